const compter = (nombre: number, un: string, plusieurs: string) =>
  `${nombre.toLocaleString('fr-FR')} ${nombre >= 2 ? plusieurs : un}`;

/** « 6,4 équivalents temps plein, 41 bénévoles »; empty when nothing is known. */
export function libelleEffectifs({ etp, benevoles }: { etp: number | null; benevoles: number | null }): string {
  return [
    etp === null ? '' : compter(etp, 'équivalent temps plein', 'équivalents temps plein'),
    benevoles === null ? '' : compter(benevoles, 'bénévole', 'bénévoles'),
  ]
    .filter(Boolean)
    .join(', ');
}
