import { expect, test } from 'vitest';
import { idAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMembre } from '#tests/fabriques/cellule.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerRole, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { cleDesMots, deverrouiller } from '../membres/phrases.server.ts';
import { anneesCellule, demandesCellule } from '../tables.ts';
import { demanderUnAppui } from './demander.server.ts';
import { lecteursPresents } from './histoire.ts';
import { listDemandes, ouvrirDemande } from './ouvrir.server.ts';

const PHRASE = 'une phrase assez longue pour elle';

async function scene() {
  const { db, sqlite } = baseDeTest();
  const structure = fabriquerStructure(db, { nom: 'Les Quatre Vents' });
  const ailleurs = fabriquerStructure(db, { nom: 'Le Fil de Vienne', communeCode: null });
  const demandeuse = fabriquerPersonne(db, { prenom: 'Sabine', nom: 'Courtiaud' });
  fabriquerFonction(db, { personneId: demandeuse.id, structureId: structure.id, fonction: 'direction' });
  const choisie = fabriquerPersonne(db, { prenom: 'Fatou', nom: 'Diarra' });
  fabriquerFonction(db, { personneId: choisie.id, structureId: ailleurs.id, fonction: 'direction' });
  await fabriquerMembre(db, choisie.id, { phrase: PHRASE });
  const saisie = {
    id: idAuHasard(),
    structureId: structure.id,
    membre: choisie.id,
    numero: '06 39 98 12 47',
    quand: 'demain_matin' as const,
    mots: 'Nous ne tenons plus.',
  };
  return { db, sqlite, structure, demandeuse, choisie, saisie };
}

test('the asker’s device, her six words and the chosen member open the demande; nobody else', async () => {
  const { db, demandeuse, choisie, saisie, structure } = await scene();
  const appareil = await nouvelleCle();
  const ctx = ctxDe(db, demandeuse.id);
  const faite = await demanderUnAppui(ctx, saisie, appareil.identite);
  expect(faite?.code.split(' ')).toHaveLength(6);

  const parAppareil = await ouvrirDemande(ctx, { identites: [appareil.identite] }, saisie.id);
  expect(parAppareil?.relations).toEqual(['demandeuse']);
  expect(lecteursPresents(parAppareil?.pieces ?? []).map(({ nom }) => nom)).toEqual(['Sabine Courtiaud', 'Fatou Diarra']);
  const parMots = await ouvrirDemande(ctx, { identites: [await cleDesMots(faite?.code ?? '')] }, saisie.id);
  expect(parMots?.moi.nom).toBe('Sabine Courtiaud');

  const ctxMembre = ctxDe(db, choisie.id);
  const ouverte = await deverrouiller(ctxMembre, PHRASE.toUpperCase(), async () => false);
  const [vue] = await listDemandes(ctxMembre, { identites: ouverte ? [ouverte.identite] : [] });
  expect(vue?.relations).toEqual(['membre', 'membre_choisi']);
  expect(vue?.identiteMembres).toBeTruthy();
  expect(parAppareil?.identiteMembres).toBeNull();

  // Somebody else in front of her browser, a colleague of the same structure.
  const collegue = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: collegue.id, structureId: structure.id, fonction: 'direction' });
  expect(await ouvrirDemande(ctxDe(db, collegue.id), { identites: [appareil.identite] }, saisie.id)).toBeNull();
  const autre = await nouvelleCle();
  expect(await ouvrirDemande(ctx, { identites: [autre.identite] }, saisie.id)).toBeNull();
});

test('the same form sent twice makes one demande, counted once', async () => {
  const { db, demandeuse, saisie } = await scene();
  const { identite } = await nouvelleCle();
  const ctx = ctxDe(db, demandeuse.id);
  await demanderUnAppui(ctx, saisie, identite);
  expect(await demanderUnAppui(ctx, saisie, identite)).toBeNull();
  expect(db.select().from(demandesCellule).all()).toHaveLength(1);
  expect(db.select().from(anneesCellule).all()).toEqual([{ annee: 2026, demandes: 1 }]);
  expect(db.select().from(courrielsDiscrets).all()).toHaveLength(1);
});

test('nobody asks for a structure that she does not commit, nor chooses a member of it', async () => {
  const { db, demandeuse, choisie, saisie, structure } = await scene();
  const { identite } = await nouvelleCle();
  const etrangere = fabriquerPersonne(db, {});
  fabriquerRole(db, etrangere.id, 'coordination');
  await expect(demanderUnAppui(ctxDe(db, etrangere.id), saisie, identite)).rejects.toThrow();
  fabriquerFonction(db, { personneId: choisie.id, structureId: structure.id, fonction: 'presidence' });
  await expect(demanderUnAppui(ctxDe(db, demandeuse.id), saisie, identite)).rejects.toThrow('liée à votre structure');
});

test('the base says nothing of it: no name, no word, no hour', async () => {
  const { db, sqlite, demandeuse, choisie, saisie } = await scene();
  await demanderUnAppui(ctxDe(db, demandeuse.id), saisie, (await nouvelleCle()).identite);
  const tables = ['demandes_cellule', 'acces_cellule', 'pieces_cellule', 'rappels_cellule', 'courriels_discrets'];
  const tout = tables.map((table) => JSON.stringify(sqlite.prepare(`select * from ${table}`).all())).join('\n');
  for (const marque of ['Sabine', 'Fatou', 'Quatre Vents', '06 39', 'tenons', 'T08:00', String(1774252800000)]) {
    expect(tout).not.toContain(marque);
  }
  const colonnes = Object.keys(sqlite.prepare('select * from demandes_cellule').get() as object);
  expect(colonnes).toEqual(['id', 'statut', 'version', 'jour', 'statut_le', 'destinataire', 'destinataire_membres', 'lectures']);
  expect([demandeuse.id, choisie.id].length).toBe(2);
});
