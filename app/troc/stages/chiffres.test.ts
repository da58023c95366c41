import { beforeEach, expect, test } from 'vitest';
import { libellePart } from '#app/commun/chiffres.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { listChiffres, listRaisons } from './chiffres.server.ts';
import { libelleDelai, mediane } from './chiffres.ts';
import { adresseDeListe, lireChoix } from './comptes.ts';
import { exigerTroc } from './listes.server.ts';
import { chiffresEnCsv, chiffresEnXlsx, getPageDeChiffres } from './page-de-chiffres.server.ts';
import { getPageDesStages } from './page-des-stages.server.ts';

let base: BaseOuverte;
let [a, b, c] = [] as unknown as [Equipe, Equipe, Equipe];
type Equipe = ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  base = baseDeTest();
  [a, b, c] = ['La Grange commune', 'L’Escale', 'Le Fil de Vienne'].map((nom) => fabriquerEquipe(base.db, { nom })) as [
    Equipe,
    Equipe,
    Equipe,
  ];
});

const ctx = (personneId: number) => ctxDe(base.db, personneId);
const adresse = (recherche = '') => new URLSearchParams(recherche);
const stage = (de: Equipe, vers: Equipe, jour: string, champs: Parameters<typeof fabriquerStage>[1] = {}) =>
  fabriquerStage(base.db, {
    structureOrigineId: de.structure.id,
    structureAccueilId: vers.structure.id,
    stagiaireId: de.animatrice.id,
    responsableOrigineId: de.responsable.id,
    responsableAccueilId: vers.responsable.id,
    du: demiJournee(jour, 'matin'),
    proposeLe: new Date(`${jour}T08:00:00Z`),
    ...champs,
  });

/** Two years made by hand. */
function deuxAnnees() {
  stage(a, b, '2025-11-04', { statut: 'clos' });
  // Over the new year: it is of the year of its first day.
  stage(a, c, '2025-12-31', { statut: 'realise', au: demiJournee('2026-01-01', 'apres-midi') });
  stage(b, c, '2026-02-03', { statut: 'realise', avec: [b.responsable.id] });
  // Cut short: the second day did not take place.
  const court = stage(a, b, '2026-03-03', { statut: 'realise', raison: 'empechement' });
  base.sqlite
    .prepare("update stages set au = au - 2, demi_journees = json_remove(demi_journees, '$[3]', '$[2]') where id = ?")
    .run(court.id);
  // Postponed for want of a team, then it took place in full: nothing went wrong in the end.
  stage(c, a, '2026-03-10', { statut: 'clos', raison: 'equipe' });
  stage(a, c, '2026-05-05', { statut: 'refuse', raison: 'dates' });
  stage(a, c, '2026-05-12', { statut: 'refuse', raison: 'dates' });
  stage(a, c, '2026-05-19', { statut: 'refuse', raison: null });
  stage(a, c, '2026-06-02', { statut: 'non_realise', raison: 'trajet' });
  stage(a, c, '2026-06-09', { statut: 'annule', raison: 'empechement' });
  stage(a, c, '2026-06-16', { statut: 'expire' });
  stage(a, c, '2026-06-23', { statut: 'propose' });
  stage(a, c, '2026-09-01', { statut: 'signe', chemin: 'complet' });
}

test('the figures of each year, against a base made by hand', () => {
  deuxAnnees();
  const [cette, avant, ...autres] = listChiffres(ctx(a.responsable.id));
  expect(autres).toEqual([]);
  expect(avant).toMatchObject({ annee: '2025', jours: 4, personnes: 1, accueillent: 2, envoient: 1, comptes: { faits: 2 } });
  expect(cette).toMatchObject({ annee: '2026', jours: 7, personnes: 4, accueillent: 3, envoient: 3 });
  expect(cette?.comptes).toEqual({
    faits: 3,
    ecourtes: 1,
    refuses: 3,
    annules: 1,
    non_realises: 1,
    eteints: 1,
    sans_suite: 6,
    // Nine were answered, one went out; the one that still waits says nothing.
    proposes: 10,
    repondus: 9,
    contre_proposes: 0,
    signes: 1,
  });
});

test('the middle delay, in whole days from the first offer to the first answer', () => {
  const un = stage(a, b, '2026-04-07');
  const deux = stage(a, b, '2026-04-14');
  const repondre = (objetId: number, acte: string, le: string) =>
    base.db
      .insert(journal)
      .values({ le: new Date(le), acteurId: null, domaine: 'troc', objet: 'stage', objetId, acte, resume: 'a répondu' })
      .run();
  repondre(un.id, 'contre_proposer', '2026-04-10T09:00:00Z');
  repondre(un.id, 'accepter', '2026-04-30T09:00:00Z');
  repondre(deux.id, 'accepter', '2026-04-14T20:00:00Z');
  expect(listChiffres(ctx(a.responsable.id))[0]).toMatchObject({ delai: 1.5, comptes: { repondus: 2, contre_proposes: 1 } });
  expect([mediane([]), mediane([4]), mediane([9, 1, 2])]).toEqual([null, 4, 2]);
  expect([libelleDelai(0), libelleDelai(1), libelleDelai(3.5)]).toEqual(['le jour même', '1 jour', '3,5 jours']);
  expect([libellePart(0, 0), libellePart(9, 10)]).toEqual(['–', '90\u00a0%']);
});

test('reasons are counted by what became of the stage in the end', () => {
  deuxAnnees();
  const dites = listRaisons(ctx(a.responsable.id)).map(({ annee, compte, raison, n }) => `${annee} ${compte} ${raison} ${n}`);
  expect(dites.sort()).toEqual([
    '2026 annules empechement 1',
    '2026 ecourtes empechement 1',
    '2026 non_realises trajet 1',
    '2026 refuses dates 2',
    '2026 refuses non_precisee 1',
  ]);
});

test('each figure opens its rows: as many as it says for who sees all, and the number of the others', () => {
  deuxAnnees();
  const coordination = fabriquerPersonne(base.db);
  fabriquerRole(base.db, coordination.id, 'coordination');
  const page = getPageDeChiffres(ctx(coordination.id), adresse('annee=2026'));
  const ouvrir = (id: number, chemin: string) => getPageDesStages(ctx(id), new URL(chemin, 'http://ici').searchParams);
  const cases = [...page.raisons.lignes.flatMap((ligne) => ligne.cases), ...page.raisons.total];
  for (const { n, chemin } of cases) expect.soft(ouvrir(coordination.id, chemin).total, chemin).toBe(n);
  const faits = page.faits[1]?.chemin ?? '';
  expect(ouvrir(coordination.id, faits)).toMatchObject({
    total: 3,
    choisi: { titre: 'Stages qui ont eu lieu en 2026', phrase: '3 stages.' },
  });
  expect(ouvrir(c.responsable.id, faits)).toMatchObject({
    total: 2,
    choisi: { phrase: '3 stages, dont 2 que vous pouvez ouvrir.' },
  });
  expect(ouvrir(a.responsable.id, '/stages?annee=2026&compte=refuses&raison=dates').choisi?.titre).toBe(
    'Stages refusés en 2026\u00a0: les dates ne vont pas',
  );
});

test('totals are every member’s, and hold no name; the troc is not a partenaire’s', async () => {
  deuxAnnees();
  const partenaire = fabriquerPersonne(base.db);
  fabriquerRole(base.db, partenaire.id, 'partenaire');
  expect(() => exigerTroc(ctx(partenaire.id))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  const { coordination: _c, peutProposer: _p, ...pour } = getPageDeChiffres(ctx(a.responsable.id), adresse());
  const { coordination: _d, peutProposer: _q, ...aussi } = getPageDeChiffres(ctx(b.animatrice.id), adresse());
  expect(aussi).toEqual(pour);
  const csv = await chiffresEnCsv(ctx(b.animatrice.id), adresse()).text();
  const raisons = await chiffresEnCsv(ctx(b.animatrice.id), adresse('raisons')).text();
  expect(csv.split('\r\n')[1]).toBe('2026;7;4;3;3;2;3;1;3;1;1;1;6;10;9;0;1');
  expect(raisons).toContain('2026;refusés;Les dates ne vont pas;2');
  for (const texte of [JSON.stringify(pour), csv, raisons]) {
    for (const nom of [a.animatrice.nom, a.structure.nom, c.structure.nom]) expect(texte).not.toContain(nom);
  }
  const classeur = await chiffresEnXlsx(ctx(b.animatrice.id));
  expect(classeur.headers.get('content-disposition')).toMatch(/stages-chiffres-2026-03-23\.xlsx/);
});

test('an address that asks for nonsense asks for nothing', () => {
  expect(lireChoix(adresse('annee=1999&compte=constructor&raison=x&structure=-1&sens=__proto__'))).toEqual({});
  expect(adresseDeListe('/stages', { annee: '2026', compte: undefined })).toBe('/stages?annee=2026');
  expect(getPageDeChiffres(ctx(a.responsable.id), adresse('annee=abc'))).toMatchObject({ annee: '2026', vide: true });
});
