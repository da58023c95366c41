import { eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { type LigneSeance, lireSeances } from './formations.server.ts';
import { jourDeSeance } from './mots.ts';
import { formations, seances } from './tables.ts';

/** A half-day as a form says it; `id` when it stands already, so that one that moves keeps what hangs on it. */
export interface SeanceVoulue {
  id?: number | undefined;
  demiJournee: number;
  debut: number;
  fin: number;
  titre: string | null;
  lieu: string | null;
}

const memes = (a: LigneSeance, b: SeanceVoulue) =>
  a.demiJournee === b.demiJournee && a.debut === b.debut && a.fin === b.fin && a.titre === b.titre && a.lieu === b.lieu;

/**
 * Writes the half-days of a formation, and its first and last one; in the transaction of the verbe.
 * @returns whether a half-day or its hours changed, which whoever comes must be told
 * @throws ErreurMetier IMPOSSIBLE on `seances` when one where presence was noted is moved or dropped: it took place
 */
export function ecrireLesSeances(ctx: Contexte, formationId: number, voulues: readonly SeanceVoulue[]): boolean {
  const { db } = ctx;
  const avant = lireSeances(ctx, formationId);
  const gardees = new Map(voulues.flatMap((une) => (une.id === undefined ? [] : [[une.id, une] as const])));
  const touchees = avant.filter((une) => {
    const voulue = gardees.get(une.id);
    return !voulue || voulue.demiJournee !== une.demiJournee;
  });
  refuserSiTenue(ctx, touchees);
  const otees = avant.filter(({ id }) => !gardees.has(id)).map(({ id }) => id);
  if (otees.length > 0) db.delete(seances).where(inArray(seances.id, otees)).run();
  // Two that swap their half-days would meet under the unique key: they step aside first.
  for (const { id } of touchees.filter(({ id }) => gardees.has(id))) {
    db.update(seances).set({ demiJournee: -id }).where(eq(seances.id, id)).run();
  }
  const connues = new Map(avant.map((une) => [une.id, une]));
  for (const { id, ...champs } of voulues) {
    if (id !== undefined && connues.has(id)) db.update(seances).set(champs).where(eq(seances.id, id)).run();
    else
      db.insert(seances)
        .values({ formationId, ...champs })
        .run();
  }
  const demis = voulues.map(({ demiJournee }) => demiJournee);
  const bornes = demis.length === 0 ? { du: null, au: null } : { du: Math.min(...demis), au: Math.max(...demis) };
  db.update(formations).set(bornes).where(eq(formations.id, formationId)).run();
  return (
    otees.length > 0 ||
    voulues.some((une) => {
      const deja = une.id === undefined ? undefined : connues.get(une.id);
      return !deja || !memes(deja, une);
    })
  );
}

function refuserSiTenue({ db }: Contexte, touchees: readonly LigneSeance[]): void {
  if (touchees.length === 0) return;
  const ids = touchees.map(({ id }) => id);
  const tenue = db.select({ id: presences.seanceId }).from(presences).where(inArray(presences.seanceId, ids)).get();
  const seance = tenue && touchees.find(({ id }) => id === tenue.id);
  if (!seance) return;
  throw impossible(
    `La présence y est déjà notée (${jourDeSeance(seance.demiJournee)})\u00a0: cette demi-journée a eu lieu, et ne change plus. Ajoutez-en une autre.`,
    'seances',
  );
}
