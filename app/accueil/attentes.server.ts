import type { ContextePersonne } from '#app/commun/contexte.ts';
import { tantQueRienNeChange } from '#app/commun/memoire.server.ts';
import { feuillet } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { trierAttentes } from './attentes.ts';
import { PRISES } from './prises.server.ts';

/** What waits for this person in every room, the nearest consequence first. Every page of hers shows how many. */
export function listAttentes(ctx: ContextePersonne): readonly Attente[] {
  return tantQueRienNeChange(ctx, 'attentes', () => trierAttentes(PRISES.flatMap((prise) => prise.aFaire?.(ctx) ?? [])));
}

/** What the pages show of it. */
export const enAttente = ({ cle, salle, echeance, titre, suite, lien }: Attente) => ({
  cle,
  salle,
  echeance,
  feuillet: feuillet(echeance),
  titre,
  suite,
  lien,
});
