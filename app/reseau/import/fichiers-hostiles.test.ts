import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { ecrireClasseur } from '#app/reseau/export/ecrire-classeur.server.ts';
import { lireClasseur } from './classeur.server.ts';
import { lireTableau } from './tableau.server.ts';

interface Morceau {
  nom: string;
  contenu: Buffer;
  /** What the directory says it weighs. */
  annonce?: number;
  drapeau?: number;
}

/** A zip, true or lying. */
function zip(morceaux: readonly Morceau[]): Buffer {
  const locaux: Buffer[] = [];
  const repertoire: Buffer[] = [];
  let ou = 0;
  for (const { nom, contenu, annonce = contenu.length, drapeau = 0 } of morceaux) {
    const comprime = deflateRawSync(contenu);
    const local = Buffer.alloc(30 + nom.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(comprime.length, 18);
    local.writeUInt32LE(annonce, 22);
    local.writeUInt16LE(nom.length, 26);
    local.write(nom, 30);
    const entree = Buffer.alloc(46 + nom.length);
    entree.writeUInt32LE(0x02014b50, 0);
    entree.writeUInt16LE(drapeau, 8);
    entree.writeUInt16LE(8, 10);
    entree.writeUInt32LE(comprime.length, 20);
    entree.writeUInt32LE(annonce, 24);
    entree.writeUInt16LE(nom.length, 28);
    entree.writeUInt32LE(ou, 42);
    entree.write(nom, 46);
    locaux.push(local, comprime);
    repertoire.push(entree);
    ou += local.length + comprime.length;
  }
  const corps = Buffer.concat(repertoire);
  const fin = Buffer.alloc(22);
  fin.writeUInt32LE(0x06054b50, 0);
  fin.writeUInt16LE(morceaux.length, 8);
  fin.writeUInt16LE(morceaux.length, 10);
  fin.writeUInt32LE(corps.length, 12);
  fin.writeUInt32LE(ou, 16);
  return Buffer.concat([...locaux, corps, fin]);
}

const livre = { nom: 'xl/workbook.xml', contenu: Buffer.from('<workbook/>') };
const ole = (suite: Buffer) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), suite]);

const HOSTILES: readonly [string, () => Buffer, string][] = [
  [
    'a bomb that says its weight',
    () => zip([livre, { nom: 'xl/worksheets/sheet1.xml', contenu: Buffer.alloc(130 * 2 ** 20) }]),
    'trop lourd',
  ],
  [
    'a bomb that lies',
    () => zip([livre, { nom: 'xl/worksheets/sheet1.xml', contenu: Buffer.alloc(30 * 2 ** 20), annonce: 1000 }]),
    'trop lourd',
  ],
  [
    'a bomb that says it is empty',
    () => zip([livre, { nom: 'xl/worksheets/sheet1.xml', contenu: Buffer.alloc(30 * 2 ** 20), annonce: 0 }]),
    'trop lourd',
  ],
  [
    'two parts of one name',
    () => zip([livre, { nom: 'a.xml', contenu: Buffer.from('a') }, { nom: 'a.xml', contenu: Buffer.from('b') }]),
    'abîmé',
  ],
  [
    'thousands of parts',
    () => zip([livre, ...Array.from({ length: 2500 }, (_, n) => ({ nom: `${n}.xml`, contenu: Buffer.from('a') }))]),
    'trop lourd',
  ],
  ['macros', () => zip([livre, { nom: 'xl/vbaProject.bin', contenu: Buffer.from('x') }]), 'macros'],
  ['a locked zip', () => zip([{ ...livre, drapeau: 1 }]), 'mot de passe'],
  ['a locked workbook', () => ole(Buffer.from('EncryptedPackage', 'utf16le')), 'mot de passe'],
  ['an old workbook', () => ole(Buffer.alloc(600)), 'ancien classeur'],
  ['a text in a zip', () => zip([{ nom: 'word/document.xml', contenu: Buffer.from('<w/>') }]), 'DOCX'],
  ['any zip', () => zip([{ nom: 'photo.jpg', contenu: Buffer.from('x') }]), 'archive'],
  ['a zip that is cut', () => zip([livre]).subarray(0, 40), 'abîmé'],
  ['a workbook without sheets', () => zip([livre, { nom: '[Content_Types].xml', contenu: Buffer.from('<Types/>') }]), 'classeur'],
  ['a PDF renamed', () => Buffer.from('%PDF-1.7 …'), 'PDF'],
  ['a photo', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'photo'],
  ['a page of the web', () => Buffer.from('<!DOCTYPE html><html><table></table></html>'), 'page web'],
  ['more than 10 MB', () => Buffer.alloc(10 * 2 ** 20 + 1, 'a'), '10\u00a0Mo'],
  ['a hundred thousand columns', () => Buffer.from(`Nom de la structure;Commune\n${'x;'.repeat(100_000)}`), 'colonnes'],
  ['more than 20,000 rows', () => Buffer.from(`Nom de la structure;Commune\n${'a;Limoges\n'.repeat(20_100)}`), '20\u00a0000'],
  ['a line without end', () => Buffer.from(`Nom de la structure;Commune\n"${'a'.repeat(300_000)}`), 'trop longue'],
];

test.each(HOSTILES)('%s is refused in a sentence', (_, fabriquer, mots) => {
  const contenu = fabriquer();
  expect(() => lireTableau(lireClasseur(contenu))).toThrow(
    expect.objectContaining({ champ: 'fichier', message: expect.stringContaining(mots) }),
  );
});

test('a quote that is never closed is a letter, and every row is read', () => {
  const lignes = Array.from({ length: 15_000 }, (_, n) => `Espace ${n};Limoges;${'texte '.repeat(50)}`);
  lignes[3] = '"Espace;Limoges;';
  const { lignes: lues } = lireTableau(lireClasseur(Buffer.from(['Nom de la structure;Commune;Obs.', ...lignes].join('\n'))));
  expect(lues).toHaveLength(15_000);
});

/** Whatever is sent, a table or a sentence for a person. */
function lireOuRefuser(contenu: Uint8Array): void {
  try {
    lireTableau(lireClasseur(contenu));
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    expect(erreur.code).toBe('IMPOSSIBLE');
    expect(erreur.message).toMatch(/^\p{Lu}.*\.$/su);
  }
}

describe('whatever bytes are sent', () => {
  test('no crash, and a French sentence', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), lireOuRefuser), { numRuns: 300 });
    const debuts = fc.constantFrom(
      'PK\u0003\u0004',
      '%PDF',
      'Nom de la structure;Commune\n',
      '\uFEFFNom\tPrénom\tStructure\n',
      '"',
      'sep=;\n',
    );
    fc.assert(
      fc.property(debuts, fc.uint8Array({ maxLength: 300 }), (debut, suite) =>
        lireOuRefuser(Buffer.concat([Buffer.from(debut), suite])),
      ),
      { numRuns: 300 },
    );
  });

  test('a good workbook with some bytes changed', () => {
    const bon = Buffer.from(
      ecrireClasseur([
        { nom: 'Structures', titres: ['Nom de la structure', 'Commune'], dates: [], rangees: [['Le Fil', 'Limoges']] },
      ]),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bon.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), (fautes) => {
        const abime = Buffer.from(bon);
        for (const [ou, quoi] of fautes) abime[ou] = quoi;
        lireOuRefuser(abime);
      }),
      { numRuns: 200 },
    );
  }, 20_000);
});

test.each([
  ['Nom;Prénom;Courriel;Structure', 'Couty;Rémi;remi@couty.example;Les Bruyères'],
  ['Structure;Nom;Prénom;Mail', 'Les Bruyères;Couty;Rémi;remi@couty.example'],
])('« %s » speaks of people, even with one row a structure: nobody is made to direct it', (titres, ligne) => {
  const { genre } = lireTableau(lireClasseur(Buffer.from([titres, ligne].join('\n'))));
  expect(genre).toBe('personnes');
});

test('with facts of the structure beside, the person is who directs it', () => {
  const { genre } = lireTableau(
    lireClasseur(
      Buffer.from(['Structure;Commune;Nom;Prénom;Mail', 'Les Bruyères;Eymoutiers;Couty;Rémi;remi@couty.example'].join('\n')),
    ),
  );
  expect(genre).toBe('structures');
});
