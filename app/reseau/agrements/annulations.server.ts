import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Annulation, LigneAAnnuler } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { faitsDe } from './agrements.server.ts';
import { seChevauchent } from './agrements.ts';
import { agrements, genresAgrement } from './tables.ts';

/** The words for the fields of an agrément, of a kind and of a rule in the journal. */
export const CHAMPS_DES_AGREMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  agrement: {
    ...{ structureId: 'Structure', genre: 'Agrément', du: 'Depuis', au: 'Jusqu’au' },
    ...{ decideur: 'Décidé par', decideLe: 'Décidé le', renouvellementDemandeLe: 'Renouvellement demandé le' },
  },
  genre_agrement: {
    ...{ code: 'Code', nom: 'Nom', sigle: 'Sigle', nature: 'Nature', donne: 'Ce que la structure devient', rang: 'Rang' },
    regles: 'Règles',
  },
  regle_agrement: {
    ...{ genre: 'Agrément', depuis: 'À partir du', decideur: 'Décidé par', niveau: 'Niveau demandé', source: 'Source' },
    ...{ anneesMin: 'Durée la plus courte, en années', anneesMax: 'Durée la plus longue, en années', exige: 'Exige aussi' },
  },
};

const CHAMPS = ['genre', 'du', 'au', 'decideur', 'decideLe', 'renouvellementDemandeLe'] as const;
type Ligne = typeof agrements.$inferSelect;

const CHANGE = 'Cet agrément a été modifié depuis : il n’est plus comme cette ligne l’a laissé.';
const PARTI = 'Cet agrément a été retiré depuis.';
const PRIS = 'Une autre période du même agrément est notée sur ces dates.';

const lire = (ctx: Contexte, id: number) => ctx.db.select().from(agrements).where(eq(agrements.id, id)).get();

/** Whether what a line wrote is still so; a field it does not name is not asked. */
const encoreAinsi = (present: Ligne, voulu: Record<string, unknown>) =>
  CHAMPS.every((champ) => !(champ in voulu) || (present[champ] ?? null) === (voulu[champ] ?? null));

/** Only the columns of the table, whatever a line holds. */
function lireLigne(garde: Record<string, unknown>): Partial<Ligne> {
  return Object.fromEntries(CHAMPS.filter((champ) => champ in garde).map((champ) => [champ, garde[champ] ?? null]));
}

function libre(ctx: Contexte, id: number, ligne: Pick<Ligne, 'structureId' | 'genre' | 'du' | 'au'>): boolean {
  return !faitsDe(ctx, ligne.structureId).some(
    (fait) => fait.id !== id && fait.genre === ligne.genre && seChevauchent(fait, ligne),
  );
}

const ajout: Annulation = {
  empechement(ctx, { objetId, apres }) {
    const present = lire(ctx, objetId);
    if (!present) return PARTI;
    // What was noted afterwards beside what this line wrote would be lost with it.
    return encoreAinsi(present, { renouvellementDemandeLe: null, ...apres }) ? null : CHANGE;
  },
  annuler(ctx, { objetId }) {
    ctx.db.delete(agrements).where(eq(agrements.id, objetId)).run();
  },
};

const changement: Annulation = {
  empechement(ctx, { objetId, avant, apres }) {
    const present = lire(ctx, objetId);
    if (!present) return PARTI;
    if (!encoreAinsi(present, apres)) return CHANGE;
    const remis = { ...present, ...lireLigne(avant) };
    if (remis.du && remis.au && remis.au < remis.du) return CHANGE;
    return libre(ctx, objetId, remis) ? null : PRIS;
  },
  annuler(ctx, { objetId, avant }) {
    const version = (lire(ctx, objetId)?.version ?? 0) + 1;
    ctx.db
      .update(agrements)
      .set({ ...lireLigne(avant), version })
      .where(eq(agrements.id, objetId))
      .run();
  },
};

/** What a removal kept, when it is whole. */
function retire({ avant }: LigneAAnnuler) {
  const { structureId, genre } = avant;
  if (typeof structureId !== 'number' || typeof genre !== 'string') return null;
  return { du: null, au: null, ...lireLigne(avant), structureId, genre };
}

const retrait: Annulation = {
  empechement(ctx, ligne) {
    const remis = retire(ligne);
    if (!remis || lire(ctx, ligne.objetId)) return CHANGE;
    const structure = ctx.db.select({ id: structures.id }).from(structures).where(eq(structures.id, remis.structureId)).get();
    const genre = ctx.db.select().from(genresAgrement).where(eq(genresAgrement.code, remis.genre)).get();
    if (!structure || !genre) return 'La structure ou le genre de cet agrément n’existe plus.';
    return libre(ctx, ligne.objetId, remis) ? null : PRIS;
  },
  annuler(ctx, ligne) {
    const remis = retire(ligne);
    if (remis)
      ctx.db
        .insert(agrements)
        .values({ id: ligne.objetId, ...remis })
        .run();
  },
};

/** By `objet/acte` of the journal. */
export const ANNULATIONS_DES_AGREMENTS: Readonly<Record<string, Annulation>> = {
  'agrement/ajouter': ajout,
  'agrement/renouveler': ajout,
  'agrement/modifier': changement,
  'agrement/noter_renouvellement': changement,
  'agrement/retirer': retrait,
};
