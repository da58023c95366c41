import { type Mots, plierTerme, trouverTermes } from '#app/reseau/competences/mots.ts';
import { aUneLettrePres } from '#app/reseau/plier.ts';

/** Words that say nothing of what one wants to learn. */
const MOTS_VIDES = new Set([
  'apprendre',
  'autour',
  'chacun',
  'comment',
  'entre',
  'faire',
  'mieux',
  'notre',
  'savoir',
  'toute',
  'votre',
]);
/** Below it, too many terms have those words for one of them to be meant. */
const ASSEZ = 0.25;

/** A term, and whether it is a whole family of them. */
type Terme = Mots & { estFamille: boolean };

/**
 * The term under which a need is counted: one that it says whole, otherwise the one whose own words it holds, otherwise a family
 * that it says. Undefined when nothing is near: it stays in its author’s words.
 */
export function themeDuBesoin<T extends Terme>(texte: string, themes: readonly T[]): T | undefined {
  const precis = themes.filter(({ estFamille }) => !estFamille);
  const familles = themes.filter(({ estFamille }) => estFamille);
  return leDit(texte, precis) ?? lePlusLourd(texte, precis) ?? leDit(texte, familles);
}

/** The longest term that stands whole in the text; otherwise the nearest of those that the whole text says. */
function leDit<T extends Terme>(texte: string, termes: readonly T[]): T | undefined {
  const entiers = trouverTermes(texte, termes, termes.length).filter(({ entier }) => entier);
  const phrase = ` ${plierTerme(texte)} `;
  const dits = entiers
    .map(({ terme, par }) => ({ terme, forme: plierTerme(par ?? terme.nom) }))
    .filter(({ forme }) => phrase.includes(` ${forme} `))
    .sort((a, b) => b.forme.length - a.forme.length);
  return (dits[0] ?? entiers[0])?.terme;
}

/**
 * The term that shares the rarest words with the text: « conflit » is of one term, « accueil » and « habitants » of many. A word
 * written alike weighs more than one a letter away, and one of the name more than one of a synonym.
 */
function lePlusLourd<T extends Terme>(texte: string, termes: readonly T[]): T | undefined {
  const mots = motsPleins(texte);
  const lus = termes.map((terme) => ({ nom: motsPleins(terme.nom), synonymes: terme.synonymes.flatMap(motsPleins) }));
  const parts = mots.map((mot) => lus.map(({ nom, synonymes }) => Math.max(partDe(mot, nom), partDe(mot, synonymes) / 2)));
  const combien = parts.map((siennes) => siennes.filter((part) => part > 0).length);
  const [meilleur] = termes
    .map((terme, rang) => ({
      terme,
      poids: parts.reduce((total, siennes, lequel) => total + (siennes[rang] ?? 0) / Math.max(1, combien[lequel] ?? 1), 0),
    }))
    .sort((a, b) => b.poids - a.poids);
  return meilleur && meilleur.poids >= ASSEZ ? meilleur.terme : undefined;
}

/** The words that are long enough to mean something; « petite » is « petit », and « écouter » « écoute ». */
const motsPleins = (texte: string): string[] =>
  plierTerme(texte)
    .split(' ')
    .filter((mot) => mot.length > 4 && !MOTS_VIDES.has(mot))
    .map((mot) => mot.replace(/er?$/, ''));

const partDe = (mot: string, siens: readonly string[]): number =>
  siens.includes(mot) ? 1 : siens.some((sien) => aUneLettrePres(mot, sien)) ? 0.5 : 0;
