import { beforeEach, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { courriels } from '#app/services/tables.ts';
import { enNomDeFichier, getPapier } from '#app/troc/papiers/papiers-du-stage.server.ts';
import { prises } from '#app/troc/prise.server.ts';
import { prise } from '#app/troc/stages/prise.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { lireStage } from './lectures.server.ts';
import { listStages } from './listes.server.ts';
import { auNomDe } from './noter.server.ts';
import { reponseStage } from './reponses.server.ts';
import type { StatutStage } from './statuts.ts';
import { franchirStage } from './suites.server.ts';

let base: BaseOuverte;
let origine: ReturnType<typeof fabriquerEquipe>;
let accueil: ReturnType<typeof fabriquerEquipe>;
let coordination: number;
beforeEach(() => {
  base = baseDeTest();
  origine = fabriquerEquipe(base.db, { nom: 'La Grange commune', siret: '50931874700029', telephone: '05 36 49 11 20' });
  accueil = fabriquerEquipe(base.db, { nom: 'L’Escale', telephone: '05 36 49 13 02' });
  coordination = fabriquerPersonne(base.db, { prenom: 'Nadège', nom: 'Faucher' }).id;
  fabriquerRole(base.db, coordination, 'coordination');
});

const stage = (statut: StatutStage, champs: Parameters<typeof fabriquerStage>[1] = {}) =>
  fabriquerStage(base.db, {
    statut,
    structureOrigineId: origine.structure.id,
    structureAccueilId: accueil.structure.id,
    stagiaireId: origine.animatrice.id,
    responsableOrigineId: origine.responsable.id,
    responsableAccueilId: accueil.responsable.id,
    ...champs,
  });
const ctx = (personneId: number, maintenant?: Date) => ctxDe(base.db, personneId, maintenant);
const APRES = new Date('2026-04-09T08:00:00Z');

test('the page asks its reader the question that is hers', () => {
  const { id } = stage('propose');
  const nom = `Maëlle ${origine.animatrice.nom}`;
  const lu = lireStage(ctx(accueil.responsable.id), id);
  expect(lu.titre).toBe(`Accueillir ${nom} les 7 et 8 avril\u00a0?`);
  expect(lu.principal).toEqual({ nom: 'accepter', libelle: `Accepter d’accueillir ${nom}`, page: true });
  expect(lu.autres.map((acte) => acte.nom)).toEqual(['contre_proposer', 'refuser']);
  expect(lireStage(ctx(origine.responsable.id), id).autres.map((acte) => acte.nom)).toEqual(['retirer']);
  expect(lireStage(ctx(origine.animatrice.id), id)).toMatchObject({
    titre: 'Votre stage à L’Escale',
    principal: null,
    autres: [],
  });
  expect(lireStage(ctx(coordination), id).aNoter.map((acte) => acte.nom)).toEqual([
    'contre_proposer',
    'accepter',
    'refuser',
    'retirer',
  ]);
  expect(lu.aNoter).toEqual([]);
});

test('the life of a stage says who and when, what is awaited and what comes', () => {
  const { id } = stage('propose');
  expect(lireStage(ctx(accueil.responsable.id), id).vie.map((pas) => `${pas.etat} ${pas.titre}, ${pas.qui}`)).toEqual([
    `passe Proposé, 16 mars, Hélène ${origine.responsable.nom}`,
    'present À vous de répondre, Avant mardi 7 avril',
    'avenir Accepté, l’acceptation vaut accord des deux structures',
    'avenir Le stage a lieu, les 7 et 8 avril',
    'avenir Clos, deux bilans',
  ]);
});

test('whoever wishes or offers reads « vous »; the others, a name', () => {
  const souhait = stage('souhaite', { du: demiJournee('2026-05-12', 'matin') });
  const propose = stage('propose');
  const qui = (personneId: number, id: number) => lireStage(ctx(personneId), id).intro?.qui;
  expect(qui(origine.animatrice.id, souhait.id)).toBe('Vous le souhaitez. L’Escale n’en sait encore rien.');
  expect(qui(origine.responsable.id, souhait.id)).toContain(`${origine.animatrice.nom} le souhaite.`);
  expect(qui(origine.responsable.id, propose.id)).toBe('Vous le proposez, au nom de La Grange commune.');
  expect(qui(accueil.responsable.id, propose.id)).toBe(`Hélène ${origine.responsable.nom}, La Grange commune, le propose.`);
});

test('accepted under a convention, it is to be signed, and its life still announces the signature', () => {
  const { id } = stage('accepte', { chemin: 'complet' });
  const lu = lireStage(ctx(origine.responsable.id), id);
  expect(lu.libelleStatut).toBe('Accepté, à signer');
  expect(lu.vie.filter(({ etat }) => etat === 'avenir').map(({ titre }) => titre)).toEqual([
    'Signé',
    'Le stage a lieu',
    'Bilans',
    'Clos',
  ]);
});

test('an answer noted for someone is written in her name, and confirmed to her alone', () => {
  const { id } = stage('propose');
  const nadege = ctx(coordination);
  expect(() => auNomDe(nadege, undefined, 'telephone')).toThrow(expect.objectContaining({ champ: 'auNomDe' }));
  expect(() => auNomDe(ctx(origine.responsable.id), accueil.responsable.id, 'telephone')).toThrow(
    expect.objectContaining({ code: 'INTERDIT' }),
  );
  franchirStage(auNomDe(nadege, accueil.responsable.id, 'telephone'), id, 'accepter');
  const partis = base.db.select().from(courriels).all();
  expect(partis.filter((c) => c.personneId === accueil.responsable.id).map((c) => c.cle)).toEqual([
    `stage:${id}:confirmation:v2`,
  ]);
  expect(lireStage(nadege, id).vie[1]?.qui).toBe(
    `23 mars, Hélène ${accueil.responsable.nom}, réponse donnée au téléphone et notée par Nadège Faucher`,
  );
});

test('from the mail: accept, then say that it took place, then write the bilan; an unknown act is not found', () => {
  const { id } = stage('propose');
  const { montrer, agir } = reponseStage;
  const hote = ctx(accueil.responsable.id);
  expect(montrer(hote, id).actes.map((acte) => acte.nom)).toEqual(['accepter', 'refuser']);
  expect(montrer(ctx(origine.animatrice.id), id).actes).toEqual([]);
  expect(() => montrer(ctx(fabriquerPersonne(base.db).id), id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(() => agir(hote, id, 'retirer', {})).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(() => agir(hote, id, 'refuser', { motif: 'x'.repeat(2000) })).toThrow(expect.objectContaining({ champ: 'motif' }));
  expect(agir(hote, id, 'accepter', {}).titre).toBe('Stage accepté');
  expect(montrer(hote, id).actes).toEqual([]);
  const ensuite = ctx(accueil.responsable.id, APRES);
  expect(montrer(ensuite, id).actes.map((acte) => acte.nom)).toEqual(['constater', 'constater_absence']);
  expect(() => agir(ensuite, id, 'constater_absence', {})).toThrow(expect.objectContaining({ champ: 'motif' }));
  agir(ensuite, id, 'constater', {});
  expect(montrer(ensuite, id).actes.map((acte) => acte.nom)).toEqual(['rendre_bilan']);
  expect(() => agir(ensuite, id, 'rendre_bilan', { texte: ' ' })).toThrow(expect.objectContaining({ champ: 'texte' }));
  expect(agir(ensuite, id, 'rendre_bilan', { texte: 'Un regard neuf.' }).texte).toContain('encore attendu');
  expect(agir(ctx(origine.animatrice.id, APRES), id, 'rendre_bilan', { texte: 'À refaire.' }).texte).toContain(
    'le stage est clos',
  );
});

test('the list: mine first, then to come, then the past; a colleague sees nothing', () => {
  const passe = stage('clos', { du: demiJournee('2026-02-03', 'matin'), proposeLe: new Date('2026-01-10T09:00:00Z') });
  const prevu = stage('accepte', { du: demiJournee('2026-05-05', 'matin') });
  const attendu = stage('propose', { du: demiJournee('2026-06-02', 'matin') });
  const lire = (personneId: number) => listStages(ctx(personneId)).lignes.map(({ id, groupe }) => [id, groupe]);
  expect(lire(accueil.responsable.id)).toEqual([
    [attendu.id, 'a_repondre'],
    [prevu.id, 'en_cours'],
    [passe.id, 'passes'],
  ]);
  expect(lire(coordination).map(([id]) => id)).toEqual([prevu.id, attendu.id, passe.id]);
  expect(lire(accueil.animatrice.id)).toEqual([]);
  expect(listStages(ctx(coordination), { filtre: 'passes' }).total).toBe(1);
});

test('fifty stages a page, the page that does not exist being the last', () => {
  const equipe = fabriquerEquipe(base.db, { placesStage: 20 });
  for (let n = 0; n < 60; n += 1) {
    stage('propose', {
      du: demiJournee('2026-04-07', 'matin') + 4 * n,
      structureAccueilId: equipe.structure.id,
      responsableAccueilId: equipe.responsable.id,
    });
  }
  const derniere = listStages(ctx(coordination), { page: 99 });
  expect([derniere.lignes.length, derniere.page, derniere.pages, derniere.total]).toEqual([10, 2, 2, 60]);
});

test('the calendar keeps what was agreed and will not be, as cancelled; a partenaire has no door', () => {
  const annule = stage('annule');
  const mars = { du: demiJournee('2026-03-01', 'matin'), au: demiJournee('2026-05-31', 'apres-midi') };
  const lire = (personneId: number) => prise.agenda?.(ctx(personneId), mars).map((e) => [e.cle, e.etat, e.mien]);
  expect(lire(origine.animatrice.id)).toEqual([[`stage-${annule.id}`, 'annule', true]]);
  expect(lire(coordination)).toEqual([[`stage-${annule.id}`, 'annule', false]]);
  expect(lire(accueil.animatrice.id)).toEqual([]);
  const partenaire = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, partenaire, 'partenaire');
  expect(prise.portes?.(ctx(partenaire))).toEqual([]);
  const portes = prises.flatMap(({ entrees = [] }) => entrees);
  expect(portes.map(({ ouverteA }) => ouverteA(ctx(partenaire)))).toEqual([false]);
});

test('what awaits me: an answer, a word on what was, a bilan', () => {
  stage('propose', { du: demiJournee('2026-05-19', 'matin') });
  stage('accepte', { du: demiJournee('2026-04-07', 'matin') });
  stage('realise', { du: demiJournee('2026-03-03', 'matin'), proposeLe: new Date('2026-02-10T09:00:00Z') });
  const lire = (personneId: number) => prise.aFaire?.(ctx(personneId, APRES)).map((a) => [a.echeance, a.poids]);
  expect(lire(accueil.responsable.id)).toEqual([
    ['2026-05-04', 7],
    ['2026-04-09', 5],
    ['2026-04-15', 2],
  ]);
  expect(lire(origine.animatrice.id)).toEqual([
    ['2026-05-04', 7],
    ['2026-04-09', 5],
  ]);
  expect(lire(coordination)).toEqual([]);
});

const mission = (qui: number, id: number) => getPapier(ctx(qui), id, { sorte: 'ordre-de-mission' });

test('the ordre de mission is complete, and exists once the stage is accepted', () => {
  const propose = stage('propose', { du: demiJournee('2026-06-02', 'matin') });
  expect(() => mission(origine.responsable.id, propose.id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  const { id } = stage('accepte');
  const { papier, nomFichier } = mission(origine.responsable.id, id);
  expect(nomFichier).toBe(`ordre-de-mission-${enNomDeFichier(`Maëlle ${origine.animatrice.nom}`)}`);
  expect(papier.reference).toBe(`OM-2026-00${id}`);
  const texte = JSON.stringify(papier);
  for (const attendu of [
    'mercredi 18 mars 2026',
    '509\u00a0318\u00a0747\u00a000029',
    '05 36 49 13 02',
    'Mardi 7 avril 2026, de 9\u00a0h à 12\u00a0h\u00a030 et de 13\u00a0h\u00a030 à 17\u00a0h.',
    'Modèle à faire relire',
  ]) {
    expect(texte).toContain(attendu);
  }
  expect(texte).not.toMatch(/undefined|null|\.\.|, ,|,\./);
  expect(() => mission(accueil.animatrice.id, id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('a file name keeps plain letters', () => {
  expect(enNomDeFichier('Inès Roudier')).toBe('ines-roudier');
  expect(enNomDeFichier('Zoé d’Œuvre-Ñandú')).toBe('zoe-d-oeuvre-nandu');
});
