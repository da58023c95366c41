import { createRequire } from 'node:module';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { impossible } from '#app/commun/erreurs.ts';
import { jourDeNumero } from '#app/commun/periode.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { PROTEGE, verifierArchive } from './archive.server.ts';
import { type Classeur, COLONNES_MAX, type Feuille, LIGNES_MAX, OCTETS_MAX, remplie } from './classeur.ts';
import { lireCsv } from './lecture-csv.server.ts';

// 7 MB of code that one command in a thousand needs.
const require = createRequire(import.meta.url);
const lireTableur = (): typeof import('@e965/xlsx') => require('@e965/xlsx');

const refus = (phrase: string) => impossible(phrase, 'fichier');
const commence = (contenu: Uint8Array, debut: readonly number[]) => debut.every((octet, rang) => contenu[rang] === octet);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Titles may stand below thirty lines. */
const RANGEES_LUES = LIGNES_MAX + 60;

const AUTRES_GENRES: readonly { debut: readonly number[]; phrase: string }[] = [
  { debut: [0x25, 0x50, 0x44, 0x46], phrase: 'C’est un PDF\u00a0: l’import demande un tableau, au format XLSX, ODS ou CSV.' },
  {
    debut: [0x89, 0x50, 0x4e, 0x47],
    phrase: 'C’est une image, autre chose que du texte\u00a0: l’import demande un tableau, au format XLSX, ODS ou CSV.',
  },
  { debut: [0xff, 0xd8, 0xff], phrase: 'C’est une photo\u00a0: l’import demande un tableau, au format XLSX, ODS ou CSV.' },
  {
    debut: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    phrase: 'C’est un texte (RTF), pas un tableau\u00a0: copiez sa liste dans un tableur.',
  },
];

/**
 * The sheets of a file, whatever its kind; what would harm is refused before it is opened.
 * @throws ErreurMetier IMPOSSIBLE on `fichier`, with what to do about it
 */
export function lireClasseur(contenu: Uint8Array): Classeur {
  if (contenu.length === 0) throw refus('Ce fichier est vide.');
  if (contenu.length > OCTETS_MAX) throw refus('Ce fichier dépasse 10\u00a0Mo\u00a0: c’est trop pour une liste.');
  const autre = AUTRES_GENRES.find(({ debut }) => commence(contenu, debut));
  if (autre) throw refus(autre.phrase);
  if (commence(contenu, OLE)) throw refus(ancienOuProtege(contenu));
  const classeur = commence(contenu, ZIP) ? lireArchive(Buffer.from(contenu)) : lireCsv(contenu);
  for (const feuille of classeur.feuilles) verifierTaille(feuille);
  return classeur;
}

/** Excel keeps a locked workbook in the envelope of the old ones. */
function ancienOuProtege(contenu: Uint8Array): string {
  const protege = Buffer.from(contenu).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return protege
    ? PROTEGE
    : 'C’est un ancien classeur (XLS). Dans votre tableur\u00a0: «\u00a0Enregistrer sous\u00a0», puis XLSX, ODS ou CSV.';
}

function lireArchive(contenu: Buffer): Classeur {
  const genre = verifierArchive(contenu);
  const XLSX = lireTableur();
  let livre: ReturnType<typeof XLSX.read>;
  try {
    // `cellStyles` is what says which rows are hidden.
    livre = XLSX.read(contenu, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      sheetRows: RANGEES_LUES,
    });
  } catch (erreur) {
    if (erreur instanceof Error && /password/i.test(erreur.message)) throw refus(PROTEGE);
    throw refus(
      'Nous n’arrivons pas à lire ce classeur. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis recommencez.',
    );
  }
  const mille904 = livre.Workbook?.WBProps?.date1904 === true;
  const visibles = livre.SheetNames.filter((_, rang) => !livre.Workbook?.Sheets?.[rang]?.Hidden);
  const noms = visibles.length > 0 ? visibles : livre.SheetNames;
  const feuilles = noms.slice(0, 30).flatMap((nom) => {
    const feuille = livre.Sheets[nom];
    return feuille ? [lireFeuille(nom, feuille, (z, v) => XLSX.SSF.is_date(z) && v >= 1, mille904)] : [];
  });
  if (!feuilles.some(({ rangees }) => rangees.some(remplie))) throw refus('Ce classeur est vide.');
  return { genre, feuilles, notes: [] };
}

function lireFeuille(nom: string, feuille: WorkSheet, estDate: (z: string, v: number) => boolean, mille904: boolean): Feuille {
  const brutes = (feuille['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[];
  const rangees = Array.from({ length: brutes.length }, (_, rang) => {
    const cellules = brutes[rang] ?? [];
    const lues: string[] = [];
    // A cell alone at the far right would make thousands of empty ones.
    for (let colonne = 0; colonne < Math.min(cellules.length, COLONNES_MAX + 2000); colonne += 1) {
      lues.push(lireCellule(cellules[colonne], estDate, mille904));
    }
    return lues;
  });
  deplierFusions(rangees, feuille);
  while (rangees.length > 0 && !remplie(rangees.at(-1) ?? [])) rangees.pop();
  const masquees = (feuille['!rows'] ?? []).filter((rangee, rang) => rangee?.hidden && remplie(rangees[rang] ?? [])).length;
  return { nom, rangees, masquees };
}

function lireCellule(cellule: CellObject | undefined, estDate: (z: string, v: number) => boolean, mille904: boolean): string {
  if (!cellule || cellule.v === undefined || cellule.t === 'e') return '';
  const { v, z } = cellule;
  if (v instanceof Date) return v.toISOString().slice(0, 10);
  if (typeof v === 'boolean') return v ? 'oui' : 'non';
  if (typeof v !== 'number') return String(v);
  const format = typeof z === 'string' ? z : '';
  if (format && estDate(format, v)) return jourDeNumero(Math.floor(v) - 25_569 + (mille904 ? 1462 : 0));
  // « 00000 » shows the zero that a number has lost.
  const zeros = /^0+$/.exec(format.replace(/[\s"\\]/g, ''))?.[0].length ?? 0;
  if (Number.isInteger(v)) return String(Math.abs(v) < 1e21 ? BigInt(v) : v).padStart(zeros, '0');
  return String(Number(v.toPrecision(12)));
}

/** A cell merged over several rows says the same of each of them. */
function deplierFusions(rangees: string[][], feuille: WorkSheet): void {
  for (const { s, e } of (feuille['!merges'] ?? []).slice(0, 5000)) {
    const valeur = rangees[s.r]?.[s.c];
    if (!valeur) continue;
    for (let r = s.r + 1; r <= Math.min(e.r, s.r + 500, rangees.length - 1); r += 1) {
      const rangee = rangees[r];
      if (!rangee) continue;
      while (rangee.length <= s.c) rangee.push('');
      rangee[s.c] ||= valeur;
    }
  }
}

function verifierTaille({ nom, rangees }: Feuille): void {
  const ou = nom ? `La feuille ${entreGuillemets(nom.slice(0, 40))}` : 'Ce fichier';
  const pleines = rangees.filter(remplie).length;
  if (pleines > LIGNES_MAX + 30)
    throw refus(`${ou} a plus de 20\u00a0000 lignes\u00a0: partagez cette liste en plusieurs fichiers.`);
  const colonnes = rangees.reduce((max, rangee) => Math.max(max, rangee.findLastIndex((cellule) => cellule !== '') + 1), 0);
  if (colonnes > COLONNES_MAX) throw refus(`${ou} a plus de 200 colonnes\u00a0: gardez celles de la liste, et recommencez.`);
}
