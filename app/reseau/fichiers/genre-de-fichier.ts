/** Kinds of files that are kept, found in their first bytes; the kind announced and the name's end prove nothing. */
export type GenreDeFichier = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

const commencePar = (octets: Uint8Array, debut: readonly number[], rang = 0) =>
  debut.every((octet, i) => octets[rang + i] === octet);
const lettres = (texte: string) => [...texte].map((lettre) => lettre.charCodeAt(0));

export function genreDeFichier(octets: Uint8Array): GenreDeFichier | undefined {
  if (commencePar(octets, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (commencePar(octets, [0x89, ...lettres('PNG\r\n'), 0x1a, 0x0a])) return 'image/png';
  if (commencePar(octets, lettres('RIFF')) && commencePar(octets, lettres('WEBP'), 8)) return 'image/webp';
  if (commencePar(octets, lettres('%PDF-'))) return 'application/pdf';
  return undefined;
}

export const estUnePhoto = (genre: GenreDeFichier) => genre !== 'application/pdf';

/** A name fit for a header and for any disk: no folders, no signs that mean something, its end telling its kind. */
export function nomDeFichierSur(nom: string, fin: string): string {
  const dernier = nom.split(/[/\\]/).at(-1) ?? '';
  const corps = dernier
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .toWellFormed();
  return `${corps || 'fichier'}.${fin}`;
}

/** Header that names a file for every browser: without accents first, then as it is. */
export function dispositionDe(nom: string, voie: 'inline' | 'attachment' = 'inline'): string {
  const simple = nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7E]|["\\%]/g, '_');
  return `${voie}; filename="${simple}"; filename*=UTF-8''${encodeURIComponent(nom).replace(/['()*]/g, (s) => `%${s.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
