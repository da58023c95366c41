/**
 * How long one waits after failures, growing with them.
 * @param rang which failure this is, from 1
 * @param libres how many cost nothing
 * @param premiere first wait, in seconds; it doubles each time
 * @param plafond longest wait, in seconds
 */
export function attenteApres(rang: number, libres: number, premiere: number, plafond = 15 * 60): number {
  if (rang < libres) return 0;
  return Math.min(premiere * 2 ** Math.min(rang - libres, 20), plafond);
}

/** « 30 secondes », « 2 minutes », « 2 heures ». */
export function libelleAttente(secondes: number): string {
  if (secondes < 60) return secondes <= 1 ? 'une seconde' : `${secondes} secondes`;
  const minutes = Math.ceil(secondes / 60);
  if (minutes > 90) return `${Math.ceil(minutes / 60)} heures`;
  return minutes === 1 ? 'une minute' : `${minutes} minutes`;
}
