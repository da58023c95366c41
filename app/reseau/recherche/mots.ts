import { aUneLettrePres, plierMots } from '#app/reseau/plier.ts';

/** Words that link others: looked for only when there is nothing else. */
const LIAISONS = new Set('a au aux avec chez d dans de des du en et l la le les ou par pour sur un une'.split(' '));

/** What people write short, and what the names write long; both ways. */
const ABREGES: Readonly<Record<string, readonly string[]>> = {
  st: ['saint'],
  ste: ['sainte'],
  saint: ['st'],
  sainte: ['ste'],
  csc: ['social'],
};

/** Letters from which a word is the beginning of others. */
const PREFIXE = 3;
/** At most so many words of the index stand for one that was mistyped. */
const VOISINS = 64;
const MOTS = 8;

/** One word looked for, and all that counts as it. */
export interface MotCherche {
  mot: string;
  variantes: readonly string[];
}

/** The words of a search, folded: eight at most. */
export function decouper(q: string): MotCherche[] {
  const tous = [...new Set(plierMots(q).split(' ').filter(Boolean))];
  const pleins = tous.filter((mot) => !LIAISONS.has(mot));
  return (pleins.length > 0 ? pleins : tous).slice(0, MOTS).map((mot) => ({ mot, variantes: [mot, ...formesDe(mot)] }));
}

function formesDe(mot: string): string[] {
  const formes = [...(ABREGES[mot] ?? [])];
  // A plural finds the singular; the other way round, the prefix does.
  if (mot.length > PREFIXE && /[sx]$/.test(mot)) formes.push(mot.slice(0, -1));
  if (/..aux$/.test(mot)) formes.push(`${mot.slice(0, -2)}l`);
  if (/..al$/.test(mot)) formes.push(`${mot.slice(0, -1)}ux`);
  return formes;
}

/** Words of the index by length, so that only those that may be one letter away are compared. */
export type Vocabulaire = ReadonlyMap<number, readonly string[]>;

export function rangerMots(mots: Iterable<string>): Vocabulaire {
  const parLongueur = new Map<number, string[]>();
  for (const mot of mots) {
    const liste = parLongueur.get(mot.length);
    if (liste) liste.push(mot);
    else parLongueur.set(mot.length, [mot]);
  }
  return parLongueur;
}

/**
 * The same word with one typing mistake: a letter added, missing, changed or swapped with its neighbour, in a whole word of
 * the index or, from five letters, in the beginning of a longer one. Numbers have no mistakes.
 */
export function elargir(cherche: MotCherche, vocabulaire: Vocabulaire): MotCherche {
  const { mot } = cherche;
  if (mot.length < PREFIXE || /\d/.test(mot)) return cherche;
  const entiers = [-1, 0, 1].flatMap((ecart) =>
    (vocabulaire.get(mot.length + ecart) ?? []).filter((autre) => aUneLettrePres(mot, autre)),
  );
  const debuts: string[] = [];
  if (mot.length >= 5) {
    for (const [longueur, liste] of vocabulaire) {
      if (longueur <= mot.length + 1) continue;
      for (const autre of liste) if (autre[0] === mot[0] && commencePresque(mot, autre)) debuts.push(autre);
    }
  }
  const premiere = (autre: string) => (autre[0] === mot[0] ? 0 : 1);
  const proches = [...entiers.toSorted((a, b) => premiere(a) - premiere(b)), ...debuts].slice(0, VOISINS);
  return { mot, variantes: [...new Set([...cherche.variantes, ...proches])] };
}

const commencePresque = (mot: string, autre: string) =>
  [0, 1, -1].some((ecart) => aUneLettrePres(mot, autre.slice(0, mot.length + ecart)));

/** In the words of FTS5: every word, in any of its forms, whole or as a beginning. */
export function expression(mots: readonly MotCherche[]): string {
  const terme = (texte: string) => (texte.length >= PREFIXE ? `"${texte}" *` : `"${texte}"`);
  return mots.map(({ variantes }) => `(${variantes.map(terme).join(' OR ')})`).join(' AND ');
}
