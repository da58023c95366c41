import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest } from '#tests/base.ts';
import { fabriquerAccompagnement, type Lectrice } from '#tests/fabriques/accompagnement.ts';
import { ecrireMessage } from '../demandes/ecrire-message.server.ts';
import { lirePageDeDemande } from '../demandes/page-de-demande.server.ts';
import { piecesCellule } from '../tables.ts';
import type { EcritDit } from './ecrits.ts';
import { garderEcrit } from './garder-ecrit.server.ts';
import { lireConstats, lireEcrit, lireNotes, lireRencontres } from './lire-ecrits.server.ts';

let base: BaseOuverte;
let scene: Awaited<ReturnType<typeof fabriquerAccompagnement>>;

beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(async () => {
  base = baseDeTest();
  scene = await fabriquerAccompagnement(base.db);
  base.db.delete(courrielsDiscrets).run();
});

const ecrire = async ({ ctx, ouvrir }: Lectrice, ecrit: EcritDit, objet: string, apres: string[] = []) =>
  garderEcrit(ctx, await ouvrir(), { objet, apres, ecrit });
const note = (texte: string) => ({ genre: 'note' as const, texte });
const notesDe = async ({ ctx, ouvrir }: Lectrice) => lireNotes(ctx, await ouvrir());
const nPieces = () => base.db.select().from(piecesCellule).all().length;
const nCourriels = () => base.db.select().from(courrielsDiscrets).all().length;

test('twenty people who correct one note at once lose nothing: all texts kept, on the page, none the winner', async () => {
  const { membre } = scene;
  const objet = idAuHasard();
  await ecrire(membre, note('La première.'), objet);
  const lue = await membre.ouvrir();
  const { apres } = lireEcrit(membre.ctx, lue, 'note', objet);
  const textes = Array.from({ length: 20 }, (_, rang) => `La main ${rang} a écrit ceci.`);
  await Promise.all(
    textes.map((texte, rang) => {
      const { ctx } = rang % 2 ? scene.membre : scene.membre_choisi;
      return garderEcrit(ctx, lue, { objet, apres: apres.split(' '), ecrit: note(texte) });
    }),
  );
  const [vue] = (await notesDe(scene.membre_choisi))?.textes ?? [];
  expect(vue?.presentes.map(({ texte }) => texte).sort()).toEqual([...textes].sort());
  expect(vue?.anciennes.map(({ texte }) => texte)).toEqual(['La première.']);

  // Put together by hand: one text stands, the twenty are still read below it.
  const forme = lireEcrit(membre.ctx, await membre.ouvrir(), 'note', objet);
  expect(forme.titre).toBe('Réunir les 20 textes');
  for (const texte of textes) expect(forme.defaut.texte).toContain(texte);
  await ecrire(membre, note('Tout en un.'), objet, forme.apres.split(' '));
  const [reunie] = (await notesDe(scene.membre_choisi))?.textes ?? [];
  expect(reunie?.presentes.map(({ texte }) => texte)).toEqual(['Tout en un.']);
  expect(reunie?.anciennes).toHaveLength(21);
});

test('what was written while two texts were put together stays beside them', async () => {
  const { membre, membre_choisi: choisie } = scene;
  const objet = idAuHasard();
  await ecrire(membre, note('Un.'), objet);
  await ecrire(choisie, note('Deux.'), objet);
  const { apres } = lireEcrit(membre.ctx, await membre.ouvrir(), 'note', objet);
  await ecrire(choisie, note('Trois.'), objet);
  await ecrire(membre, note('Un et deux.'), objet, apres.split(' '));
  const [vue] = (await notesDe(membre))?.textes ?? [];
  expect(vue?.presentes.map(({ texte }) => texte).sort()).toEqual(['Trois.', 'Un et deux.']);
});

test('the same form sent twice writes once; the same words by two people are shown once', async () => {
  const { membre, membre_choisi: choisie } = scene;
  const objet = idAuHasard();
  const avant = nPieces();
  await ecrire(membre, note('Pareil.'), objet);
  await ecrire(membre, note('Pareil.'), objet);
  expect(nPieces()).toBe(avant + 1);
  await ecrire(choisie, note('Pareil.'), objet);
  expect((await notesDe(membre))?.textes[0]?.presentes).toHaveLength(1);
});

test('notes are the members’: the asker neither reads nor writes them, and is not written to', async () => {
  await ecrire(scene.membre, note('Entre nous.'), idAuHasard());
  expect(nCourriels()).toBe(1);
  for (const lectrice of [scene.demandeuse, scene.structure]) {
    expect(await notesDe(lectrice)).toBeNull();
    const demande = await lectrice.ouvrir();
    expect(JSON.stringify(demande.pieces)).not.toContain('Entre nous.');
    await expect(ecrire(lectrice, note('Moi aussi.'), idAuHasard())).rejects.toThrow('Votre rôle ne permet pas');
    expect(() => lireEcrit(lectrice.ctx, demande, 'note', 'nouveau')).toThrow('Nous ne trouvons pas cette page.');
  }
});

test('a meeting is noted by a member, read by all, the latest day first', async () => {
  const rencontre = { genre: 'rencontre' as const, lieu: 'à Bellac', avec: 'Sabine', texte: '' };
  for (const lectrice of [scene.demandeuse, scene.structure]) {
    const essai = ecrire(lectrice, { ...rencontre, jour: '2026-03-23' }, idAuHasard());
    await expect(essai).rejects.toThrow('Votre rôle ne permet pas');
  }
  await ecrire(scene.membre, { ...rencontre, jour: '2026-02-05' }, idAuHasard());
  await ecrire(scene.membre, { ...rencontre, jour: '2026-04-09', lieu: 'à distance' }, idAuHasard());
  const { rencontres, nouvelle } = lireRencontres(scene.demandeuse.ctx, await scene.demandeuse.ouvrir());
  expect(rencontres.map(({ jour, avenir }) => [jour, avenir])).toEqual([
    ['2026-04-09', true],
    ['2026-02-05', false],
  ]);
  expect(rencontres[0]?.presentes[0]?.tete).toBe('jeudi 9 avril, à distance, avec Sabine');
  expect([nouvelle, rencontres[0]?.modifier]).toEqual([null, null]);
});

test('a constat is one text a theme, which the asker and the members write together', async () => {
  const constat = (texte: string) => ({ genre: 'constat' as const, theme: 'finances' as const, texte });
  await expect(ecrire(scene.structure, constat('Non.'), 'finances')).rejects.toThrow('Votre rôle ne permet pas');
  await ecrire(scene.demandeuse, constat('Deux mois de trésorerie.'), 'finances');
  const { apres } = lireEcrit(scene.membre.ctx, await scene.membre.ouvrir(), 'constat', 'finances');
  await ecrire(scene.membre, constat('Six semaines de trésorerie.'), 'finances', apres.split(' '));
  const { constats } = lireConstats(scene.structure.ctx, await scene.structure.ouvrir());
  expect(constats.map(({ theme, presentes, anciennes }) => [theme, presentes.length, anciennes.length])).toEqual([
    ['gouvernance', 0, 0],
    ['fonctionnement', 0, 0],
    ['finances', 1, 1],
  ]);
});

test('whoever corrects her own words disturbs nobody; whoever corrects another’s does', async () => {
  const objet = idAuHasard();
  await ecrire(scene.membre, note('Un.'), objet);
  const premiere = lireEcrit(scene.membre.ctx, await scene.membre.ouvrir(), 'note', objet).apres;
  expect(nCourriels()).toBe(1);
  await ecrire(scene.membre, note('Un, corrigé.'), objet, [premiere]);
  expect(nCourriels()).toBe(1);
  const seconde = lireEcrit(scene.membre.ctx, await scene.membre.ouvrir(), 'note', objet).apres;
  await ecrire(scene.membre_choisi, note('Un, corrigé encore.'), objet, [seconde]);
  expect(nCourriels()).toBe(2);
});

test.each(['demandeuse', 'structure', 'membre'] as const)(
  '%s writes to all readers, until the demande is closed',
  async (qui) => {
    const { ctx, ouvrir } = scene[qui];
    await ecrireMessage(ctx, await ouvrir(), 'Bonjour à vous.');
    expect(nCourriels()).toBe(3);
    for (const lectrice of [scene.demandeuse, scene.structure, scene.membre, scene.membre_choisi]) {
      const { messages } = lirePageDeDemande(lectrice.ctx, await lectrice.ouvrir());
      expect(messages).toMatchObject([{ texte: 'Bonjour à vous.', etape: '', moi: lectrice === scene[qui] }]);
    }
    base.sqlite.exec("update demandes_cellule set statut = 'retiree'");
    await expect(ecrireMessage(ctx, await ouvrir(), 'Encore.')).rejects.toThrow('Cette demande est close');
  },
);

test('no version of another text is replaced, and nothing is written once the demande is closed', async () => {
  const [ici, la] = [idAuHasard(), idAuHasard()];
  await ecrire(scene.membre, note('Ici.'), ici);
  const { apres } = lireEcrit(scene.membre.ctx, await scene.membre.ouvrir(), 'note', ici);
  await expect(ecrire(scene.membre, note('Là.'), la, [apres])).rejects.toThrow('Ce texte n’est plus là');
  const autre = { genre: 'constat' as const, theme: 'finances' as const, texte: 'Non.' };
  await expect(ecrire(scene.membre, autre, ici, [apres])).rejects.toThrow('Ce texte n’est plus là');
  base.sqlite.exec("update demandes_cellule set statut = 'close'");
  await expect(ecrire(scene.membre, note('Trop tard.'), la)).rejects.toThrow('Cette demande est close');
});
