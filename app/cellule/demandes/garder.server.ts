import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { type Destinataire, nouvelleCle } from '#app/services/coffre.server.ts';
import { type ActeDemande, estEntreMembres, type TransitionDemande } from '../cellule.ts';
import { demandesCellule } from '../tables.ts';
import { deposer, type Scelle, scellerPieces } from './ecrire.server.ts';
import { textesGardes } from './histoire.ts';
import type { DemandeOuverte } from './ouvrir.server.ts';
import type { Contenu, PieceDe } from './pieces.ts';

let leurre: Promise<Destinataire> | undefined;
const unLeurre = () => {
  leurre ??= nouvelleCle().then(({ destinataire }) => destinataire);
  return leurre;
};

/** @returns false when it was sealed anew, or erased, in the same instant */
function deposerSiPossible(ctx: ContextePersonne, id: string, pieces: Scelle[]): boolean {
  try {
    deposer(ctx, id, { pieces });
    return true;
  } catch (refus) {
    if (refus instanceof ErreurMetier) return false;
    throw refus;
  }
}

/** Times that a text is sealed again while the keys of its demande change. */
const REPRISES = 3;

/** What a form keeps of what was typed; a file is chosen again. */
const MAX_CHAMPS = 40;

interface Envoi {
  ctx: ContextePersonne;
  params: Readonly<Record<string, string | undefined>>;
  request: Request;
}

const cheminDe = (request: Request) => new URL(request.url).pathname.replace(/\.data$/, '');
/** The text that a form was reopened with stands in its address. */
const gardeDe = (request: Request) => new URL(request.url).searchParams.get('garde');

type Quoi = ActeDemande | TransitionDemande;

/**
 * How a page puts away what was typed when the door closed, and lets go of it once it is sent.
 * @param quoi what the page does, which says whose the text is; a function of its address when it does several things
 */
export const garderTexteDe = (quoi: Quoi | ((params: Envoi['params']) => Quoi)) => ({
  garder: ({ ctx, params, request }: Envoi, champs: FormData): Promise<void> =>
    garderTexte(
      ctx,
      params.id ?? '',
      {
        ...{ vers: cheminDe(request), remplace: gardeDe(request) },
        entreMembres: estEntreMembres(typeof quoi === 'function' ? quoi(params) : quoi),
      },
      champs,
    ),
  repris: async ({ ctx, request, ouverte }: Envoi & { ouverte: DemandeOuverte }): Promise<void> => {
    const garde = gardeDe(request);
    if (garde !== null) await laisserTexte(ctx, ouverte, garde);
  },
});

/** For a page on which nothing is typed: a file is chosen again. */
export const rienAGarder = { garder: async (): Promise<void> => {}, repris: async (): Promise<void> => {} };

/**
 * Puts away what was typed when the door closed meanwhile, sealed with the public key of the demande: its writer finds it
 * behind the door. For an unknown demande, nothing is written, and nothing says so.
 * @param vers address of the form, from `/cellule/demandes/…` on
 * @param remplace the text that the form had been reopened with
 * @param entreMembres sealed to the members alone
 */
async function garderTexte(
  ctx: ContextePersonne,
  id: string,
  { vers, remplace, entreMembres }: { vers: string; remplace: string | null; entreMembres: boolean },
  champs: FormData,
): Promise<void> {
  const lus = [...champs].filter((champ): champ is [string, string] => typeof champ[1] === 'string' && champ[1] !== '');
  if (lus.length === 0) return;
  const contenus: Contenu[] = [{ genre: 'texte_garde', vers, champs: Object.fromEntries(lus.slice(0, MAX_CHAMPS)) }];
  if (remplace) contenus.push({ genre: 'texte_repris', garde: remplace });
  for (let reprise = 0; reprise < REPRISES; reprise += 1) {
    if (await scellerEtDeposer(ctx, id, contenus, entreMembres)) return;
  }
}

/** @returns whether there is nothing more to do: it is written, or there is no such demande */
async function scellerEtDeposer(
  ctx: ContextePersonne,
  id: string,
  contenus: readonly Contenu[],
  entreMembres: boolean,
): Promise<boolean> {
  const ligne = ctx.db.select().from(demandesCellule).where(eq(demandesCellule.id, id)).get();
  // An unknown demande costs what a known one costs.
  const destinataire = (ligne?.destinataire ?? (await unLeurre())) as Destinataire;
  const cible = { id, destinataire, destinataireMembres: (ligne?.destinataireMembres ?? destinataire) as Destinataire };
  const pieces = await scellerPieces(ctx, cible, contenus, { entreMembres });
  return !ligne || deposerSiPossible(ctx, id, pieces);
}

/** A text that this reader had typed when the door closed; undefined when it is not hers, sent or thrown away. */
export const getTexteGarde = (demande: DemandeOuverte, garde: string | null | undefined): PieceDe<'texte_garde'> | undefined =>
  textesGardes(demande.pieces, demande.moi.personneId).find(({ id }) => id === garde);

/** What a form is reopened with; undefined for a form that starts afresh. */
export function texteAReprendre(demande: DemandeOuverte, request: Request) {
  const texte = getTexteGarde(demande, gardeDe(request));
  return texte?.vers === cheminDe(request) ? { valeurs: texte.champs, erreurs: {} } : undefined;
}

/** Says that a text was sent, or is not wanted any more. */
export async function laisserTexte(ctx: ContextePersonne, demande: DemandeOuverte, garde: string): Promise<void> {
  const texte = getTexteGarde(demande, garde);
  if (!texte) return;
  const { entreMembres } = texte;
  deposer(ctx, demande.id, {
    pieces: await scellerPieces(ctx, demande, [{ genre: 'texte_repris', garde }], { entreMembres }),
  });
}
