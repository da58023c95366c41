import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { baseDeTest } from '#tests/base.ts';
import type { BaseOuverte } from './ouvrir.ts';
import { DoublonRefuse, referencesVers, repointer } from './repointer.ts';

let base: BaseOuverte;

// Tables of no domain: what is tried is the reading of a schema.
const SCHEMA = `
  create table terme (id integer primary key, nom text not null, dessus integer references terme(id)) strict;
  create table emploi (
    id integer primary key, terme integer not null references terme(id), qui text not null, mots text, fini integer
  ) strict;
  create unique index emploi_un on emploi(qui, terme) where fini is null;
  create table lien (terme integer not null references terme(id), avec integer not null references terme(id),
    primary key (terme, avec)) strict;
  create table fiche (id integer primary key references terme(id), texte text) strict;
  create table note (id integer primary key, fiche integer not null references fiche(id)) strict;
  create table trace (id integer primary key, terme integer) strict;
`;

beforeEach(() => {
  base = baseDeTest();
  base.sqlite.exec(SCHEMA);
  base.sqlite.exec("insert into terme values (1, 'cirque', null), (2, 'jonglage', null), (3, 'autre', null)");
});
afterEach(() => base.fermer());

const lire = (requete: string) => base.sqlite.prepare(requete).raw().all();
const faire = (de: number, vers: number, options = {}) =>
  base.db.transaction((tx) => repointer(tx, 'terme', de, vers, options), { behavior: 'immediate' });

describe('what uses a row follows', () => {
  test('every foreign key that leads to it, and no other', () => {
    base.sqlite.exec("insert into emploi values (1, 2, 'a', 'balles', null), (2, 3, 'a', null, null)");
    base.sqlite.exec('insert into lien values (2, 3), (3, 2)');
    base.sqlite.exec('insert into trace values (1, 2)');
    expect(faire(2, 1)).toEqual([
      { table: 'emploi', colonne: 'terme', repointees: 1, abandonnees: 0 },
      { table: 'lien', colonne: 'avec', repointees: 1, abandonnees: 0 },
      { table: 'lien', colonne: 'terme', repointees: 1, abandonnees: 0 },
    ]);
    expect(lire('select terme, qui, mots from emploi order by id')).toEqual([
      [1, 'a', 'balles'],
      [3, 'a', null],
    ]);
    expect(lire('select * from lien order by 1')).toEqual([
      [1, 3],
      [3, 1],
    ]);
    expect(lire('select terme from trace')).toEqual([[2]]);
    expect(lire('select id from terme')).toHaveLength(3);
  });

  test('a column without a foreign key when it is named, a foreign key left when it is said so', () => {
    base.sqlite.exec('insert into trace values (1, 2)');
    base.sqlite.exec("insert into emploi values (1, 2, 'a', null, null)");
    expect(faire(2, 1, { sansCle: ['trace.terme'], sauf: ['emploi.terme'] })).toEqual([
      { table: 'trace', colonne: 'terme', repointees: 1, abandonnees: 0 },
    ]);
    expect(lire('select terme from emploi')).toEqual([[2]]);
  });

  test('a key that is referred to in its turn, with what leads to it', () => {
    base.sqlite.exec("insert into fiche values (2, 'ma fiche'); insert into note values (1, 2)");
    expect(faire(2, 1)).toHaveLength(2);
    expect(lire('select * from fiche')).toEqual([[1, 'ma fiche']]);
    expect(lire('select fiche from note')).toEqual([[1]]);
  });

  test('a row does not come to stand above itself', () => {
    base.sqlite.exec('update terme set dessus = 3 where id = 2; update terme set dessus = 2 where id = 1');
    faire(2, 1);
    expect(lire('select id, dessus from terme order by id')).toEqual([
      [1, 3],
      [2, 3],
      [3, null],
    ]);
  });

  test('nothing when nothing leads to it; never into itself', () => {
    expect(faire(2, 1)).toEqual([]);
    expect(() => faire(1, 1)).toThrow(/propre place/);
  });
});

describe('when the same thing stands on both sides', () => {
  test('it is refused unless the table was declared, and nothing moves', () => {
    base.sqlite.exec("insert into emploi values (1, 2, 'a', null, null), (2, 1, 'a', null, null), (3, 2, 'b', null, null)");
    expect(() => faire(2, 1)).toThrow(DoublonRefuse);
    expect(() => faire(2, 1, { doublons: { lien: [] } })).toThrow(expect.objectContaining({ table: 'emploi', colonne: 'terme' }));
    expect(lire('select terme from emploi order by id')).toEqual([[2], [1], [2]]);
  });

  test('the row is dropped, and its words stay where there were none', () => {
    base.sqlite.exec(`insert into emploi values (1, 2, 'a', 'balles', null), (2, 1, 'a', null, null),
      (3, 2, 'b', 'massues', null), (4, 1, 'b', 'foulards', null), (5, 2, 'c', 'diabolo', null)`);
    expect(faire(2, 1, { doublons: { emploi: ['mots'] } })).toEqual([
      { table: 'emploi', colonne: 'terme', repointees: 1, abandonnees: 2 },
    ]);
    expect(lire('select id, terme, mots from emploi order by id')).toEqual([
      [2, 1, 'balles'],
      [4, 1, 'foulards'],
      [5, 1, 'diabolo'],
    ]);
  });

  test('the condition of a partial key tells which row stays', () => {
    base.sqlite.exec(`insert into emploi values (1, 1, 'a', null, 1), (2, 1, 'a', null, null), (3, 2, 'a', 'mots', null)`);
    faire(2, 1, { doublons: { emploi: ['mots'] } });
    expect(lire('select id, mots, fini from emploi order by id')).toEqual([
      [1, null, 1],
      [2, 'mots', null],
    ]);
  });

  test('what led to the dropped row follows the one that stays, on a key of one column or of two', () => {
    base.sqlite.exec("insert into fiche values (1, null), (2, 'texte'); insert into note values (1, 2), (2, 1)");
    base.sqlite.exec('insert into lien values (1, 3), (2, 3)');
    faire(2, 1, { doublons: { fiche: ['texte'], lien: [] } });
    expect(lire('select * from fiche')).toEqual([[1, 'texte']]);
    expect(lire('select fiche from note')).toEqual([[1], [1]]);
    expect(lire('select * from lien')).toEqual([[1, 3]]);
  });

  test('another refusal of the base stays one', () => {
    base.sqlite.exec("insert into emploi values (1, 2, 'a', null, null)");
    base.sqlite.exec("create trigger non before update on emploi begin select raise(abort, 'emploi_fige'); end");
    expect(() => faire(2, 1, { doublons: { emploi: [] } })).toThrow(/emploi_fige|update/);
    expect(lire('select terme from emploi')).toEqual([[2]]);
  });
});

/** Two of these never become one: a key of several columns may refer to them. */
const JAMAIS_REUNIES = ['formations'];

test('every foreign key of the house can be followed', () => {
  const tables = base.sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  for (const table of tables.filter((nom) => !JAMAIS_REUNIES.includes(nom)))
    expect(() => referencesVers(base.db, table)).not.toThrow();
  expect(referencesVers(base.db, 'personnes')).toContainEqual({ table: 'comptes', colonne: 'id' });
  expect(referencesVers(base.db, 'competences')).toContainEqual({ table: 'savoir_faire', colonne: 'competence_id' });
});
