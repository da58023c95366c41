import { eq, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { preparer } from '#db/preparer.ts';
import { RYTHME_PAR_DEFAUT, type Rythme } from './rythmes.ts';
import { lettres } from './tables.ts';

export type SuiteDeLettre = Omit<typeof lettres.$inferSelect, 'personneId'>;

const NEUVE: SuiteDeLettre = { rythme: RYTHME_PAR_DEFAUT, choisiLe: null, lundi: null, dejaDit: null, concerneDit: null };

/** What is known of each person's letter; someone of whom nothing is known has the default. */
export function lireSuites({ db }: Pick<Contexte, 'db'>): (personneId: number) => SuiteDeLettre {
  const connues = new Map(
    db
      .select()
      .from(lettres)
      .all()
      .map(({ personneId, ...suite }) => [personneId, suite]),
  );
  return (personneId) => connues.get(personneId) ?? NEUVE;
}

const suiteDe = preparer((db) =>
  db
    .select()
    .from(lettres)
    .where(eq(lettres.personneId, sql.placeholder('personneId')))
    .prepare(),
);

/** How often the letter goes to someone, and how far it has told her. */
export const lireSuite = ({ db }: Pick<Contexte, 'db'>, personneId: number): SuiteDeLettre =>
  suiteDe(db).get({ personneId }) ?? NEUVE;

/** Whether anybody asked to be told the same day. */
export function quelquUnVeutDesQue({ db }: Pick<Contexte, 'db'>): boolean {
  return db.select({ id: lettres.personneId }).from(lettres).where(eq(lettres.rythme, 'des_que')).limit(1).get() !== undefined;
}

/** Notes how far someone was told, in the transaction that deposits her letter. */
export function noterSuite(
  { db }: Contexte,
  personneId: number,
  suite: { lundi: string; dejaDit: Date } | { concerneDit: Date },
): void {
  db.insert(lettres)
    .values({ personneId, ...suite })
    .onConflictDoUpdate({ target: lettres.personneId, set: suite })
    .run();
}

/** Chooses how often the letter comes. The journal says that it changed, not to what: it is hers. */
export function choisirRythme(ctx: ContextePersonne, rythme: Rythme): void {
  enTransaction(ctx, (ctx) => {
    const { personneId } = ctx.acteur;
    if (lireSuite(ctx, personneId).rythme === rythme) return;
    const choix = { rythme, choisiLe: ctx.maintenant };
    ctx.db
      .insert(lettres)
      .values({ personneId, ...choix })
      .onConflictDoUpdate({ target: lettres.personneId, set: choix })
      .run();
    journaliser(ctx, {
      ...{ domaine: 'services', objet: 'lettre', objetId: null, acte: 'choisir_rythme' },
      resume: 'a choisi quand recevoir la lettre du réseau',
    });
  });
}

/** Two people are one: what was chosen last holds. Called before the rows of the second go to the first. */
export function reunirRythmes(ctx: Contexte, { gardeeId, doublonId }: { gardeeId: number; doublonId: number }): void {
  const [gardee, doublon] = [lireSuite(ctx, gardeeId), lireSuite(ctx, doublonId)];
  if (doublon.choisiLe === null || (gardee.choisiLe !== null && gardee.choisiLe >= doublon.choisiLe)) return;
  const { rythme, choisiLe } = doublon;
  ctx.db.update(lettres).set({ rythme, choisiLe }).where(eq(lettres.personneId, gardeeId)).run();
}
