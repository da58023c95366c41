import { and, asc, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { type Destinataire, sceller } from '#app/services/coffre.server.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { lecturesCellule } from '../tables.ts';
import { defautDeLaChaine, empreinteDeLecture } from './chaine.server.ts';
import { ouvrirLecture } from './noter.server.ts';

/** A journal of reading sealed for other keys, and where it ended when it was read. */
export interface LecturesRescellees {
  lignes: { rang: number; scelle: Buffer; empreinte: string }[];
  derniere: string;
}

const listLignes = (db: Contexte['db'], demandeId: string) =>
  db.select().from(lecturesCellule).where(eq(lecturesCellule.demandeId, demandeId)).orderBy(asc(lecturesCellule.rang)).all();

/**
 * Seals the journal of a demande for its new keys, before the verbe. One that was altered keeps its hashes, and a line
 * that does not open its seal: it stays visibly so.
 */
export async function rescellerLectures(
  ctx: Pick<Contexte, 'db'>,
  { id, identite }: Pick<DemandeOuverte, 'id' | 'identite'>,
  pour: Destinataire,
): Promise<LecturesRescellees> {
  const rangees = listLignes(ctx.db, id);
  const entier = defautDeLaChaine(ctx.db, id, rangees.length) === null;
  const lignes: LecturesRescellees['lignes'] = [];
  let avant = '';
  for (const { rang, scelle: ancien, empreinte: ancienne } of rangees) {
    const lecture = await ouvrirLecture(id, ancien, identite);
    const scelle = lecture ? await sceller({ ...lecture, avant: entier ? avant : lecture.avant }, [pour]) : ancien;
    const empreinte = entier ? empreinteDeLecture(id, rang, avant, scelle) : ancienne;
    lignes.push({ rang, scelle, empreinte });
    avant = empreinte;
  }
  return { lignes, derniere: rangees.at(-1)?.empreinte ?? '' };
}

/** The hash of its last line; empty before the first. */
export const finDesLectures = (db: Contexte['db'], demandeId: string): string =>
  listLignes(db, demandeId).at(-1)?.empreinte ?? '';

/**
 * Lays the journal down under its new seals, in the transaction that gives the demande its new keys.
 * @throws ErreurMetier IMPOSSIBLE when somebody opened something meanwhile: one reads it again
 */
export function remplacerLectures(db: Contexte['db'], demandeId: string, { lignes, derniere }: LecturesRescellees): void {
  if (finDesLectures(db, demandeId) !== derniere) throw impossible('Quelqu’un lisait en même temps\u00a0: recommencez.');
  for (const { rang, scelle, empreinte } of lignes) {
    db.update(lecturesCellule)
      .set({ scelle, empreinte })
      .where(and(eq(lecturesCellule.demandeId, demandeId), eq(lecturesCellule.rang, rang)))
      .run();
  }
}
