import { pino } from 'pino';
import { configuration } from './base.server.ts';
import { estDeLaCellule } from './chemin-recu.ts';
import { decrireErreur, situerErreur } from './erreur-technique.ts';

/** The technical log: JSON lines on the standard output, without anybody's name. */
export const trace = pino({ level: configuration.NIVEAU_JOURNAL, base: null });

/** Writes an unforeseen error with the id that its reader sees on the page; of the cell, only where it happened. */
export function tracerErreur(erreur: unknown, requeteId: string | undefined, { url }: Pick<Request, 'url'>): void {
  const { pathname } = new URL(url);
  const decrite = estDeLaCellule(pathname) ? situerErreur(erreur) : decrireErreur(erreur);
  trace.error({ requete: requeteId, erreur: decrite }, 'erreur imprévue');
}
