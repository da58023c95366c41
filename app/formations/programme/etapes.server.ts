import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { convocations } from '#app/formations/convocations/tables.ts';
import { inscriptions, placesDeFormation } from '#app/formations/inscriptions/tables.ts';
import { ETAPES, type Etape, etapeDe } from './etapes.ts';
import { formations } from './tables.ts';

export interface FormationAvecEtape {
  id: number;
  titre: string;
  etape: Etape;
  minimum: number;
  tenues: number;
  placees: number;
  du: number;
  au: number;
}

const tenues = sql<number>`(select count(*) from ${placesDeFormation} where ${placesDeFormation.formationId} = ${formations.id})`;
const placees = sql<number>`(select count(*) from ${inscriptions} where ${inscriptions.formationId} = ${formations.id} and ${eq(inscriptions.statut, 'validee')})`;

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
    .select({ ligne: formations, convoquee: convocations.formationId, tenues, placees })
    .from(formations)
    .leftJoin(convocations, eq(convocations.formationId, formations.id))
    .where(and(inArray(formations.statut, ['ouverte', 'confirmee', 'realisee']), siennes))
    .orderBy(asc(formations.du), asc(formations.id))
    .all()
    .flatMap(({ ligne, convoquee, ...comptes }) => {
      const etape = etapeDe({ ...ligne, ...comptes, convoquee: convoquee !== null }, aujourdhui);
      if (etape === null || ligne.du === null || ligne.au === null) return [];
      return [{ ...comptes, id: ligne.id, titre: ligne.titre, minimum: ligne.minimum, etape, du: ligne.du, au: ligne.au }];
    })
    .sort((a, b) => ETAPES.indexOf(a.etape) - ETAPES.indexOf(b.etape));
}
