import { and, eq, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee, type Jour, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { retirerCesFichiers } from '#app/reseau/fichiers/fichiers.server.ts';
import { ANNEES_DES_PAPIERS } from '#app/troc/reglages.ts';
import { cycleStage } from '#app/troc/stages/stages.ts';
import { STATUTS_PLACE_PRISE } from '#app/troc/stages/statuts.ts';
import { stages } from '#app/troc/stages/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { PARTIES_DU_PAPIER } from './regimes.ts';
import { papiersFiges, signaturesStage } from './tables.ts';

/** The same day some years before or after; the 29th of February becomes the 28th. */
export const memeJour = (jour: Jour, annees: number): Jour => {
  const [an, suite] = [Number(jour.slice(0, 4)) + annees, jour.slice(4)];
  return `${an}${suite === '-02-29' ? '-02-28' : suite}`;
};

/**
 * Condition on `papiers_figes` joined to `stages`: the paper is evidence. All of its edition was signed, whatever became of
 * the stage; or it is the present edition of a stage that stands, and is being signed.
 */
export function faitFoi(): SQL {
  const attendues = sql`case q.sorte when 'convention' then ${PARTIES_DU_PAPIER.convention.length} else ${PARTIES_DU_PAPIER.avenant.length} end`;
  const incomplete = sql`exists (select 1 from papiers_figes q where q.stage_id = ${papiersFiges.stageId} and q.edition = ${papiersFiges.edition}
    and (select count(*) from signatures_stage g where g.papier_id = q.id) < ${attendues})`;
  const enCours = and(eq(stages.edition, papiersFiges.edition), inArray(stages.statut, [...STATUTS_PLACE_PRISE]));
  return sql`(${enCours} or not ${incomplete})`;
}

/** Condition on `papiers_figes`: something is left of it to empty. */
const restePlein = (): SQL =>
  sql`(${papiersFiges.contenu} is not null or exists (select 1 from signatures_stage g where g.papier_id = ${papiersFiges.id}
    and (g.nom <> '' or g.fichier_id is not null)))`;

/** Empties papers: their text, who signed and as what, and the scans. Hashes, dates and codes stay. */
export function viderPapiers(db: Base, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const leurs = inArray(signaturesStage.papierId, [...ids]);
  const scans = db
    .selectDistinct({ id: signaturesStage.fichierId })
    .from(signaturesStage)
    .where(and(leurs, isNotNull(signaturesStage.fichierId)))
    .all()
    .flatMap(({ id }) => (id === null ? [] : [id]));
  db.update(signaturesStage).set({ nom: '', qualite: '', fichierId: null }).where(leurs).run();
  const pleins = and(inArray(papiersFiges.id, [...ids]), isNotNull(papiersFiges.contenu));
  db.update(papiersFiges).set({ contenu: null }).where(pleins).run();
  retirerCesFichiers({ db }, scans);
}

/** Papers whose stage ended long enough ago, a list a stage. */
function aVider({ db, maintenant, fuseau }: Contexte): Map<number, number[]> {
  const limite = memeJour(jourCivil(maintenant, fuseau), -lireNombre(db, ANNEES_DES_PAPIERS));
  const lignes = db
    .select({ id: papiersFiges.id, stageId: papiersFiges.stageId })
    .from(papiersFiges)
    .innerJoin(stages, eq(stages.id, papiersFiges.stageId))
    .where(and(lt(stages.au, demiJournee(limite, 'matin')), restePlein()))
    .orderBy(papiersFiges.id)
    .all();
  const parStage = new Map<number, number[]>();
  for (const { id, stageId } of lignes) parStage.set(stageId, [...(parStage.get(stageId) ?? []), id]);
  return parStage;
}

function viderLesAnciens(ctx: Contexte): string {
  const combien = enTransaction(ctx, (tx) => {
    const parStage = aVider(tx);
    for (const [stageId, ids] of parStage) {
      viderPapiers(tx.db, ids);
      journaliser(tx, {
        ...{ domaine: 'troc', objet: cycleStage.objet, objetId: stageId, acte: 'effacer_les_papiers' },
        resume: 'a effacé le texte et les noms des papiers d’un stage terminé depuis longtemps',
      });
    }
    return parStage.size;
  });
  if (combien === 0) return 'Aucun papier à effacer.';
  return combien === 1 ? 'Les papiers d’un stage effacés.' : `Les papiers de ${combien} stages effacés.`;
}

export const TACHE_DES_PAPIERS: Tache = {
  nom: 'papiers.effacer',
  libelle: 'Effacer le texte des papiers signés anciens',
  horaire: '55 3 * * *',
  executer: viderLesAnciens,
};
