import { accorder } from '#app/commun/texte.ts';

/** « 6,4 équivalents temps plein, 41 bénévoles »; empty when nothing is known. */
export function libelleEffectifs({ etp, benevoles }: { etp: number | null; benevoles: number | null }): string {
  return [
    etp === null ? '' : accorder(etp, 'équivalent temps plein', 'équivalents temps plein'),
    benevoles === null ? '' : accorder(benevoles, 'bénévole'),
  ]
    .filter(Boolean)
    .join(', ');
}
