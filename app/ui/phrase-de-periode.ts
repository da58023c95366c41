import { demiJournee, estJour, libelleDuree, libelleJour, libellePeriode, type Moment } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';

/** « Du mardi 7 au jeudi 9 avril 2026, 3 jours », whatever part of a range is typed so far; empty when it says nothing yet. */
export function phraseDePeriode(du: string, au: string, demi?: Moment): string {
  const [aDebut, aFin] = [estJour(du), estJour(au)];
  if (aDebut && aFin && du <= au) {
    const periode = { du: demiJournee(du, demi ?? 'matin'), au: demiJournee(au, demi ?? 'apres-midi') };
    return `${majuscule(libellePeriode(periode, true))}, ${libelleDuree(periode)}`;
  }
  if (aDebut && aFin) return `La fin, ${libelleJour(au)}, est avant le début, ${libelleJour(du)}.`;
  if (aDebut) return `À partir du ${libelleJour(du, true)}`;
  return aFin ? `Jusqu’au ${libelleJour(au, true)}` : '';
}
