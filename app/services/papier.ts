import { MOIS } from '#app/commun/periode.ts';
import { espacerTout } from './espaces.ts';

/** A paper that one signs, carries or keeps: its words alone. A4, Word and the page draw the same one. */
export interface Papier {
  /** « OM-2026-031 » */
  reference: string;
  /** « version 2, édition 1 »: what tells two texts of the same number apart. */
  edition?: string | undefined;
  /** « vendredi 3 avril 2026 »: already a label. */
  etabliLe: string;
  titre: string;
  /** Who establishes it: name first, then kind, address, SIRET, one a line. */
  emetteur: string[];
  /** Who commits to it, side by side: the name stands first among the lines. */
  parties?: { titre: string; lignes: string[] }[] | undefined;
  /** The paper in one sentence. */
  accroche: string;
  /** Ruled table: a heading, then one or several lines of text. */
  lignes: { titre: string; textes: string[] }[];
  /** Clauses, in order: the drawing numbers them. */
  articles?: { titre: string; textes: string[] }[] | undefined;
  signatures: CaseDeSignature[];
  /** Small print above the foot. */
  mentions: string[];
  /** Left of the foot, beside « Page 1 sur 1 »: the network's name. */
  pied: string;
}

/** A box left free for a hand: heading, then what is printed under the free space. Once signed, who signed fills it. */
export interface CaseDeSignature {
  titre: string;
  lignes: string[];
  signee?: SignatureFaite | undefined;
}

export interface SignatureFaite {
  /** On the app, or by hand on a copy whose scan was deposited. */
  moyen?: 'application' | 'exemplaire' | undefined;
  nom: string;
  qualite: string;
  /** « 3 avril 2026 à 11 h 26 » */
  le: string;
  code: string;
  /** Where anyone checks it: « cru87.example/signatures/K7QM-4XTA ». */
  adresse: string;
}

/** « Signé le 3 avril 2026 à 11 h 26 », « Exemplaire signé à la main, déposé le 3 avril 2026 à 11 h 26 » */
export function libelleSignee({ moyen, le }: Pick<SignatureFaite, 'moyen' | 'le'>): string {
  return moyen === 'exemplaire' ? `Exemplaire signé à la main, déposé le ${le}` : `Signé le ${le}`;
}

/** What stands under the heading of a box: who signed, when and where to check it, or what is printed under the free space. */
export function lignesDeSignature({ lignes, signee }: CaseDeSignature): string[] {
  if (!signee) return lignes;
  return [signee.nom, signee.qualite, libelleSignee(signee), `Code ${signee.code}`, signee.adresse].filter(Boolean);
}

/** « 1. Qui et pourquoi »: every drawing numbers the clauses in the same way. */
export const titreDArticle = (titre: string, rang: number): string => `${rang + 1}. ${titre}`;

/** What stands at the right of the head, one a line. */
export function enteteDuPapier({ reference, edition, etabliLe }: Pick<Papier, 'reference' | 'edition' | 'etabliLe'>): string[] {
  return [`N° ${reference}`, ...(edition ? [edition] : []), `Établi le ${etabliLe}`];
}

// Whoever typed two spaces or a line break meant one space, and French spaces are put in when one draws.
const serre = (texte: string) => texte.replace(/\s+/g, ' ').trim();

/**
 * The canonical text of what one signs: neither the signatures, nor what may change from one drawing to the next.
 * Each line opens with its kind and no value holds a line break: two papers that differ never give the same text.
 */
export function texteDuPapier(papier: Papier): string {
  const blocs = (genre: string, liste: readonly { titre: string; textes: readonly string[] }[]) =>
    liste.flatMap(({ titre, textes }) => [[genre, titre], ...textes.map((texte) => ['texte', texte])]);
  const lignes = [
    ['titre', papier.titre],
    ['numéro', papier.reference],
    ['édition', papier.edition ?? ''],
    ...blocs(
      'partie',
      (papier.parties ?? []).map((partie) => ({ titre: partie.titre, textes: partie.lignes })),
    ),
    ['accroche', papier.accroche],
    ...blocs('ligne', papier.lignes),
    ...blocs('article', papier.articles ?? []),
    ...papier.mentions.map((mention) => ['mention', mention]),
  ];
  return lignes.map(([genre, valeur]) => `${genre} : ${serre(valeur ?? '')}\n`).join('');
}

/** « 9f2c 61ab 70d4 e815 »: the beginning of a text's hash, short enough to compare by eye. */
export function libelleEmpreinte(empreinte: string): string {
  return (empreinte.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');
}

// « 6 janvier », « 14 heures », « 108 km »: a number stays with what it counts.
const NOMBRES = new RegExp(`(\\d(?:er)?) (?=(?:${MOIS.join('|')}|heures?|jours?|km)(?![\\p{L}]))`, 'gu');

/** French spaces for a paper about to be drawn. */
export function composer(papier: Papier): Papier {
  const lier = (_cle: string, valeur: unknown) => (typeof valeur === 'string' ? valeur.replace(NOMBRES, '$1\u00a0') : valeur);
  return JSON.parse(JSON.stringify(espacerTout(papier)), lier) as Papier;
}
