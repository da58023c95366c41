import { type Contexte, interesse } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import type { Atteinte } from './bilans.ts';
import type { Dossier } from './dossiers.server.ts';
import type { Cote } from './stages.ts';
import { bilansStage } from './tables.ts';

export interface ChampsDeBilan {
  texte: string | undefined;
  atteint: Atteinte | undefined;
  conseil: string | undefined;
}

/**
 * Writes the bilan of the first side, among those the person may write for, that has none; in the verbe's transaction.
 * @throws ErreurMetier IMPOSSIBLE without words
 */
export function ecrireBilan(ctx: Contexte, d: Dossier, cotes: readonly Cote[], bilan: Partial<ChampsDeBilan>): void {
  const rendus = d.bilans.map(({ cote }) => cote);
  const cote = cotes.find((sien) => !rendus.includes(sien));
  const auteurId = interesse(ctx).personneId;
  if (!bilan.texte) throw impossible('Écrivez au moins une phrase.', 'texte');
  if (cote === undefined || auteurId === null) throw impossible('Le bilan de votre structure est déjà rendu.');
  ctx.db
    .insert(bilansStage)
    .values({
      ...{ stageId: d.ligne.id, cote, auteurId, texte: bilan.texte, renduLe: ctx.maintenant },
      ...{ atteint: bilan.atteint ?? null, conseil: bilan.conseil ?? null },
    })
    .run();
}
