import { echapper } from '#app/commun/html.ts';
import { ETATS } from './barres.ts';
import type { Morceau } from './dessin.ts';

const RELAIS = '<svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><use href="/sprite.svg#troc"></use></svg>';

/**
 * What lies in the line of a malle, as the items of a list, whose end HTML lets one leave out: there are hundreds. What is booked
 * and no more says it by its dates alone.
 */
export const enHtml = (morceaux: readonly Morceau[]): string => morceaux.map(unMorceau).join('');

function unMorceau({ classe, href, nom, etat, dates, relais }: Morceau): string {
  const dit = echapper(nom);
  const debut = `<li class="${echapper(classe)}">`;
  if (href === undefined) return `${debut}<div><b>${dit}</b>${entre('small', etat)}${entre('i', dates)}</div>`;
  const lien = `${debut}<a href="${echapper(href)}">`;
  if (etat === '') return `${lien}<i>${dit}</i><b>Réserver</b></a>`;
  const precise = etat === ETATS.reserve ? '' : entre('small', etat);
  return `${lien}${relais ? RELAIS : ''}<b>${dit}</b>${precise}<i>${echapper(dates)}</i></a>`;
}

const entre = (balise: 'i' | 'small', texte: string) => (texte ? `<${balise}>${echapper(texte)}</${balise}>` : '');
