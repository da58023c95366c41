import { beforeEach, expect, test } from 'vitest';
import { ajouterDelai, demiJournee, jourCivil } from '#app/commun/periode.ts';
import { courriels } from '#app/services/tables.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { fabriquerBilan, fabriquerStage } from '#tests/fabriques/troc.ts';
import { proposerStage } from './propositions.server.ts';
import { franchirStage } from './suites.server.ts';
import { rappelsStage, stages } from './tables.ts';
import { TACHES_TROC } from './taches.server.ts';

// Monday 23 March 2026, 9 in Paris: summer time begins on the 29th.
const DEBUT = new Date('2026-03-23T08:00:00Z');

let base: BaseOuverte;
let origine: ReturnType<typeof fabriquerEquipe>;
let accueil: ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  base = baseDeTest();
  origine = fabriquerEquipe(base.db, { nom: 'La Grange commune' });
  accueil = fabriquerEquipe(base.db, { nom: 'L’Escale' });
});

const proposer = (du: string, au: string) =>
  proposerStage(ctxDe(base.db, origine.responsable.id, DEBUT), {
    sens: 'envoyer',
    structureId: origine.structure.id,
    autreStructureId: accueil.structure.id,
    stagiaireId: origine.animatrice.id,
    tutriceId: accueil.animatrice.id,
    du,
    au,
    momentDu: 'matin',
    momentAu: 'apres-midi',
    objectif: 'Observer.',
  });

const tourner = (le: Date) => TACHES_TROC[0]?.executer(ctxDuTemps(base.db, le));

/** Runs the task every three hours for some days, and lists the mails: day, cause, to whom. */
function vivre(jours: number, actes: Record<string, () => void> = {}): string[] {
  const noms = new Map([
    [origine.responsable.id, 'direction d’origine'],
    [origine.animatrice.id, 'stagiaire'],
    [accueil.responsable.id, 'direction d’accueil'],
    [accueil.animatrice.id, 'tutrice'],
  ]);
  for (let heure = 0; heure < jours * 24; heure += 3) {
    const le = new Date(DEBUT.getTime() + heure * 3_600_000);
    const jour = jourCivil(le, 'Europe/Paris');
    if (heure % 24 === 0) actes[jour]?.();
    tourner(le);
  }
  return base.db
    .select()
    .from(courriels)
    .all()
    .map((c) => `${jourCivil(c.deposeLe, 'Europe/Paris').slice(5)} ${c.cle.split(':')[2]} → ${noms.get(c.personneId ?? 0)}`);
}

test('a proposal never answered: two reminders, then it dies on day 30', () => {
  proposer('2026-05-19', '2026-05-20');
  expect(vivre(40)).toEqual([
    '03-23 demande → direction d’accueil',
    '03-23 information → stagiaire',
    '03-30 relance-7 → direction d’accueil',
    '04-06 relance-14 → direction d’accueil',
    '04-22 expirer → direction d’origine',
    '04-22 expirer → stagiaire',
    '04-22 expirer → direction d’accueil',
  ]);
  expect(base.db.select().from(stages).get()).toMatchObject({ statut: 'expire' });
  expect(
    base.db
      .select()
      .from(rappelsStage)
      .all()
      .map(({ cause }) => cause),
  ).toEqual(['relance-7', 'relance-14']);
  expect(verifierTroc(base.db)).toEqual([]);
});

test('a proposal for the week after dies when its first half-day begins', () => {
  proposer('2026-04-01', '2026-04-02');
  expect(vivre(12).slice(2)).toEqual([
    '03-30 relance-7 → direction d’accueil',
    '04-01 expirer → direction d’origine',
    '04-01 expirer → stagiaire',
    '04-01 expirer → direction d’accueil',
  ]);
});

test('an accepted stage: those who come are convened, reminded two days before, asked the day after, then for their bilans', () => {
  const id = proposer('2026-04-07', '2026-04-08');
  const le = (jour: string) => new Date(`${jour}T07:30:00Z`);
  const recus = vivre(40, {
    '2026-03-25': () => franchirStage(ctxDe(base.db, accueil.responsable.id, le('2026-03-25')), id, 'accepter'),
    '2026-04-11': () => franchirStage(ctxDe(base.db, origine.responsable.id, le('2026-04-11')), id, 'constater'),
    '2026-04-14': () =>
      franchirStage(ctxDe(base.db, origine.animatrice.id, le('2026-04-14')), id, 'rendre_bilan', { texte: 'Un accueil debout.' }),
    '2026-04-15': () =>
      franchirStage(ctxDe(base.db, accueil.animatrice.id, le('2026-04-15')), id, 'rendre_bilan', { texte: 'Un regard neuf.' }),
  });
  expect(recus).toEqual([
    '03-23 demande → direction d’accueil',
    '03-23 information → stagiaire',
    '03-25 convocation → stagiaire',
    '03-25 convocation → tutrice',
    '03-25 accepter → direction d’origine',
    '04-05 veille → stagiaire',
    '04-05 veille → tutrice',
    '04-09 a_eu_lieu → direction d’origine',
    '04-09 a_eu_lieu → stagiaire',
    '04-09 a_eu_lieu → direction d’accueil',
    '04-09 a_eu_lieu → tutrice',
    '04-11 bilan → stagiaire',
    '04-11 bilan → tutrice',
    '04-14 bilan_relance-3 → tutrice',
  ]);
  expect(base.db.select().from(stages).get()).toMatchObject({ statut: 'clos' });
  expect(verifierTroc(base.db)).toEqual([]);
});

test('a server that slept sends one reminder, not two', () => {
  proposer('2026-05-19', '2026-05-20');
  tourner(ajouterDelai(DEBUT, 20));
  tourner(ajouterDelai(DEBUT, 20));
  expect(
    base.db
      .select()
      .from(courriels)
      .all()
      .map((c) => c.cle.split(':')[2]),
  ).toEqual(['demande', 'information', 'relance-14']);
  tourner(ajouterDelai(DEBUT, 21));
  expect(base.db.select().from(courriels).all()).toHaveLength(3);
});

test('nobody is written to at night', () => {
  proposer('2026-05-19', '2026-05-20');
  tourner(new Date('2026-03-30T04:00:00Z'));
  expect(base.db.select().from(courriels).all()).toHaveLength(2);
});

test('what dies at midnight is told in the morning, eight by the network’s clock', () => {
  proposer('2026-03-30', '2026-03-31');
  // 0 h 07 in Paris, the night after summer time began.
  tourner(new Date('2026-03-29T22:07:00Z'));
  const annonces = base.db
    .select()
    .from(courriels)
    .all()
    .filter((c) => c.cle.includes(':expirer:'));
  expect(base.db.select().from(stages).get()?.statut).toBe('expire');
  expect(annonces).toHaveLength(3);
  for (const { envoyerApres } of annonces) expect(envoyerApres).toEqual(new Date('2026-03-30T06:00:00Z'));
});

test('a stage that fails stops no other, and is told once', () => {
  const commun = { du: demiJournee('2026-03-24', 'matin'), proposeLe: new Date('2026-03-20T09:00:00Z') };
  const [premier, casse, dernier] = [1, 2, 3].map(() => fabriquerStage(base.db, commun).id);
  base.sqlite.exec(`create temp trigger casser before update on stages when old.id = ${casse}
    begin select raise(abort, 'disque illisible'); end`);
  expect(() => tourner(new Date('2026-03-24T09:00:00Z'))).toThrow(
    new RegExp(`^Un stage n’a pas pu être traité \\(${casse}\\).*disque illisible.*2 propositions éteintes`),
  );
  const statuts = new Map(
    base.db
      .select()
      .from(stages)
      .all()
      .map((s) => [s.id, s.statut]),
  );
  expect([premier, casse, dernier].map((id) => statuts.get(id ?? 0))).toEqual(['expire', 'propose', 'expire']);
});

test('sixty days after, a stage closes with the bilans it has', () => {
  const ligne = fabriquerStage(base.db, {
    statut: 'realise',
    du: demiJournee('2026-01-07', 'matin'),
    proposeLe: new Date('2025-12-10T09:00:00Z'),
  });
  fabriquerBilan(base.db, { stageId: ligne.id, auteurId: ligne.stagiaireId });
  const jour60 = ajouterDelai(ligne.realiseLe ?? DEBUT, 60);
  tourner(ajouterDelai(jour60, -1));
  expect(base.db.select().from(stages).get()?.statut).toBe('realise');
  tourner(jour60);
  expect(base.db.select().from(stages).get()?.statut).toBe('clos');
});
