import { genreDeFichier } from '#app/reseau/fichiers/genre-de-fichier.ts';

/** Documents of a demande, kept as they came: known by their name's end, checked where their first bytes tell. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
  txt: 'text/plain',
  rtf: 'application/rtf',
  eml: 'message/rfc822',
};

/** What the file chooser offers. */
export const DOCUMENTS_ADMIS = Object.keys(TYPES)
  .map((fin) => `.${fin}`)
  .join(',');

const FIN = /\.([a-z0-9]{2,5})$/i;

/**
 * The end of a document's name and its kind; undefined for one that is not kept. A photo or a PDF is known by its content,
 * whatever its name says.
 */
export function genreDeDocument(nom: string, octets: Uint8Array): { fin: string; type: string } | undefined {
  const trouve = genreDeFichier(octets);
  if (trouve) return { fin: Object.keys(TYPES).find((fin) => TYPES[fin] === trouve) ?? 'pdf', type: trouve };
  const fin = FIN.exec(nom)?.[1]?.toLowerCase() ?? '';
  const type = Object.hasOwn(TYPES, fin) ? TYPES[fin] : undefined;
  // A picture or a PDF that does not begin as one is something else.
  return type && !/^image\/(jpeg|png|webp)$|pdf$/.test(type) ? { fin, type } : undefined;
}

/** The name under which a document is kept and fetched: no folders, no hidden signs, its end telling its kind. */
export function nomDeDocument(nom: string, fin: string): string {
  const dernier = nom.split(/[/\\]/).at(-1) ?? '';
  const corps = dernier
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}"<>|:*?]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
    .toWellFormed();
  return `${corps || 'document'}.${fin}`;
}

/** « 340 ko », « 2,4 Mo ». */
export function libelleDePoids(octets: number): string {
  const ko = Math.max(1, Math.round(octets / 1024));
  return ko < 1000 ? `${ko}\u00a0ko` : `${(ko / 1024).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`;
}
