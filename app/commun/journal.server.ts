import { and, eq, sql } from 'drizzle-orm';
import { preparer } from '#db/preparer.ts';
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
  /** The line that this one undoes. */
  annuleId?: number;
}

/** Writes who did what, for whom, in the transaction of the act itself. */
export function journaliser(ctx: Contexte, ligne: LigneDeJournal): void {
  const { domaine, objet, objetId, acte, resume, avant = null, apres = null, annuleId = null } = ligne;
  ecrire(ctx.db).run({
    ...{ domaine, objet, objetId, acte, resume, annuleId },
    // A prepared query writes its values as they are.
    avant: avant && JSON.stringify(avant),
    apres: apres && JSON.stringify(apres),
    le: ctx.maintenant,
    acteurId: ctx.acteur.personneId,
    auNomDeId: ctx.auNomDe?.acteur.personneId ?? null,
    canal: ctx.auNomDe?.canal ?? null,
  });
}

const ecrire = preparer((db) => {
  const place = sql.placeholder;
  return db
    .insert(journal)
    .values({
      ...{ le: place('le'), acteurId: place('acteurId'), auNomDeId: place('auNomDeId'), canal: place('canal') },
      ...{ domaine: place('domaine'), objet: place('objet'), objetId: place('objetId'), acte: place('acte') },
      ...{ resume: place('resume'), avant: sql`${place('avant')}`, apres: sql`${place('apres')}`, annuleId: place('annuleId') },
    })
    .prepare();
});

/** What was written of one object is of another from now on: the two are one. Call it inside the verbe's transaction. */
export function deplacerObjet(ctx: Contexte, quoi: { domaine: string; objet: string }, deId: number, versId: number): void {
  ctx.db
    .update(journal)
    .set({ objetId: versId })
    .where(and(eq(journal.domaine, quoi.domaine), eq(journal.objet, quoi.objet), eq(journal.objetId, deId)))
    .run();
}
