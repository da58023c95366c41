import { aNom, deNom } from '#app/commun/francais.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { plier, plierMots } from '#app/reseau/plier.ts';
import type { MotCherche } from '#app/reseau/recherche/mots.ts';

/** A piece of a sentence; marked when it is what was looked for. */
export interface Morceau {
  texte: string;
  marque?: true | undefined;
}

/** Why a result is there; `reserve` for what may stand in the way. */
export interface Raison {
  morceaux: Morceau[];
  reserve?: true | undefined;
}

/** What an annonce is found by. */
export interface Trouvable {
  titre: string;
  /** Its other texts. */
  textes: readonly string[];
  competences: readonly { id: number; nom: string; synonymes: readonly string[]; parents: readonly string[] }[];
  structure: string;
  commune: string | null;
}

interface Mots {
  /** As they were typed. */
  exacts: readonly MotCherche[];
  /** With what was taken for them. */
  elargis: readonly MotCherche[];
  /** Ids of the terms of the vocabulary that are near what was typed. */
  proches: readonly number[];
}

/** Letters kept on each side of a word found in a long text. */
const AUTOUR = 40;
const RAISONS_AU_PLUS = 3;

const dit = (texte: string): Morceau => ({ texte });
const marque = (texte: string): Morceau => ({ texte, marque: true });

const repond = (mot: string, variantes: readonly string[]) =>
  variantes.some((variante) => mot === variante || (variante.length > 2 && mot.startsWith(variante)));

// The names and the synonyms of the vocabulary come back at each result, and a text as often as there are words to look for in it.
const plies = new Map<string, string>();
const PLIES_GARDES = 5000;
const COURT = 500;

function plierUneFois(texte: string): string {
  if (texte.length > COURT) return plier(texte);
  const connu = plies.get(texte);
  if (connu !== undefined) return connu;
  if (plies.size >= PLIES_GARDES) plies.clear();
  const plie = plier(texte);
  plies.set(texte, plie);
  return plie;
}

interface Intervalle {
  debut: number;
  fin: number;
}

/** Where a text holds the words; neighbours make one. */
function reperer(texte: string, mots: readonly MotCherche[]): Intervalle[] {
  const plie = plierUneFois(texte);
  // Most texts hold none of the words: folding them once says so.
  const variantes = mots.flatMap((mot) => mot.variantes).filter((variante) => plie.includes(variante));
  if (variantes.length === 0) return [];
  const trouves: Intervalle[] = [];
  for (const { 0: mot, index: debut } of texte.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!repond(plierMots(mot), variantes)) continue;
    const dernier = trouves.at(-1);
    if (dernier && /^[\s’'-]+$/.test(texte.slice(dernier.fin, debut))) dernier.fin = debut + mot.length;
    else trouves.push({ debut, fin: debut + mot.length });
  }
  return trouves;
}

const premier = (texte: string, mots: readonly MotCherche[]): string | undefined => {
  const [trouve] = reperer(texte, mots);
  return trouve && texte.slice(trouve.debut, trouve.fin);
};

/** « …pour mesurer [l’utilité sociale] de la structure… » */
function extraire(texte: string, { debut, fin }: Intervalle): Morceau[] {
  const de = Math.max(0, debut - AUTOUR);
  const a = Math.min(texte.length, fin + AUTOUR);
  const avant = de === 0 ? texte.slice(0, debut) : `…${texte.slice(de, debut).replace(/^\S*\s/, '')}`;
  const apres = a === texte.length ? texte.slice(fin) : `${texte.slice(fin, a).replace(/\s\S*$/, '')}…`;
  return [dit(avant.replace(/\s+/g, ' ')), marque(texte.slice(debut, fin)), dit(apres.replace(/\s+/g, ' '))];
}

/** Why this annonce answers, in the order of what counts most; three reasons at most. */
export function expliquer(annonce: Trouvable, mots: Mots): Raison[] {
  const ecrits = parLesMots(annonce, mots.exacts);
  const proches = ecrits.length === 0 ? parLeVocabulaire(annonce, mots.proches) : [];
  // One word may stand as it was typed, and the next one not.
  const ressemblants = proches.length === 0 ? parRessemblance(annonce, mots) : [];
  return [...ecrits, ...proches, ...ressemblants].slice(0, RAISONS_AU_PLUS);
}

function parLesMots({ titre, textes, competences, structure, commune }: Trouvable, mots: readonly MotCherche[]): Raison[] {
  const raisons: Raison[] = [];
  const auTitre = reperer(titre, mots).map(({ debut, fin }) => titre.slice(debut, fin));
  if (auTitre.length > 0) {
    const liste = auTitre.flatMap((mot, rang) => (rang === 0 ? [marque(mot)] : [dit(', '), marque(mot)]));
    raisons.push({ morceaux: [dit('Contient '), ...liste, dit('.')] });
  }
  for (const { nom, synonymes, parents } of competences) {
    const nomme = premier(nom, mots);
    // The title says it already.
    const synonyme = nomme || auTitre.length > 0 ? undefined : synonymes.find((un) => premier(un, mots));
    const parent = nomme || synonyme || auTitre.length > 0 ? undefined : parents.find((un) => premier(un, mots));
    if (nomme) raisons.push({ morceaux: [dit('Savoir-faire\u00a0: '), ...surligner(nom, mots), dit('.')] });
    else if (synonyme)
      raisons.push({ morceaux: [marque(synonyme), dit(` se dit aussi ${entreGuillemets(nom)} dans le vocabulaire du réseau.`)] });
    else if (parent) raisons.push({ morceaux: [dit(`${entreGuillemets(nom)} fait partie de `), marque(parent), dit('.')] });
  }
  if (auTitre.length === 0) {
    const [texte, ou] = textes.flatMap((un): [string, Intervalle][] => {
      const [trouve] = reperer(un, mots);
      return trouve ? [[un, trouve]] : [];
    })[0] ?? [undefined, undefined];
    if (texte !== undefined && ou) raisons.push({ morceaux: extraire(texte, ou) });
  }
  const lieu = premier(structure, mots)
    ? ['C’est une annonce ', deNom(structure)]
    : commune && premier(commune, mots)
      ? ['C’est ', aNom(commune)]
      : undefined;
  if (lieu) raisons.push({ morceaux: [dit(lieu[0] ?? ''), ...surligner(lieu[1] ?? '', mots), dit('.')] });
  return raisons;
}

function surligner(texte: string, mots: readonly MotCherche[]): Morceau[] {
  const morceaux: Morceau[] = [];
  let fini = 0;
  for (const { debut, fin } of reperer(texte, mots)) {
    if (debut > fini) morceaux.push(dit(texte.slice(fini, debut)));
    morceaux.push(marque(texte.slice(debut, fin)));
    fini = fin;
  }
  return fini < texte.length ? [...morceaux, dit(texte.slice(fini))] : morceaux;
}

const parLeVocabulaire = ({ competences }: Trouvable, proches: readonly number[]): Raison[] =>
  competences
    .filter(({ id }) => proches.includes(id))
    .map(({ nom }) => ({ morceaux: [marque(nom), dit(' est proche de vos mots.')] }));

/** Each word that was taken for another: « cirque ressemble à cirqe ». */
function parRessemblance({ titre, textes, competences, structure, commune }: Trouvable, { exacts, elargis }: Mots): Raison[] {
  const tous = [titre, ...competences.flatMap((c) => [c.nom, ...c.synonymes, ...c.parents]), ...textes, structure, commune ?? ''];
  return elargis.flatMap((mot, rang) => {
    const exact = exacts[rang] ?? mot;
    if (tous.some((texte) => premier(texte, [exact]) !== undefined)) return [];
    const lu = tous.map((texte) => premier(texte, [mot])).find((trouve) => trouve !== undefined);
    return lu ? [{ morceaux: [marque(lu), dit(` ressemble à ${entreGuillemets(exact.mot)}.`)] }] : [];
  });
}
