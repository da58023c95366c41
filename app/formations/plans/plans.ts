import { adresseAvec } from '#app/commun/chiffres.ts';
import type { Droits } from '#app/commun/droits.ts';

/**
 * What a structure follows in a year: who, how long, what it pays. It names people: whoever commits the structure reads it, and the
 * coordination.
 */
export const RELATIONS_PLAN = ['responsable', 'coordination'] as const;
export type RelationPlan = (typeof RELATIONS_PLAN)[number];

/** Who reads the plan of a structure. */
export const DROITS_PLAN = { lire: RELATIONS_PLAN } as const satisfies Droits<string, RelationPlan>;

/** Who someone is to the plan of a structure. */
export function relationsAuPlan(
  structureId: number,
  { roles, responsableDe }: { roles: readonly string[]; responsableDe: readonly number[] },
): RelationPlan[] {
  const coordonne = roles.includes('coordination');
  if (!coordonne && roles.includes('partenaire')) return [];
  return [
    ...(responsableDe.includes(structureId) ? ['responsable' as const] : []),
    ...(coordonne ? ['coordination' as const] : []),
  ];
}

/** Its page; of this year when none is said. */
export const adresseDuPlan = (structureId: number, annee?: string): string =>
  adresseAvec(`/formations/structures/${structureId}`, { annee });
/** Its workbook. */
export const adresseDuPlanXlsx = (structureId: number, annee: string): string =>
  adresseAvec(`/formations/structures/${structureId}/plan.xlsx`, { annee });
