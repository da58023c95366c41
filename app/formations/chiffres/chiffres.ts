import { adresseAvec } from '#app/commun/chiffres.ts';
import { type DemiJournee, jourDe } from '#app/commun/periode.ts';
import { aEuLieu, type StatutFormation } from '#app/formations/programme/formations.ts';

/**
 * What is counted of the formations, and how one figure leads to the rows behind it. A formation belongs to the civil year of its
 * first half-day, and so does all that came of it.
 */
export const COMPTES_DE_FORMATION = ['formations', 'annulees', 'evaluees'] as const;
/** The same, whose rows are people. */
export const COMPTES_DE_PERSONNE = ['personnes', 'absences', 'rendues'] as const;
/** All that one may open. */
export const COMPTES = [...COMPTES_DE_FORMATION, ...COMPTES_DE_PERSONNE] as const;
export type Compte = (typeof COMPTES)[number];
export type CompteDeFormation = (typeof COMPTES_DE_FORMATION)[number];
export type CompteDePersonne = (typeof COMPTES_DE_PERSONNE)[number];

/** The title of the list behind the figure. */
export const LIBELLE_COMPTE: Record<Compte, string> = {
  formations: 'Formations qui ont eu lieu',
  annulees: 'Formations annulées',
  evaluees: 'Formations dont l’avis se lit',
  personnes: 'Qui a suivi une formation',
  absences: 'Absences\u00a0: places gardées, où personne n’est venu',
  rendues: 'Places rendues avant le début',
};

/** Whether the rows behind a figure are formations: otherwise they are people. */
export const estDeFormation = (compte: Compte): compte is CompteDeFormation => COMPTES_DE_FORMATION.some((un) => un === compte);

/** One average is that of one formation, which its synthesis tells to whoever may read it: all together, from two on. */
const ASSEZ_DE_FORMATIONS = 2;

/** A formation that took place, or was called off once open, as the figures read it. */
export interface FormationComptee {
  id: number;
  statut: StatutFormation;
  du: DemiJournee;
  demis: number;
  capacite: number;
  /** Places that were given back before it began, and that nobody took from her hands. */
  rendues: number;
  /** What was said on leaving: how many answered, the sum of their marks and how many there are. */
  /** `entendues`: those of the answers that someone noted for whoever gave them. */
  avis: { reponses: number; entendues: number; somme: number; notes: number };
  /** Ids of what it is about. */
  themes: readonly number[];
}

/** Someone who had a place in a formation that took place. */
export interface Participation {
  formationId: number;
  personneId: number;
  structureId: number;
  demis: number;
  minutes: number;
  notees: number;
}

/** She was there, one half-day at least. */
export const estVenue = ({ demis }: Pick<Participation, 'demis'>): boolean => demis > 0;
/** Her presence is noted, and she never came. */
export const nEstPasVenue = ({ demis, notees }: Pick<Participation, 'demis' | 'notees'>): boolean => notees > 0 && demis === 0;
/** Enough have answered for it to be read without guessing who said what. */
export const estEvaluee = (une: Pick<FormationComptee, 'statut' | 'avis'>, minimum: number): boolean =>
  aEuLieu(une.statut) && une.avis.reponses - une.avis.entendues >= minimum;

/** Formations and those who came, counted: no name. */
export interface Chiffres {
  formations: number;
  demis: number;
  personnes: number;
  participations: number;
  structures: number;
  /** All together, in hours. */
  heures: number;
  places: number;
  tenues: number;
  evaluees: number;
  reponses: number;
  /** Out of 4; null as long as it would be that of one formation alone. */
  satisfaction: number | null;
  annulees: number;
  rendues: number;
  absences: number;
  /** Those of which nobody's presence is noted. */
  sansPresence: number;
}

const somme = (nombres: readonly number[]) => nombres.reduce((a, b) => a + b, 0);
const differents = (ids: readonly number[]) => new Set(ids).size;
const MINUTES_PAR_HEURE = 60;

/** @param minimum answers from which what is said of a formation is read */
export function compter(lues: readonly FormationComptee[], participations: readonly Participation[], minimum: number): Chiffres {
  const tenues = lues.filter(({ statut }) => aEuLieu(statut));
  const ids = new Set(tenues.map(({ id }) => id));
  const placees = participations.filter(({ formationId }) => ids.has(formationId));
  const venues = placees.filter(estVenue);
  const notees = new Set(placees.filter((une) => une.notees > 0).map(({ formationId }) => formationId));
  const evaluees = tenues.filter((une) => estEvaluee(une, minimum));
  const notes = somme(evaluees.map(({ avis }) => avis.notes));
  return {
    formations: tenues.length,
    demis: somme(tenues.map(({ demis }) => demis)),
    personnes: differents(venues.map(({ personneId }) => personneId)),
    participations: venues.length,
    structures: differents(venues.map(({ structureId }) => structureId)),
    heures: somme(venues.map(({ minutes }) => minutes)) / MINUTES_PAR_HEURE,
    places: somme(tenues.map(({ capacite }) => capacite)),
    tenues: placees.length,
    evaluees: evaluees.length,
    reponses: somme(evaluees.map(({ avis }) => avis.reponses)),
    satisfaction:
      evaluees.length < ASSEZ_DE_FORMATIONS || notes === 0 ? null : somme(evaluees.map(({ avis }) => avis.somme)) / notes,
    annulees: lues.filter(({ statut }) => statut === 'annulee').length,
    rendues: somme(tenues.map((une) => une.rendues)),
    absences: placees.filter(nEstPasVenue).length,
    sansPresence: tenues.filter(({ id }) => !notees.has(id)).length,
  };
}

/** « 2026 »: the year that a formation belongs to. */
export const anneeDe = ({ du }: { du: DemiJournee }): string => jourDe(du).slice(0, 4);

/** The first figures of a line: those that a theme shows. */
export const COLONNES_DE_THEME = 5;

/** What an address asks for. */
export interface ChoixDeChiffres {
  annee?: string | undefined;
  /** The slug of a word of the vocabulary. */
  theme?: string | undefined;
  compte?: Compte | undefined;
  page?: number | undefined;
}

/** The figures, of a year when one is said. */
export const adresseDesChiffres = (choix: Pick<ChoixDeChiffres, 'annee'>): string => adresseAvec('/formations/chiffres', choix);
/** The rows behind a figure. */
export const adresseDesLignes = (choix: ChoixDeChiffres): string => adresseAvec('/formations/chiffres/lignes', { ...choix });
