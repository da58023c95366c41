import { and, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour, jourCivil } from '#app/commun/periode.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import type { Qualite } from './signataires.ts';
import { signataires } from './tables.ts';

interface DeQui {
  structureId: number;
  personneId: number;
}
type Fin = Pick<typeof fonctions.$inferSelect, 'fonction' | 'au'>;

/** Offices that end with the fonction of présidence, where it is noted: a former president who stays as a volunteer signs no more. */
const PRESIDENCES: readonly Qualite[] = ['presidence', 'presidence_collectivite'];

const finsDe = (ctx: Pick<Contexte, 'db'>, { structureId, personneId }: DeQui): Fin[] =>
  ctx.db
    .select({ fonction: fonctions.fonction, au: fonctions.au })
    .from(fonctions)
    .where(and(eq(fonctions.structureId, structureId), eq(fonctions.personneId, personneId)))
    .all();

/** The last day of what a quality rests on: null when none is noted, undefined for someone who is not of the team at all. */
function dernierJour(fins: readonly Fin[], qualite: Qualite): Jour | null | undefined {
  const presidences = PRESIDENCES.includes(qualite) ? fins.filter(({ fonction }) => fonction === 'presidence') : [];
  const jours = (presidences.length > 0 ? presidences : fins).map(({ au }) => au);
  return jours.some((au) => au === null) ? null : jours.sort().at(-1);
}

/** Until when someone of the team may sign in a quality: null when nothing says. */
export const finDuMandat = (ctx: Pick<Contexte, 'db'>, qui: DeQui, qualite: Qualite): Jour | null =>
  dernierJour(finsDe(ctx, qui), qualite) ?? null;

/**
 * Writes a change of someone's fonctions in a structure; her mandates end with them, and begin again with them when the
 * change is taken back. One that was ended by itself before stays ended.
 * Call it inside the verbe's transaction.
 */
export function enSuivantLesMandats(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>, qui: DeQui, ecrire: () => void): void {
  const siens = ctx.db
    .select()
    .from(signataires)
    .where(and(eq(signataires.structureId, qui.structureId), eq(signataires.personneId, qui.personneId)))
    .all();
  const avant = siens.length === 0 ? [] : finsDe(ctx, qui);
  ecrire();
  if (siens.length === 0) return;
  const apres = finsDe(ctx, qui);
  const hier = ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), -1);
  for (const { id, qualite, du, au: present } of siens) {
    const fin = dernierJour(apres, qualite);
    const suivait = present === dernierJour(avant, qualite);
    const plusTard = fin !== null && (present === null || present > (fin ?? hier));
    if (!suivait && !plusTard) continue;
    const au = fin === undefined ? hier : fin;
    if (au === present) continue;
    ctx.db
      .update(signataires)
      // What was to begin later never does: it is kept as a day.
      .set({ au, ...(du && au && du > au ? { du: au } : {}) })
      .where(eq(signataires.id, id))
      .run();
  }
}

/** The same mandate noted under each of two people who are one becomes one, as long as both say. Call it before the repointing. */
export function reunirMandats(ctx: Pick<Contexte, 'db'>, gardeeId: number, doublonId: number): void {
  const deLui = (id: number) => ctx.db.select().from(signataires).where(eq(signataires.personneId, id)).all();
  const siens = deLui(gardeeId);
  for (const autre of deLui(doublonId)) {
    const sien = siens.find(
      (un) =>
        un.structureId === autre.structureId &&
        un.qualite === autre.qualite &&
        (un.du === null || autre.au === null || un.du <= autre.au) &&
        (un.au === null || autre.du === null || un.au >= autre.du),
    );
    if (!sien) continue;
    const du = [sien.du, autre.du].filter((jour) => jour !== null).sort()[0] ?? null;
    const au = sien.au === null || autre.au === null ? null : sien.au > autre.au ? sien.au : autre.au;
    ctx.db.delete(signataires).where(eq(signataires.id, autre.id)).run();
    ctx.db.update(signataires).set({ du, au }).where(eq(signataires.id, sien.id)).run();
  }
}
