import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { listAVerifier } from '#app/accueil/a-verifier.server.ts';
import { quitterLeReseau } from '#app/accueil/depart-de-structure.server.ts';
import { quitterLaStructure } from '#app/accueil/passation.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import { journal } from '#app/commun/tables.ts';
import { fonctions, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { confierFormation, getPageAConfier } from './programme/confier.server.ts';
import { formations } from './programme/tables.ts';

let db: Base;
let coordination: number;
let ici: ReturnType<typeof fabriquerEquipe>;
let ailleurs: ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  db = baseDeTest().db;
  coordination = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Coste' }).id;
  fabriquerRole(db, coordination, 'coordination');
  ici = fabriquerEquipe(db, { nom: 'L’Escale', confirmeeLe: LUNDI_MATIN });
  ailleurs = fabriquerEquipe(db, { nom: 'La Grange', confirmeeLe: LUNDI_MATIN });
});

const elle = () => ici.animatrice.id;
const sienne = (champs: Parameters<typeof fabriquerFormation>[1] = {}) =>
  fabriquerFormation(db, { organisatriceId: elle(), structureId: ici.structure.id, titre: 'Écouter', ...champs }).formation.id;
const partir = (qui = elle()) => db.update(fonctions).set({ au: '2026-01-31' }).where(eq(fonctions.personneId, qui)).run();
const lue = (id: number) => db.select().from(formations).where(eq(formations.id, id)).get();
const aVerifier = () =>
  listAVerifier(ctxDe(db, coordination))
    .filter(({ cle }) => cle.startsWith('formations-'))
    .flatMap(({ lignes }) => lignes.map(({ phrase, chemin }) => [phrase, chemin]));
const lettres = () => db.select({ cle: courriels.cle, adresse: courriels.adresse }).from(courriels).orderBy(courriels.cle).all();

describe('someone leaves', () => {
  test('what she organises passes to whoever takes over, what is to be closed too', () => {
    const [ouverte, realisee, close] = [sienne(), sienne({ statut: 'realisee' }), sienne({ statut: 'close' })];
    const aId = ici.responsable.id;
    quitterLaStructure(ctxDe(db, coordination), ici.structure.id, elle(), { dernierJour: '2026-03-23', aId });
    expect([ouverte, realisee, close].map((id) => lue(id)?.organisatriceId)).toEqual([aId, aId, elle()]);
    partir();
    expect(aVerifier()).toEqual([]);
  });

  test('when nobody took over, the coordination finds each of them, and takes it', () => {
    const [ouverte, projet] = [sienne(), sienne({ statut: 'projet', jours: [], titre: 'Compter', structureId: null })];
    for (const statut of ['close', 'annulee'] as const) sienne({ statut });
    expect(aVerifier()).toEqual([]);
    partir();
    expect(aVerifier()).toEqual([
      ['«\u00a0Écouter\u00a0», mardi 12 mai, ouverte aux inscriptions', `/formations/${ouverte}/confier`],
      ['«\u00a0Compter\u00a0», en projet', `/formations/${projet}/confier`],
    ]);
    expect(getPageAConfier(ctxDe(db, coordination), ouverte)).toMatchObject({ orpheline: true, moi: coordination });
    confierFormation(ctxDe(db, coordination), ouverte, { organisatriceId: coordination });
    confierFormation(ctxDe(db, coordination), projet, { organisatriceId: ailleurs.animatrice.id });
    expect(aVerifier()).toEqual([]);
    // Whoever is gone is not written to, nor is whoever took it herself.
    expect(lettres()).toEqual([{ cle: `charge:${projet}:recevoir:v2`, adresse: ailleurs.animatrice.courriel }]);
    expect(
      db
        .select()
        .from(journal)
        .all()
        .filter(({ acte }) => acte === 'passer_la_main'),
    ).toHaveLength(2);
  });

  test('a structure’s formation wants someone of it: whoever moved elsewhere holds it no more', () => {
    const id = sienne();
    db.insert(fonctions)
      .values({
        personneId: elle(),
        structureId: ailleurs.structure.id,
        fonction: 'animation',
        responsable: false,
        lien: 'salariat',
      })
      .run();
    expect(aVerifier()).toEqual([]);
    db.update(fonctions).set({ au: '2026-01-31' }).where(eq(fonctions.structureId, ici.structure.id)).run();
    expect(aVerifier().map(([, chemin]) => chemin)).toEqual([`/formations/${id}/confier`]);
  });

  test('a partenaire is of no team, whatever was noted', () => {
    const id = sienne();
    db.insert(rolesReseau).values({ personneId: elle(), role: 'partenaire', donneLe: LUNDI_MATIN }).run();
    expect(aVerifier().map(([, chemin]) => chemin)).toEqual([`/formations/${id}/confier`]);
    const refuse = expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'organisatriceId' });
    expect(() => confierFormation(ctxDe(db, coordination), id, { organisatriceId: elle() })).toThrow(refuse);
  });
});

test('a structure leaves the network: what it organises becomes the network’s when the coordination says who holds it', () => {
  const id = sienne();
  quitterLeReseau(ctxDe(db, coordination), PRISES, ici.structure.id, '2026-03-02');
  expect(aVerifier().map(([, chemin]) => chemin)).toEqual([`/formations/${id}/confier`]);
  expect(getPageAConfier(ctxDe(db, coordination), id)).toMatchObject({ structurePartie: 'L’Escale' });
  confierFormation(ctxDe(db, coordination), id, { organisatriceId: ailleurs.responsable.id });
  expect(lue(id)).toMatchObject({ organisatriceId: ailleurs.responsable.id, structureId: null });
  expect(aVerifier()).toEqual([]);
});

test('it is handed over by whoever holds it, to someone who can; both are told', () => {
  const id = sienne();
  fabriquerInscription(db, { formationId: id, structureId: ailleurs.structure.id, personneId: ailleurs.animatrice.id });
  const a = { organisatriceId: ici.responsable.id };
  for (const qui of [ailleurs.animatrice.id, ailleurs.responsable.id]) {
    expect(() => getPageAConfier(ctxDe(db, qui), id)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    expect(() => confierFormation(ctxDe(db, qui), id, a)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  }
  for (const organisatriceId of [ailleurs.responsable.id, 999]) {
    const refuse = expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'organisatriceId' });
    expect(() => confierFormation(ctxDe(db, elle()), id, { organisatriceId })).toThrow(refuse);
  }
  confierFormation(ctxDe(db, coordination), id, a);
  expect(lettres()).toEqual([
    { cle: `charge:${id}:laisser:v2`, adresse: ici.animatrice.courriel },
    { cle: `charge:${id}:recevoir:v2`, adresse: ici.responsable.courriel },
  ]);
  // The same again does nothing.
  confierFormation(ctxDe(db, coordination), id, a);
  expect(lue(id)?.version).toBe(2);
  db.update(formations).set({ statut: 'annulee', finieLe: LUNDI_MATIN }).where(eq(formations.id, id)).run();
  expect(() => confierFormation(ctxDe(db, coordination), id, { organisatriceId: elle() })).toThrow(
    expect.objectContaining({ code: 'IMPOSSIBLE' }),
  );
});
