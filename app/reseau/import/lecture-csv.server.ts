import { parse } from 'csv-parse/sync';
import { impossible } from '#app/commun/erreurs.ts';
import { nettoyer } from '#app/commun/saisie.ts';
import { type Colonne, trouverTitres } from './import-colonnes.ts';
import type { LigneLue } from './import-lignes.ts';

export const OCTETS_MAX = 5 * 1024 * 1024;
export const LIGNES_MAX = 5000;
/** A list of structures has some twenty; a spreadsheet saved whole trails thousands of empty ones. */
const COLONNES_LUES = 300;

export interface Tableau {
  /** Row of the titles in the file, from 1. */
  ligneTitres: number;
  colonnes: (Colonne & { exemple: string })[];
  lignes: LigneLue[];
}

const refus = (phrase: string) => impossible(phrase, 'fichier');

/** Signatures of files that are no text, whatever their name says. */
const AUTRES_GENRES: readonly { debut: number[]; phrase: string }[] = [
  {
    debut: [0x50, 0x4b, 0x03, 0x04],
    phrase: 'C’est un classeur (XLSX ou ODS), pas un fichier CSV. Dans votre tableur : « Enregistrer sous », puis « CSV ».',
  },
  {
    debut: [0xd0, 0xcf, 0x11, 0xe0],
    phrase: 'C’est un ancien classeur (XLS), pas un fichier CSV. Dans votre tableur : « Enregistrer sous », puis « CSV ».',
  },
  { debut: [0x25, 0x50, 0x44, 0x46], phrase: 'C’est un PDF : l’importer demande un tableau, enregistré en CSV.' },
];

/** The text of a file: UTF-8 with or without its mark, UTF-16 with its mark, otherwise Windows-1252. */
export function decoder(contenu: Uint8Array): string {
  if (contenu.length === 0) throw refus('Ce fichier est vide.');
  if (contenu.length > OCTETS_MAX) throw refus('Ce fichier dépasse 5 Mo : c’est trop pour une liste de structures.');
  const autre = AUTRES_GENRES.find(({ debut }) => debut.every((octet, rang) => contenu[rang] === octet));
  if (autre) throw refus(autre.phrase);
  const [a, b] = contenu;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(contenu);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(contenu);
  if (contenu.includes(0)) throw refus('Ce fichier n’est pas un tableau : il contient autre chose que du texte.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(contenu);
  } catch {
    // In one go, Node 20 reads windows-1252 as latin-1 and loses « œ » and « ’ » (nodejs/node#56542); as a stream, it does not.
    return new TextDecoder('windows-1252').decode(contenu, { stream: true });
  }
}

function lireRangees(texte: string, separateur: string): string[][] {
  const rangees: string[][] = parse(texte, {
    delimiter: separateur,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
  });
  return rangees.map((rangee) => (rangee.length > COLONNES_LUES ? rangee.slice(0, COLONNES_LUES) : rangee));
}

/** A quote that is never closed swallows the rest of the file: such a reading counts as none. */
function essayer(texte: string, separateur: string): string[][] {
  try {
    return lireRangees(texte, separateur);
  } catch {
    return [];
  }
}

/**
 * Reads a list of structures: the delimiter is the one under which most titles are recognised.
 * @throws ErreurMetier IMPOSSIBLE on the field `fichier`, with what to do about it
 */
export function lireTableau(contenu: Uint8Array): Tableau {
  const texte = decoder(contenu);
  if (texte.trim() === '') throw refus('Ce fichier est vide.');
  const lectures = [';', '\t', ','].map((separateur) => {
    const rangees = essayer(texte, separateur);
    const titres = trouverTitres(rangees);
    return { rangees, titres, reconnues: titres?.colonnes.filter((c) => c.champ).length ?? 0 };
  });
  const lecture = lectures.reduce((mieux, autre) => (autre.reconnues > mieux.reconnues ? autre : mieux));
  if (!lecture.titres) {
    throw refus(
      'Nous ne trouvons pas la ligne des titres. Il faut au moins une colonne « Nom de la structure », dans les trente premières lignes.',
    );
  }
  const { rang: rangTitres, colonnes } = lecture.titres;
  const rangees = lecture.rangees.slice(rangTitres + 1);
  const lignes = rangees
    .map((rangee, rang) => ({ numero: rangTitres + rang + 2, champs: champsDe(rangee, colonnes) }))
    .filter(({ champs }) => Object.keys(champs).length > 0);
  if (lignes.length === 0) throw refus('Ce fichier a des titres, mais aucune structure en dessous.');
  if (lignes.length > LIGNES_MAX) throw refus(`Ce fichier a ${lignes.length} lignes : partagez-le en fichiers de 5 000 au plus.`);
  return {
    ligneTitres: rangTitres + 1,
    colonnes: colonnes
      .filter((colonne) => colonne.titre !== '')
      .map((colonne) => ({ ...colonne, exemple: exempleDe(rangees, colonne.rang) })),
    lignes,
  };
}

function champsDe(rangee: readonly string[], colonnes: readonly Colonne[]): LigneLue['champs'] {
  const champs: LigneLue['champs'] = {};
  for (const { champ, rang } of colonnes) {
    const valeur = nettoyer(rangee[rang] ?? '').replace(/[ \u00A0\u202F\t]+/g, ' ');
    if (champ && valeur !== '' && !/^[-–—/.]$/.test(valeur)) champs[champ] = valeur;
  }
  return champs;
}

function exempleDe(rangees: readonly (readonly string[])[], rang: number): string {
  const exemple = rangees.find((rangee) => rangee[rang]?.trim())?.[rang] ?? '';
  return nettoyer(exemple).slice(0, 60);
}
