/**
 * Who was there, half-day by half-day. Rows are only added: the last one counts, and each correction says who and why.
 */
export const ETATS_PRESENCE = ['presente', 'absente', 'excusee'] as const;
export type EtatPresence = (typeof ETATS_PRESENCE)[number];

/** A state as it is read beside a name, whoever bears it. */
export const LIBELLE_ETAT_PRESENCE: Record<EtatPresence, string> = {
  presente: 'Présence',
  absente: 'Absence',
  excusee: 'Absence excusée',
};

/** How it was noted: on one's own telephone, by whoever trains, from the signed sheet. */
export const MOYENS_PRESENCE = ['telephone', 'formatrice', 'feuille'] as const;
export type MoyenPresence = (typeof MOYENS_PRESENCE)[number];

/** How it was noted, after the state: « Présence, dite sur son téléphone ». */
export const LIBELLE_MOYEN_PRESENCE: Record<MoyenPresence, string> = {
  telephone: 'dite sur son téléphone',
  formatrice: 'vue sur place',
  feuille: 'd’après la feuille signée',
};

interface LigneDePresence {
  inscriptionId: number;
  seanceId: number;
  rang: number;
  etat: EtatPresence;
}

/** What counts of each half-day of someone: its last row. The key is « inscription:séance ». */
export function presencesRetenues<L extends LigneDePresence>(lignes: readonly L[]): Map<string, L> {
  const retenues = new Map<string, L>();
  for (const ligne of lignes) {
    const cle = clePresence(ligne);
    const deja = retenues.get(cle);
    if (!deja || deja.rang < ligne.rang) retenues.set(cle, ligne);
  }
  return retenues;
}

/** The key of someone’s half-day among those that count. */
export const clePresence = ({ inscriptionId, seanceId }: { inscriptionId: number; seanceId: number }): string =>
  `${inscriptionId}:${seanceId}`;

/** How long someone was there, in minutes: the half-days where what counts says « présente ». */
export function minutesSuivies(
  inscriptionId: number,
  seances: readonly { id: number; debut: number; fin: number }[],
  retenues: ReadonlyMap<string, LigneDePresence>,
): number {
  return seances
    .filter(({ id }) => retenues.get(clePresence({ inscriptionId, seanceId: id }))?.etat === 'presente')
    .reduce((total, { debut, fin }) => total + fin - debut, 0);
}
