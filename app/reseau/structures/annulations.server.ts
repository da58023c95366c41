import { eq, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import type { Annulation, LigneAAnnuler } from '#app/commun/prise.ts';
import { CHAMPS_DU_RESEAU } from '#app/reseau/donnees/mots-du-reseau.ts';
import { structures } from './tables.ts';
import { denommer, ecrireTerritoire, type TerritoireNomme, territoireNomme } from './territoire-de-structure.server.ts';
import { verifierUnique } from './unicite.server.ts';

const COLONNES = [
  ...['nom', 'siret', 'gestion', 'federation', 'adresse', 'codePostal', 'communeCode', 'milieu', 'itinerance', 'etp'],
  ...['benevoles', 'telephone', 'courriel', 'siteInternet', 'presentation', 'placesStage', 'consignesStage'],
] as readonly (keyof typeof structures.$inferSelect)[];
const NOMMES: readonly (keyof TerritoireNomme)[] = ['communes', 'qpv', 'sites'];

const memes = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What is to be put back, once it is known that it may be. */
function lire(ctx: Contexte, { objetId, avant, apres }: LigneAAnnuler) {
  const structure = ctx.db.select().from(structures).where(eq(structures.id, objetId)).get();
  const champs = Object.keys(apres);
  if (!structure || champs.length === 0 || Object.keys(avant).length === 0)
    return { refus: 'Il n’y a rien à remettre comme avant.' };
  const inconnus = champs.filter(
    (champ) => !([...COLONNES, ...NOMMES] as readonly string[]).includes(champ) || !(champ in avant),
  );
  if (inconnus.length > 0) return { refus: 'Cet acte a changé plus que sa page : reprenez-la à la main.' };
  const present: Record<string, unknown> = { ...structure, ...territoireNomme(ctx, objetId) };
  const change = champs.find((champ) => !memes(present[champ], apres[champ]));
  if (change) return { refus: `« ${CHAMPS_DU_RESEAU.structure?.[change] ?? change} » a encore changé depuis.` };
  const nommes = Object.fromEntries(NOMMES.filter((nom) => nom in avant).map((nom) => [nom, avant[nom]]));
  const territoire = denommer(ctx, nommes);
  if ('refus' in territoire) return territoire;
  const colonnes = Object.fromEntries(COLONNES.filter((nom) => nom in avant).map((nom) => [nom, avant[nom]]));
  return { colonnes, territoire: territoire.ecrire, futur: { ...structure, ...colonnes } as typeof structure };
}

/** A page put back as it was, as long as what was changed stands and breaks no rule. */
const remettre: Annulation = {
  empechement(ctx, ligne) {
    const lu = lire(ctx, ligne);
    if ('refus' in lu) return lu.refus;
    try {
      verifierUnique(ctx, ligne.objetId, lu.futur);
      return null;
    } catch (erreur) {
      if (erreur instanceof ErreurMetier) return erreur.message;
      throw erreur;
    }
  },
  annuler(ctx, ligne) {
    const lu = lire(ctx, ligne);
    if ('refus' in lu) return;
    ctx.db
      .update(structures)
      .set({ ...lu.colonnes, version: sql`${structures.version} + 1` })
      .where(eq(structures.id, ligne.objetId))
      .run();
    ecrireTerritoire(ctx, ligne.objetId, lu.territoire);
  },
};

/** By `objet/acte`, for the prise of réseau. */
export const ANNULATIONS_DE_STRUCTURE: Readonly<Record<string, Annulation>> = {
  'structure/modifier': remettre,
  'structure/importer': remettre,
};
