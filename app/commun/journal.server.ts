import type { Contexte } from './contexte.ts';
import { journal } from './tables.ts';

export interface LigneDeJournal {
  domaine: string;
  objet: string;
  objetId: number | null;
  /** Name of the verbe or of the transition. */
  acte: string;
  /** French, without a subject: « a accepté le stage d’Inès Roudier ». */
  resume: string;
  avant?: Record<string, unknown>;
  apres?: Record<string, unknown>;
}

/** Writes who did what, for whom, in the transaction of the act itself. */
export function journaliser(ctx: Contexte, ligne: LigneDeJournal): void {
  ctx.db
    .insert(journal)
    .values({
      ...ligne,
      le: ctx.maintenant,
      acteurId: ctx.acteur.personneId,
      auNomDeId: ctx.auNomDe?.acteur.personneId ?? null,
      canal: ctx.auNomDe?.canal ?? null,
    })
    .run();
}
