import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { getSuivie, listSuivies } from './lectures.server.ts';
import { noterQualification } from './noter.server.ts';
import { getPageDeQualifications } from './pages.server.ts';
import { attenduesAuJour } from './qualifications.ts';
import { saisieDeQualification } from './saisie.ts';
import { qualifications } from './tables.ts';

let base: BaseOuverte;
let ici: ReturnType<typeof fabriquerEquipe>;
let la: ReturnType<typeof fabriquerEquipe>;
let coordinationId: number;
let partenaireId: number;

beforeEach(() => {
  base = baseDeTest();
  [ici, la] = [fabriquerEquipe(base.db), fabriquerEquipe(base.db)];
  for (const { structure } of [ici, la]) fabriquerAgrement(base.db, { structureId: structure.id, genre: 'animation_globale' });
  // An EVS: nothing is asked of whoever directs it.
  const evs = fabriquerEquipe(base.db);
  fabriquerAgrement(base.db, { structureId: evs.structure.id, genre: 'animation_locale' });
  [coordinationId, partenaireId] = (['coordination', 'partenaire'] as const).map((role) => {
    const { id } = fabriquerPersonne(base.db);
    fabriquerCompte(base.db, id);
    fabriquerRole(base.db, id, role, role === 'partenaire' ? 'caf' : null);
    return id;
  }) as [number, number];
});

const ctx = (id: number) => ctxDe(base.db, id);
const rien = new URLSearchParams();
const ou = () => ({ structureId: ici.structure.id, personneId: ici.responsable.id, code: 'direction_centre_social' });
const dire = (qui: number, saisie: Partial<Parameters<typeof noterQualification>[2]>) =>
  noterQualification(ctx(qui), ou(), {
    ...{ ou: 'vae', intitule: undefined, prevuePour: undefined, obtenueLe: undefined, motif: undefined },
    version: listSuivies(ctx(coordinationId), ici.structure.id)[0]?.ligne?.version ?? 0,
    ...saisie,
  });

describe('reading', () => {
  test('each reads what is hers: the network, her structure, herself, nothing', () => {
    const lues = (id: number) => listSuivies(ctx(id)).map(({ structureId, personneId }) => [structureId, personneId]);
    const [deIci, deLa] = [ici, la].map(({ structure, responsable }) => [structure.id, responsable.id]);
    expect(lues(coordinationId)).toEqual(expect.arrayContaining([deIci, deLa]));
    expect(lues(coordinationId)).toHaveLength(2);
    expect(lues(ici.responsable.id)).toEqual([deIci]);
    expect(lues(ici.animatrice.id)).toEqual([]);
    expect(() => getPageDeQualifications(ctx(partenaireId), rien)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });

  test('another structure is not found, its members read themselves alone', () => {
    const page = (id: number, structureId: number) => getPageDeQualifications(ctx(id), rien, structureId);
    expect(() => page(ici.responsable.id, la.structure.id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    fabriquerFonction(base.db, {
      ...{ personneId: ici.animatrice.id, structureId: ici.structure.id, fonction: 'reference_familles' },
    });
    const sienne = page(ici.animatrice.id, ici.structure.id);
    expect(sienne.lignes.map(({ personneId, etat, chemin }) => ({ personneId, etat, chemin }))).toEqual([
      { personneId: ici.animatrice.id, etat: 'Manquante', chemin: null },
    ]);
    expect(page(ici.responsable.id, ici.structure.id).lignes).toHaveLength(2);
    // Whoever left the fonction is followed no more.
    base.db.update(fonctions).set({ au: '2026-03-01' }).run();
    expect(listSuivies(ctx(coordinationId))).toEqual([]);
  });

  test('the reference of a day is the last before it', () => {
    const une = (depuis: string) => ({ code: 'a', fonction: 'direction' as const, depuis });
    const references = [une('2012-06-20'), une('2027-01-01')];
    expect(attenduesAuJour(references, 'direction', '2026-12-31')).toEqual([une('2012-06-20')]);
    expect(attenduesAuJour(references, 'direction', '2027-01-01')).toEqual([une('2027-01-01')]);
    expect(attenduesAuJour(references, 'direction', '2010-01-01')).toEqual([]);
  });
});

describe('noting', () => {
  test('missing, in progress, held, and counted so', () => {
    const etats = () => getPageDeQualifications(ctx(coordinationId), rien).etats.map(({ libelle }) => libelle);
    expect(etats()).toEqual(['Toutes\u00a0: 2', 'Détenue\u00a0: 0', 'En cours\u00a0: 0', 'Manquante\u00a0: 2']);
    expect(dire(ici.responsable.id, { prevuePour: '2026-09-01' })).toMatchObject({
      ...{ etat: 'en_cours', detail: expect.stringContaining('1er septembre 2026') },
    });
    expect(etats()).toEqual(['Toutes\u00a0: 2', 'Détenue\u00a0: 0', 'En cours\u00a0: 1', 'Manquante\u00a0: 1']);
    dire(coordinationId, { ou: 'detenue', intitule: 'DEJEPS', obtenueLe: '2026-03-02' });
    expect(base.db.select().from(qualifications).get()).toMatchObject({
      ...{ statut: 'detenue', voie: null, prevuePour: null, obtenueLe: '2026-03-02', intitule: 'DEJEPS', version: 2 },
    });
    const pareilles = new URLSearchParams('etat=detenue');
    expect(getPageDeQualifications(ctx(coordinationId), pareilles).lignes).toHaveLength(1);
    expect(
      base.db
        .select()
        .from(journal)
        .all()
        .map(({ acte }) => acte),
    ).toEqual(['commencer', 'obtenir']);
  });

  test('what is held is taken back with a reason alone; what was given up is taken up again', () => {
    dire(ici.responsable.id, { ou: 'detenue' });
    expect(() => dire(ici.responsable.id, { ou: 'manquante' })).toThrow('Dites pourquoi');
    dire(ici.responsable.id, { ou: 'manquante', motif: 'Le jury a refusé.' });
    expect(base.db.select().from(qualifications).get()).toMatchObject({ statut: 'abandonnee', obtenueLe: null });
    expect(dire(ici.responsable.id, { ou: 'detenue', obtenueLe: '2026-03-20' })).toMatchObject({ etat: 'detenue' });
    // Said again with its diploma: nothing but words changes.
    dire(ici.responsable.id, { ou: 'detenue', obtenueLe: '2026-03-20', intitule: 'DESJEPS' });
    expect(base.db.select().from(qualifications).get()).toMatchObject({ statut: 'detenue', intitule: 'DESJEPS' });
  });

  test('refused: what is to come is not held, nothing is missing twice, two do not note at once', () => {
    expect(() => dire(ici.responsable.id, { ou: 'detenue', obtenueLe: '2026-06-01' })).toThrow(
      expect.objectContaining({ champ: 'obtenueLe' }),
    );
    expect(() => dire(ici.responsable.id, { ou: 'manquante' })).toThrow(expect.objectContaining({ champ: 'ou' }));
    dire(ici.responsable.id, {});
    expect(() => dire(coordinationId, { version: 0 })).toThrow('Quelqu’un vient de noter');
  });

  test('a date says where she stands, or is refused on its field; one that stood there already is no answer', () => {
    const refus = (champ: string) => expect.objectContaining({ champ });
    expect(() => dire(ici.responsable.id, { obtenueLe: '2026-03-02' })).toThrow(refus('obtenueLe'));
    expect(() => dire(ici.responsable.id, { prevuePour: '2026-03-02' })).toThrow(refus('prevuePour'));
    dire(ici.responsable.id, { ou: 'detenue', obtenueLe: '2026-03-02' });
    dire(ici.responsable.id, { ou: 'manquante', obtenueLe: '2026-03-02', motif: 'Ce n’était pas le bon diplôme.' });
    expect(base.db.select().from(qualifications).get()).toMatchObject({ statut: 'abandonnee', obtenueLe: null });
  });

  test('a diploma may be older than the century', () => {
    const lire = (champ: string) =>
      saisieDeQualification.safeParse({ ou: 'detenue', version: '0', [champ]: '1998-06-20' }).success;
    expect([lire('obtenueLe'), lire('prevuePour')]).toEqual([true, false]);
  });

  test('nobody else notes it, nor finds the form', () => {
    for (const qui of [ici.animatrice.id, la.responsable.id, partenaireId]) {
      expect(() => getSuivie(ctx(qui), ou())).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
      expect(() => dire(qui, {})).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    }
    expect(() => getSuivie(ctx(coordinationId), { ...ou(), code: '__proto__' })).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
  });
});
