/** How long something lasts: « 14 heures », « 3 heures 30 », « 45 minutes ». @param minutes of it */
export function libelleHeures(minutes: number): string {
  const heures = Math.floor(minutes / 60);
  const reste = minutes % 60;
  if (heures === 0) return `${reste} minutes`;
  return `${heures} heure${heures > 1 ? 's' : ''}${reste ? ` ${String(reste).padStart(2, '0')}` : ''}`;
}
