import { demiJournee, estJour, type Jour, jourDe, type Moment, momentDe } from '#app/commun/periode.ts';
import { HORAIRES_PAR_DEFAUT, MAX_SEANCES } from './formations.ts';

/** A half-day as a form types it; « journee » is both of a day. */
export const MOMENTS_TAPES = ['matin', 'apres-midi', 'journee'] as const;
export type MomentTape = (typeof MOMENTS_TAPES)[number];

/** The words of each. */
export const LIBELLE_MOMENT_TAPE: Record<MomentTape, string> = {
  matin: 'le matin',
  'apres-midi': 'l’après-midi',
  journee: 'toute la journée',
};

/** What the form asks of one half-day. */
export const CHAMPS_DE_SEANCE = ['id', 'jour', 'moment', 'debut', 'fin', 'titre', 'lieu'] as const;
export type ChampDeSeance = (typeof CHAMPS_DE_SEANCE)[number];
/** The name of a field in the form. @param rang of its row, from 0 */
export const champDeSeance = (rang: number, champ: ChampDeSeance): string => `seance-${rang}-${champ}`;

/** A half-day as the form said it; `id` when it stands already. */
export interface SeanceLue {
  id?: number | undefined;
  demiJournee: number;
  debut: number;
  fin: number;
  titre: string | null;
  lieu: string | null;
}

const HEURE = /^([01]?\d|2[0-3]):([0-5]\d)$/;
/** « 09:30 » in minutes since midnight; undefined when it is no hour. */
const minutesDe = (tape: string): number | undefined => {
  const lu = HEURE.exec(tape);
  return lu ? Number(lu[1]) * 60 + Number(lu[2]) : undefined;
};
/** « 09:30 », as a field of hours wants it. @param minutes since midnight */
export const heureATaper = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * What a form typed of half-days; a row without a day is none. Errors come with their field.
 * @param aVenir when all must be to come: today, and the half-days that stand already, which may stay as they are
 */
export function lireSeancesTapees(
  valeurs: Readonly<Record<string, string | undefined>>,
  aVenir: { aujourdhui: Jour; demis: readonly number[] } | null = null,
): {
  seances: SeanceLue[];
  erreurs: { champ: string; phrase: string }[];
} {
  const erreurs: { champ: string; phrase: string }[] = [];
  const seances: SeanceLue[] = [];
  for (const rang of rangsTapes(valeurs)) {
    const tape = (champ: ChampDeSeance) => (valeurs[champDeSeance(rang, champ)] ?? '').trim();
    const refuser = (champ: ChampDeSeance, phrase: string) => erreurs.push({ champ: champDeSeance(rang, champ), phrase });
    const jour = tape('jour');
    if (!jour) {
      if (tape('titre')) refuser('jour', 'Choisissez le jour de cette demi-journée.');
      continue;
    }
    if (!estJour(jour) || jour < '2000-01-01' || jour > '2100-12-31') {
      refuser('jour', 'Cette date n’existe pas\u00a0: choisissez-la dans le calendrier.');
      continue;
    }
    const moment = tape('moment') || 'matin';
    if (!MOMENTS_TAPES.some((un) => un === moment)) refuser('moment', 'Choisissez le matin, l’après-midi ou la journée.');
    const [debut, fin] = [minutesDe(tape('debut')), minutesDe(tape('fin'))];
    if (tape('debut') && debut === undefined) refuser('debut', 'Écrivez une heure, comme 09:30.');
    if (tape('fin') && fin === undefined) refuser('fin', 'Écrivez une heure, comme 12:30.');
    const id = /^[1-9]\d{0,14}$/.test(tape('id')) ? Number(tape('id')) : undefined;
    const dit = { titre: tape('titre') || null, lieu: tape('lieu') || null };
    if ((dit.titre?.length ?? 0) > 200) refuser('titre', 'C’est trop long\u00a0: 200 caractères au plus.');
    if ((dit.lieu?.length ?? 0) > 200) refuser('lieu', 'C’est trop long\u00a0: 200 caractères au plus.');
    const passe = aVenir !== null && jour <= aVenir.aujourdhui && !aVenir.demis.some((demi) => jourDe(demi) === jour);
    if (passe) {
      refuser('jour', 'Ce jour n’est plus à venir\u00a0: choisissez un jour à partir de demain.');
      continue;
    }
    const moments: Moment[] = moment === 'journee' ? ['matin', 'apres-midi'] : [moment === 'matin' ? 'matin' : 'apres-midi'];
    for (const [lequel, un] of moments.entries()) {
      const defaut = HORAIRES_PAR_DEFAUT[un];
      // Of a whole day, the first hour is the morning's and the last the afternoon's.
      const seance = {
        ...(lequel === 0 && id !== undefined ? { id } : {}),
        demiJournee: demiJournee(jour, un),
        debut: lequel === 0 ? (debut ?? defaut.debut) : defaut.debut,
        fin: lequel === moments.length - 1 ? (fin ?? defaut.fin) : defaut.fin,
        ...dit,
      };
      if (seance.fin <= seance.debut) refuser('fin', 'Elle finit avant d’avoir commencé\u00a0: changez l’une des heures.');
      else if (seances.some((autre) => autre.demiJournee === seance.demiJournee))
        refuser('jour', 'Cette demi-journée est déjà dans la liste.');
      else seances.push(seance);
    }
  }
  if (seances.length > MAX_SEANCES) erreurs.push({ champ: 'seances', phrase: `${MAX_SEANCES} demi-journées au plus.` });
  return { seances: seances.sort((a, b) => a.demiJournee - b.demiJournee), erreurs };
}

/** The ranks of the rows that were sent. */
export const rangsTapes = (valeurs: Readonly<Record<string, string | undefined>>): number[] =>
  [...new Set(Object.keys(valeurs).flatMap((nom) => /^seance-(\d{1,2})-/.exec(nom)?.[1] ?? []))]
    .map(Number)
    .sort((a, b) => a - b);

/** A half-day as its form shows it. */
export const seanceATaper = (
  rang: number,
  { id, demiJournee: demi, debut, fin, titre, lieu }: SeanceLue,
): Record<string, string> => {
  const jour: Jour = jourDe(demi);
  const dit: Record<ChampDeSeance, string> = {
    ...{ id: id === undefined ? '' : String(id), jour, moment: momentDe(demi) },
    ...{ debut: heureATaper(debut), fin: heureATaper(fin), titre: titre ?? '', lieu: lieu ?? '' },
  };
  return Object.fromEntries(CHAMPS_DE_SEANCE.map((champ) => [champDeSeance(rang, champ), dit[champ]]));
};
