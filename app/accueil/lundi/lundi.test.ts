import { beforeEach, describe, expect, test } from 'vitest';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { demiJournee } from '#app/commun/periode.ts';
import type { Oubli } from '#app/commun/prise.ts';
import { getPageDuTroc } from '#app/troc/annonces/page-du-troc.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerEchange } from '#tests/fabriques/echanges.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { getLundi, phraseDuLundi } from './lundi.server.ts';
import { rassembler, tempsDeLaSemaine, titreDesStructures } from './lundi.ts';

const geste = (libelle: string) => ({ libelle, chemin: '/' });
const oubli = (structureId: number, poids: number, phrase = `${poids}`): Oubli => ({
  ...{ structureId, poids, phrase, geste: geste(phrase) },
});

describe('which structures come first', () => {
  test('the gravest, then those of whom more is said, then those who exchanged the longest ago or never', () => {
    const derniers = new Map([
      [1, new Date('2026-02-01')],
      [2, new Date('2026-01-01')],
    ]);
    const rangs = rassembler([oubli(1, 3), oubli(2, 3), oubli(3, 3), oubli(4, 3), oubli(4, 6), oubli(5, 1)], derniers);
    expect(rangs.map(({ structureId }) => structureId)).toEqual([5, 4, 3, 2, 1]);
  });
  test('one line a structure: what is gravest first, and what mends it', () => {
    expect(rassembler([oubli(1, 6, 'page'), oubli(1, 2, 'direction')], new Map())).toEqual([
      { structureId: 1, poids: 2, phrases: ['direction', 'page'], geste: geste('direction') },
    ]);
  });
  test('the title counts them', () => {
    expect([1, 2, 5].map(titreDesStructures)).toEqual([
      'Une structure à ne pas oublier',
      'Deux structures à ne pas oublier',
      'Cinq structures à ne pas oublier',
    ]);
  });
});

test('a week at 30 % is ten hours and a half', () => {
  expect([30, 100, 33].map((part) => tempsDeLaSemaine(part).replaceAll('\u00a0', ' '))).toEqual(['10 h 30', '35 h', '11 h 33']);
});

describe('the coordination’s Monday', () => {
  let base: BaseOuverte;
  let coordination: number;
  beforeEach(() => {
    base = baseDeTest();
    coordination = fabriquerPersonne(base.db, { prenom: 'Nadège' }).id;
    fabriquerCompte(base.db, coordination);
    fabriquerRole(base.db, coordination, 'coordination');
  });
  const lire = () => getLundi(ctxDe(base.db, coordination));

  test('is hers alone: unknown to anyone else', () => {
    const { responsable } = fabriquerEquipe(base.db);
    expect(() => getLundi(ctxDe(base.db, responsable.id))).toThrow(ErreurMetier);
    const partenaire = fabriquerPersonne(base.db).id;
    fabriquerRole(base.db, partenaire, 'partenaire');
    expect(() => getLundi(ctxDe(base.db, partenaire))).toThrow(ErreurMetier);
  });

  test('an empty network has nothing that waits, and says so', () => {
    expect(lire()).toMatchObject({ compte: { fort: 'rien ne vous attend' }, attentes: [], structures: { lignes: [] } });
    expect(phraseDuLundi(ctxDe(base.db, coordination))).toBe('Le réseau avance seul cette semaine');
  });

  test('who received nothing and asks for something comes before who merely received nothing; an exchange is dated', () => {
    const demande = fabriquerEquipe(base.db);
    fabriquerAnnonce(base.db, { structureId: demande.structure.id, auteurId: demande.animatrice.id, type: 'besoin' });
    const [part, recoit] = [fabriquerEquipe(base.db), fabriquerEquipe(base.db)];
    fabriquerStage(base.db, {
      ...{ structureOrigineId: part.structure.id, structureAccueilId: recoit.structure.id, statut: 'clos' },
      ...{ stagiaireId: part.animatrice.id, responsableOrigineId: part.responsable.id },
      ...{ responsableAccueilId: recoit.responsable.id, proposeLe: new Date('2026-01-05T09:00:00Z') },
      ...{ du: demiJournee('2026-02-10', 'matin'), au: demiJournee('2026-02-10', 'apres-midi') },
    });
    const { titre, lignes } = lire().structures;
    expect(titre).toBe('Deux structures à ne pas oublier');
    expect(lignes.map(({ id, manque, dernier }) => ({ id, manque, dernier }))).toEqual([
      { id: demande.structure.id, manque: 'N’a encore rien reçu, un besoin ouvert', dernier: 'aucun' },
      { id: recoit.structure.id, manque: 'N’a encore rien reçu', dernier: '11 février 2026' },
    ]);
  });

  test('what was received or exchanged is not only a stage', () => {
    const [cherche, aide, parle] = [fabriquerEquipe(base.db), fabriquerEquipe(base.db), fabriquerEquipe(base.db)];
    const besoin = { structureId: cherche.structure.id, auteurId: cherche.animatrice.id, type: 'besoin' as const };
    const finieLe = new Date('2026-03-02T09:00:00Z');
    fabriquerAnnonce(base.db, { ...besoin, statut: 'satisfaite', satisfaiteAvecId: aide.structure.id, finieLe });
    fabriquerEchange(base.db, {
      ...{ annonceId: fabriquerAnnonce(base.db, besoin).id, structureId: parle.structure.id, auteurId: parle.animatrice.id },
      ...{ statut: 'regle', finiLe: new Date('2026-03-09T09:00:00Z') },
    });
    const lignes = new Map(lire().structures.lignes.map((ligne) => [ligne.id, ligne]));
    expect(lignes.has(cherche.structure.id)).toBe(false);
    expect(lignes.get(aide.structure.id)?.dernier).toBe('2 mars 2026');
    expect(lignes.get(parle.structure.id)?.dernier).toBe('9 mars 2026');
  });

  test('each figure of the troc opens what it counts', () => {
    const demande = fabriquerEquipe(base.db);
    const commun = { structureId: demande.structure.id, auteurId: demande.animatrice.id };
    fabriquerAnnonce(base.db, { ...commun, type: 'besoin' });
    fabriquerAnnonce(base.db, { ...commun, type: 'besoin' });
    fabriquerAnnonce(base.db, { ...commun, type: 'offre', publieeLe: new Date('2025-01-06T09:00:00Z') });
    fabriquerAnnonce(base.db, { ...commun, type: 'besoin', statut: 'en_pause' });
    fabriquerAnnonce(base.db, { ...commun, type: 'besoin', statut: 'endormie' });
    const voisine = fabriquerEquipe(base.db);
    fabriquerAnnonce(base.db, { structureId: voisine.structure.id, auteurId: voisine.animatrice.id, type: 'besoin' });
    const { structures, avance, calme } = lire();
    const ouvrir = (chemin = '') => {
      const { pathname, searchParams } = new URL(chemin, 'https://x');
      expect(pathname).toBe('/troc');
      return getPageDuTroc(ctxDe(base.db, coordination), searchParams).total;
    };
    const sienne = structures.lignes.find(({ id }) => id === demande.structure.id);
    expect(sienne?.manque).toBe('N’a encore rien reçu, 2 besoins ouverts');
    expect(ouvrir(sienne?.geste.chemin)).toBe(2);
    const porte = avance.find(({ titre }) => titre === 'Troc de compétences');
    expect(porte?.vif).toBe('4 annonces');
    expect(ouvrir(porte?.chemin)).toBe(4);
    const part = calme.find(({ phrase }) => phrase.includes('confirmées'));
    expect(part?.phrase).toMatch(/^3 annonces confirmées .*sur 5/);
    expect(ouvrir(part?.chemin)).toBe(2);
  });

  test('what is kept in mind is forgotten at the first write', () => {
    expect(lire().structures.lignes).toEqual([]);
    fabriquerEquipe(base.db);
    expect(lire().structures.lignes).toHaveLength(1);
  });
});
