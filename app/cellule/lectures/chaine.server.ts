import { asc, eq } from 'drizzle-orm';
import { empreinteDe } from '#app/services/coffre.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { lecturesCellule } from '../tables.ts';

/** What binds a line of the journal of reading to its demande, to its rank and to the line before. */
export const empreinteDeLecture = (demandeId: string, rang: number, avant: string, scelle: Uint8Array): string =>
  empreinteDe(demandeId, String(rang), avant, scelle);

/**
 * What is wrong with the journal of a demande, without opening anything; null when it is whole.
 * @param nombre of lines that the demande says it holds
 */
export function defautDeLaChaine(db: Base, demandeId: string, nombre: number): string | null {
  const lignes = db
    .select()
    .from(lecturesCellule)
    .where(eq(lecturesCellule.demandeId, demandeId))
    .orderBy(asc(lecturesCellule.rang))
    .all();
  let avant = '';
  for (const [index, { rang, scelle, empreinte }] of lignes.entries()) {
    if (rang !== index + 1) return `la lecture ${index + 1} manque`;
    if (empreinte !== empreinteDeLecture(demandeId, rang, avant, scelle)) return `la lecture ${rang} a été altérée`;
    avant = empreinte;
  }
  return lignes.length === nombre ? null : `elle compte ${nombre} lectures, et son journal ${lignes.length}`;
}
