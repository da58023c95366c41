import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { maintenantCivil } from './stages.server.ts';
import { annulerPourDepart } from './suites.server.ts';
import { stages } from './tables.ts';

/** The stages that fall with a structure: proposals, and those accepted that have not begun. */
function ouvertsDe(ctx: ContextePersonne, structureId: number) {
  const { courante } = maintenantCivil(ctx);
  const sienne = or(eq(stages.structureOrigineId, structureId), eq(stages.structureAccueilId, structureId));
  const aVenir = and(inArray(stages.statut, ['accepte', 'signe']), gt(stages.du, courante));
  return ctx.db
    .select({ id: stages.id, statut: stages.statut, origineId: stages.structureOrigineId })
    .from(stages)
    .where(and(sienne, or(inArray(stages.statut, ['souhaite', 'propose']), aVenir)))
    .orderBy(asc(stages.id))
    .all();
}

/** What the departure of a structure would do to its stages. */
export function suitesDuDepart(ctx: ContextePersonne, structureId: number): string[] {
  // The host does not learn here that someone wished to come: the wish falls without being counted.
  const ouverts = ouvertsDe(ctx, structureId).filter((s) => s.statut !== 'souhaite' || s.origineId === structureId);
  if (ouverts.length === 0) return [];
  const proposes = ouverts.filter(({ statut }) => statut === 'propose' || statut === 'souhaite').length;
  const compter = (n: number, un: string, plusieurs: string) => (n === 0 ? '' : n === 1 ? un : `${n} ${plusieurs}`);
  const quoi = [
    compter(proposes, 'une proposition de stage', 'propositions de stage'),
    compter(ouverts.length - proposes, 'un stage accepté', 'stages acceptés'),
  ].filter(Boolean);
  return [
    `Son départ annule ${quoi.join(' et ')}. Chaque personne concernée reçoit un courriel.`,
    'Les stages déjà commencés ou passés restent tels quels, et leurs bilans aussi.',
  ];
}

/** In the transaction of the departure. */
export function quitterLeReseau(ctx: ContextePersonne, structureId: number): void {
  const { nom } = getStructure(ctx, structureId);
  for (const { id } of ouvertsDe(ctx, structureId)) annulerPourDepart(ctx, id, `${nom} quitte le réseau.`);
}
