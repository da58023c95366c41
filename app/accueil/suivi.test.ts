import { beforeEach, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { courriels, taches } from '#app/services/tables.ts';
import { prise as stages } from '#app/troc/stages/prise.server.ts';
import { reperesDuCalendrier } from '#app/ui/petit-calendrier.tsx';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { fabriquerCourriel } from '#tests/fabriques/services.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { getAccueil } from './accueil.server.ts';
import { listSuivi } from './lundi/lundi.server.ts';

// The frozen instant is Monday 23 March 2026.
let db: Base;
let coordination: number;
beforeEach(() => {
  db = baseDeTest().db;
  coordination = fabriquerPersonne(db, { prenom: 'Nadège' }).id;
  fabriquerCompte(db, coordination);
  fabriquerRole(db, coordination, 'coordination');
});

const suivi = () => listSuivi(ctxDe(db, coordination));
// What is to mend in the directory has its own page and its own tests.
const phrases = () =>
  suivi()
    .aSuivre.filter(({ chemin }) => chemin !== '/reseau/a-verifier')
    .map(({ phrase, chemin }) => `${phrase} → ${chemin}`);
const CALME = [{ phrase: 'Courriels et tâches\u00a0: tout va bien', chemin: '/courriels' }];

test('all is well: one quiet line for the coordination, nothing for the others', () => {
  const { responsable } = fabriquerEquipe(db);
  expect(suivi()).toEqual({ aSuivre: [], calme: CALME });
  expect(getAccueil(ctxDe(db, responsable.id)).lundi).toBeNull();
});

test('proposals without an answer: the first limit is that of the earliest offer, or of the earliest stage', () => {
  fabriquerStage(db, { proposeLe: new Date('2026-03-02T09:00:00Z'), du: demiJournee('2026-05-12', 'matin') });
  expect(phrases()).toEqual(['Une proposition sans réponse, elle s’éteint le 1er avril → /stages/suivi#reponses']);
  fabriquerStage(db, { proposeLe: new Date('2026-03-20T09:00:00Z'), du: demiJournee('2026-03-24', 'matin') });
  fabriquerStage(db, { statut: 'refuse' });
  expect(phrases()).toEqual(['2 propositions sans réponse, la première s’éteint demain → /stages/suivi#reponses']);
  fabriquerStage(db, { proposeLe: new Date('2026-03-20T09:00:00Z'), du: demiJournee('2026-03-23', 'apres-midi') });
  expect(phrases()?.[0]).toContain('3 propositions sans réponse, la première s’éteint aujourd’hui');
});

test('stages that are over and of which nobody said anything; one that runs is not asked about', () => {
  fabriquerStage(db, { statut: 'accepte', du: demiJournee('2026-03-23', 'matin'), au: demiJournee('2026-03-23', 'apres-midi') });
  expect(phrases()).toEqual([]);
  const passe = { du: demiJournee('2026-03-17', 'matin'), au: demiJournee('2026-03-17', 'apres-midi') };
  fabriquerStage(db, { statut: 'accepte', ...passe });
  expect(phrases()).toEqual(['Un stage dont on ne sait pas s’il a eu lieu → /stages/suivi#constats']);
  fabriquerStage(db, { statut: 'signe', ...passe });
  fabriquerStage(db, { statut: 'realise', ...passe });
  expect(phrases()).toEqual(['2 stages dont on ne sait pas s’ils ont eu lieu → /stages/suivi#constats']);
});

test('responsables to invite: with an address and without an account, once a person, in structures that are there', () => {
  const ici = fabriquerStructure(db);
  const aussi = fabriquerStructure(db);
  const partie = fabriquerStructure(db, { partieLe: new Date('2026-01-10T09:00:00Z') });
  const diriger = (structureId: number, personneId: number) =>
    fabriquerFonction(db, { structureId, personneId, fonction: 'direction' });
  const deux = fabriquerPersonne(db).id;
  diriger(ici.id, deux);
  diriger(aussi.id, deux);
  diriger(ici.id, fabriquerPersonne(db, { courriel: null }).id);
  diriger(partie.id, fabriquerPersonne(db).id);
  fabriquerFonction(db, { structureId: ici.id, personneId: fabriquerPersonne(db).id, fonction: 'animation' });
  expect(phrases()).toEqual(['Une personne responsable à inviter → /reseau/import?inviter']);
  diriger(aussi.id, fabriquerPersonne(db).id);
  expect(phrases()).toEqual(['2 responsables à inviter → /reseau/import?inviter']);
});

test('agréments that end within three months, unless they are renewed', () => {
  const [une, deux, trois] = [fabriquerStructure(db), fabriquerStructure(db), fabriquerStructure(db)];
  const { id } = fabriquerAgrement(db, { structureId: une.id, au: '2026-06-23' });
  fabriquerAgrement(db, { structureId: deux.id, au: '2026-06-24' });
  fabriquerAgrement(db, { structureId: deux.id, au: '2026-03-22', genre: 'animation_globale' });
  fabriquerAgrement(db, { structureId: trois.id, au: '2026-04-30' });
  fabriquerAgrement(db, { structureId: trois.id, du: '2026-05-01', au: '2030-04-30' });
  expect(phrases()).toEqual([`Un agrément finit le 23 juin → /reseau/structures/${une.id}/agrements/${id}`]);
  fabriquerAgrement(db, { structureId: trois.id, au: '2026-05-31', genre: 'animation_globale' });
  expect(phrases()).toEqual([
    '2 agréments finissent d’ici au 23 juin → /reseau/agrements#a-renouveler',
    `${trois.nom} sans «\u00a0Animation collective familles\u00a0», obligatoire à partir du 1er janvier 2027 → /reseau/structures/${trois.id}/agrements`,
  ]);
  db.update(structures)
    .set({ partieLe: new Date('2026-03-01T09:00:00Z') })
    .run();
  expect(phrases()).toEqual([]);
});

test('mails that did not arrive and tasks that failed come first, and then nothing is said to be well', () => {
  const ctx = ctxDe(db, coordination);
  fabriquerStage(db);
  fabriquerCourriel(ctx);
  expect(suivi()?.calme).toEqual(CALME);
  db.update(courriels).set({ etat: 'abandonne' }).run();
  db.insert(taches).values({ nom: 'purge', erreur: 'disque plein' }).run();
  expect(suivi()?.calme).toEqual([]);
  expect(phrases()).toEqual([
    'Un courriel n’est pas arrivé → /courriels?etat=abandonne',
    'Une tâche a échoué la dernière fois → /taches',
    expect.stringContaining('Une proposition sans réponse'),
  ]);
});

test('a responsable proposes from the head of the page, and finds what she awaits: five, then how many more', () => {
  const mienne = fabriquerEquipe(db, { nom: 'La Grange commune' });
  const hote = fabriquerEquipe(db, { nom: 'La Cour carrée' });
  const moi = ctxDe(db, mienne.responsable.id);
  expect(getAccueil(moi)).toMatchObject({ peutProposer: true, attendues: { premieres: [], autres: '' } });
  const proposer = (jour: string, champs = {}) =>
    fabriquerStage(db, {
      structureOrigineId: mienne.structure.id,
      structureAccueilId: hote.structure.id,
      stagiaireId: mienne.animatrice.id,
      du: demiJournee(jour, 'matin'),
      au: demiJournee(jour, 'matin'),
      ...champs,
    });
  const { id } = proposer('2026-04-07');
  const nom = `Maëlle ${mienne.animatrice.nom}`;
  const attendue = { salle: 'troc', phrase: `La Cour carrée, pour ${nom}, avant le 7 avril`, chemin: `/stages/${id}` };
  expect(getAccueil(moi).attendues).toMatchObject({ premieres: [attendue], autres: '' });
  // The other side answers: it awaits nothing. Neither does the animatrice, who commits nobody.
  expect(getAccueil(ctxDe(db, hote.responsable.id)).attendues.premieres).toEqual([]);
  expect(getAccueil(ctxDe(db, mienne.animatrice.id))).toMatchObject({ peutProposer: false, attendues: { premieres: [] } });

  // Offered first but far away: its thirty days end before the stages of April 20th and after.
  proposer('2026-06-02', { proposeLe: new Date('2026-03-10T09:00:00Z') });
  for (const jour of ['2026-04-20', '2026-04-21', '2026-04-22', '2026-04-23', '2026-04-24']) {
    proposer(jour, { proposeLe: new Date('2026-03-23T07:00:00Z') });
  }
  const { premieres, autres } = getAccueil(moi).attendues;
  expect(premieres.map(({ phrase }) => phrase.split('avant le ')[1])).toEqual([
    '7 avril',
    '9 avril',
    '20 avril',
    '21 avril',
    '22 avril',
  ]);
  expect(autres).toBe('Et 2 autres');
});

test('who invites someone awaits the structure of that person', () => {
  const mienne = fabriquerEquipe(db, { nom: 'La Grange commune' });
  const autre = fabriquerEquipe(db, { nom: 'L’Escale' });
  fabriquerStage(db, {
    structureOrigineId: autre.structure.id,
    structureAccueilId: mienne.structure.id,
    stagiaireId: autre.animatrice.id,
    coteQuiPropose: 'accueil',
  });
  const { premieres } = getAccueil(ctxDe(db, mienne.responsable.id)).attendues;
  expect(premieres[0]?.phrase).toBe(`L’Escale, pour Maëlle ${autre.animatrice.nom}, avant le 7 avril`);
});

test('the door of an empty troc tells each what she may do', () => {
  const { responsable, animatrice } = fabriquerEquipe(db);
  const vif = (personneId: number) => stages.portes?.(ctxDe(db, personneId))[0]?.vif;
  expect(vif(coordination)).toBe('Aucun stage prévu\u00a0: les directions invitées proposeront');
  expect(vif(responsable.id)).toBe('Aucun stage prévu\u00a0: proposez le premier');
  expect(vif(animatrice.id)).toBe('Aucun stage prévu pour l’instant');
});

test('« Jour férié » is explained when one is in sight', () => {
  const mois = (classes: string[]) => [{ mois: null, jours: [{ iso: '2026-04-06', texte: '6', classes, libelle: '' }] }];
  expect(reperesDuCalendrier('zone A', mois(['vac'])).map(({ genre }) => genre)).toEqual(['vac']);
  expect(reperesDuCalendrier('zone A', mois(['fer'])).map(({ genre }) => genre)).toEqual(['vac', 'fer']);
});
