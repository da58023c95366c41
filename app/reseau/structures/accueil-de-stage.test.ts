import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { reperesDe } from '#app/commun/oublier.ts';
import { journal } from '#app/commun/tables.ts';
import { lireFormulaire } from '#app/http/pages.server.ts';
import { donneesDuReseau } from '#app/reseau/donnees/donnees-du-reseau.server.ts';
import { effacerDuReseau } from '#app/reseau/donnees/effacer-du-reseau.server.ts';
import { fermetures } from '#app/reseau/fermetures/tables.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import {
  fabriquerEquipe,
  fabriquerFermeture,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
} from '#tests/fabriques/reseau.ts';
import { ANNULATIONS_DE_STRUCTURE } from './annulations.server.ts';
import { getPageDAccueil, tenirAccueil } from './page-d-accueil.server.ts';
import { getPageDeStructure } from './page-de-structure.server.ts';
import { saisieAccueil } from './saisie-accueil.ts';
import { getStructure } from './structures.server.ts';
import { structures } from './tables.ts';

let db: ReturnType<typeof baseDeTest>['db'];
let equipe: ReturnType<typeof fabriquerEquipe>;
let ctx: ContextePersonne;
let id: number;
beforeEach(() => {
  db = baseDeTest().db;
  equipe = fabriquerEquipe(db, { nom: 'L’Escale' });
  ctx = ctxDe(db, equipe.responsable.id);
  id = equipe.structure.id;
});

const CONSIGNES = 'La porte du jardin.\n\nOn mange ensemble.';
const ACCUEIL = { acte: 'accueillir', placesStage: 3, consignesStage: CONSIGNES, version: 1 } as const;
const derniere = () => db.select().from(journal).all().at(-1);

describe('how a structure welcomes', () => {
  test('is written once, from what to what, and put back from the journal', () => {
    expect(tenirAccueil(ctx, id, ACCUEIL).titre).toBe('C’est enregistré');
    expect(getPageDAccueil(ctx, id).accueil).toEqual({ placesStage: '3', consignesStage: CONSIGNES, version: '2' });
    const ligne = derniere();
    expect(ligne).toMatchObject({
      ...{ acte: 'modifier', resume: 'a modifié l’accueil des stages à L’Escale' },
      ...{ avant: { placesStage: 2, consignesStage: null }, apres: { placesStage: 3, consignesStage: CONSIGNES } },
    });
    // Sent twice, it is written once.
    tenirAccueil(ctx, id, ACCUEIL);
    expect(db.select().from(journal).all()).toHaveLength(1);
    expect(() => tenirAccueil(ctx, id, { ...ACCUEIL, placesStage: 4 })).toThrow(/a modifié cette page pendant que vous écriviez/);
    const lue = { objetId: id, avant: ligne?.avant ?? {}, apres: ligne?.apres ?? {} };
    const annulation = ANNULATIONS_DE_STRUCTURE['structure/modifier'];
    expect(annulation?.empechement(ctx, lue)).toBeNull();
    annulation?.annuler(ctx, lue);
    expect(getStructure(ctx, id)).toMatchObject({ placesStage: 2, consignesStage: null, version: 3 });
  });

  test('the page exists for her responsable and the coordination', () => {
    const { id: coordination } = fabriquerPersonne(db);
    fabriquerRole(db, coordination, 'coordination');
    expect(getPageDAccueil(ctxDe(db, coordination), id).nom).toBe('L’Escale');
    for (const qui of [equipe.animatrice.id, fabriquerEquipe(db).responsable.id]) {
      expect(() => getPageDAccueil(ctxDe(db, qui), id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
      expect(() => tenirAccueil(ctxDe(db, qui), id, ACCUEIL)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    }
  });

  test('the qualities offered follow from who manages it; all of them when nobody said', () => {
    const offertes = () => getPageDAccueil(ctx, id).qualites.map(({ valeur }) => valeur);
    expect(offertes()).toEqual(['presidence', 'delegation']);
    db.update(structures).set({ gestion: 'commune' }).run();
    expect(offertes()).toEqual(['maire', 'delegation']);
    db.update(structures).set({ gestion: null }).run();
    expect([offertes().length, getPageDAccueil(ctx, id).gestionConnue]).toEqual([5, false]);
  });

  test('says what was done after each of its forms', () => {
    const titres = [
      tenirAccueil(ctx, id, { acte: 'ajouter_fermeture', du: '2026-08-03', au: '2026-08-07', motif: undefined, geste: 'a' }),
      tenirAccueil(ctx, id, { acte: 'retirer_fermeture', id: db.select().from(fermetures).get()?.id ?? 0 }),
      tenirAccueil(ctx, id, {
        ...{ acte: 'ajouter_signataire', personneId: equipe.responsable.id, geste: 'b' },
        ...{ qualite: 'delegation', delegationDu: '2026-01-06' },
      }),
      tenirAccueil(ctx, id, { acte: 'retirer_signataire', id: db.select().from(signataires).get()?.id ?? 0 }),
    ].map(({ titre }) => titre.replace(/Hélène Roudier \d+/, 'Hélène'));
    expect(titres).toEqual([
      'C’est noté\u00a0: fermeture du 3 au 7 août',
      'La fermeture du 3 au 7 août est retirée',
      'Hélène peut signer pour L’Escale',
      'Hélène ne signe plus pour L’Escale',
    ]);
  });

  test('reads a form as people fill it', () => {
    const lire = (champs: Record<string, string>) => lireFormulaire(new URLSearchParams(champs), saisieAccueil);
    expect(lire({ acte: 'ajouter_fermeture', du: '2026-08-03', au: ' ', motif: '' })).toMatchObject({
      saisie: { du: '2026-08-03', au: undefined, motif: undefined },
    });
    const refuse = (champs: Record<string, string>) => {
      const lu = lire(champs);
      return lu.ok ? [] : Object.keys(lu.formulaire.erreurs).sort();
    };
    expect(refuse({ acte: 'ajouter_fermeture', du: '', au: '2026-02-30' })).toEqual(['au', 'du']);
    expect(refuse({ acte: 'ajouter_signataire', personneId: '', delegationDu: 'hier' })).toEqual([
      ...['delegationDu', 'personneId', 'qualite'],
    ]);
    const long = { placesStage: '21', consignesStage: 'a'.repeat(2_001), version: '1' };
    expect(refuse({ acte: 'accueillir', ...long })).toEqual(['consignesStage', 'placesStage']);
  });
});

test('on the structure’s page, the network reads what to know and when it is closed; its team, who signs', () => {
  tenirAccueil(ctx, id, ACCUEIL);
  fabriquerFermeture(db, { structureId: id });
  fabriquerFermeture(db, { structureId: id, du: '2026-01-02', au: '2026-01-03' });
  fabriquerSignataire(db, { personneId: equipe.responsable.id, structureId: id });
  const partenaire = fabriquerPersonne(db).id;
  fabriquerRole(db, partenaire, 'partenaire');
  const vu = (qui: number) => {
    const { stage, signataires } = getPageDeStructure(ctxDe(db, qui), id);
    return [stage?.places, stage?.consignes.length, stage?.fermetures.map(({ libelle }) => libelle).join(), signataires.length];
  };
  expect(vu(equipe.animatrice.id)).toEqual(['3', 2, 'du 3 au 7 août', 1]);
  expect(vu(fabriquerEquipe(db).animatrice.id)).toEqual(['3', 2, 'du 3 au 7 août', 0]);
  expect(vu(partenaire)).toEqual(['3', 0, 'du 3 au 7 août', 0]);
  db.update(structures).set({ partieLe: LUNDI_MATIN }).run();
  expect(vu(equipe.animatrice.id)).toEqual([undefined, undefined, undefined, 0]);
});

test('someone forgotten signs no more; her name leaves what was written, the lines stay', () => {
  const { id: personneId } = equipe.animatrice;
  db.update(structures).set({ consignesStage: 'Demandez Maëlle Tessier à l’accueil.' }).run();
  fabriquerFermeture(db, { structureId: id, motif: 'mariage de Maëlle Tessier', noteParId: personneId });
  fabriquerSignataire(db, { personneId, structureId: id, noteParId: personneId });
  const parts = donneesDuReseau(ctx, personneId).filter(({ titre }) => /signer|signataires/.test(titre));
  expect(parts.map(({ lignes }) => lignes)).toEqual([
    [['L’Escale', 'Par délégation écrite', '6 janvier 2026', '6 janvier 2026', '']],
    [
      ['Par délégation écrite', 'L’Escale', expect.any(String)],
      ['Fermeture du 3 au 7 août 2026', 'L’Escale', expect.any(String)],
    ],
  ]);
  const reperes = reperesDe({ noms: [{ prenom: 'Maëlle', nom: 'Tessier' }], adresses: [], telephones: [] });
  effacerDuReseau(ctx, { personneId, nomComplet: 'Maëlle Tessier', adresses: [], reperes });
  expect(getStructure(ctx, id).consignesStage).toBe('Demandez une personne effacée à l’accueil.');
  expect(db.select().from(fermetures).all()).toMatchObject([{ motif: 'mariage d’une personne effacée' }]);
  expect(db.select().from(signataires).all()).toMatchObject([{ personneId, au: '2026-03-22' }]);
});
