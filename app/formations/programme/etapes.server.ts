import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { convocations } from '#app/formations/convocations/tables.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { ETAPES, type Etape, etapeDe, type FormationASuivre, type RaisonDeDecider, raisonDeDecider } from './etapes.ts';
import { placesTenues } from './formations.server.ts';
import { STATUTS_EN_COURS } from './formations.ts';
import { formations } from './tables.ts';

/** A formation that waits for whoever holds it; `tenues` and `placees` as `FormationASuivre` says them. */
export interface FormationAvecEtape {
  id: number;
  titre: string;
  etape: Etape;
  /** Why it is to decide, when it is. */
  raison: RaisonDeDecider;
  minimum: number;
  tenues: number;
  placees: number;
  du: number;
  au: number;
}

/** What a step depends on: programmes are long. */
const COLONNES = {
  ...{ id: formations.id, titre: formations.titre, statut: formations.statut, minimum: formations.minimum },
  ...{ limite: formations.limite, du: formations.du, au: formations.au },
};
const placees = sql<number>`(select count(*) from ${inscriptions} where ${inscriptions.formationId} = ${formations.id} and ${inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT])})`;

/** What the step of one formation depends on beside its row. */
export const lireAvancee = ({ db }: ContextePersonne, id: number): Pick<FormationASuivre, 'tenues' | 'placees' | 'convoquee'> => {
  const lue = db
    .select({ convoquee: convocations.formationId, tenues: placesTenues, placees })
    .from(formations)
    .leftJoin(convocations, eq(convocations.formationId, formations.id))
    .where(eq(formations.id, id))
    .get();
  return { tenues: lue?.tenues ?? 0, placees: lue?.placees ?? 0, convoquee: (lue?.convoquee ?? null) !== null };
};

/**
 * The formations that wait for whoever holds them, by what presses, then by date; one query.
 * @param deQui `reseau`: of everybody, which the coordination alone asks for; `elle`: those that the reader holds or commits
 */
export function listEtapes(ctx: ContextePersonne, deQui: 'reseau' | 'elle'): FormationAvecEtape[] {
  const { personneId, responsableDe, membreDe, roles } = ctx.acteur;
  const coordonne = roles.includes('coordination');
  if (deQui === 'reseau' ? !coordonne : membreDe.length === 0 && !coordonne) return [];
  const siennes =
    deQui === 'elle'
      ? or(eq(formations.organisatriceId, personneId), inArray(formations.structureId, [...responsableDe]))
      : undefined;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return ctx.db
    .select({ ...COLONNES, convoquee: convocations.formationId, tenues: placesTenues, placees })
    .from(formations)
    .leftJoin(convocations, eq(convocations.formationId, formations.id))
    .where(and(inArray(formations.statut, [...STATUTS_EN_COURS]), siennes))
    .orderBy(asc(formations.du), asc(formations.id))
    .all()
    .flatMap(({ convoquee, statut, limite, du, au, ...une }) => {
      const etape = etapeDe({ ...une, ...{ statut, limite, du, au }, convoquee: convoquee !== null }, aujourdhui);
      if (etape === null || du === null || au === null) return [];
      return [{ ...une, ...{ du, au, etape, raison: raisonDeDecider({ limite, au }, aujourdhui) } }];
    })
    .sort((a, b) => ETAPES.indexOf(a.etape) - ETAPES.indexOf(b.etape));
}
