import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import { dossierMigrations, ouvrir } from '#db/ouvrir.ts';
import { ctxDe } from '#tests/base.ts';
import { getStage } from './dossiers.server.ts';
import { STATUTS_STAGE, type StatutStage } from './statuts.ts';
import { franchirStage } from './suites.server.ts';
import { bilansStage, propositionsStage, rappelsStage, stages, stagiairesStage } from './tables.ts';

// The base as the first network filled it, before stages had a complete path: nothing of it may be lost.

let dossier: string;
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'migration-'));
});
afterEach(() => rmSync(dossier, { recursive: true, force: true }));

/** The migrations up to this one, in a folder of their own. */
function migrationsJusquA(rang: number): string {
  const ou = join(dossier, 'avant');
  mkdirSync(join(ou, 'meta'), { recursive: true });
  const connues = JSON.parse(readFileSync(join(dossierMigrations(), 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  const entries = connues.entries.slice(0, rang + 1);
  for (const { tag } of entries) cpSync(join(dossierMigrations(), `${tag}.sql`), join(ou, `${tag}.sql`));
  writeFileSync(join(ou, 'meta/_journal.json'), JSON.stringify({ ...connues, entries }));
  return ou;
}

const DU = demiJournee('2026-04-07', 'matin');
const [JADIS, ENSUITE, ENFIN] = ['2026-03-16', '2026-03-18', '2026-04-09'].map((jour) => Date.parse(`${jour}T09:00:00Z`));
const ACCEPTES: readonly StatutStage[] = ['accepte', 'signe', 'realise', 'clos', 'annule', 'non_realise'];
const TENUS: readonly StatutStage[] = ['propose', 'accepte', 'signe', 'realise', 'clos'];

/** One stage a status and a number of reminders; each four half-days after the other, the last ones shorter. */
function remplir(sqlite: Database.Database): number {
  sqlite.exec(`
    insert into structures (id, nom, gestion, places_stage, creee_le) values
      (1, 'La Grange commune', 'association', 2, ${JADIS}), (2, 'L’Escale', 'ccas', 2, ${JADIS}), (3, 'Le Fil', null, 2, ${JADIS});
    insert into personnes (id, prenom, nom, courriel, creee_le) values (1, 'Hélène', 'Marsaudon', 'h@x.example', ${JADIS}),
      (2, 'Maëlle', 'Desroches', 'm@x.example', ${JADIS}), (3, 'Bruno', 'Lascaux', 'b@x.example', ${JADIS}),
      (4, 'Paul', 'Ney', null, ${JADIS}), (5, 'Sans', 'Fonction', null, ${JADIS});
    insert into fonctions (personne_id, structure_id, fonction, intitule, responsable, lien) values
      (1, 1, 'direction', null, 1, 'salariat'), (2, 1, 'animation', 'animatrice', 0, 'salariat'),
      (3, 2, 'direction', null, 1, 'agent_public'), (4, 1, 'benevolat', null, 0, 'benevolat');`);
  const stage = sqlite.prepare(`insert into stages (id, statut, version, structure_origine_id, structure_accueil_id, stagiaire_id,
    tutrice_id, cote_qui_propose, proposition_numero, du, au, objectif, propose_le, relances, accepte_le, realise_le, clos_le,
    modifie_le, motif, cree_par_id) values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`);
  const proposition =
    sqlite.prepare(`insert into propositions_stage (stage_id, numero, cote, auteur_id, du, au, objectif, tutrice_id,
    message, faite_le) values (?, 1, ?, 1, ?, ?, ?, ?, ?, ?)`);
  const tenue = sqlite.prepare(
    'insert into demi_journees_stage (stage_id, personne_id, structure_accueil_id, demi_journee, place) values (?, ?, ?, ?, ?)',
  );
  const bilan = sqlite.prepare('insert into bilans_stage (stage_id, cote, auteur_id, texte, rendu_le) values (?, ?, ?, ?, ?)');
  let id = 0;
  for (const statut of STATUTS_STAGE) {
    if (statut === 'souhaite') continue;
    for (const relances of [0, 1, 2]) {
      id += 1;
      const [origine, accueil, qui] = id % 5 === 0 ? [2, 1, 3] : id % 4 === 0 ? [1, 3, 4] : id % 7 === 0 ? [1, 2, 5] : [1, 2, 2];
      const [du, au, tutrice] = [DU + 4 * id, DU + 4 * id + (id % 4), id % 3 === 0 ? 3 : null];
      const [cote, objectif] = [id % 2 ? 'origine' : 'accueil', `Objectif n° ${id}, « l’accueil ».`];
      const accepte = ACCEPTES.includes(statut) ? ENSUITE : null;
      const [realise, clos] = [statut === 'realise' || statut === 'clos' ? ENFIN : null, statut === 'clos' ? ENFIN : null];
      stage.run(
        id,
        statut,
        3,
        origine,
        accueil,
        qui,
        tutrice === qui ? null : tutrice,
        cote,
        du,
        au,
        objectif,
        JADIS,
        relances,
        accepte,
        realise,
        clos,
        ENFIN,
        accepte ? null : 'Un motif.',
      );
      proposition.run(id, cote, du, au, objectif, tutrice === qui ? null : tutrice, id % 2 ? 'À bientôt.' : null, JADIS);
      for (let demi = du; TENUS.includes(statut) && demi <= au; demi += 1)
        tenue.run(id, qui, accueil, demi, statut === 'propose' ? null : 1);
      if (statut === 'clos')
        for (const c of ['origine', 'accueil']) bilan.run(id, c, c === 'origine' ? qui : 3, `Retenu ${id} ${c}`, ENFIN);
      if (statut === 'realise' && relances === 1) bilan.run(id, 'origine', qui, `Retenu ${id}`, ENFIN);
    }
  }
  return id;
}

test('a base filled before the complete path is migrated with all that it holds', () => {
  const chemin = join(dossier, 'reseau.sqlite');
  const vieille = ouvrir(chemin, undefined, migrationsJusquA(1));
  const combien = remplir(vieille.sqlite);
  const lire = (sqlite: Database.Database, requete: string) => sqlite.prepare(requete).all();
  const REQUETES = [
    `select id, statut, version, chemin, structure_origine_id, structure_accueil_id, stagiaire_id, tutrice_id, cote_qui_propose,
      proposition_numero, du, au, objectif, propose_le, accepte_le, realise_le, clos_le, modifie_le, motif, cree_par_id from stages order by id`,
    'select stage_id, numero, cote, auteur_id, du, au, objectif, tutrice_id, message, faite_le from propositions_stage order by 1, 2',
    'select stage_id, personne_id, structure_accueil_id, demi_journee, place from demi_journees_stage order by 1, 2, 4',
    'select stage_id, cote, auteur_id, texte, rendu_le from bilans_stage order by 1, 2',
    'select * from fonctions order by id',
    'select id, nom, places_stage from structures order by id',
  ];
  const avant = REQUETES.map((requete) => lire(vieille.sqlite, requete));
  const relances = vieille.sqlite.prepare('select id, statut, relances from stages').all() as {
    id: number;
    statut: StatutStage;
    relances: number;
  }[];
  vieille.fermer();

  const { db, sqlite, fermer } = ouvrir(chemin);
  expect(avant[0]).toHaveLength(combien);
  expect(REQUETES.map((requete) => lire(sqlite, requete))).toEqual(avant);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(verifierTroc(db)).toEqual([]);

  // Half-days are written one by one, in the stage and in its version.
  for (const { demiJournees, du, au } of [...db.select().from(stages).all(), ...db.select().from(propositionsStage).all()]) {
    expect(demiJournees).toEqual(Array.from({ length: au - du + 1 }, (_, rang) => du + rang));
  }
  // What was sent is not sent again.
  const causes = (id: number) =>
    db
      .select()
      .from(rappelsStage)
      .orderBy(asc(rappelsStage.cause))
      .all()
      .filter((r) => r.stageId === id)
      .map((r) => r.cause)
      .sort();
  for (const { id, statut, relances: n } of relances) {
    const question = statut === 'accepte' || statut === 'signe';
    const attendues = question
      ? n > 0
        ? ['a_eu_lieu']
        : []
      : ['relance-14', 'relance-7'].slice(n === 2 ? 0 : 1, n === 0 ? 1 : 2);
    expect({ id, statut, causes: causes(id) }).toEqual({ id, statut, causes: attendues });
  }
  // Who goes, and by which regime.
  const partent = db.select().from(stagiairesStage).orderBy(stagiairesStage.stageId).all();
  expect(partent.map(({ stageId, numero, rang }) => [stageId, numero, rang])).toEqual(relances.map(({ id }) => [id, 1, 0]));
  const regimes = new Map(partent.map(({ personneId, lien, intitule, regime }) => [personneId, [lien, intitule, regime]]));
  expect(Object.fromEntries(regimes)).toEqual({
    2: ['salariat', 'animatrice', 'mission'],
    3: ['agent_public', '', 'agent_public'],
    4: ['benevolat', '', 'benevolat'],
    5: ['salariat', '', 'mission'],
  });
  expect(
    db
      .select()
      .from(bilansStage)
      .all()
      .every(({ atteint, conseil }) => atteint === null && conseil === null),
  ).toBe(true);

  // They go on as any other: the other side answers, and the next one has a number of its own.
  const propose = relances.find(({ statut }) => statut === 'propose')?.id;
  const d = getStage(ctxDe(db, 1), propose);
  const repond = d.ligne.coteQuiPropose === 'origine' ? 3 : 1;
  expect(franchirStage(ctxDe(db, repond), propose, 'accepter').statut).toBe('accepte');
  expect(verifierTroc(db)).toEqual([]);
  expect(sqlite.prepare("select seq from sqlite_sequence where name = 'stages'").pluck().get()).toBe(combien);
  fermer();
});
