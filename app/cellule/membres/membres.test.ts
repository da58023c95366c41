import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { effacerPersonne } from '#app/accueil/effacer.server.ts';
import { fusionner } from '#app/accueil/fusion.server.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import type { Identite } from '#app/services/coffre.server.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerCleDeMembre, fabriquerMembre } from '#tests/fabriques/cellule.ts';
import {
  fabriquerCommune,
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { membresCellule, recusationsCellule } from '../tables.ts';
import { choisirSaPhrase, lirePageDeCharte } from './charte.server.ts';
import { fermerAuxParties, tacheDesPartiesDeLaCellule } from './departs.server.ts';
import { donneesDesMembres } from './donnees.server.ts';
import { declarerUnLien, leverUnLien, lirePageDesRecusations } from './recusations.server.ts';
import { listMembresPour } from './recuser.server.ts';

/** A member who directs a structure there. */
async function membreDe(db: ReturnType<typeof baseDeTest>['db'], champs: Parameters<typeof fabriquerStructure>[1]) {
  const structure = fabriquerStructure(db, champs);
  const { id } = fabriquerPersonne(db, {});
  const fonction = fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'direction' });
  fabriquerRole(db, id, 'cellule');
  return { id, structure, fonction, cle: await fabriquerCleDeMembre(db, id) };
}

test('whoever is linked to the structure is set aside, with the reason: neighbours by their borders, one employer, a funder', async () => {
  const { db } = baseDeTest();
  // Blanzac and Bellac touch; Aixe-sur-Vienne is far; what is beyond the department is told by distance.
  fabriquerCommune(db, { code: '87017', nom: 'Blanzac', lat: 46.13, lon: 1.02 });
  fabriquerCommune(db, { code: '87011', nom: 'Bellac', lat: 46.12, lon: 1.05 });
  fabriquerCommune(db, { code: '87001', nom: 'Aixe-sur-Vienne', lat: 45.79, lon: 1.13 });
  fabriquerCommune(db, { code: '86001', nom: 'Près d’ici', departement: '86', lat: 46.15, lon: 1.0 });
  fabriquerCommune(db, { code: '86002', nom: 'Loin d’ici', departement: '86', lat: 46.6, lon: 0.5 });
  const celle = fabriquerStructure(db, { communeCode: '87017', siret: '12345678900011' });
  const gens = {
    voisine: await membreDe(db, { communeCode: '87011' }),
    loin: await membreDe(db, { communeCode: '87001' }),
    pres: await membreDe(db, { communeCode: '86001' }),
    ailleurs: await membreDe(db, { communeCode: '86002' }),
    employeur: await membreDe(db, { communeCode: '87001', siret: '12345678900029' }),
    financeur: await membreDe(db, { communeCode: '87001', gestion: 'caf' }),
    declare: await membreDe(db, { communeCode: '87001' }),
    sansCommune: await membreDe(db, { communeCode: null }),
  };
  const meme = await membreDe(db, { communeCode: '87001' });
  fabriquerFonction(db, { personneId: meme.id, structureId: celle.id, fonction: 'administration' });
  declarerUnLien(ctxDe(db, gens.declare.id), { structureId: celle.id, motif: 'Ma sœur y travaille.' });
  const liens = new Map(listMembresPour(ctxDuTemps(db), celle.id).map(({ personneId, lien }) => [personneId, lien]));
  expect(Object.fromEntries(Object.entries(gens).map(([qui, { id }]) => [qui, liens.get(id)]))).toEqual({
    voisine: 'commune_voisine',
    loin: null,
    pres: 'commune_voisine',
    ailleurs: null,
    employeur: 'employeur',
    financeur: 'financeur',
    declare: 'declare',
    sansCommune: null,
  });
  expect(liens.get(meme.id)).toBe('meme_structure');
});

test('a member declares a link, and lifts it; her reason is read by herself alone', async () => {
  const { db } = baseDeTest();
  const membre = await membreDe(db, { communeCode: null });
  const autre = await membreDe(db, { communeCode: null });
  const structure = fabriquerStructure(db, { nom: 'Les Quatre Vents', communeCode: null });
  const ctx = ctxDe(db, membre.id);
  declarerUnLien(ctx, { structureId: structure.id, motif: 'Un proche.' });
  declarerUnLien(ctx, { structureId: structure.id, motif: 'Un mandat.' });
  expect(lirePageDesRecusations(ctx).declarees.map(({ structure: nom, motif }) => [nom, motif])).toEqual([
    ['Les Quatre Vents', 'Un mandat.'],
  ]);
  expect(lirePageDesRecusations(ctx).choix.map(({ id }) => id)).toEqual([autre.structure.id]);
  expect(lirePageDesRecusations(ctxDe(db, autre.id)).declarees).toEqual([]);
  expect(donneesDesMembres(ctx, membre.id).map(({ lignes }) => lignes.length)).toEqual([1, 1]);
  expect(() => leverUnLien(ctxDe(db, autre.id), structure.id)).toThrow();
  expect(() => declarerUnLien(ctx, { structureId: 9999, motif: 'Inconnue.' })).toThrow('Choisissez');
  leverUnLien(ctx, structure.id);
  expect(db.select().from(recusationsCellule).all()).toEqual([]);
  // Whoever is not of the cell finds nothing; before the charter, there is nothing to declare.
  const etrangere = fabriquerPersonne(db, {});
  expect(() => lirePageDesRecusations(ctxDe(db, etrangere.id))).toThrow();
  fabriquerRole(db, etrangere.id, 'cellule');
  expect(() => declarerUnLien(ctxDe(db, etrangere.id), { structureId: structure.id, motif: 'x' })).toThrow('Signez');
});

test('her phrase is changed with her key open; a new key is drawn only for who says that all is lost', async () => {
  const { db } = baseDeTest();
  const { id, cle } = await membreDe(db, { communeCode: null });
  const destinataire = () => db.select().from(membresCellule).where(eq(membresCellule.personneId, id)).get()?.destinataire;
  const avant = destinataire();
  const ctx = ctxDe(db, id);
  const phrase = 'une phrase neuve assez longue';
  let prouvee = false;
  const prouver = async () => {
    if (!prouvee) throw impossible('Par précaution, entrez d’abord de nouveau.');
  };
  const choisir = (ouverte: Identite | null, perdue = false) => choisirSaPhrase(ctx, { phrase, perdue }, ouverte, prouver);
  expect(await lirePageDeCharte(ctx, cle)).toMatchObject({ signee: true, perdue: false });
  expect(await lirePageDeCharte(ctx, null)).toMatchObject({ signee: true, perdue: true });
  await expect(choisir(null)).rejects.toThrow('Ouvrez d’abord');
  expect((await choisir(cle)).identite).toBe(cle);
  expect(destinataire()).toBe(avant);
  // Whoever sits before a session left open does not throw her key away.
  await expect(choisir(null, true)).rejects.toThrow('entrez d’abord de nouveau');
  expect(destinataire()).toBe(avant);
  prouvee = true;
  const { identite, secours } = await choisir(null, true);
  expect(identite).not.toBe(cle);
  expect(secours.split(' ')).toHaveLength(8);
  expect(destinataire()).not.toBe(avant);
});

test('a place in the cell ends with the team, unless the coordination holds her; erased, nothing of it is left', async () => {
  const { db } = baseDeTest();
  const [partie, coordination, reste] = [
    await membreDe(db, { communeCode: null }),
    await membreDe(db, { communeCode: null }),
    await membreDe(db, { communeCode: null }),
  ];
  fabriquerRole(db, coordination.id, 'coordination');
  const temps = ctxDuTemps(db);
  expect(tacheDesPartiesDeLaCellule.aFaire?.(temps)).toBe(false);
  for (const { fonction } of [partie, coordination])
    db.update(fonctions).set({ au: '2026-03-22' }).where(eq(fonctions.id, fonction.id)).run();
  expect(tacheDesPartiesDeLaCellule.aFaire?.(temps)).toBe(true);
  expect(fermerAuxParties(temps)).toBe(1);
  const membres = () => db.select({ id: membresCellule.personneId }).from(membresCellule).all();
  expect(membres().map(({ id }) => id)).toEqual([coordination.id, reste.id]);
  const seconde = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: seconde.id, structureId: reste.structure.id, fonction: 'direction' });
  declarerUnLien(ctxDe(db, reste.id), { structureId: partie.structure.id, motif: 'Un proche.' });
  effacerPersonne(temps, reste.id);
  expect(membres().map(({ id }) => id)).toEqual([coordination.id]);
  expect(db.select().from(recusationsCellule).all()).toEqual([]);
});

test('two rows of one person: the member’s is the one that is kept', async () => {
  const { db } = baseDeTest();
  const coordination = fabriquerPersonne(db, {});
  fabriquerRole(db, coordination.id, 'coordination');
  fabriquerCompte(db, coordination.id);
  const { id } = fabriquerPersonne(db, { prenom: 'Fatou', nom: 'Diarra' });
  const structure = fabriquerStructure(db, {});
  fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'direction' });
  await fabriquerMembre(db, id);
  const autre = fabriquerPersonne(db, { prenom: 'Fatou', nom: 'Diara' });
  const ctx = ctxDe(db, coordination.id);
  const choix = { nomDe: 'gardee', courrielDe: 'gardee', telephoneDe: 'gardee', choixDe: 'gardee' } as const;
  expect(() => fusionner(ctx, autre.id, { ...choix, doublonId: id })).toThrow('membre de la cellule');
  fusionner(ctx, id, { ...choix, doublonId: autre.id });
  expect(
    db
      .select()
      .from(membresCellule)
      .all()
      .map(({ personneId }) => personneId),
  ).toEqual([id]);
  expect(db.select().from(personnes).where(eq(personnes.id, autre.id)).all()).toEqual([]);
});
