import { eq, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourDe } from '#app/commun/periode.ts';
import { lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { lireOccupations } from '#app/malles/occupation/lectures.server.ts';
import { horsService, quiGene, tamponsDe } from '#app/malles/occupation/libre.ts';
import { tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import type { LigneReservation } from './dossiers.server.ts';
import { reservations } from './tables.ts';

/**
 * A loan that was to be passed from hand to hand is called off or moves: the others of its relay go through the keeper again, with
 * as much of what is kept around them as there is room for. Call it once what it held is freed, or held anew.
 */
export function defaireLeRelais(tx: Contexte, { id, relaisDeId, malleId }: LigneReservation): void {
  const autres = tx.db
    .select()
    .from(reservations)
    .where(or(eq(reservations.relaisDeId, id), relaisDeId === null ? undefined : eq(reservations.id, relaisDeId)))
    .all();
  if (autres.length === 0) return;
  if (relaisDeId !== null) tx.db.update(reservations).set({ relaisDeId: null }).where(eq(reservations.id, id)).run();
  const malle = lireMalle(tx, malleId);
  const voulus = tamponsDe(malle.regles);
  for (const autre of autres) {
    const suit = autre.relaisDeId === id;
    if (suit) tx.db.update(reservations).set({ relaisDeId: null }).where(eq(reservations.id, autre.id)).run();
    if ((autre.statut !== 'acceptee' && autre.statut !== 'en_pret') || horsService(malle.ligne, jourDe(autre.du))) continue;
    const autour = { du: autre.du - voulus.avant, au: autre.au + voulus.apres };
    const occupation = lireOccupations(tx, [malleId], autour, { reservations: [autre.id] }).get(malleId);
    if (!occupation) continue;
    let tampons = { avant: autre.tamponAvant, apres: autre.tamponApres };
    for (let combien = suit ? voulus.avant : voulus.apres; combien > 0; combien--) {
      const essai = suit ? { ...tampons, avant: combien } : { ...tampons, apres: combien };
      if (quiGene(occupation, autre, essai) !== null) continue;
      tampons = essai;
      break;
    }
    tenirLaMalle(tx, malleId, { reservationId: autre.id }, { periode: autre, tampons });
    tx.db
      .update(reservations)
      .set({ tamponAvant: tampons.avant, tamponApres: tampons.apres, modifieeLe: tx.maintenant })
      .where(eq(reservations.id, autre.id))
      .run();
  }
}
