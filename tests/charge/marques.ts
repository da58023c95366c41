import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Words planted in what must stay secret, and how one looks for them wherever a machine writes. */

/** A word that nothing else holds, in letters that every encoding leaves alone. */
export const jetonUnique = (): string =>
  `Zq${[...randomBytes(12)].map((octet) => String.fromCharCode(97 + (octet % 26))).join('')}`;

/** Base64 of a word wherever it falls among groups of three bytes: the letters that its neighbours do not change. */
function base64(mot: Buffer): string[] {
  return [0, 1, 2].map((decalage) => {
    const texte = Buffer.concat([Buffer.alloc(decalage), mot])
      .toString('base64')
      .replace(/=+$/, '');
    const debut = Math.ceil((decalage * 8) / 6);
    const fin = Math.floor(((decalage + mot.length) * 8) / 6);
    return texte.slice(debut, fin);
  });
}

/** The forms in which a word may have been written. */
export function formesDe(mot: string): { forme: string; octets: Buffer }[] {
  const brut = Buffer.from(mot);
  const utf16 = Buffer.from(mot, 'utf16le');
  const hexa = brut.toString('hex');
  const pourcents = [...brut].map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  const json = [...mot].map((lettre) => `\\u${lettre.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const html = [...mot].map((lettre) => `&#${lettre.charCodeAt(0)};`).join('');
  const cite = [...brut].map((octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  const formes: [string, string | Buffer][] = [
    ['brut', brut],
    ['minuscules', mot.toLowerCase()],
    ['majuscules', mot.toUpperCase()],
    ['à l’envers', [...mot].reverse().join('')],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ['hexadécimal', hexa],
    ['HEXADÉCIMAL', hexa.toUpperCase()],
    ['adresse', encodeURIComponent(mot)],
    ['adresse, tout', pourcents],
    ['adresse, en minuscules', pourcents.toLowerCase()],
    ['json', json],
    ['json, échappé', JSON.stringify(JSON.stringify(mot)).replace(/^"\\"|\\""$/g, '')],
    ['html', html],
    ['quoted-printable', cite],
    ...base64(brut).flatMap((texte, n): [string, string][] => [
      [`base64 (${n})`, texte],
      [`base64url (${n})`, texte.replaceAll('+', '-').replaceAll('/', '_')],
      [`base64 dans une adresse (${n})`, encodeURIComponent(texte)],
    ]),
    ...base64(utf16).map((texte, n): [string, string] => [`base64 d’utf-16 (${n})`, texte]),
  ];
  return formes.map(([forme, valeur]) => ({ forme, octets: Buffer.from(valeur as string) }));
}

/** Every file under a folder, in its bytes; of a base, every value of every row as well, which pages may cut in two. */
export function octetsDe(dossier: string): { ou: string; octets: Buffer }[] {
  if (!existsSync(dossier)) return [];
  return readdirSync(dossier, { recursive: true })
    .map(String)
    .filter((nom) => statSync(join(dossier, nom)).isFile())
    .flatMap((nom) => {
      const octets = readFileSync(join(dossier, nom));
      const morceaux = [{ ou: nom, octets }];
      if (nom.endsWith('.sqlite'))
        morceaux.push({ ou: `${nom}, ligne à ligne`, octets: Buffer.from(toutDe(join(dossier, nom))) });
      return morceaux;
    });
}

/** Every value of every table of a base. */
export function lignesDe(chemin: string): Record<string, string[]> {
  const base = new Database(chemin, { readonly: true });
  try {
    const tables = base
      .prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name")
      .pluck()
      .all() as string[];
    const dire = (valeur: unknown) => (Buffer.isBuffer(valeur) ? valeur.toString('latin1') : String(valeur));
    return Object.fromEntries(
      tables.map((table) => {
        const lignes = base.prepare(`select * from "${table}"`).raw().all() as unknown[][];
        return [table, lignes.map((ligne) => ligne.map(dire).join('\u0001')).sort()];
      }),
    );
  } finally {
    base.close();
  }
}
const toutDe = (chemin: string): string => Object.values(lignesDe(chemin)).flat().join('\n');

/** Where these words are found, and in which form. */
export function trouver(mots: readonly string[], parmi: readonly { ou: string; octets: Buffer }[]): string[] {
  const formes = mots.flatMap((mot) => formesDe(mot).map((forme) => ({ mot, ...forme })));
  return parmi.flatMap(({ ou, octets }) =>
    formes.filter((forme) => octets.includes(forme.octets)).map(({ mot, forme }) => `${ou} : « ${mot} », ${forme}`),
  );
}
