/**
 * What a password must be. CNIL, délibération 2022-100: 50 bits of entropy are enough where failures slow the next
 * tries down, as they do here; twelve letters without a pattern are worth 56. Length does more than odd signs:
 * none is required, and a sentence is welcome.
 */
export const LONGUEUR_MIN = 12;
export const LONGUEUR_MAX = 200;

/** Letters that remain once patterns and personal words are taken away. */
const RESTE_MIN = 8;

const RANGEES = [
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
];

/** Lower case, without accents: « É » and « e » are one try for who guesses. */
export function plat(texte: string): string {
  return texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether two letters follow each other in the alphabet, in figures or on a keyboard, either way. */
function seSuivent(a: string, b: string): boolean {
  return a === b || RANGEES.some((rangee) => rangee.includes(a + b) || rangee.includes(b + a));
}

/** How many letters bring something: those that neither repeat nor follow the one before. */
function lettresUtiles(texte: string): number {
  const lettres = [...plat(texte)];
  return lettres.filter((lettre, rang) => rang === 0 || !seSuivent(lettres[rang - 1] ?? '', lettre)).length;
}

function estUneRepetition(texte: string): boolean {
  const lettres = plat(texte);
  return lettres.length > 1 && (lettres + lettres).indexOf(lettres, 1) < lettres.length;
}

/** Words of a person or of the network that anybody may know: parts of names and addresses, of three letters or more. */
function motsConnus(personnels: readonly string[]): string[] {
  const mots = personnels.flatMap((texte) => [plat(texte).replace(/[^a-z0-9]/g, ''), ...plat(texte).split(/[^a-z0-9]+/)]);
  return [...new Set(mots)].filter((mot) => mot.length >= 3).sort((a, b) => b.length - a.length);
}

function sansMotsConnus(motDePasse: string, personnels: readonly string[]): string {
  return motsConnus(personnels).reduce((reste, mot) => reste.replaceAll(mot, ''), plat(motDePasse));
}

/**
 * Why a password is refused, in one sentence, or undefined. The list of common ones is checked on the server besides.
 * @param personnels names, address, name of the network
 */
export function refusDuMotDePasse(motDePasse: string, personnels: readonly string[]): string | undefined {
  const longueur = [...motDePasse].length;
  if (longueur < LONGUEUR_MIN) {
    return `C’est trop court\u00a0: ${LONGUEUR_MIN} caractères au moins, il y en a ${longueur}. Une petite phrase convient très bien.`;
  }
  if (longueur > LONGUEUR_MAX) return `C’est trop long\u00a0: ${LONGUEUR_MAX} caractères au plus.`;
  if (estUneRepetition(motDePasse)) return 'Le même motif y revient d’un bout à l’autre\u00a0: il se devine vite.';
  if (lettresUtiles(motDePasse) < RESTE_MIN)
    return 'Des caractères qui se répètent ou se suivent se devinent vite\u00a0: mélangez davantage.';
  if ([...sansMotsConnus(motDePasse, personnels)].length < RESTE_MIN) {
    return 'Il contient votre nom, votre adresse ou le nom du réseau, et presque rien d’autre\u00a0: ce sont les premiers essais de qui chercherait.';
  }
  return undefined;
}

export interface Force {
  niveau: 'vide' | 'refuse' | 'bon' | 'tres_bon';
  phrase: string;
}

/** What is said while one types. */
export function forceDuMotDePasse(motDePasse: string, personnels: readonly string[]): Force {
  if (motDePasse === '') return { niveau: 'vide', phrase: '' };
  const refus = refusDuMotDePasse(motDePasse, personnels);
  if (refus) return { niveau: 'refuse', phrase: refus };
  return lettresUtiles(motDePasse) >= 18
    ? { niveau: 'tres_bon', phrase: 'Très bien\u00a0: long et difficile à deviner.' }
    : { niveau: 'bon', phrase: 'C’est assez long. Quelques lettres de plus le rendraient encore plus sûr.' };
}
