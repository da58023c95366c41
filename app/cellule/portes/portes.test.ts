import { expect, test } from 'vitest';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerRole, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { amenerA, sceneDeDemande } from '#tests/fabriques/scene-de-demande.ts';
import { rappelsCellule } from '../tables.ts';
import { lirePortes } from './lire-portes.server.ts';
import { indiquerUnePorte, orienter } from './orienter.server.ts';
import { exigerLirePortes, listPortes, listPortesParTheme, tenirPorte } from './portes.server.ts';
import { PORTES_PUBLIQUES } from './portes.ts';

function coordonner(db: ReturnType<typeof baseDeTest>['db']) {
  const personne = fabriquerPersonne(db, {});
  fabriquerRole(db, personne.id, 'coordination');
  return ctxDe(db, personne.id);
}

const MOTS = { nom: 'Le CIP', quoi: 'Un entretien.', contact: 'cip-national.fr', theme: 'finances', active: true } as const;

test('the doors of this version stand without a row, by theme; those that the coordination words stand as hers', () => {
  const { db } = baseDeTest();
  const ctx = coordonner(db);
  expect(listPortes(ctx)).toHaveLength(PORTES_PUBLIQUES.length);
  expect(listPortesParTheme(ctx).map(({ theme }) => theme)).toEqual(['Gouvernance', 'Fonctionnement', 'Situation financière']);
  tenirPorte(ctx, 'cip', MOTS);
  tenirPorte(ctx, 'dla', { ...MOTS, nom: 'DLA', active: false });
  tenirPorte(ctx, undefined, { ...MOTS, nom: 'Une porte d’ici' });
  tenirPorte(ctx, 'cip', { ...MOTS, nom: 'CIP d’ici' });
  const noms = listPortesParTheme(ctx).flatMap(({ portes }) => portes.map(({ nom }) => nom));
  expect(noms).toHaveLength(PORTES_PUBLIQUES.length);
  expect(noms).toContain('CIP d’ici');
  expect(noms).not.toContain('DLA');
  expect(listPortes(ctx).at(-1)?.nom).toBe('Une porte d’ici');
  expect(() => tenirPorte(ctx, 'inconnue', MOTS)).toThrow();
});

test('names of doors are distinct, and no door names a mobile number', () => {
  expect(new Set(PORTES_PUBLIQUES.map(({ cle }) => cle)).size).toBe(PORTES_PUBLIQUES.length);
  expect(PORTES_PUBLIQUES.filter(({ contact }) => /0[67](\D?\d){8}/.test(contact))).toEqual([]);
});

test('whoever may ask, hear or coordinate reads them; the coordination alone words them', () => {
  const { db } = baseDeTest();
  const structure = fabriquerStructure(db);
  const responsable = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: responsable.id, structureId: structure.id, fonction: 'direction' });
  const animatrice = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: animatrice.id, structureId: structure.id, fonction: 'animation' });
  const membre = fabriquerPersonne(db, {});
  fabriquerRole(db, membre.id, 'cellule');
  expect(exigerLirePortes(coordonner(db))).toBe(true);
  for (const { id } of [responsable, membre]) {
    expect(exigerLirePortes(ctxDe(db, id))).toBe(false);
    expect(() => tenirPorte(ctxDe(db, id), 'cip', MOTS)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  }
  expect(() => exigerLirePortes(ctxDe(db, animatrice.id))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('a member shows a door, which stays as it stood; nobody else does, and none once it is closed', async () => {
  const scene = await sceneDeDemande();
  const { db, choisie, demandeuse, structure } = scene;
  const dit = { porte: 'cip', mot: 'À frapper tôt.' };
  for (const qui of [demandeuse, structure]) {
    await expect(indiquerUnePorte(qui.ctx, await qui.ouvrir(), dit)).rejects.toMatchObject({ code: 'INTERDIT' });
  }
  await expect(indiquerUnePorte(choisie.ctx, await choisie.ouvrir(), { ...dit, porte: 'inconnue' })).rejects.toMatchObject({
    code: 'IMPOSSIBLE',
    champ: 'porte',
  });
  await indiquerUnePorte(choisie.ctx, await choisie.ouvrir(), dit);
  tenirPorte(coordonner(db), 'cip', { ...MOTS, active: false });
  const [lue] = lirePortes(demandeuse.ctx, await demandeuse.ouvrir()).portes;
  expect(lue).toMatchObject({ nom: PORTES_PUBLIQUES.find(({ cle }) => cle === 'cip')?.nom, mot: 'À frapper tôt.' });
  await amenerA(scene, 'close');
  await expect(indiquerUnePorte(choisie.ctx, await choisie.ouvrir(), { ...dit, porte: 'dla' })).rejects.toThrow('close');
});

test('orienting closes with doors, after the first call, by a member; nothing is planned any more', async () => {
  const scene = await sceneDeDemande();
  const { db, invitee, demandeuse } = scene;
  const dit = { portes: ['dla', 'cip', 'dla'], mot: 'Ils sauront mieux que nous.' };
  await expect(orienter(invitee.ctx, await invitee.ouvrir(), dit)).rejects.toMatchObject({ code: 'IMPOSSIBLE' });
  await amenerA(scene, 'entendue');
  await expect(orienter(demandeuse.ctx, await demandeuse.ouvrir(), dit)).rejects.toMatchObject({ code: 'INTERDIT' });
  await orienter(invitee.ctx, await invitee.ouvrir(), dit);
  const ouverte = await demandeuse.ouvrir();
  expect(ouverte.statut).toBe('close');
  const lues = lirePortes(demandeuse.ctx, ouverte);
  expect(lues.portes).toHaveLength(2);
  expect(lues).toMatchObject({ mot: 'Ils sauront mieux que nous.', indique: false, oriente: false });
  expect(db.select().from(rappelsCellule).all()).toEqual([]);
});
