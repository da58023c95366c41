import { beforeEach, describe, expect, test } from 'vitest';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import { agrements } from '#app/reseau/agrements/tables.ts';
import { chargerReferences } from '#app/reseau/references.server.ts';
import { DEPARTEMENT } from '#app/reseau/reglages.ts';
import { ajouterQpv, getPageDesQpv, listQpv, renommerQpv, retirerQpv } from '#app/reseau/territoire/qpv.server.ts';
import { qpv } from '#app/reseau/territoire/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import {
  fabriquerCommune,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { creerStructure, preparerNouvelleStructure } from './nouvelle-structure.server.ts';
import { getStructure } from './structures.server.ts';
import { structureQpv, structures } from './tables.ts';

let db: ReturnType<typeof baseDeTest>['db'];
beforeEach(() => {
  db = baseDeTest().db;
  fabriquerCommune(db, { code: '87187', nom: 'Saint-Yrieix-la-Perche', codesPostaux: ['87500'] });
  fabriquerCommune(db);
});

function coordination() {
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  return ctxDe(db, id);
}
const INTROUVABLE = expect.objectContaining({ code: 'INTROUVABLE' });

/** Everybody but the coordination. */
function autres() {
  const { responsable, animatrice } = fabriquerEquipe(db);
  const partenaire = fabriquerPersonne(db).id;
  fabriquerRole(db, partenaire, 'partenaire');
  return [responsable.id, animatrice.id, partenaire].map((id) => ctxDe(db, id));
}

describe('one structure by hand', () => {
  const SAISIE = { nom: 'La Halte', communeCode: '87187', gestion: 'commune', siret: '73282932000074' } as const;

  test('is what its agrément says, and a double click makes one', () => {
    const ctx = coordination();
    const { genres } = preparerNouvelleStructure(ctx);
    expect(genres.map(({ valeur }) => valeur)).toContain('prefiguration');
    const id = creerStructure(ctx, { ...SAISIE, genre: 'prefiguration', geste: 'g' });
    expect(creerStructure(ctx, { ...SAISIE, genre: 'prefiguration', geste: 'g' })).toBe(id);
    expect(getStructure(ctx, id)).toMatchObject({ nom: 'La Halte', type: 'prefiguration', codePostal: '87500' });
    expect(db.select().from(structures).all()).toHaveLength(1);
    expect(db.select().from(journal).all()).toMatchObject([{ acte: 'creer', objetId: id }]);
  });

  test('that exists is refused with the way to it, even when it left', () => {
    const deja = fabriquerStructure(db, { nom: 'LA HALTE', communeCode: '87187', partieLe: LUNDI_MATIN });
    const autre = fabriquerStructure(db, { nom: 'Autre', siret: SAISIE.siret });
    const ctx = coordination();
    const refus = (saisie: object) => {
      try {
        creerStructure(ctx, { ...SAISIE, ...saisie });
      } catch (erreur) {
        return erreur;
      }
    };
    expect(refus({})).toMatchObject({ champ: 'siret', voir: { chemin: `/reseau/structures/${autre.id}` } });
    expect(refus({ siret: undefined })).toMatchObject({ champ: 'nom', voir: { chemin: `/reseau/structures/${deja.id}` } });
    expect(refus({ nom: 'X', siret: undefined, communeCode: '99999' })).toMatchObject({ champ: 'communeCode' });
    expect(refus({ nom: 'X', siret: undefined, genre: 'clas' })).toMatchObject({ champ: 'genre' });
    expect(db.select().from(agrements).all()).toEqual([]);
    expect(db.select().from(structures).all()).toHaveLength(2);
  });

  test('belongs to the coordination', () => {
    for (const ctx of autres()) {
      expect(() => preparerNouvelleStructure(ctx)).toThrow(INTROUVABLE);
      expect(() => creerStructure(ctx, SAISIE)).toThrow(INTROUVABLE);
    }
  });
});

describe('quarters', () => {
  test('of the files come once: what is renamed or taken away stays so', () => {
    const ctx = coordination();
    chargerReferences(ctxDuTemps(db));
    // A network that has not said its department has none.
    expect(listQpv(ctx)).toEqual([]);
    ecrireReglage(db, DEPARTEMENT.cle, '87', { personneId: null, maintenant: LUNDI_MATIN });
    chargerReferences(ctxDuTemps(db));
    expect(listQpv(ctx)).toHaveLength(9);
    const [premier, second] = listQpv(ctx);
    renommerQpv(ctx, premier?.id ?? 0, 'Beaubreuil Nord');
    retirerQpv(ctx, second?.id ?? 0);
    chargerReferences(ctxDuTemps(db));
    expect(listQpv(ctx).map(({ nom }) => nom)).toHaveLength(8);
    expect(listQpv(ctx)[0]?.nom).toBe('Beaubreuil Nord');
  });

  test('are added once, not twice under two writings, and stay while they are served', () => {
    const ctx = coordination();
    const saisie = { nom: 'Les Portes Ferrées', communeCode: '87085', geste: 'g' };
    const id = ajouterQpv(ctx, saisie);
    expect(ajouterQpv(ctx, saisie)).toBe(id);
    expect(() => ajouterQpv(ctx, { ...saisie, nom: 'LES PORTES FERREES', geste: 'h' })).toThrow(/déjà dans la liste/);
    expect(() => ajouterQpv(ctx, { ...saisie, communeCode: '00000', geste: 'i' })).toThrow(/commune de la liste/);
    const { structure } = fabriquerEquipe(db);
    db.insert(structureQpv).values({ structureId: structure.id, qpvId: id }).run();
    expect(getPageDesQpv(ctx, undefined).lignes).toMatchObject([{ structures: 1, servi: structure.nom }]);
    expect(() => retirerQpv(ctx, id)).toThrow(/il reste dans la liste/);
    db.delete(structureQpv).run();
    expect(retirerQpv(ctx, id)).toBe('Les Portes Ferrées');
    expect(db.select().from(qpv).all()).toEqual([]);
    expect(() => renommerQpv(ctx, id, 'X')).toThrow(INTROUVABLE);
  });

  test('are kept by the coordination', () => {
    for (const ctx of autres()) {
      for (const acte of [
        () => getPageDesQpv(ctx, undefined),
        () => ajouterQpv(ctx, { nom: 'X', communeCode: '87085' }),
        () => renommerQpv(ctx, 1, 'X'),
        () => retirerQpv(ctx, 1),
      ]) {
        expect(acte).toThrow(INTROUVABLE);
      }
    }
  });
});
