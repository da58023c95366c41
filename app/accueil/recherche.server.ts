import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { ResultatsDeSalle } from '#app/commun/prise.ts';
import { PRISES } from './prises.server.ts';

/** The order in which one looks for something: who proposes it, then what it is, then who and where. */
const ORDRE = ['annonces', 'savoir-faire', 'personnes', 'structures', 'experiences'];

/** What every room finds for some words, among what this person may see. */
export function chercherPartout(ctx: ContextePersonne, q: string): ResultatsDeSalle[] {
  if (q === '') return [];
  const rang = ({ cle }: ResultatsDeSalle) => (ORDRE.includes(cle) ? ORDRE.indexOf(cle) : ORDRE.length);
  return PRISES.flatMap((prise) => prise.chercher?.(ctx, q) ?? []).sort((a, b) => rang(a) - rang(b));
}
