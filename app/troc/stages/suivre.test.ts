import { beforeEach, expect, test, vi } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { prise } from '#app/troc/stages/prise.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import {
  fabriquerEquipe,
  fabriquerFermeture,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
} from '#tests/fabriques/reseau.ts';
import { fabriquerBilan, fabriquerStage } from '#tests/fabriques/troc.ts';
import { getCalendrier } from './calendrier.server.ts';
import { getStagesDeStructure } from './page-de-structure.server.ts';
import { getSuiviDesStages } from './page-de-suivi.server.ts';
import { getPageDesStages } from './page-des-stages.server.ts';
import type { StatutStage } from './statuts.ts';

let base: BaseOuverte;
let origine: ReturnType<typeof fabriquerEquipe>;
let accueil: ReturnType<typeof fabriquerEquipe>;
let ailleurs: ReturnType<typeof fabriquerEquipe>;
let coordination: number;
beforeEach(() => {
  base = baseDeTest();
  origine = fabriquerEquipe(base.db, { nom: 'La Grange commune', telephone: '05 36 49 11 20' });
  accueil = fabriquerEquipe(base.db, { nom: 'L’Escale', telephone: '05 36 49 13 02' });
  ailleurs = fabriquerEquipe(base.db, { nom: 'Le Fil de Vienne' });
  coordination = fabriquerPersonne(base.db, { prenom: 'Nadège', nom: 'Faucher' }).id;
  fabriquerRole(base.db, coordination, 'coordination');
});

const ctx = (personneId: number, maintenant = LUNDI_MATIN) => ctxDe(base.db, personneId, maintenant);
const adresse = (recherche = '') => new URLSearchParams(recherche);
let semaine = 0;
/** A stage of two days from La Grange commune to L’Escale, each in a week of its own. */
const stage = (statut: StatutStage, champs: Parameters<typeof fabriquerStage>[1] = {}) =>
  fabriquerStage(base.db, {
    statut,
    structureOrigineId: origine.structure.id,
    structureAccueilId: accueil.structure.id,
    stagiaireId: origine.animatrice.id,
    responsableOrigineId: origine.responsable.id,
    responsableAccueilId: accueil.responsable.id,
    du: demiJournee('2026-04-07', 'matin') + 14 * semaine++,
    ...champs,
  });

/** How many statements a reading runs, whether or not they were prepared before. */
function requetes(lire: () => unknown): number {
  const enonce = Object.getPrototypeOf(base.sqlite.prepare('select 1'));
  const compteurs = (['get', 'all', 'run'] as const).map((nom) => vi.spyOn(enonce, nom));
  lire();
  const nombre = compteurs.reduce((somme, compteur) => somme + compteur.mock.calls.length, 0);
  for (const compteur of compteurs) compteur.mockRestore();
  return nombre;
}

beforeEach(() => {
  semaine = 0;
});

test('a structure’s counters: half-days that took place times people, given to the host, received by the other', () => {
  stage('clos', { du: demiJournee('2025-12-09', 'matin') });
  stage('realise', { du: demiJournee('2026-01-13', 'matin'), avec: [origine.responsable.id] });
  stage('realise', { du: demiJournee('2026-02-03', 'apres-midi'), au: demiJournee('2026-02-03', 'apres-midi') });
  for (const statut of ['souhaite', 'propose', 'accepte', 'refuse', 'annule', 'expire', 'non_realise'] as const) stage(statut);
  const lire = (id: number, recherche = '') => getStagesDeStructure(ctx(id), adresse(recherche)).structure;
  const jours = (id: number) => {
    const compteurs = lire(id)?.compteurs;
    const deux = (c: { donnes: { jours: string }; recus: { jours: string } } | undefined) => [c?.donnes.jours, c?.recus.jours];
    return [deux(compteurs), ...(compteurs?.annees ?? []).map((une) => [une.annee, ...deux(une)])];
  };
  expect(jours(accueil.responsable.id)).toEqual([
    ['6,5', '0'],
    ['2026', '4,5', '0'],
    ['2025', '2', '0'],
  ]);
  expect(jours(origine.responsable.id)[0]).toEqual(['0', '6,5']);
  // Someone of the team reads the same counters, and of the list only her own.
  expect(jours(accueil.animatrice.id)[0]).toEqual(['6,5', '0']);
  expect(lire(accueil.animatrice.id)?.liste.total).toBe(0);
  expect(lire(origine.animatrice.id)?.liste.total).toBe(10);
  // The host knows nothing of a wish.
  expect(lire(accueil.responsable.id)?.liste.total).toBe(9);
  expect(lire(origine.responsable.id)?.liste.total).toBe(10);
  expect(lire(origine.responsable.id, 'sens=donnes')?.liste.total).toBe(0);
  expect(lire(coordination)).toBeNull();
  expect(lire(coordination, `structure=${accueil.structure.id}`)?.compteurs.donnes.jours).toBe('6,5');
  expect(() => lire(accueil.responsable.id, `structure=${origine.structure.id}`)).toThrow(
    expect.objectContaining({ code: 'INTROUVABLE' }),
  );
});

test('each counter leads to its rows, and says how many of them one may open', () => {
  stage('clos', { du: demiJournee('2025-12-09', 'matin') });
  stage('realise', { du: demiJournee('2026-01-13', 'matin') });
  const chemin = getStagesDeStructure(ctx(accueil.responsable.id), adresse()).structure?.compteurs.annees[0]?.donnes.chemin ?? '';
  const lire = (id: number, ou = chemin) => getPageDesStages(ctx(id), new URL(ou, 'http://ici').searchParams);
  expect(lire(accueil.responsable.id)).toMatchObject({ total: 1, choisi: { phrase: '1 stage.' } });
  expect(lire(accueil.responsable.id).choisi?.titre).toBe('Stages qui ont eu lieu en 2026, accueil de L’Escale');
  expect(lire(accueil.animatrice.id)).toMatchObject({ total: 0, lignes: [] });
  expect(lire(accueil.animatrice.id).choisi?.phrase).toMatch(/^1 stage\. Vous n’en ouvrez aucun/);
  expect(() => lire(ailleurs.responsable.id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  // Of a structure, only what took place is counted for its team.
  const refuses = `/stages?structure=${accueil.structure.id}&compte=refuses`;
  stage('refuse');
  expect(lire(accueil.animatrice.id, refuses).choisi?.phrase).toBe('Aucun stage.');
});

test('the first step: proposing for whoever commits a structure, wishing for whoever is of a team', () => {
  const pas = (id: number) => getPageDesStages(ctx(id), adresse()).premierPas;
  expect([origine.responsable.id, origine.animatrice.id, coordination].map(pas)).toEqual(['proposer', 'souhaiter', null]);
});

test('filters show what they would find; papers to sign are those accepted under a convention', () => {
  stage('accepte');
  const { id } = stage('accepte', { chemin: 'complet' });
  for (const statut of ['propose', 'realise', 'clos', 'refuse'] as const) stage(statut);
  const lu = getPageDesStages(ctx(origine.responsable.id), adresse());
  expect(lu.filtres.map(({ valeur, combien }) => [valeur, combien])).toEqual([
    ['tous', 6],
    ['sans_reponse', 1],
    ['a_signer', 1],
    ['prevus', 2],
    ['sans_bilan', 1],
    ['passes', 2],
  ]);
  const aSigner = getPageDesStages(ctx(origine.responsable.id), adresse('filtre=a_signer'));
  expect(aSigner.lignes.map((ligne) => [ligne.id, ligne.etat])).toEqual([[id, 'Accepté, à signer']]);
});

test('the month: whole weeks, the stages one may see, each once', () => {
  const { id } = stage('accepte', { du: demiJournee('2026-04-07', 'matin') });
  stage('propose', { du: demiJournee('2026-04-30', 'matin'), au: demiJournee('2026-05-01', 'apres-midi') });
  for (const statut of ['souhaite', 'refuse', 'annule', 'expire', 'non_realise'] as const)
    stage(statut, { du: demiJournee('2026-04-14', 'matin') });
  fabriquerFermeture(base.db, { structureId: origine.structure.id, du: '2026-04-20', au: '2026-04-24', motif: 'travaux' });
  const lu = getCalendrier(ctx(origine.responsable.id), '2026-04');
  expect(lu.titre).toBe('avril 2026');
  expect([lu.avant.chemin, lu.apres.libelle]).toEqual(['/stages/calendrier?mois=2026-03', 'mai 2026']);
  expect([lu.semaines[0]?.jours[0]?.iso, lu.semaines.at(-1)?.jours[6]?.iso]).toEqual(['2026-03-30', '2026-05-03']);
  expect(lu.evenements.map(({ chemin, propose }) => [chemin, propose])).toEqual([
    [`/stages/${id}`, false],
    [`/stages/${id + 1}`, true],
  ]);
  const jours = lu.semaines.flatMap((une) => une.jours);
  expect(jours.filter(({ ferie }) => ferie).map(({ iso }) => iso)).toEqual(['2026-04-06', '2026-05-01']);
  expect(jours.filter(({ fermee }) => fermee).length).toBe(5);
  expect(lu.fermetures).toEqual(['La Grange commune\u00a0: fermeture du 20 au 24 avril (travaux).']);
  const combien = (personneId: number) => getCalendrier(ctx(personneId), '2026-04').evenements.length;
  const tous = [coordination, accueil.responsable.id, accueil.animatrice.id, ailleurs.responsable.id];
  expect(tous.map(combien)).toEqual([2, 2, 0, 0]);
  expect(getCalendrier(ctx(coordination), 'hier').titre).toBe('mars 2026');
});

test('what the coordination follows, and nobody else', () => {
  const attendu = stage('propose', { du: demiJournee('2026-04-02', 'matin') });
  const souhait = stage('souhaite', { du: demiJournee('2026-05-12', 'matin') });
  const complet = stage('accepte', { du: demiJournee('2026-04-09', 'matin'), chemin: 'complet' });
  const passe = stage('accepte', { du: demiJournee('2026-03-10', 'matin') });
  const bientot = stage('signe', { du: demiJournee('2026-03-24', 'matin') });
  const fait = stage('realise', { du: demiJournee('2026-03-03', 'matin') });
  fabriquerBilan(base.db, { stageId: fait.id, cote: 'origine', auteurId: origine.animatrice.id });
  const lu = getSuiviDesStages(ctx(coordination), adresse());
  expect(lu.parties.map(({ cle, lignes }) => [cle, lignes.map((ligne) => ligne.cle)])).toEqual([
    ['reponses', [attendu.id, souhait.id]],
    ['papiers', [complet.id]],
    ['constats', [passe.id]],
    ['bientot', [bientot.id]],
    ['bilans', [fait.id]],
    ['sans_rien', [accueil.structure.id, ailleurs.structure.id]],
  ]);
  const qui = (cle: string) => lu.parties.find((partie) => partie.cle === cle)?.lignes.map((ligne) => ligne.qui);
  const direction = (equipe: typeof origine) => ({
    texte: `Hélène ${equipe.responsable.nom}, ${equipe.structure.nom}`,
    telephones: [equipe.structure.telephone],
  });
  expect(qui('reponses')).toEqual([[direction(accueil)], [direction(origine)]]);
  expect(qui('papiers')).toEqual([[{ texte: `Maëlle ${origine.animatrice.nom}, son accord écrit` }]]);
  expect(qui('bilans')).toEqual([[direction(accueil)]]);
  expect(lu.parties[0]?.lignes[0]).toMatchObject({ limite: 'Avant jeudi 2 avril', quand: 'les 2 et 3 avril' });
  expect(lu.parties[1]?.lignes[0]?.limite).toBe('17 jours');
  for (const autre of [origine.responsable.id, origine.animatrice.id])
    expect(() => getSuiviDesStages(ctx(autre), adresse())).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(prise.suivi?.(ctx(coordination)).map(({ chemin }) => chemin)).toEqual([
    '/stages/suivi#reponses',
    '/stages/suivi#constats',
  ]);
});

test('the coordination that also directs a structure is not told to call herself', () => {
  const { id } = stage('propose');
  fabriquerRole(base.db, accueil.responsable.id, 'coordination');
  const [ligne] = getSuiviDesStages(ctx(accueil.responsable.id), adresse()).parties[0]?.lignes ?? [];
  expect(ligne).toMatchObject({ qui: [{ texte: 'À vous de répondre pour L’Escale', chemin: `/stages/${id}` }], actes: [] });
});

test('of a telephone, what its owner shows; otherwise the structure’s', () => {
  const montree = fabriquerPersonne(base.db, { telephone: '06 11 22 33 44', montrerTelephone: true });
  const cachee = fabriquerPersonne(base.db, { telephone: '06 55 66 77 88', montrerTelephone: false });
  for (const personne of [montree, cachee]) {
    base.sqlite
      .prepare(
        "insert into fonctions (personne_id, structure_id, fonction, responsable, lien) values (?, ?, 'presidence', 1, 'benevolat')",
      )
      .run(personne.id, accueil.structure.id);
  }
  stage('propose');
  const [ligne] = getSuiviDesStages(ctx(coordination), adresse()).parties[0]?.lignes ?? [];
  expect(ligne?.qui.map(({ telephones }) => telephones)).toEqual([['05 36 49 13 02', '06 11 22 33 44']]);
});

test('a long part is cut, and read whole page by page', () => {
  for (let rang = 0; rang < 12; rang++) stage('propose');
  const court = getSuiviDesStages(ctx(coordination), adresse());
  expect(court.parties[0]).toMatchObject({ cle: 'reponses', total: 12, lignes: { length: 6 } });
  const long = getSuiviDesStages(ctx(coordination), adresse('tout=reponses&page=9'));
  expect(long).toMatchObject({ entiere: 'reponses', parties: [{ total: 12, page: 1, lignes: { length: 12 } }] });
});

test('a page reads as many times whatever the number of stages', () => {
  const mesures = () => ({
    liste: requetes(() => getPageDesStages(ctx(origine.responsable.id), adresse())),
    structure: requetes(() => getStagesDeStructure(ctx(origine.responsable.id), adresse())),
    mois: requetes(() => getCalendrier(ctx(coordination), '2026-04')),
    suivi: requetes(() => getSuiviDesStages(ctx(coordination), adresse())),
  });
  fabriquerSignataire(base.db, { personneId: origine.responsable.id, structureId: origine.structure.id });
  const poser = (rang: number) => {
    const du = demiJournee('2026-04-07', 'matin') + 4 * rang;
    stage('propose', { du });
    stage('accepte', { du: du + 400, chemin: 'complet' });
    stage('accepte', { du: demiJournee('2025-06-02', 'matin') + 4 * rang });
    stage('accepte', { du: demiJournee('2026-03-24', 'matin') + 4 * rang, stagiaireId: origine.responsable.id, chemin: 'court' });
    stage('realise', { du: demiJournee('2025-01-07', 'matin') + 4 * rang });
  };
  poser(0);
  mesures();
  const peu = mesures();
  for (let rang = 1; rang < 6; rang++) poser(rang);
  expect(mesures()).toEqual(peu);
  expect(peu).toMatchInlineSnapshot(`
    {
      "liste": 11,
      "mois": 5,
      "structure": 12,
      "suivi": 23,
    }
  `);
});
