import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { cleDuServeur } from '#app/services/cle-du-serveur.server.ts';
import { ouvrirSceau } from '#app/services/coffre.server.ts';
import type { EnvoiDiscret } from '#app/services/discrets.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest } from '#tests/base.ts';
import { fabriquerAccompagnement } from '#tests/fabriques/accompagnement.ts';
import { piecesDe } from '../demandes/histoire.ts';
import { lirePageDeDemande } from '../demandes/page-de-demande.server.ts';
import { rappelsCellule } from '../tables.ts';
import { lireAccompagnement } from './accompagnement.server.ts';
import { franchirDemande, lirePassage } from './franchir.server.ts';

let base: BaseOuverte;
let scene: Awaited<ReturnType<typeof fabriquerAccompagnement>>;

beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(async () => {
  base = baseDeTest();
  scene = await fabriquerAccompagnement(base.db);
  base.db.delete(courrielsDiscrets).run();
});

const contact = { jour: '2026-03-23', avec: 'Sabine Courtiaud' };

test('a first contact is written for all, its note for the members alone', async () => {
  const { membre_choisi: choisie, demandeuse } = scene;
  await franchirDemande(choisie.ctx, await choisie.ouvrir(), 'prendre_contact', { mot: '', note: 'Elle pleurait.', contact });
  const vueParElle = await demandeuse.ouvrir();
  expect(vueParElle.statut).toBe('entendue');
  expect(piecesDe(vueParElle.pieces, 'note')).toEqual([]);
  expect(piecesDe((await scene.membre.ouvrir()).pieces, 'note').map(({ texte }) => texte)).toEqual(['Elle pleurait.']);
  expect(lirePageDeDemande(demandeuse.ctx, vueParElle).chemin[1]).toMatchObject({ titre: 'Entendue', etat: 'present' });
  // The reminder that nobody had called is past.
  expect(base.db.select().from(rappelsCellule).all()).toEqual([]);
});

test('the others are written to, and the mail says nothing', async () => {
  const { membre_choisi: choisie } = scene;
  await franchirDemande(choisie.ctx, await choisie.ouvrir(), 'prendre_contact', { mot: '', contact });
  const { identite } = await cleDuServeur();
  const lettres = await Promise.all(
    base.db
      .select()
      .from(courrielsDiscrets)
      .all()
      .map(({ scelle }) => ouvrirSceau<EnvoiDiscret>(scelle, [identite])),
  );
  expect(lettres).toHaveLength(3);
  for (const lettre of lettres) {
    expect(lettre?.nom).not.toContain('Fatou');
    expect(JSON.stringify([lettre?.sujet, lettre?.lettre])).not.toMatch(/Sabine|Fatou|contact|parlé|accompagn/);
  }
});

test.each([
  ['to come', '2026-03-24', 'pas encore venu'],
  ['before the demande', '2026-03-20', 'un jour d’après'],
])('a contact %s is refused', async (_cas, jour, phrase) => {
  const { membre_choisi: choisie } = scene;
  const demande = await choisie.ouvrir();
  const essai = franchirDemande(choisie.ctx, demande, 'prendre_contact', { mot: '', contact: { ...contact, jour } });
  await expect(essai).rejects.toThrow(phrase);
  expect((await choisie.ouvrir()).statut).toBe('envoyee');
});

test('two members who take the same step take it once', async () => {
  const { membre_choisi: choisie, membre } = scene;
  await franchirDemande(choisie.ctx, await choisie.ouvrir(), 'prendre_contact', { mot: '', contact });
  const [une, autre] = [await choisie.ouvrir(), await membre.ouvrir()];
  const essais = await Promise.allSettled([
    franchirDemande(choisie.ctx, une, 'engager', { mot: 'Oui.' }),
    franchirDemande(membre.ctx, autre, 'engager', { mot: 'Oui.' }),
  ]);
  expect(essais.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(piecesDe((await membre.ouvrir()).pieces, 'passage').filter(({ transition }) => transition === 'engager')).toHaveLength(
    1,
  );
});

test('the follow-up lays two reminders down, sealed under the server’s key', async () => {
  const { membre } = scene;
  base.sqlite.exec("update demandes_cellule set statut = 'preconisations_remises'");
  await franchirDemande(membre.ctx, await membre.ouvrir(), 'suivre', { mot: '' });
  const rappels = base.db.select().from(rappelsCellule).orderBy(rappelsCellule.jour).all();
  expect(rappels.map(({ jour }) => jour)).toEqual(['2026-06-21', '2026-09-19']);
  const { identite } = await cleDuServeur();
  const pour = await ouvrirSceau<number[]>(rappels[0]?.scelle ?? Buffer.alloc(0), [identite]);
  expect([...(pour ?? [])].sort()).toEqual(
    [scene.demandeuse, scene.structure, scene.membre, scene.membre_choisi].map(({ ctx }) => ctx.acteur.personneId).sort(),
  );
});

test('each reader is told what is awaited, and shown the steps that are hers', async () => {
  const etapeDe = async (qui: 'demandeuse' | 'structure' | 'membre' | 'membre_choisi') =>
    lireAccompagnement(scene[qui].ctx, await scene[qui].ouvrir()).etape;
  expect(await etapeDe('membre_choisi')).toMatchObject({
    appeler: '06 39 98 10 10',
    pas: [{ passage: 'prendre_contact', libelle: 'Noter que nous nous sommes parlé' }],
  });
  expect((await etapeDe('membre')).pas).toEqual([]);
  expect(await etapeDe('demandeuse')).toMatchObject({ appeler: null, pas: [] });
  expect((await etapeDe('structure')).attente).toContain('rien à faire');
});

test('what was said with a step stays among what was written', async () => {
  base.sqlite.exec("update demandes_cellule set statut = 'entendue'");
  await franchirDemande(scene.membre.ctx, await scene.membre.ouvrir(), 'engager', { mot: 'Jeudi, à Bellac.' });
  const { messages } = lirePageDeDemande(scene.demandeuse.ctx, await scene.demandeuse.ouvrir());
  expect(messages).toMatchObject([{ etape: 'En accompagnement', texte: 'Jeudi, à Bellac.', qui: scene.membre.ctx.acteur.nom }]);
});

test('the page of a step is refused as the step is', async () => {
  const demande = await scene.membre_choisi.ouvrir();
  expect(lirePassage(scene.membre_choisi.ctx, demande, 'prendre_contact').titre).toBe('Quand vous êtes-vous parlé\u00a0?');
  expect(() => lirePassage(scene.membre_choisi.ctx, demande, 'nimporte')).toThrow('Nous ne trouvons pas cette page.');
  expect(() => lirePassage(scene.membre_choisi.ctx, demande, 'clore')).toThrow('Ce n’est plus possible');
  const saDemande = await scene.demandeuse.ouvrir();
  expect(() => lirePassage(scene.demandeuse.ctx, saDemande, 'prendre_contact')).toThrow('Votre rôle ne permet pas');
});
