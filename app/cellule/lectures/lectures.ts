/**
 * The journal of reading: a line an opening, sealed to all readers, only added. Each line is bound to the one before by
 * its hash, and the demande holds their number: a line that is altered, dropped, swapped or cut off shows, to whoever
 * opens nothing (`npm run verifier-base`) as to the readers. Each also says, under its seal, which line it follows:
 * whoever holds the base and makes all hashes anew is seen by the readers, but for lines cut off at the end.
 */

/** What was opened. `liste`: the list in which it stands, with whose it is, where it has come to and what it waits for. */
export type Chose = { genre: 'demande' } | { genre: 'liste' } | { genre: 'document'; document: string } | { genre: 'copie' };

/** A line of the journal, as it was sealed. */
export interface Lecture {
  /** The demande it belongs to: age binds no context, so it is checked on opening. */
  demande: string;
  rang: number;
  /** Hash of the line before; empty for the first. */
  avant: string;
  /** ISO instant. */
  le: string;
  /** The reader's personneId, and the name that she bore. */
  par: number;
  nom: string;
  chose: Chose;
}

/** Someone who goes from page to page reads once. */
const MINUTES_D_UNE_LECTURE = 10;

/** How long ago a line was written, in minutes. */
const minutesDepuis = ({ le }: Pick<Lecture, 'le'>, maintenant: Date): number => (maintenant.getTime() - Date.parse(le)) / 60_000;

export const estRecente = (lecture: Pick<Lecture, 'le'>, maintenant: Date): boolean =>
  minutesDepuis(lecture, maintenant) < MINUTES_D_UNE_LECTURE;

/** Whether this line says already what a new one would. */
export const ditDeja = (lecture: Lecture, par: number, chose: Chose, maintenant: Date): boolean =>
  lecture.par === par && comprend(lecture.chose, chose) && minutesDepuis(lecture, maintenant) >= 0;

/** Whoever has read the demande itself has read what the list says of it. */
const comprend = (lue: Chose, chose: Chose): boolean =>
  cleDe(lue) === cleDe(chose) || (lue.genre === 'demande' && chose.genre === 'liste');

const cleDe = (chose: Chose): string => (chose.genre === 'document' ? `document ${chose.document}` : chose.genre);
