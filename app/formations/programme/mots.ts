import { libelleEuros } from '#app/commun/euros.ts';
import { aNom } from '#app/commun/francais.ts';
import { type DemiJournee, demiJournee, feuillet, jourDe, libelleMinutes, libellePeriode } from '#app/commun/periode.ts';
import { enLettres, enumerer, majuscule } from '#app/commun/texte.ts';
import type { Seance } from './formations.ts';

/** « 5 places libres sur 12 », as the page of a formation says it. */
export const libellePlaces = (libres: number, capacite: number): string =>
  `${libres} ${libres === 1 ? 'place libre' : 'places libres'} sur ${capacite}`;

/** The same where several formations are read together: « Complet » when there is none. */
export const placesDites = (libres: number, capacite: number): string =>
  libres <= 0 ? 'Complet' : libellePlaces(libres, capacite);

/** What it costs a structure, and who pays the rest. */
export function coutDit({
  cout,
  coutDit: comprend,
  financeurs,
}: {
  cout: number;
  coutDit: string | null;
  financeurs: readonly string[];
}): string {
  const payent = financeurs.length > 0 ? ` Financement\u00a0: ${enumerer(financeurs)}.` : '';
  if (cout === 0 && !comprend && !payent) return 'Gratuite.';
  const combien = cout === 0 ? 'Gratuite pour les structures' : `${libelleEuros(cout)} par structure`;
  return `${combien}${comprend ? `, ${comprend}` : ''}.${payent}`;
}

/** « Trois demi-journées » */
export const libelleDemiJournees = (n: number): string =>
  n === 1 ? 'Une demi-journée' : `${majuscule(enLettres(n))} demi-journées`;

/** « La salle des Tilleuls, à Nexon »: where it is held, as far as it is known. */
export const ouDite = (lieu: string | null, commune: string | null): string =>
  [lieu, commune && aNom(commune)].filter(Boolean).join(', ');

/**
 * « du lundi 4 au mardi 12 mai », from its first half-day to its last; empty as long as it has no date. Over several days its moments
 * are those of its half-days: what lies between is not of it.
 */
export function quandDite({ du, au }: { du: DemiJournee | null; au: DemiJournee | null }, avecAnnee = false): string {
  if (du === null || au === null) return '';
  const [premier, dernier] = [jourDe(du), jourDe(au)];
  if (premier === dernier) return libellePeriode({ du, au }, avecAnnee);
  return libellePeriode({ du: demiJournee(premier, 'matin'), au: demiJournee(dernier, 'apres-midi') }, avecAnnee);
}

/** « mardi 12 mai, le matin »: one half-day, without its hours. */
export const jourDeSeance = (demi: DemiJournee, avecAnnee = false): string => libellePeriode({ du: demi, au: demi }, avecAnnee);

/** « Mardi 12 mai, le matin, de 9 h à 12 h » */
export const libelleSeance = ({ demiJournee, debut, fin }: Seance, avecAnnee = false): string =>
  `${majuscule(jourDeSeance(demiJournee, avecAnnee))}, de ${libelleMinutes(debut)} à ${libelleMinutes(fin)}`;

/** A half-day, in words. */
export interface SeanceEnMots {
  id: number;
  jour: ReturnType<typeof feuillet>;
  iso: string;
  /** « Mardi 12 mai, le matin » */
  quand: string;
  /** « 9 h 30 à 12 h 30 » */
  heures: string;
  titre: string | null;
  lieu: string | null;
}

/** A half-day as pages and papers say it. */
export function seanceEnMots({
  id,
  demiJournee,
  debut,
  fin,
  titre,
  lieu,
}: {
  id: number;
  demiJournee: DemiJournee;
  debut: number;
  fin: number;
  titre: string | null;
  lieu: string | null;
}): SeanceEnMots {
  const iso = jourDe(demiJournee);
  return {
    ...{ id, iso, jour: feuillet(iso), titre, lieu },
    quand: majuscule(jourDeSeance(demiJournee)),
    heures: `${libelleMinutes(debut)} à ${libelleMinutes(fin)}`,
  };
}
