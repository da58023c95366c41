import type { ContextePersonne } from '#app/commun/contexte.ts';
import { tantQueRienNeChange } from '#app/commun/memoire.server.ts';
import { feuillet, jourCivil } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { repereDeLEcheance, trierAttentes } from './attentes.ts';
import { PRISES } from './prises.server.ts';

/** What waits for this person in every room, the nearest consequence first. Every page of hers shows how many. */
export function listAttentes(ctx: ContextePersonne): readonly Attente[] {
  return tantQueRienNeChange(ctx, 'attentes', () => trierAttentes(PRISES.flatMap((prise) => prise.aFaire?.(ctx) ?? [])));
}

/** What the pages show of it. */
export const enAttente =
  ({ maintenant, fuseau }: Pick<ContextePersonne, 'maintenant' | 'fuseau'>) =>
  ({ cle, salle, echeance, titre, suite, lien }: Attente) => ({
    ...{ cle, salle, titre, suite, lien },
    ...{ iso: echeance, jour: feuillet(echeance), repere: repereDeLEcheance(echeance, jourCivil(maintenant, fuseau)) },
  });
