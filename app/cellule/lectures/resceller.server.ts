import { and, asc, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { type Destinataire, empreinteDe, ouvrirOctets, scellerOctets } from '#app/services/coffre.server.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { lecturesCellule } from '../tables.ts';

/** A journal of reading sealed for other keys, and where it ended when it was read. */
export interface LecturesRescellees {
  lignes: { rang: number; scelle: Buffer; empreinte: string }[];
  derniere: string;
}

const listLignes = (db: Contexte['db'], demandeId: string) =>
  db.select().from(lecturesCellule).where(eq(lecturesCellule.demandeId, demandeId)).orderBy(asc(lecturesCellule.rang)).all();

/**
 * Seals the journal of a demande for its new keys, before the verbe. The chain is tied anew over the new seals; where it was
 * broken, or where a line does not open, it stays broken.
 */
export async function rescellerLectures(
  ctx: Pick<Contexte, 'db'>,
  { id, identite }: Pick<DemandeOuverte, 'id' | 'identite'>,
  pour: Destinataire,
): Promise<LecturesRescellees> {
  const lignes: LecturesRescellees['lignes'] = [];
  let [ancienne, neuve] = ['', ''];
  for (const { rang, scelle, empreinte } of listLignes(ctx.db, id)) {
    const octets = await ouvrirOctets(scelle, [identite]);
    const sceau = octets ? await scellerOctets(octets, [pour]) : scelle;
    const intacte = octets !== null && empreinte === empreinteDe(id, String(rang), ancienne, scelle);
    neuve = intacte ? empreinteDe(id, String(rang), neuve, sceau) : empreinte;
    ancienne = empreinte;
    lignes.push({ rang, scelle: sceau, empreinte: neuve });
  }
  return { lignes, derniere: ancienne };
}

/**
 * Lays the journal down under its new seals, in the transaction that gives the demande its new keys.
 * @throws ErreurMetier IMPOSSIBLE when somebody opened something meanwhile: one reads it again
 */
export function remplacerLectures(db: Contexte['db'], demandeId: string, { lignes, derniere }: LecturesRescellees): void {
  const fin = listLignes(db, demandeId).at(-1)?.empreinte ?? '';
  if (fin !== derniere) throw impossible('Quelqu’un lisait en même temps\u00a0: recommencez.');
  for (const { rang, scelle, empreinte } of lignes) {
    db.update(lecturesCellule)
      .set({ scelle, empreinte })
      .where(and(eq(lecturesCellule.demandeId, demandeId), eq(lecturesCellule.rang, rang)))
      .run();
  }
}
