import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type Destinataire, nouvelleCle } from '#app/services/coffre.server.ts';
import { demandesCellule } from '../tables.ts';
import { deposer, scellerPieces } from './ecrire.server.ts';

let leurre: Promise<Destinataire> | undefined;
const unLeurre = () => {
  leurre ??= nouvelleCle().then(({ destinataire }) => destinataire);
  return leurre;
};

/** What a form keeps of what was typed; a file is chosen again. */
const MAX_CHAMPS = 40;

/** How a page puts away what was typed: see `garderTexte`. */
export const garderTexteDe = (
  { ctx, params, request }: { ctx: ContextePersonne; params: Readonly<Record<string, string | undefined>>; request: Request },
  champs: FormData,
): Promise<void> => garderTexte(ctx, params.id ?? '', new URL(request.url).pathname.replace(/\.data$/, ''), champs);

/**
 * Puts away what was typed when the door closed meanwhile, sealed with the public key of the demande: its writer finds it
 * behind the door. For an unknown demande, nothing is written, and nothing says so.
 * @param vers address of the form, from `/cellule/demandes/…` on
 */
async function garderTexte(ctx: ContextePersonne, id: string, vers: string, champs: FormData): Promise<void> {
  const lus = [...champs].filter((champ): champ is [string, string] => typeof champ[1] === 'string' && champ[1] !== '');
  if (lus.length === 0) return;
  const ligne = ctx.db.select().from(demandesCellule).where(eq(demandesCellule.id, id)).get();
  // An unknown demande costs what a known one costs.
  const destinataire = (ligne?.destinataire ?? (await unLeurre())) as Destinataire;
  const cible = { id, destinataire, destinataireMembres: (ligne?.destinataireMembres ?? destinataire) as Destinataire };
  // A member's text may be for the members alone: it is never sealed to the asker.
  const entreMembres = ctx.acteur.roles.includes('cellule');
  const contenu = { genre: 'texte_garde' as const, vers, champs: Object.fromEntries(lus.slice(0, MAX_CHAMPS)) };
  const pieces = await scellerPieces(ctx, cible, [contenu], { entreMembres });
  if (ligne) deposer(ctx, id, { pieces });
}
