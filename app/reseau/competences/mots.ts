import { accorder } from '#app/commun/texte.ts';
import { aUneLettrePres, plierMots } from '#app/reseau/plier.ts';

/** The words of a term, as people type them. */
export interface Mots {
  nom: string;
  synonymes: readonly string[];
}

/** A word as it is compared; the plural is the singular. */
export const plierTerme = (texte: string): string =>
  plierMots(texte)
    .split(' ')
    .map((mot) => (mot.length > 3 ? mot.replace(/[sx]$/, '') : mot))
    .join(' ');

/** Same, written in one word: « mini bus », « mini-bus » and « minibus » are one; empty for what is too short to mean anything. */
export const serrerTerme = (texte: string): string => {
  const serre = plierTerme(plierMots(texte).replaceAll(' ', ''));
  return serre.length > 4 ? serre : '';
};

/** Whether two texts are one word, however it is cut. */
export const memeTerme = (a: string, b: string): boolean =>
  plierTerme(a) === plierTerme(b) || (serrerTerme(a) !== '' && serrerTerme(a) === serrerTerme(b));

/** The name and the synonyms, folded. */
export const formesDe = ({ nom, synonymes }: Mots): string[] => [nom, ...synonymes].map(plierTerme).filter(Boolean);

/** From this note on, what is near is a guess: it counts when nothing nearer does. */
const AU_JUGE = 20;
const AU_RACINE = 30;
/** The notes of a term that is said; the half point of a synonym aside. */
const DITS: readonly number[] = [0, 2, 4];
/** Words that stay unanswered weigh no more: the longest sentence keeps each note in its degree. */
const RESTE_MAX = 9;

/** A text that is looked for, folded once for a whole list of terms. */
interface Cherche {
  plie: string;
  /** The same between two spaces. */
  borde: string;
  serre: string;
  mots: readonly string[];
  /** Two words that follow each other, written in one: « mini bus » inside a sentence. */
  joints: readonly string[];
  /** Words long enough to be mistyped. */
  longs: readonly string[];
  /** The same as one hears them. */
  sons: readonly string[];
}

function lire(texte: string): Cherche | undefined {
  const plie = plierTerme(texte);
  if (plie.length < 2) return undefined;
  const mots = plie.split(' ');
  const joints = mots.slice(1).map((mot, rang) => serrerTerme(`${mots[rang]} ${mot}`));
  const longs = mots.filter((mot) => mot.length > 4);
  return {
    plie,
    borde: ` ${plie} `,
    serre: serrerTerme(plie),
    mots,
    joints: joints.filter(Boolean),
    longs,
    sons: longs.map(sonDe),
  };
}

/** A form of a term, folded. */
interface Forme {
  plie: string;
  /** The same between two spaces: its words are found whole. */
  borde: string;
  serre: string;
  mots: readonly string[];
  /** Those words as one hears them. */
  sons: readonly string[];
}

// The same few hundred terms are compared at each search: folding them costs more than comparing them.
const formesLues = new WeakMap<Mots, readonly Forme[]>();

/** The name, then the synonyms, folded; kept as long as the term itself. */
function formesDuTerme(terme: Mots): readonly Forme[] {
  const connues = formesLues.get(terme);
  if (connues) return connues;
  const formes = [terme.nom, ...terme.synonymes].map(formeDe);
  formesLues.set(terme, formes);
  return formes;
}

function formeDe(texte: string): Forme {
  const plie = plierTerme(texte);
  const mots = plie.split(' ').filter((mot) => mot.length > 3);
  return { plie, borde: ` ${plie} `, serre: serrerTerme(plie), mots, sons: mots.map(sonDe) };
}

/** The best note of a term, and the form that earned it: 0 the name, then the synonyms. */
function noter(cherche: Cherche, mots: Mots, auJuge: boolean): { note: number; rang: number } | undefined {
  let mieux: { note: number; rang: number } | undefined;
  const formes = formesDuTerme(mots);
  for (let rang = 0; rang < formes.length; rang++) {
    const forme = formes[rang];
    if (!forme) continue;
    const note = forme.plie === '' ? undefined : noteDe(cherche, forme, auJuge);
    if (note === undefined) continue;
    // The name before a synonym, when both are as near.
    const pesee = note + (rang === 0 ? 0 : 0.5);
    if (!mieux || pesee < mieux.note) mieux = { note: pesee, rang };
  }
  return mieux;
}

/**
 * How near a text is to a form of a term, 0 for the same word, undefined when they have nothing to do with each other.
 * The figures only order: a word of its own, the beginning of one, one letter away, a word inside, what sounds alike.
 */
function noteDe({ plie, borde, serre, mots, joints, longs, sons }: Cherche, forme: Forme, auJuge: boolean): number | undefined {
  if (forme.plie === plie) return 0;
  if (forme.plie.startsWith(plie)) return 1;
  if (plie.length > 4 && aUneLettrePres(plie, forme.plie)) return 2;
  // « mini bus », « minibuss »: where a word is cut says nothing.
  if (serre !== '' && aUneLettrePres(serre, forme.serre)) return 2;
  if (forme.borde.includes(borde.slice(0, -1))) return 3;
  // What was typed says more than the term: « animer un atelier cirque » holds « cirque ».
  if (forme.plie.length > 3 && (borde.includes(forme.borde) || joints.includes(forme.serre))) return 4;
  const ecrits = noteDesMots(5, mots, compterPareils(longs, forme.mots, aUneLettrePres));
  if (ecrits !== undefined || !auJuge) return ecrits;
  return (
    noteDesMots(AU_JUGE, mots, compterPareils(sons, forme.sons, sonnentPareil)) ??
    noteDesMots(AU_RACINE, mots, compterPareils(longs, forme.mots, memeRacine))
  );
}

function noteDesMots(degre: number, mots: readonly string[], trouves: number): number | undefined {
  return trouves === 0 ? undefined : degre + Math.min(RESTE_MAX, mots.length - trouves);
}

/** How many of these words are like one of those. */
function compterPareils(cherches: readonly string[], siens: readonly string[], pareils: (a: string, b: string) => boolean) {
  let n = 0;
  for (const cherche of cherches) {
    for (const sien of siens) {
      if (!pareils(cherche, sien)) continue;
      n += 1;
      break;
    }
  }
  return n;
}

/** A word as one hears it: « sofrologie », « camionete », « informatik » are written by ear. */
function sonDe(mot: string): string {
  return mot
    .replace(/ph/g, 'f')
    .replace(/qu?|ck?(?![eiyh])/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/y/g, 'i')
    .replace(/(?<!c)h/g, '')
    .replace(/eau|au/g, 'o')
    .replace(/(.)\1/g, '$1')
    .replace(/e$/, '');
}

/** One letter apart once heard; two in a long word, which begins alike. */
function sonnentPareil(a: string, b: string): boolean {
  if (a.length < 4 || b.length < 4 || Math.abs(a.length - b.length) > 2) return false;
  return aUneLettrePres(a, b) || (Math.min(a.length, b.length) > 8 && aDeuxLettresPres(a, b));
}

/** Two mistakes at two places: what is before the first and after the last is the same. */
function aDeuxLettresPres(a: string, b: string): boolean {
  let debut = 0;
  while (debut < a.length && a[debut] === b[debut]) debut++;
  if (debut < 2) return false;
  // Each way of mending the first mistake leaves one at most.
  const [resteA, resteB] = [a.slice(debut), b.slice(debut)];
  return [
    [resteA.slice(1), resteB],
    [resteA, resteB.slice(1)],
    [resteA.slice(1), resteB.slice(1)],
    ...(resteA[0] === resteB[1] && resteA[1] === resteB[0] ? [[resteA.slice(2), resteB.slice(2)]] : []),
  ].some(([x = '', y = '']) => aUneLettrePres(x, y));
}

/** « jonglerie » and « jonglage »: the same first letters, five at least and half of the longer word. */
function memeRacine(a: string, b: string): boolean {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n >= 5 && n * 2 >= Math.max(a.length, b.length);
}

/** A term found, and the synonym by which it was recognised when it is not its name. */
export interface TermeTrouve<T> {
  terme: T;
  par: string | null;
  /** Every word that was typed counts, or the whole term stands in it. */
  entier: boolean;
}

/** The terms that have to do with a text, the nearest first. @param auJuge those that only sound or begin alike count too */
function noterTous<T extends Mots>(
  texte: string,
  termes: readonly T[],
  auJuge: boolean,
): { terme: T; note: number; rang: number }[] {
  const cherche = lire(texte);
  if (!cherche) return [];
  return termes
    .flatMap((terme) => {
      const lu = noter(cherche, terme, auJuge);
      return lu ? [{ terme, ...lu }] : [];
    })
    .sort((a, b) => a.note - b.note);
}

/**
 * The terms nearest to a text, the nearest first: what the list of terms, the suggestions of a form and the search of the whole
 * network share. What is only guessed counts when nothing nearer was found.
 */
export function trouverTermes<T extends Mots>(texte: string, termes: readonly T[], combien = 5): TermeTrouve<T>[] {
  const nets = noterTous(texte, termes, false);
  const notes = nets.length > 0 ? nets : noterTous(texte, termes, true);
  return notes.slice(0, combien).map(({ terme, rang, note }) => {
    const par = rang === 0 ? undefined : terme.synonymes[rang - 1];
    const entier = note < 6 || [AU_JUGE, AU_RACINE].includes(Math.floor(note));
    return { terme, par: par && plierTerme(par) !== plierTerme(terme.nom) ? par : null, entier };
  });
}

/** The terms nearest to a text, the nearest first. */
export const lesPlusProches = <T extends Mots>(texte: string, termes: readonly T[], combien = 5): T[] =>
  trouverTermes(texte, termes, combien).map(({ terme }) => terme);

const RECONNUS_MAX = 3;
const PROCHES_MAX = 8;

/**
 * The terms that a sentence says, and those that are near: the first are ticked beforehand, the others are offered.
 * @param texte a sentence, as it is typed
 */
export function reconnaitre<T extends Mots>(texte: string, termes: readonly T[]): { reconnus: T[]; proches: T[] } {
  const notes = noterTous(texte, termes, true);
  // The same word, one letter away, or a word of the sentence; not a mere beginning, nor a word inside a longer term.
  const dits = notes.filter(({ note }) => DITS.includes(Math.floor(note)));
  // Where the sentence says a term by its name, what it only resembles by a synonym is offered, not ticked.
  const parLeurNom = dits.filter(({ rang }) => rang === 0);
  const reconnus = (parLeurNom.length > 0 ? parLeurNom : dits).slice(0, RECONNUS_MAX);
  const proches = notes.filter((une) => !reconnus.includes(une)).slice(0, PROCHES_MAX - reconnus.length);
  return { reconnus: reconnus.map(({ terme }) => terme), proches: proches.map(({ terme }) => terme) };
}

/** « Vie associative et bénévole » → `vie-associative-et-benevole` */
export const slugDe = (nom: string): string => plierMots(nom).replaceAll(' ', '-').slice(0, 60).replace(/-$/, '') || 'mot';

/** Who has a term: « 2 structures », « 5 personnes »; empty when nobody has said it. */
export const direQui = ({ structures, personnes }: { structures: number; personnes: number }): string[] => [
  ...(structures > 0 ? [accorder(structures, 'structure')] : []),
  ...(personnes > 0 ? [accorder(personnes, 'personne')] : []),
];
