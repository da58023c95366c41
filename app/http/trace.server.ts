import { pino } from 'pino';
import { configuration } from './base.server.ts';
import { decrireErreur } from './erreur-technique.ts';

/** The technical log: JSON lines on the standard output, without anybody's name. */
export const trace = pino({ level: configuration.NIVEAU_JOURNAL, base: null });

/** Writes an unforeseen error with the id that its reader sees on the page. */
export function tracerErreur(erreur: unknown, requeteId: string | undefined): void {
  trace.error({ requete: requeteId, erreur: decrireErreur(erreur) }, 'erreur imprévue');
}
