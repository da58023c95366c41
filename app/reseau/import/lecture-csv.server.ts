import { type CsvError, parse } from 'csv-parse/sync';
import { impossible } from '#app/commun/erreurs.ts';
import { type Classeur, COLONNES_MAX } from './classeur.ts';
import { devinerGenre } from './titres-trouves.ts';

const SEPARATEURS = [';', '\t', ',', '|'] as const;
/** Enough for the titles, whatever stands above them. */
const DEBUT = 64 * 1024;
/** A quote that is never closed is seen here, not at the end of ten megabytes. */
const LIGNE_LA_PLUS_LONGUE = 100_000;
/** A spreadsheet saved whole trails thousands of empty columns. */
const CELLULES_LUES = COLONNES_MAX + 2000;

/** The text of a file: UTF-8 with or without its mark, UTF-16 with its mark, otherwise Windows-1252. */
export function decoder(contenu: Uint8Array): string {
  const [a, b] = contenu;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(contenu);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(contenu);
  if (contenu.includes(0))
    throw impossible('Ce fichier n’est pas un tableau\u00a0: il contient autre chose que du texte.', 'fichier');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(contenu);
  } catch {
    // In one go, Node 20 reads windows-1252 as latin-1 and loses « œ » and « ’ » (nodejs/node#56542); as a stream, it does not.
    return new TextDecoder('windows-1252').decode(contenu, { stream: true });
  }
}

type Guillemets = '"' | null;

function lireRangees(texte: string, separateur: string, guillemets: Guillemets): string[][] {
  const rangees: string[][] = parse(texte, {
    delimiter: separateur,
    quote: guillemets,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
    max_record_size: LIGNE_LA_PLUS_LONGUE,
  });
  return rangees.map((rangee) => (rangee.length > CELLULES_LUES ? rangee.slice(0, CELLULES_LUES) : rangee));
}

/** The rows, and whether quotes had to be read as letters. */
function essayer(texte: string, separateur: string): { rangees: string[][]; sansGuillemets: boolean } | undefined {
  for (const guillemets of ['"', null] as const) {
    try {
      return { rangees: lireRangees(texte, separateur, guillemets), sansGuillemets: guillemets === null };
    } catch (erreur) {
      if (!(erreur instanceof Error) || !('code' in (erreur as CsvError))) throw erreur;
    }
  }
  return undefined;
}

/** The delimiter is the one under which most titles are recognised, read at the head of the file. */
function devinerSeparateur(texte: string): string {
  const tete = texte.length > DEBUT ? texte.slice(0, Math.max(texte.lastIndexOf('\n', DEBUT), 1)) : texte;
  const essais = SEPARATEURS.map((separateur) => {
    const rangees = essayer(tete, separateur)?.rangees ?? [];
    const colonnes = Math.max(0, ...rangees.slice(0, 30).map((rangee) => Math.min(rangee.length, 50)));
    return { separateur, points: (devinerGenre({ nom: '', rangees })?.points ?? 0) * 100 + colonnes };
  });
  return essais.reduce((mieux, essai) => (essai.points > mieux.points ? essai : mieux)).separateur;
}

/** Reads a text as one sheet. @throws ErreurMetier IMPOSSIBLE on `fichier` */
export function lireCsv(contenu: Uint8Array): Classeur {
  // Excel says the delimiter on a line of its own.
  const texte = decoder(contenu).replace(/^\uFEFF?sep=.\r?\n/i, '');
  if (texte.trim() === '') throw impossible('Ce fichier est vide.', 'fichier');
  if (/^\s*<(!doctype|html|\?xml)/i.test(texte.slice(0, 200))) {
    throw impossible(
      'C’est une page web, pas un tableau\u00a0: dans votre tableur, «\u00a0Enregistrer sous\u00a0», puis XLSX ou CSV.',
      'fichier',
    );
  }
  const lecture = essayer(texte, devinerSeparateur(texte));
  if (!lecture) throw impossible('Une ligne de ce fichier est bien trop longue pour être celle d’un tableau.', 'fichier');
  const notes = lecture.sansGuillemets
    ? ['Un guillemet n’est jamais refermé dans ce fichier\u00a0: les guillemets y sont lus comme des lettres.']
    : [];
  const rangees = lecture.sansGuillemets
    ? lecture.rangees.map((rangee) => rangee.map((cellule) => cellule.trim().replace(/^"(.*?)"?$/, '$1')))
    : lecture.rangees;
  return { genre: 'csv', feuilles: [{ nom: '', rangees: rangees.map((r) => r.map(sansApostrophe)), masquees: 0 }], notes };
}

/** Our own export puts an apostrophe before what a spreadsheet would take for a formula. */
const sansApostrophe = (cellule: string) => (/^'+[=+\-@\t\r]/.test(cellule) ? cellule.slice(1) : cellule);
