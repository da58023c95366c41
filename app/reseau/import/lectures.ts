import { entreGuillemets } from '#app/commun/texte.ts';
import type { Donne } from '#app/reseau/agrements/agrements.ts';
import {
  FONCTIONS,
  type Fonction,
  LIBELLE_FONCTION,
  type LienEmploi,
  normaliserCourriel,
} from '#app/reseau/personnes/personnes.ts';
import { telephonesDe } from '#app/reseau/personnes/telephone.ts';
import { plierMots } from '#app/reseau/plier.ts';
import type { Gestion, Milieu } from '#app/reseau/structures/structures.ts';

// What cells say, in the network's own words.

const ADRESSE = /^[^\s@<>()"]{1,64}@[^\s@<>()"]+\.[^\s@<>()".]{2,}$/;

export function courrielsDe(texte: string | undefined, notes: string[]): string[] {
  const morceaux = (texte ?? '').split(/[\s;,/|<>]+/).filter((morceau) => morceau.includes('@'));
  const bons = morceaux
    .map((morceau) => normaliserCourriel(morceau).replace(/^mailto:|[.]$/g, ''))
    .filter((morceau) => ADRESSE.test(morceau) && morceau.length <= 254);
  if (texte && bons.length === 0) notes.push(`L’adresse « ${texte.slice(0, 60)} » n’est pas complète : elle n’est pas reprise.`);
  return bons;
}

export function telephoneDe(texte: string | undefined, notes: string[]): string | null {
  if (!texte) return null;
  const [premier, ...autres] = telephonesDe(texte);
  if (!premier) notes.push(`Le téléphone « ${texte.slice(0, 40)} » n’a pas dix chiffres : il n’est pas repris.`);
  else if (autres.length > 0) notes.push(`Plusieurs téléphones dans une cellule : ${premier} est repris.`);
  return premier ?? null;
}

/** « E.V.S. », « C.S. », « C.S.C. », neither the beginning nor the end of a longer one. */
const SIGLE_POINTE = /(?<!\p{L}\.?)(?:e\.\s?v\.\s?s|c\.\s?s\.\s?c|c\.\s?s)(?!\.?\p{L})/giu;

/** « CS », « C.S.C. », « centre social », « EVS », « en préfiguration », « EVS en projet »… Null when the words say nothing known. */
export function lireType(texte: string): Donne | null {
  const t = plierMots(texte.replace(SIGLE_POINTE, (sigle) => sigle.replace(/[.\s]/g, '')));
  if (/\bprefig|^en projet$/.test(t)) return 'prefiguration';
  const connu = genreConnu(t);
  // « Femmes en projet » is the name of an association: the words alone say nothing.
  return connu && /\ben projet\b/.test(t) ? 'prefiguration' : connu;
}

function genreConnu(t: string): 'centre_social' | 'evs' | null {
  if (/\b(cs|csc|centres? soci\w*|centre socio culturel|animation globale|agc)\b/.test(t)) return 'centre_social';
  return /\b(evs|espaces? de vie sociale|animation locale)\b/.test(t) ? 'evs' : null;
}

export function lireGestion(texte: string): Gestion | null {
  const t = plierMots(texte);
  if (/\b(asso\w*|loi 1901|1901)\b/.test(t)) return 'association';
  if (/\b(ccas|cias)\b/.test(t)) return 'ccas';
  if (/\b(epci|communaute|agglo\w*|intercommunal\w*|cc|metropole)\b/.test(t)) return 'epci';
  if (/\b(caf|allocations familiales)\b/.test(t)) return 'caf';
  if (/\b(msa|mutualite sociale agricole)\b/.test(t)) return 'msa';
  return /\b(commune|communale?|mairie|municipal\w*|ville)\b/.test(t) ? 'commune' : null;
}

export function lireMilieu(texte: string): Milieu | null {
  const t = plierMots(texte);
  const [rural, urbain] = [/\brura/.test(t), /\b(urbain|ville|quartier)/.test(t)];
  if (rural === urbain) return null;
  return rural ? 'rural' : 'urbain';
}

/** « 3,5 ETP », « 25 bénévoles »; undefined when there is no single number. */
export function lireNombre(texte: string, max: number, entier = false): number | undefined {
  const nombres = texte.replace(/(\d)[\s\u00A0\u202F](?=\d{3}\b)/g, '$1').match(/\d+(?:[.,]\d+)?/g) ?? [];
  const valeur = Number((nombres[0] ?? '').replace(',', '.'));
  if (nombres.length !== 1 || valeur > max || /^-/.test(texte) || (entier && !Number.isInteger(valeur))) return undefined;
  return valeur;
}

/** « oui », « x », « 1 »; undefined when it says neither. */
export function lireOuiNon(texte: string): boolean | undefined {
  const t = plierMots(texte);
  if (/^(oui|o|x|xx|1|vrai|true|ok|yes)$/.test(t) || /^[✓✔☑✗✘☒×●•]+$/u.test(texte.trim())) return true;
  return /^(non|n|0|faux|false|no|neant|aucun|aucune)$/.test(t) ? false : undefined;
}

const FONCTIONS_DITES: readonly [RegExp, Fonction][] = [
  // A deputy does not commit the structure.
  [/\badjoint|\bassistant|\bstagiaire|\bapprenti|\balternan/, 'autre'],
  [
    /\b(vice (president\w*|pdte?)|tresor\w*|administrat\w+|membre du (ca|bureau|conseil)|secretaire (de l association|du bureau|general\w*))\b/,
    'administration',
  ],
  [/\b(president\w*|presidence|pdte?|pres)\b/, 'presidence'],
  [/\b(direct\w*|dir)\b/, 'direction'],
  [/\b(refer\w*|animat\w*|coord\w*)\b.*\b(famill\w*|parental\w*|acf)\b|^acf$/, 'reference_familles'],
  [/\b(refer\w*|coord\w*)\b.*\b(jeun\w*|ado\w*)\b/, 'reference_jeunesse'],
  [/\bcoordinat\w*|\bcoord\b/, 'coordination_evs'],
  [/\banimat\w*|\bmediat\w*|\bludothec\w*/, 'animation'],
  [/\baccueil\b|\bsecretai?r\w*|\bagente? administrati/, 'accueil'],
  [/\bbenevol\w*/, 'benevolat'],
];

/** A fonction as people name it, with their words when they say more than its label. */
export function lireFonction(texte: string): { fonction: Fonction; intitule: string | null } {
  const t = plierMots(texte);
  const exacte = FONCTIONS.find((fonction) => plierMots(LIBELLE_FONCTION[fonction]) === t);
  if (exacte) return { fonction: exacte, intitule: null };
  const dite = FONCTIONS_DITES.find(([motif]) => motif.test(t))?.[1] ?? 'autre';
  return { fonction: dite, intitule: texte };
}

export function lireLien(texte: string): LienEmploi | null {
  const t = plierMots(texte);
  if (/\bbenevol|\belue?s?\b/.test(t)) return 'benevolat';
  if (
    /\b(agente?s? publi|fonction\w* (publique|territorial\w*)|fonctionnaires?|territorial\w*|titulaires?|contractuel\w*)/.test(t)
  )
    return 'agent_public';
  return /\b(salari\w*|cdi|cdd|employe\w*|apprenti\w*|alternan\w*)/.test(t) ? 'salariat' : null;
}

/** The parts of a cell that holds a list. */
export const morceauxDe = (texte: string): string[] =>
  texte
    .split(/\s*[;,\n|•]\s*|\s+\/\s+/)
    .map((morceau) => morceau.replace(/^[-–—*•]\s*/, '').trim())
    .filter(Boolean);

/** « Le Fil », cut so that it holds in a sentence. */
export const citer = (texte: string, max = 60): string =>
  entreGuillemets(texte.length > max ? `${texte.slice(0, max - 1).trimEnd()}…` : texte);
