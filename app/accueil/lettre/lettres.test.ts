import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { ajouterDelai } from '#app/commun/periode.ts';
import type { Nouveaute, Prise } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { dessinerLettre } from '#app/services/lettres.server.ts';
import { choisirRythme } from '#app/services/rythmes.server.ts';
import { courriels, lettres } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import {
  fabriquerCommune,
  fabriquerCompetence,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSavoirFaire,
} from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { PRISES } from '../prises.server.ts';
import { lettreDuLundi } from './lettre-du-lundi.ts';
import { ecrireCeQuiVientDeParaitre, ecrireLesLettres } from './lettres.server.ts';

let db: Base;
beforeEach(() => {
  db = baseDeTest().db;
});

const hier = ajouterDelai(LUNDI_MATIN, -1);
const ecrire = (jours = 0) => ecrireLesLettres(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, jours)));
const ecrites = () => db.select().from(courriels).all();
const fortsDe = (rang = 0) =>
  Object.fromEntries(
    (ecrites()[rang]?.lettre?.sections ?? []).map(({ titre, points }) => [titre, points.map(({ fort }) => fort)]),
  );

/** A network that has long been there: nobody new, nothing to complete. */
function reseauTranquille(combien = 2) {
  const equipes = Array.from({ length: combien }, () => fabriquerEquipe(db));
  db.update(structures).set({ confirmeeLe: LUNDI_MATIN }).run();
  return equipes as [ReturnType<typeof fabriquerEquipe>, ReturnType<typeof fabriquerEquipe>];
}

/** Puts something in a room's prise for the time of one test. */
function avecPrise(de: Partial<Prise>): () => void {
  const liste = PRISES as Prise[];
  liste.push({ domaine: 'essai', ...de });
  return () => void liste.pop();
}

const uneNouveaute = (titre: string, chemin: string): Nouveaute => ({
  ...{ salle: 'troc', le: LUNDI_MATIN, titre, detail: 'Besoin de L’Escale', chemin },
});

test('a week that has nothing to say writes to nobody, and is not asked again', async () => {
  reseauTranquille();
  expect(await ecrire()).toBe('Aucune lettre à écrire. Rien à dire à 4 personnes.');
  expect(ecrites()).toEqual([]);
  expect(await ecrire()).toBe('Aucune lettre à écrire.');
});

test('the letter says what waits, what is new near by, what was fulfilled and the dates of two weeks', async () => {
  const [une, autre] = reseauTranquille();
  fabriquerStage(db, {
    ...{ structureOrigineId: autre.structure.id, structureAccueilId: une.structure.id, stagiaireId: autre.animatrice.id },
    ...{ responsableOrigineId: autre.responsable.id, responsableAccueilId: une.responsable.id, proposeLe: hier },
  });
  const commun = { structureId: autre.structure.id, auteurId: autre.animatrice.id };
  fabriquerAnnonce(db, { ...commun, type: 'besoin', titre: 'Tenir un café des parents', publieeLe: hier });
  fabriquerAnnonce(db, { ...commun, titre: 'Trop ancienne', publieeLe: ajouterDelai(LUNDI_MATIN, -8) });
  fabriquerAnnonce(db, { ...commun, titre: 'Réparer des vélos', statut: 'satisfaite', modifieLe: hier });
  await ecrire();
  const ligne = ecrites().find(({ personneId }) => personneId === une.responsable.id);
  expect(ligne).toMatchObject({
    cle: `lettre:${une.responsable.id}:2026-03-23`,
    sujet: expect.stringMatching(/^Votre lundi\u00a0: une chose vous attend, 1 annonce nouvelle$/),
  });
  const sections = ligne?.lettre?.sections ?? [];
  expect(sections.map(({ titre }) => titre)).toEqual(
    expect.arrayContaining(['Ce qui vous attend', 'Nouveau, près de chez vous', 'Ce qui a trouvé']),
  );
  const pres = sections.find(({ titre }) => titre.includes('près'));
  expect(pres?.points).toEqual([
    {
      fort: 'Tenir un café des parents',
      detail: expect.stringMatching(/^Besoin de .+, dans votre commune$/),
      url: expect.stringMatching(/^https:\/\/reseau\.example\/troc\/annonces\/\d+$/),
    },
  ]);
  // Those who publish are not told of what they published.
  const elle = ecrites().find(({ personneId }) => personneId === autre.animatrice.id);
  expect(elle?.lettre?.sections?.some(({ titre }) => titre.includes('près'))).toBe(false);
});

test('what is far is not near, nor beyond the distance that an offer said', async () => {
  const [une] = reseauTranquille(1);
  const loin = fabriquerCommune(db, { code: '87011', nom: 'Bellac', lat: 46.1209, lon: 1.0484 });
  const voisine = fabriquerCommune(db, { code: '87075', nom: 'Isle', lat: 45.8, lon: 1.2 });
  for (const [communeCode, titre, rayonKm] of [
    [loin.code, 'De Bellac', null],
    [voisine.code, 'D’Isle', null],
    [voisine.code, 'D’Isle, pas plus loin', 2],
  ] as const) {
    const { structure, animatrice } = fabriquerEquipe(db, { communeCode });
    fabriquerAnnonce(db, { structureId: structure.id, auteurId: animatrice.id, titre, rayonKm, publieeLe: hier });
  }
  await ecrire();
  const rang = ecrites().findIndex(({ personneId }) => personneId === une.animatrice.id);
  expect(fortsDe(rang)['Nouveau, près de chez vous']).toEqual(['D’Isle']);
});

test('a partenaire reads nothing of the troc', async () => {
  const [une] = reseauTranquille(1);
  const elle = fabriquerPersonne(db);
  fabriquerCompte(db, elle.id);
  fabriquerRole(db, elle.id, 'partenaire', 'caf');
  fabriquerAnnonce(db, { structureId: une.structure.id, auteurId: une.animatrice.id, publieeLe: hier });
  fabriquerAnnonce(db, { structureId: une.structure.id, auteurId: une.animatrice.id, statut: 'satisfaite', modifieLe: hier });
  await ecrire();
  const chemins = ecrites()
    .filter(({ personneId }) => personneId === elle.id)
    .flatMap(({ lettre }) => lettre?.sections?.flatMap(({ points }) => points.map(({ url }) => url)) ?? []);
  expect(chemins.filter((url) => url?.includes('/troc'))).toEqual([]);
});

test('run twice, on Monday or on Wednesday, it writes to nobody twice; on Thursday it waits for the next Monday', async () => {
  const [une] = reseauTranquille();
  fabriquerAnnonce(db, { structureId: une.structure.id, auteurId: une.animatrice.id, publieeLe: hier });
  await ecrire(3);
  expect(ecrites()).toHaveLength(0);
  await Promise.all([ecrire(), ecrire()]);
  await ecrire(2);
  expect(ecrites()).toHaveLength(2);
  // What was told is not told again the week after.
  await ecrire(7);
  expect(ecrites()).toHaveLength(2);
});

test('someone whose address changed meanwhile is not written to twice', async () => {
  const [une, autre] = reseauTranquille();
  fabriquerAnnonce(db, { structureId: une.structure.id, auteurId: une.animatrice.id, publieeLe: hier });
  await ecrire();
  db.run(`update personnes set courriel = 'nouvelle@reseau.example' where id = ${autre.animatrice.id}`);
  await ecrire();
  expect(ecrites().filter(({ personneId }) => personneId === autre.animatrice.id)).toHaveLength(1);
});

test('who stopped the letter gets none, who left everything neither; erased, her choice goes', async () => {
  const [une, autre] = reseauTranquille();
  fabriquerAnnonce(db, { structureId: une.structure.id, auteurId: une.animatrice.id, publieeLe: hier });
  const partie = fabriquerPersonne(db);
  fabriquerCompte(db, partie.id);
  choisirRythme(ctxDe(db, autre.responsable.id), 'jamais');
  await ecrire();
  expect(ecrites().map(({ personneId }) => personneId)).toEqual([autre.animatrice.id]);
  expect(db.select().from(lettres).where(eq(lettres.personneId, autre.responsable.id)).get()).toMatchObject({
    rythme: 'jamais',
    choisiLe: LUNDI_MATIN,
  });
});

test('at once: what concerns her the same day, and once; Monday does not say it again', async () => {
  const [une] = reseauTranquille(1);
  choisirRythme(ctxDe(db, une.animatrice.id), 'des_que');
  const parue = ajouterDelai(LUNDI_MATIN, 1);
  const defaire = avecPrise({
    pourMaStructure: (ctx, depuis) =>
      ctx.maintenant >= parue && depuis < parue ? [uneNouveaute('Animer un conseil des habitants', '/troc/annonces/9')] : [],
    trouvaillesGardees: (ctx, depuis) =>
      ctx.maintenant >= parue && depuis < parue ? [uneNouveaute('La même, par une recherche', '/troc/annonces/9')] : [],
  });
  try {
    const passer = (jours: number) => ecrireCeQuiVientDeParaitre(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, jours)));
    expect(await passer(0)).toBe('Rien de nouveau pour personne.');
    expect(await passer(1)).toBe('1 personne prévenue.');
    expect(await passer(1.1)).toBe('Rien de nouveau pour personne.');
    const [ligne] = ecrites();
    expect(ligne).toMatchObject({ personneId: une.animatrice.id, sujet: expect.stringContaining('Animer un conseil') });
    expect(ligne?.lettre?.sections?.flatMap(({ points }) => points)).toHaveLength(1);
    await ecrire(7);
    const lundi = ecrites().filter(({ cle }) => cle.startsWith('lettre:'));
    // The others read it on Monday.
    expect(lundi.map(({ personneId }) => personneId)).toEqual([une.responsable.id]);
  } finally {
    defaire();
  }
});

test('what was told the same day is not told again on Monday, further down either', async () => {
  const [une, autre] = reseauTranquille();
  const mot = fabriquerCompetence(db, { nom: 'Cirque' });
  fabriquerSavoirFaire(db, { structureId: une.structure.id, competenceId: mot.id });
  choisirRythme(ctxDe(db, une.animatrice.id), 'des_que');
  const commun = {
    type: 'besoin',
    structureId: autre.structure.id,
    auteurId: autre.animatrice.id,
    competences: [mot.id],
  } as const;
  fabriquerAnnonce(db, { ...commun, titre: 'Jongler avec les petits', publieeLe: ajouterDelai(LUNDI_MATIN, 1) });
  await ecrireCeQuiVientDeParaitre(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, 2)));
  expect(fortsDe()).toEqual({ 'Nouveau, et cela répond à votre structure': ['Besoin\u00a0: Jongler avec les petits'] });
  fabriquerAnnonce(db, { ...commun, titre: 'Monter un chapiteau', publieeLe: ajouterDelai(LUNDI_MATIN, 3) });
  await ecrire(7);
  const rang = ecrites().findIndex(({ cle, personneId }) => cle.startsWith('lettre:') && personneId === une.animatrice.id);
  expect(Object.values(fortsDe(rang)).flat()).toEqual(['Besoin\u00a0: Monter un chapiteau']);
});

test('markup that someone typed in an annonce is only text in the mail', async () => {
  const [une] = reseauTranquille();
  const mechant = '<img src=x onerror=alert(1)> & <b>gras</b>';
  fabriquerAnnonce(db, { structureId: une.structure.id, auteurId: une.animatrice.id, titre: mechant, publieeLe: hier });
  await ecrire();
  const [lettre] = ecrites().flatMap(({ lettre }) => lettre ?? []);
  if (!lettre) throw new Error('Aucune lettre');
  const { html, text } = dessinerLettre(lettre, { nom: 'CRU 87', territoire: '' });
  expect(html).not.toMatch(/<img|<b>/);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;gras&lt;/b&gt;');
  expect(text).toContain('troc/annonces/');
});

test('a long list is cut, and says how many more and where', () => {
  const beaucoup = Array.from({ length: 9 }, (_, n) => ({ fort: `Annonce ${n}`, detail: '', chemin: `/troc/annonces/${n}` }));
  const vide = { attentes: [], pourVous: [], recherches: [], dates: [], satisfaits: [], nouvelles: [] };
  const { lettre } = lettreDuLundi(
    { ...vide, pres: beaucoup },
    {
      prenom: 'Inès',
      reseau: 'CRU 87',
      adressePublique: 'https://reseau.example',
      desabonnement: 'https://reseau.example/r/x',
      lundi: '2026-03-23',
    },
  );
  const points = lettre.sections?.[0]?.points ?? [];
  expect(points).toHaveLength(6);
  expect(points.at(-1)).toEqual({ fort: 'Et 4 de plus', detail: undefined, url: 'https://reseau.example/troc' });
});
