import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import type { Jour } from '#app/commun/periode.ts';
import { fermetureQuiGene, listFermetures } from '#app/reseau/fermetures/fermetures.server.ts';
import { phraseDeFermeture } from '#app/reseau/fermetures/fermetures.ts';

/** @throws ErreurMetier IMPOSSIBLE, with the closure, when the host is closed on one of these days */
export function exigerOuverte(ctx: Pick<Contexte, 'db'>, hote: { id: number; nom: string }, jours: readonly Jour[]): void {
  const gene = fermetureQuiGene(ctx, hote.id, jours);
  if (gene) throw impossible(phraseDeFermeture(hote.nom, gene), 'du');
}

/** « Fermé du 3 au 7 août. »: what a form says of the host before one chooses. */
export const phrasesDeFermetures = (ctx: Contexte, structureId: number): string[] =>
  listFermetures(ctx, structureId).map(({ libelle }) => `Fermeture sur place ${libelle}.`);
