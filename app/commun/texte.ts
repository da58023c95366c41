/** The first letter as a capital, the rest as it is. */
export const majuscule = (texte: string) => texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1);

/** What someone typed, as a sentence: a full stop, unless it ends with its own. */
export const enPhrase = (texte: string): string => (/[.!?…]$/.test(texte) ? texte : `${texte}.`);

/** The first letter in lower case, after a comma; a word in capitals (« SIRET ») stays. */
export const minuscule = (texte: string) =>
  /^\p{Lu}{2}/u.test(texte) ? texte : texte.charAt(0).toLocaleLowerCase('fr') + texte.slice(1);

/** « 1 structure », « 2 400 structures »: in French the plural begins at two. */
export const accorder = (nombre: number, un: string, plusieurs = `${un}s`): string =>
  `${nombre.toLocaleString('fr-FR')} ${nombre >= 2 ? plusieurs : un}`;

/** « Inès, Karim et Maëlle »; `dernier` joins the last: « , ou ». */
export const enumerer = (mots: readonly string[], dernier = ' et '): string =>
  mots.length < 2 ? (mots[0] ?? '') : `${mots.slice(0, -1).join(', ')}${dernier}${mots.at(-1)}`;

/** Words quoted in a sentence; what they quote themselves takes the second level: « le mot “aidant” ». */
export const entreGuillemets = (texte: string): string => `«\u00a0${texte.replace(/«\s*/g, '“').replace(/\s*»/g, '”')}\u00a0»`;

/** What was typed as a list, a line at a time, without its dashes. */
export const enLignes = (texte: string | null): string[] =>
  (texte ?? '')
    .split('\n')
    .map((ligne) => ligne.replace(/^\s*[-–•*]\s*/, '').trim())
    .filter(Boolean);

const EN_LETTRES = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** « trois », for what is counted in the feminine; in figures beyond ten. */
export const enLettres = (nombre: number): string => EN_LETTRES[nombre] ?? String(nombre);
