import type { Droits } from '#app/commun/droits.ts';
import { aNom } from '#app/commun/francais.ts';
import type { Jour } from '#app/commun/periode.ts';
import { ajouterJours, jourDeSemaine } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { type Distance, libelleDistance } from '#app/reseau/territoire/distances.ts';

/**
 * A malle pédagogique: a box of material that a structure keeps for all.
 * Its keeper says what is in it, where it is collected, under which rules it is lent; what she does not say, the network's
 * settings say.
 */
export const ETATS_MALLE = ['en_service', 'en_reparation', 'retiree'] as const;
export type EtatMalle = (typeof ETATS_MALLE)[number];

export const LIBELLE_ETAT_MALLE: Record<EtatMalle, string> = {
  en_service: 'En service',
  en_reparation: 'Hors service',
  retiree: 'Retirée du prêt',
};

/** Relations to a malle. `gardienne`: keeps it, or is of the structure where it lives. `lectrice`: anyone but a partenaire. */
export const RELATIONS_MALLE = ['gardienne', 'coordination', 'lectrice'] as const;
export type RelationMalle = (typeof RELATIONS_MALLE)[number];

export const DROITS_MALLE = {
  voir: ['gardienne', 'coordination', 'lectrice'],
  /** Words, contents, rules, photos; takes it out of service and back. */
  modifier: ['gardienne', 'coordination'],
  creer: ['coordination'],
  ecrireAuCarnet: ['gardienne', 'coordination', 'lectrice'],
} as const satisfies Droits<string, RelationMalle>;

/** Relations to an idea of the carnet: those to its malle, and `auteur`. */
export type RelationIdee = RelationMalle | 'auteur';
export const DROITS_IDEE = {
  retirer: ['auteur', 'gardienne', 'coordination'],
} as const satisfies Droits<string, RelationIdee>;

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
}

/** Whom the room is open to: a partenaire borrows nothing. */
export const ouvreLesMalles = ({ roles }: Pick<Lectrice, 'roles'>): boolean =>
  roles.includes('coordination') || !roles.includes('partenaire');

/** Who someone is to a malle. */
export function relationsALaMalle(malle: { structureId: number; gardienneId: number | null }, acteur: Lectrice): RelationMalle[] {
  if (!ouvreLesMalles(acteur)) return [];
  const relations: RelationMalle[] = ['lectrice'];
  const partie = acteur.membreDe.length === 0 && !acteur.roles.includes('coordination');
  if (acteur.membreDe.includes(malle.structureId) || (malle.gardienneId === acteur.personneId && !partie))
    relations.push('gardienne');
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  return relations;
}

/** Under what a malle is lent, once the network's settings have filled what its keeper left open. */
export interface ReglesDePret {
  /** Longest loan, in days. */
  joursMax: number;
  /** How many days before its first day a loan is booked. */
  preavisJours: number;
  /** How many days ahead one books, at most. */
  horizonJours: number;
  /** Kept before and after each loan, to bring it back, count and clean, in half-days. */
  tamponAvant: number;
  tamponApres: number;
  /** Days of the week when nobody hands over or takes back: 0 Sunday … 6 Saturday. Public holidays are closed too. */
  joursFermes: readonly number[];
  /** How many malles a structure may have on the same day, this one counted. */
  pretsParStructure: number;
  /** The keeper says yes before it is booked. */
  accord: boolean;
  /** Asked as a note, in cents; 0 for none. */
  caution: number;
}

/** Nobody hands over that day. */
export const estJourFerme = (jour: Jour, joursFermes: readonly number[], feries: ReadonlySet<Jour>): boolean =>
  joursFermes.includes(jourDeSemaine(jour)) || feries.has(jour);

/** The last day that one may book up to. */
export const dernierJourReservable = (aujourdhui: Jour, { horizonJours }: Pick<ReglesDePret, 'horizonJours'>): Jour =>
  ajouterJours(aujourdhui, horizonJours);

/** The first day that one may book from. */
export const premierJourReservable = (aujourdhui: Jour, { preavisJours }: Pick<ReglesDePret, 'preavisJours'>): Jour =>
  ajouterJours(aujourdhui, preavisJours);

/** « 12 enfants de 6 à 12 ans », whatever of it is known; empty when nothing is. */
export function libellePublic({
  ageMin,
  ageMax,
  groupeMax,
}: {
  ageMin: number | null;
  ageMax: number | null;
  groupeMax: number | null;
}): string {
  const ages =
    ageMin === null
      ? ageMax === null
        ? ''
        : `jusqu’à ${ageMax}\u00a0ans`
      : ageMax === null
        ? `à partir de ${ageMin}\u00a0ans`
        : `de ${ageMin} à ${ageMax}\u00a0ans`;
  const groupe = groupeMax === null ? '' : `jusqu’à ${groupeMax}\u00a0personnes`;
  return [groupe, ages].filter(Boolean).join(', ');
}

/** « À Bellac, à environ 34 km de chez vous » ; empty when the commune is not known. */
export function libelleOu(commune: string | null, distance: Distance | undefined): string {
  const ou = commune === null ? [] : [aNom(commune)];
  if (distance)
    ou.push(distance.km === 0 ? 'dans votre commune' : `à ${libelleDistance(distance).replace(' km', '\u00a0km')} de chez vous`);
  return majuscule(ou.join(', '));
}

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_LA_MALLE: Readonly<Record<string, string>> = {
  nom: 'Nom',
  resume: 'En une phrase',
  notice: 'Notice',
  ageMin: 'Âge, à partir de',
  ageMax: 'Âge, jusqu’à',
  groupeMax: 'Taille du groupe',
  ouRetirer: 'Où la retirer',
  quandRetirer: 'Quand la retirer',
  structureId: 'Structure',
  gardienneId: 'Qui la garde',
  joursMax: 'Durée la plus longue',
  preavisJours: 'Prévenir',
  horizonJours: 'Réserver à l’avance',
  tamponAvant: 'Avant le prêt',
  tamponApres: 'Après le prêt',
  joursFermes: 'Jours sans remise',
  pretsParStructure: 'Malles en même temps',
  accord: 'Accord à attendre',
  caution: 'Caution',
  etat: 'État',
  etatMotif: 'Pourquoi',
  etatJusquAu: 'Jusqu’au',
  objets: 'Contenu',
};
