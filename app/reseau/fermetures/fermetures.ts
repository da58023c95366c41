import { leNom } from '#app/commun/francais.ts';
import { type Jour, libelleJourCourt } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';

/** Days on which a structure is closed, both included. */
export interface Fermeture {
  du: Jour;
  au: Jour;
  motif: string | null;
}

/** A closure is a year long at most: beyond, a structure has left. */
export const JOURS_DE_FERMETURE_MAX = 366;
export const MOTIF_DE_FERMETURE_MAX = 80;

/** « le 3 août », « du 3 au 7 août », « du 27 juillet au 14 août », « du 24 décembre 2026 au 3 janvier 2027 » */
export function libelleDeFermeture({ du, au }: Pick<Fermeture, 'du' | 'au'>, avecAnnee = false): string {
  const annee = avecAnnee || du.slice(0, 4) !== au.slice(0, 4);
  if (du === au) return `le ${libelleJourCourt(du, annee)}`;
  const memeMois = du.slice(0, 7) === au.slice(0, 7);
  const [quantieme = ''] = libelleJourCourt(du).split(' ');
  const debut = memeMois ? quantieme : libelleJourCourt(du, du.slice(0, 4) !== au.slice(0, 4));
  return `du ${debut} au ${libelleJourCourt(au, annee)}`;
}

/** « congés d’été » in brackets, as one writes it there. */
const raison = (motif: string | null) => (motif ? ` (${motif})` : '');

/**
 * « La Cour carrée est fermée du 3 au 7 août (congés d’été). Choisissez d’autres dates. » Where the name does not say how
 * « fermé » agrees: « L’Escale : fermeture du 3 au 7 août. »
 */
export function phraseDeFermeture(nom: string, fermeture: Fermeture): string {
  const dit = majuscule(leNom(nom));
  const accord = /^la\s/i.test(dit) ? ' est fermée' : /^le\s/i.test(dit) ? ' est fermé' : '\u00a0: fermeture';
  return `${dit}${accord} ${libelleDeFermeture(fermeture)}${raison(fermeture.motif)}. Choisissez d’autres dates.`;
}
