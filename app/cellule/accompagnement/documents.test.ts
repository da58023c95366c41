import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest } from '#tests/base.ts';
import { fabriquerAccompagnement, type Lectrice, octetsDesTables } from '#tests/fabriques/accompagnement.ts';
import { documentsCellule } from '../tables.ts';
import { joindreDocument, lireDocument, lireDocuments, lirePageDeDocuments } from './documents.server.ts';
import { genreDeDocument, libelleDePoids } from './documents.ts';

let base: BaseOuverte;
let scene: Awaited<ReturnType<typeof fabriquerAccompagnement>>;

beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(async () => {
  base = baseDeTest();
  scene = await fabriquerAccompagnement(base.db);
});

const PDF = '%PDF-1.7 Compte de résultat MARQUE-7312';
const joindre = async ({ ctx, ouvrir }: Lectrice, { nom = 'Budget 2026.pdf', contenu = PDF, entreMembres = false } = {}) =>
  joindreDocument(ctx, await ouvrir(), { fichier: new File([contenu], nom), entreMembres });
const documentsDe = async ({ ctx, ouvrir }: Lectrice) => lireDocuments(ctx, await ouvrir()).documents;

test.each(['demandeuse', 'structure', 'membre', 'membre_choisi'] as const)(
  '%s lays a document down for all readers',
  async (qui) => {
    await joindre(scene[qui]);
    for (const lectrice of [scene.demandeuse, scene.structure, scene.membre, scene.membre_choisi]) {
      const [document] = await documentsDe(lectrice);
      expect(document).toMatchObject({ nom: 'Budget 2026.pdf', poids: '1\u00a0ko', entreMembres: false });
      const lu = await lireDocument(lectrice.ctx, await lectrice.ouvrir(), document?.id);
      expect([lu.contenu.toString(), lu.type]).toEqual([PDF, 'application/pdf']);
    }
  },
);

test('the base holds neither its name nor its bytes', async () => {
  await joindre(scene.demandeuse);
  const octets = octetsDesTables(base.sqlite);
  expect(octets.includes(base.db.select().from(documentsCellule).get()?.id ?? 'rien')).toBe(true);
  for (const marque of ['Budget', 'MARQUE-7312', '%PDF-1.7', Buffer.from('MARQUE-7312').toString('base64').slice(0, 12)]) {
    expect(octets.includes(marque)).toBe(false);
  }
});

test('between members, the asker does not find it, nor may she lay one there', async () => {
  await joindre(scene.membre, { entreMembres: true });
  const [document] = await documentsDe(scene.membre_choisi);
  expect(document?.entreMembres).toBe(true);
  for (const lectrice of [scene.demandeuse, scene.structure]) {
    expect(await documentsDe(lectrice)).toEqual([]);
    await expect(lireDocument(lectrice.ctx, await lectrice.ouvrir(), document?.id)).rejects.toThrow('Nous ne trouvons pas');
    await expect(joindre(lectrice, { entreMembres: true })).rejects.toThrow('Votre rôle ne permet pas');
  }
});

test.each([
  ['empty', { contenu: '' }, 'vide'],
  ['too heavy', { contenu: `%PDF-${'x'.repeat(10 * 1024 * 1024)}` }, '10\u00a0Mo'],
  ['a program', { nom: 'budget.exe', contenu: 'MZ' }, 'ce genre de document'],
  ['a program that says it is a PDF', { nom: 'budget.pdf', contenu: 'MZ' }, 'ce genre de document'],
  ['a page', { nom: 'budget.html', contenu: '<script>' }, 'ce genre de document'],
])('%s: refused, and nothing is kept', async (_cas, champs, phrase) => {
  await expect(joindre(scene.demandeuse, champs)).rejects.toThrow(phrase);
  expect(base.db.select().from(documentsCellule).all()).toEqual([]);
});

test('sent twice at once, it is shown once', async () => {
  const demande = await scene.demandeuse.ouvrir();
  const envoyer = () => {
    const fichier = new File([PDF], 'Budget 2026.pdf');
    return joindreDocument(scene.demandeuse.ctx, demande, { fichier, entreMembres: false });
  };
  await Promise.all([envoyer(), envoyer()]);
  expect(await documentsDe(scene.membre)).toHaveLength(1);
});

test('sent twice, it is there once', async () => {
  await joindre(scene.demandeuse);
  await expect(joindre(scene.demandeuse)).rejects.toThrow('déjà là');
  expect(base.db.select().from(documentsCellule).all()).toHaveLength(1);
});

test('bytes that were exchanged with those of another document are not given for it', async () => {
  await joindre(scene.demandeuse);
  await joindre(scene.demandeuse, { nom: 'Lettre.pdf', contenu: '%PDF-1.7 Une lettre' });
  const lettre = (await documentsDe(scene.demandeuse)).find(({ nom }) => nom === 'Lettre.pdf');
  base.sqlite
    .prepare('update documents_cellule set scelle = (select scelle from documents_cellule where id <> ?) where id = ?')
    .run(lettre?.id, lettre?.id);
  await expect(lireDocument(scene.demandeuse.ctx, await scene.demandeuse.ouvrir(), lettre?.id)).rejects.toThrow(
    'ne s’ouvre plus',
  );
});

test('nothing is laid down once the demande is closed; what is there is still read', async () => {
  await joindre(scene.demandeuse);
  base.sqlite.exec("update demandes_cellule set statut = 'close'");
  const demande = await scene.demandeuse.ouvrir();
  await expect(joindre(scene.demandeuse, { nom: 'Autre.pdf', contenu: '%PDF-2' })).rejects.toThrow('Cette demande est close');
  expect(() => lirePageDeDocuments(demande)).toThrow('Cette demande est close');
  expect(lireDocuments(scene.demandeuse.ctx, demande)).toMatchObject({ joindre: false, documents: [{ nom: 'Budget 2026.pdf' }] });
});

test('kinds are told by first bytes, then by the end of a name; weights are said in words', () => {
  const genre = (nom: string, debut = 'PK') => genreDeDocument(nom, Buffer.from(debut))?.fin;
  expect(genre('Charges.XLSX')).toBe('xlsx');
  expect(genre('sans fin')).toBeUndefined();
  expect(genre('x.constructor')).toBeUndefined();
  expect(genre('photo.txt', '%PDF-')).toBe('pdf');
  expect([libelleDePoids(12), libelleDePoids(340 * 1024), libelleDePoids(2.4 * 1024 * 1024)]).toEqual([
    '1\u00a0ko',
    '340\u00a0ko',
    '2,4\u00a0Mo',
  ]);
});
