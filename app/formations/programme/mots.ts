import { type DemiJournee, feuillet, jourDe, libelleMinutes, libellePeriode } from '#app/commun/periode.ts';
import { enLettres, majuscule } from '#app/commun/texte.ts';
import type { TonDePuce } from '#app/ui/puce.tsx';
import type { StatutFormation } from './formations.ts';

/** « 5 places libres sur 12 » */
export const libellePlaces = (libres: number, capacite: number): string =>
  `${libres} ${libres === 1 ? 'place libre' : 'places libres'} sur ${capacite}`;

/** « Trois demi-journées » */
export const libelleDemiJournees = (n: number): string =>
  n === 1 ? 'Une demi-journée' : `${majuscule(enLettres(n))} demi-journées`;

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
    quand: majuscule(libellePeriode({ du: demiJournee, au: demiJournee })),
    heures: `${libelleMinutes(debut)} à ${libelleMinutes(fin)}`,
  };
}

export const TON_DE_FORMATION: Record<StatutFormation, TonDePuce> = {
  projet: 'neutre',
  ouverte: 'succes',
  confirmee: 'succes',
  realisee: 'info',
  close: 'info',
  annulee: 'erreur',
};
