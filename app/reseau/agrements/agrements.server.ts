import { and, eq, type SQL } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { type Jour, jourCivil, libelleJourCourt, libelleMois } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { DROITS_AGREMENT, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import {
  aUneSuite,
  demarche,
  type Etat,
  etatAuJour,
  type FaitDeStructure,
  LIBELLE_TYPE,
  type NatureAgrement,
  periodeSuivante,
} from './agrements.ts';
import { dans, depuis } from './delais.ts';
import { agrements, genresAgrement } from './tables.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** One dated fact of a structure, in words. */
export interface AgrementLu {
  id: number;
  genre: string;
  nom: string;
  sigle: string | null;
  nature: NatureAgrement;
  /** « 1er janvier 2024 », empty when not known. */
  du: string;
  au: string;
  /** « Dans 9 mois », « Fini depuis 2 mois »; null when nothing is to be done. */
  quand: string | null;
  ton: 'attention' | 'erreur' | 'neutre';
  /** « Caf, décembre 2023 », empty when not known. */
  decision: string;
  passe: boolean;
}

const colonnes = {
  id: agrements.id,
  structureId: agrements.structureId,
  genre: agrements.genre,
  nom: genresAgrement.nom,
  sigle: genresAgrement.sigle,
  nature: genresAgrement.nature,
  donne: genresAgrement.donne,
  rang: genresAgrement.rang,
  du: agrements.du,
  au: agrements.au,
  decideur: agrements.decideur,
  decideLe: agrements.decideLe,
  renouvellementDemandeLe: agrements.renouvellementDemandeLe,
  version: agrements.version,
};

/** Dated facts with the words of their kind, in one query; the kinds in their order, then the oldest first. */
export function lireFaits(ctx: Pick<Contexte, 'db'>, ou: SQL | undefined) {
  return ctx.db
    .select(colonnes)
    .from(agrements)
    .innerJoin(genresAgrement, eq(genresAgrement.code, agrements.genre))
    .where(ou)
    .orderBy(genresAgrement.rang, genresAgrement.nom, agrements.du, agrements.id)
    .all();
}
export type Fait = ReturnType<typeof lireFaits>[number];

/** Facts of a structure, of all times. */
export const faitsDe = (ctx: Pick<Contexte, 'db'>, structureId: number): Fait[] =>
  lireFaits(ctx, eq(agrements.structureId, structureId));

const enJour = (jour: Jour | null): string => (jour === null ? '' : libelleJourCourt(jour));

/** « Caf, décembre 2023 » */
function decision({ decideur, decideLe }: Pick<Fait, 'decideur' | 'decideLe'>): string {
  const mois = decideLe && libelleMois(decideLe);
  return [decideur, mois].filter(Boolean).join(', ');
}

/** What is said beside a date: how far it is, and how grave that is. */
export function quandEtTon(fait: Fait, faits: readonly FaitDeStructure[], jour: Jour): Pick<AgrementLu, 'quand' | 'ton'> {
  switch (demarche(fait, faits, jour)) {
    case 'a_demander':
      return { quand: majuscule(dans(jour, fait.au ?? jour)), ton: 'attention' };
    case 'demande':
      return { quand: 'Renouvellement demandé', ton: 'neutre' };
    case 'a_venir':
      return { quand: `Commence ${dans(jour, fait.du ?? jour)}`, ton: 'neutre' };
    case 'fini_sans_suite':
      return { quand: `Fini ${depuis(jour, fait.au ?? jour)}`, ton: 'erreur' };
    default:
      return { quand: null, ton: 'neutre' };
  }
}

const enMots = (fait: Fait, faits: readonly Fait[], jour: Jour): AgrementLu => ({
  ...{ id: fait.id, genre: fait.genre, nom: fait.nom, sigle: fait.sigle, nature: fait.nature },
  ...{ du: enJour(fait.du), au: enJour(fait.au), decision: decision(fait) },
  ...quandEtTon(fait, faits, jour),
  passe: etatAuJour(fait, jour) === 'passe',
});

/** Agréments and conventionnements of a structure: those in force and to come first, then past ones from the latest. */
export function listAgrements(ctx: Lecture, structureId: number): AgrementLu[] {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const faits = faitsDe(ctx, structureId);
  const passes = faits.filter((fait) => etatAuJour(fait, jour) === 'passe');
  const autres = faits.filter((fait) => !passes.includes(fait));
  passes.sort((a, b) => (b.au ?? '').localeCompare(a.au ?? ''));
  return [...autres, ...passes].map((fait) => enMots(fait, faits, jour));
}

/** Whether this person writes the agréments of a structure. */
export const tientLesAgrements = (ctx: ContextePersonne, structureId: number): boolean =>
  peut(DROITS_AGREMENT, 'tenir', relationsStructure(ctx.acteur, structureId));

/**
 * A structure, for those who write its agréments.
 * @throws ErreurMetier INTROUVABLE for everybody else: these pages do not exist for them
 */
export function getStructureATenir(ctx: ContextePersonne, structureId: number) {
  const { id, nom, type } = getStructure(ctx, structureId);
  if (!tientLesAgrements(ctx, structureId)) throw introuvable();
  return { id, nom, type: LIBELLE_TYPE[type] };
}

/** The agréments of a structure, for those who write them. */
export function getPageDAgrements(ctx: ContextePersonne, structureId: number) {
  return { structure: getStructureATenir(ctx, structureId), agrements: listAgrements(ctx, structureId) };
}

/**
 * One agrément of a structure, for those who write them.
 * @throws ErreurMetier INTROUVABLE
 */
export function getAgrementATenir(ctx: ContextePersonne, structureId: number, id: number) {
  const structure = getStructureATenir(ctx, structureId);
  const [fait] = lireFaits(ctx, and(eq(agrements.id, id), eq(agrements.structureId, structureId)));
  if (!fait) throw introuvable();
  return { structure, fait };
}

/** The page of one agrément. */
export function getPageDAgrement(ctx: ContextePersonne, structureId: number, id: number) {
  const { structure, fait } = getAgrementATenir(ctx, structureId, id);
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const faits = faitsDe(ctx, structureId);
  const suivante = aUneSuite(fait, faits) ? null : periodeSuivante(fait);
  return {
    structure,
    agrement: { ...enMots(fait, faits, jour), demandeLe: enJour(fait.renouvellementDemandeLe), version: String(fait.version) },
    valeurs: {
      ...{ genre: fait.genre, du: fait.du ?? '', au: fait.au ?? '' },
      ...{ decideur: fait.decideur ?? '', decideLe: fait.decideLe ?? '' },
    },
    demande: fait.renouvellementDemandeLe ?? '',
    /** The next period as it would be; null when there is one, or when no end is known. */
    suivante: suivante && { du: suivante.du, au: suivante.au ?? '', debut: enJour(suivante.du) },
    aujourdhui: jour,
  };
}

const RANG_DES_ETATS: Record<Etat, number> = { present: 0, a_venir: 1, passe: 2 };

/**
 * The agrément that the home page says of a structure: the one that makes it what it is, in force rather than past.
 * Its end is that of the periods that follow it. Null when none is noted.
 */
export function agrementQuiDit(ctx: Lecture, structureId: number) {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const faits = faitsDe(ctx, structureId);
  const ordre = (fait: Fait) => [fait.donne === null ? 1 : 0, RANG_DES_ETATS[etatAuJour(fait, jour)], fait.rang] as const;
  const [premier] = [...faits].sort((a, b) => {
    const [x, y] = [ordre(a), ordre(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (b.au ?? '').localeCompare(a.au ?? '');
  });
  if (!premier) return null;
  const suivants = faits.filter(({ genre }) => genre === premier.genre);
  const au = suivants.some((fait) => fait.au === null)
    ? null
    : suivants
        .map((fait) => fait.au ?? '')
        .sort()
        .at(-1);
  const etape = demarche(premier, faits, jour);
  return {
    forme: premier.donne ? LIBELLE_TYPE[premier.donne] : premier.nom,
    texte: au ? `${au < jour ? 'Fini depuis le' : 'Jusqu’au'} ${libelleJourCourt(au)}.` : 'La date de fin n’est pas notée.',
    bientot: etape === 'a_demander' || etape === 'fini_sans_suite',
  };
}
