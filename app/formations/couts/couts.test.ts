import { beforeEach, expect, test } from 'vitest';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { enleverUneLigne, getPageDeComptes, noterUneLigne } from './comptes.server.ts';
import { totauxDe } from './couts.ts';
import { coutsDeFormation } from './tables.ts';

let base: BaseOuverte;
let ici: ReturnType<typeof fabriquerEquipe>;
let formationId: number;
let coordinationId: number;

beforeEach(() => {
  base = baseDeTest();
  ici = fabriquerEquipe(base.db);
  const champs = { organisatriceId: ici.responsable.id, structureId: ici.structure.id, cout: 5000, financeurs: ['Caf'] };
  formationId = fabriquerFormation(base.db, champs).formation.id;
  coordinationId = fabriquerPersonne(base.db).id;
  fabriquerCompte(base.db, coordinationId);
  fabriquerRole(base.db, coordinationId, 'coordination');
});

const ctx = (id = ici.responsable.id) => ctxDe(base.db, id);
type Saisie = Parameters<typeof noterUneLigne>[2];
const noter = (champs: Partial<Saisie>, qui?: number) =>
  noterUneLigne(ctx(qui), formationId, {
    ...{ acte: 'noter', sens: 'depense', ligneId: undefined, geste: undefined, poste: undefined, financeur: undefined },
    ...{ libelle: undefined, prevu: undefined, reel: undefined, ...champs },
  });
const lire = (qui?: number) => getPageDeComptes(ctx(qui), formationId);

test('what is real stands in for what was planned, to the cent', () => {
  expect(
    totauxDe([
      { sens: 'depense', prevu: 120_000, reel: 118_010 },
      { sens: 'depense', prevu: 30_005, reel: null },
      { sens: 'recette', prevu: 90_000, reel: 0 },
    ]),
  ).toEqual({
    depenses: { prevu: 150_005, reel: 118_010 },
    recettes: { prevu: 90_000, reel: 0 },
    participation: 0,
    reste: 148_015,
  });
});

test('an account by kind and by funder, kept by whoever organises it and the coordination', () => {
  expect(lire().bilan).toBe('Rien n’est noté pour l’instant.');
  noter({ poste: 'formation', libelle: 'Deux jours', prevu: 120_000 });
  noter({ sens: 'recette', financeur: 'Caf', prevu: 90_050, poste: 'repas' }, coordinationId);
  const lu = lire();
  expect(lu.depenses).toMatchObject([{ nom: 'Formation', libelle: 'Deux jours', prevu: '1\u00a0200\u00a0€', reel: '' }]);
  expect(lu.recettes).toMatchObject([{ nom: 'Caf', prevu: '900,50\u00a0€' }]);
  expect(lu.bilan).toBe('Il reste 299,50\u00a0€ à financer.');
  expect(lu.financeurs).toEqual(['Caf', 'Structures']);
  // What comes in has no kind, whatever the form still held.
  expect(base.db.select().from(coutsDeFormation).all().at(-1)?.poste).toBeNull();
});

test('each structure pays once, whatever its number', () => {
  const equipe = fabriquerEquipe(base.db);
  for (const personneId of [equipe.animatrice.id, equipe.responsable.id]) {
    fabriquerInscription(base.db, { formationId, personneId, structureId: equipe.structure.id });
  }
  expect(lire().participation).toContain('1 structure à 50\u00a0€, soit 50\u00a0€');
  // Counted by itself, until it is typed by hand: never twice.
  noter({ poste: 'salle', reel: 12_000 });
  expect(lire().bilan).toBe('Il reste 70\u00a0€ à financer, les 50\u00a0€ des structures comptés.');
  noter({ sens: 'recette', financeur: 'structures', reel: 4_000 });
  expect(lire().bilan).toBe('Il reste 80\u00a0€ à financer.');
});

test('a line is changed, taken away, and written once', () => {
  noter({ poste: 'salle', prevu: 100, geste: 'a-b-c' });
  noter({ poste: 'salle', prevu: 100, geste: 'a-b-c' });
  const [ligne] = lire().depenses;
  expect(lire().depenses).toHaveLength(1);
  noter({ ligneId: ligne?.id, sens: 'recette', financeur: 'MSA', reel: 250 });
  expect(lire()).toMatchObject({ depenses: [], recettes: [{ nom: 'MSA', reel: '2,50\u00a0€' }] });
  enleverUneLigne(ctx(), formationId, ligne?.id ?? 0);
  enleverUneLigne(ctx(), formationId, ligne?.id ?? 0);
  expect(lire().recettes).toEqual([]);
  expect(() => noter({ ligneId: ligne?.id, poste: 'salle', prevu: 100 })).toThrow('n’est plus là');
});

test('refused: no amount, no kind, no funder; and a line of another formation', () => {
  expect(() => noter({ poste: 'repas' })).toThrow(expect.objectContaining({ champ: 'prevu' }));
  expect(() => noter({ prevu: 100 })).toThrow(expect.objectContaining({ champ: 'poste' }));
  expect(() => noter({ sens: 'recette', prevu: 100 })).toThrow(expect.objectContaining({ champ: 'financeur' }));
  noter({ poste: 'repas', prevu: 100 });
  const ligneId = lire().depenses[0]?.id ?? 0;
  const autre = fabriquerFormation(base.db, { organisatriceId: ici.responsable.id }).formation.id;
  enleverUneLigne(ctx(), autre, ligneId);
  expect(lire().depenses).toHaveLength(1);
});

test('nobody else finds it: neither who comes, nor who trains, nor a partenaire', () => {
  const partenaire = fabriquerPersonne(base.db);
  fabriquerRole(base.db, partenaire.id, 'partenaire');
  for (const qui of [ici.animatrice.id, fabriquerEquipe(base.db).responsable.id, partenaire.id]) {
    expect(() => lire(qui)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    expect(() => noter({ poste: 'salle', prevu: 100 }, qui)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    expect(() => enleverUneLigne(ctx(qui), formationId, 1)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  }
});
