import { inflateRawSync } from 'node:zlib';
import { impossible } from '#app/commun/erreurs.ts';

/** A list of 20,000 rows weighs a tenth of it once opened; a bomb weighs gigabytes. */
const OUVERT_MAX = 120 * 1024 * 1024;
const MORCEAUX_MAX = 2000;

const FIN_DU_REPERTOIRE = 0x06054b50;
const ENTREE = 0x02014b50;
const EN_TETE_LOCAL = 0x04034b50;

const refus = (phrase: string) => impossible(phrase, 'fichier');
const ABIME = () =>
  refus(
    'Ce classeur est abîmé\u00a0: nous n’arrivons pas à l’ouvrir. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis recommencez.',
  );
const TROP_LOURD = () =>
  refus('Ce classeur est trop lourd une fois ouvert. Gardez la feuille de la liste, sans ses images, et recommencez.');

interface Entree {
  nom: string;
  chiffree: boolean;
  methode: number;
  comprimee: number;
  ouverte: number;
  debut: number;
}

function lireRepertoire(zip: Buffer): Entree[] {
  // The directory's end is in the last bytes, before a comment of at most 64 kB.
  let fin = -1;
  for (let ou = zip.length - 22; ou >= Math.max(0, zip.length - 22 - 0xffff); ou -= 1) {
    if (zip.readUInt32LE(ou) === FIN_DU_REPERTOIRE) {
      fin = ou;
      break;
    }
  }
  if (fin < 0) throw ABIME();
  const nombre = zip.readUInt16LE(fin + 10);
  if (nombre > MORCEAUX_MAX) throw TROP_LOURD();
  const entrees: Entree[] = [];
  let ou = zip.readUInt32LE(fin + 16);
  for (let rang = 0; rang < nombre; rang += 1) {
    if (ou + 46 > zip.length || zip.readUInt32LE(ou) !== ENTREE) throw ABIME();
    const longueurs = [zip.readUInt16LE(ou + 28), zip.readUInt16LE(ou + 30), zip.readUInt16LE(ou + 32)] as const;
    entrees.push({
      nom: zip.toString('utf8', ou + 46, ou + 46 + longueurs[0]),
      chiffree: (zip.readUInt16LE(ou + 8) & 1) === 1,
      methode: zip.readUInt16LE(ou + 10),
      comprimee: zip.readUInt32LE(ou + 20),
      ouverte: zip.readUInt32LE(ou + 24),
      debut: zip.readUInt32LE(ou + 42),
    });
    ou += 46 + longueurs[0] + longueurs[1] + longueurs[2];
  }
  return entrees;
}

/** Opens a part no further than it says it weighs: a directory may lie. */
function verifierPoids(zip: Buffer, { methode, comprimee, ouverte, debut }: Entree): void {
  if (debut + 30 > zip.length || zip.readUInt32LE(debut) !== EN_TETE_LOCAL) throw ABIME();
  // The part's own header says the same as the directory, or leaves it to what follows the data.
  const [ici, iciOuverte] = [zip.readUInt32LE(debut + 18), zip.readUInt32LE(debut + 22)];
  if ((ici !== 0 && ici !== comprimee) || (iciOuverte !== 0 && iciOuverte !== ouverte)) throw ABIME();
  const donnees = debut + 30 + zip.readUInt16LE(debut + 26) + zip.readUInt16LE(debut + 28);
  if (donnees + comprimee > zip.length) throw ABIME();
  if (methode === 0) {
    if (comprimee !== ouverte) throw ABIME();
    return;
  }
  if (methode !== 8) throw ABIME();
  let taille: number;
  try {
    // At least one, which the library asks for: a part that says it is empty and is not shows itself.
    taille = inflateRawSync(zip.subarray(donnees, donnees + comprimee), { maxOutputLength: Math.max(1, ouverte) }).length;
  } catch (erreur) {
    throw (erreur as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? TROP_LOURD() : ABIME();
  }
  if (taille !== ouverte) throw ABIME();
}

/**
 * Looks into a zip without opening it as a spreadsheet: its kind, its lock, its weight once opened.
 * @throws ErreurMetier IMPOSSIBLE on `fichier` when it is no spreadsheet, or one that would harm
 */
export function verifierArchive(zip: Buffer): 'xlsx' | 'ods' {
  const entrees = lireRepertoire(zip);
  if (entrees.some(({ chiffree }) => chiffree)) throw refus(PROTEGE);
  if (entrees.reduce((total, { ouverte }) => total + ouverte, 0) > OUVERT_MAX) throw TROP_LOURD();
  const noms = new Set(entrees.map(({ nom }) => nom));
  // Two parts of one name: which one would be read?
  if (noms.size < entrees.length) throw ABIME();
  const finit = (fin: string) => [...noms].some((nom) => nom.toLowerCase().endsWith(fin));
  if (finit('vbaproject.bin') || [...noms].some((nom) => /^basic\/|^scripts\//i.test(nom))) {
    throw refus(
      'Ce classeur contient des macros, c’est-à-dire des programmes\u00a0: nous ne l’ouvrons pas. Enregistrez-le au format XLSX ou CSV, puis recommencez.',
    );
  }
  if (finit('.bin') && noms.has('xl/workbook.bin')) {
    throw refus('C’est un classeur binaire (XLSB). Dans votre tableur\u00a0: «\u00a0Enregistrer sous\u00a0», puis XLSX.');
  }
  const genre = noms.has('xl/workbook.xml') ? 'xlsx' : noms.has('content.xml') && noms.has('mimetype') ? 'ods' : undefined;
  if (!genre) {
    throw refus(
      noms.has('word/document.xml')
        ? 'C’est un texte (DOCX), pas un tableau\u00a0: copiez sa liste dans un tableur, puis recommencez.'
        : 'C’est une archive, mais pas un classeur\u00a0: nous lisons les formats XLSX, ODS et CSV.',
    );
  }
  for (const entree of entrees) verifierPoids(zip, entree);
  return genre;
}

export const PROTEGE = 'Ce classeur est protégé par un mot de passe\u00a0: enregistrez-le sans mot de passe, puis recommencez.';
