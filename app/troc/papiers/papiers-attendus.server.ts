import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Cote } from '#app/troc/stages/stages.ts';
import { stages, stagiairesStage } from '#app/troc/stages/tables.ts';
import { papiersFiges, signaturesStage } from './tables.ts';

/** What a stage under a convention still awaits before it may begin. */
export interface PapiersAttendus {
  /** People whose written consent is awaited. */
  accords: number[];
  /** Structures whose signature is awaited. */
  signatures: Cote[];
}

/** Whether anything is awaited at all. */
export const manque = (attendu: PapiersAttendus | undefined): boolean =>
  attendu !== undefined && attendu.accords.length + attendu.signatures.length > 0;

/** The same for a list of stages, in two queries; a stage that needs no convention is not in the answer. */
export function papiersAttendus({ db }: Pick<Contexte, 'db'>, lignes: readonly { id: number }[]): Map<number, PapiersAttendus> {
  const attendus = new Map<number, PapiersAttendus>();
  if (lignes.length === 0) return attendus;
  const ids = lignes.map(({ id }) => id);
  const partent = db
    .select({ stageId: stagiairesStage.stageId, personneId: stagiairesStage.personneId })
    .from(stagiairesStage)
    .innerJoin(stages, and(eq(stages.id, stagiairesStage.stageId), eq(stages.propositionNumero, stagiairesStage.numero)))
    .where(and(inArray(stagiairesStage.stageId, ids), eq(stagiairesStage.regime, 'convention')))
    .all();
  for (const { stageId, personneId } of partent) {
    const deja = attendus.get(stageId) ?? { accords: [], signatures: ['origine', 'accueil'] };
    attendus.set(stageId, { ...deja, accords: [...deja.accords, personneId] });
  }
  const donnees = db
    .select({
      stageId: papiersFiges.stageId,
      sorte: papiersFiges.sorte,
      pour: papiersFiges.personneId,
      partie: signaturesStage.partie,
    })
    .from(signaturesStage)
    .innerJoin(papiersFiges, eq(papiersFiges.id, signaturesStage.papierId))
    .innerJoin(stages, and(eq(stages.id, papiersFiges.stageId), eq(stages.edition, papiersFiges.edition)))
    .where(inArray(papiersFiges.stageId, ids))
    .all();
  for (const { stageId, sorte, pour, partie } of donnees) {
    const attendu = attendus.get(stageId);
    if (!attendu) continue;
    if (partie === 'stagiaire') attendu.accords = attendu.accords.filter((id) => id !== pour);
    else if (sorte === 'convention') {
      const signe: Cote = partie === 'employeur' ? 'origine' : 'accueil';
      attendu.signatures = attendu.signatures.filter((cote) => cote !== signe);
    }
  }
  return attendus;
}
