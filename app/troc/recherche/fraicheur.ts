import { ecartEnJours, type Jour } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';

/** Days after which a confirmation is old. */
const VIEILLE = 183;

/** « aujourd’hui », « il y a 3 semaines », « il y a 7 mois » */
export function depuisQuand(jour: Jour, aujourdhui: Jour): string {
  const jours = Math.max(0, ecartEnJours(jour, aujourdhui));
  if (jours === 0) return 'aujourd’hui';
  if (jours === 1) return 'hier';
  if (jours < 14) return `il y a ${jours} jours`;
  if (jours < 60) return `il y a ${accorder(Math.floor(jours / 7), 'semaine')}`;
  return jours < 730 ? `il y a ${Math.round(jours / 30.44)} mois` : `il y a ${Math.floor(jours / 365.25)} ans`;
}

/** How fresh an annonce is: the word and its tone. */
export function direFraicheur(
  { dort, confirmee }: { dort: boolean; confirmee: Jour },
  aujourdhui: Jour,
): { ton: 'succes' | 'attention' | 'neutre'; texte: string } {
  const quand = depuisQuand(confirmee, aujourdhui);
  if (dort) return { ton: 'neutre', texte: `En sommeil, confirmée ${quand}` };
  return { ton: ecartEnJours(confirmee, aujourdhui) > VIEILLE ? 'attention' : 'succes', texte: `Confirmée ${quand}` };
}
