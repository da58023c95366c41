import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFermeture, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { ANNULATIONS_DES_FERMETURES } from './annulations.server.ts';
import { fermetureQuiGene, fermeturesDe, listFermetures } from './fermetures.server.ts';
import { libelleDeFermeture, phraseDeFermeture } from './fermetures.ts';
import { fermetures } from './tables.ts';
import { ajouterFermeture, retirerFermeture } from './tenir-fermetures.server.ts';

let db: ReturnType<typeof baseDeTest>['db'];
let equipe: ReturnType<typeof fabriquerEquipe>;
let ctx: ContextePersonne;
beforeEach(() => {
  db = baseDeTest().db;
  equipe = fabriquerEquipe(db, { nom: 'La Cour carrée' });
  ctx = ctxDe(db, equipe.responsable.id);
});

const ETE = { du: '2026-08-03', au: '2026-08-07', motif: 'congés d’été' };
const refus = (faire: () => unknown) => {
  try {
    faire();
    return 'oui';
  } catch (erreur) {
    const { code, champ } = erreur as { code?: string; champ?: string };
    return champ ?? code;
  }
};

test('a closure is said as one says it, whatever the gender of the name', () => {
  expect(phraseDeFermeture('La Cour carrée', ETE)).toBe(
    'La Cour carrée est fermée du 3 au 7 août (congés d’été). Choisissez d’autres dates.',
  );
  const dit = (nom: string) => phraseDeFermeture(nom, { ...ETE, motif: null }).split(' du 3')[0];
  expect(['Le Fil de Vienne', 'Maison des Tilleuls', 'Espace Vialle', 'Les Bruyères', 'Pont-Perché'].map(dit)).toEqual([
    ...['Le Fil de Vienne est fermé', 'La Maison des Tilleuls est fermée', 'L’Espace Vialle\u00a0: fermeture'],
    ...['Les Bruyères\u00a0: fermeture', 'Pont-Perché\u00a0: fermeture'],
  ]);
  const jours = (du: string, au: string) => libelleDeFermeture({ du, au });
  expect([jours('2026-05-01', '2026-05-01'), jours('2026-05-01', '2026-05-09')]).toEqual(['le 1er mai', 'du 1er au 9 mai']);
  expect(jours('2026-07-27', '2026-08-14')).toBe('du 27 juillet au 14 août');
  expect(jours('2026-12-24', '2027-01-03')).toBe('du 24 décembre 2026 au 3 janvier 2027');
});

describe('the closures of a structure', () => {
  test('are hers and the coordination’s to write; for others there is no such page', () => {
    const ailleurs = fabriquerEquipe(db).responsable.id;
    const [partenaire, coordination] = [fabriquerPersonne(db).id, fabriquerPersonne(db).id];
    fabriquerRole(db, partenaire, 'partenaire');
    fabriquerRole(db, coordination, 'coordination');
    const { id } = fabriquerFermeture(db, { structureId: equipe.structure.id, au: '2026-08-09' });
    const gens = [equipe.responsable.id, coordination, equipe.animatrice.id, ailleurs, partenaire];
    expect(gens.map((qui) => refus(() => ajouterFermeture(ctxDe(db, qui), equipe.structure.id, ETE)))).toEqual([
      ...['oui', 'du', 'INTROUVABLE', 'INTROUVABLE', 'INTROUVABLE'],
    ]);
    expect(gens.toReversed().map((qui) => refus(() => retirerFermeture(ctxDe(db, qui), equipe.structure.id, id)))).toEqual([
      ...['INTROUVABLE', 'INTROUVABLE', 'INTROUVABLE', 'oui', 'IMPOSSIBLE'],
    ]);
  });

  test('are days to come, in order, a year long at most, said once', () => {
    const dit = (saisie: object) => refus(() => ajouterFermeture(ctx, equipe.structure.id, { ...ETE, ...saisie }));
    expect(dit({ du: '2026-08-08' })).toBe('au');
    expect(dit({ du: '2026-03-01', au: '2026-03-22' })).toBe('au');
    expect(dit({ du: '2026-03-22', au: undefined })).toBe('du');
    expect(dit({ au: '2027-08-04' })).toBe('au');
    expect(dit({ du: '2062-08-03', au: '2062-08-07' })).toBe('du');
    expect(dit({ au: '2027-08-03', geste: 'g' })).toBe('oui');
    expect(dit({ au: '2027-08-03', geste: 'g' })).toBe('oui');
    expect(dit({ motif: 'autre chose' })).toBe('oui');
    expect(dit({ motif: undefined })).toBe('du');
    // One that began is still to come until it ends; an empty end is one day.
    expect(dit({ du: '2026-03-02', au: '2026-03-23' })).toBe('oui');
    expect(dit({ du: '2026-05-15', au: undefined })).toBe('oui');
    expect(listFermetures(ctx, equipe.structure.id).map(({ libelle, enCours }) => [libelle, enCours])).toEqual([
      ['du 2 au 23 mars', true],
      ['le 15 mai', false],
      ['du 3 au 7 août', false],
      ['du 3 août 2026 au 3 août 2027', false],
    ]);
    expect(db.select().from(journal).all().at(-1)).toMatchObject({
      resume: 'a noté une fermeture à La Cour carrée, le 15 mai 2026',
      apres: { du: '2026-05-15', au: '2026-05-15', motif: 'congés d’été' },
    });
  });

  test('stand in the way of their days alone', () => {
    const { id: structureId } = equipe.structure;
    fabriquerFermeture(db, { structureId });
    fabriquerFermeture(db, { structureId, du: '2026-05-15', au: '2026-05-15', motif: null });
    fabriquerFermeture(db, { structureId: fabriquerEquipe(db).structure.id, du: '2026-05-01', au: '2026-12-31' });
    expect(fermeturesDe(ctx, structureId, '2026-05-15', '2026-08-03')).toHaveLength(2);
    expect(fermeturesDe(ctx, structureId, '2026-05-16', '2026-08-02')).toEqual([]);
    expect(fermetureQuiGene(ctx, structureId, [])).toBeNull();
    expect(fermetureQuiGene(ctx, structureId, ['2026-08-08', '2026-05-14', '2026-06-01'])).toBeNull();
    expect(fermetureQuiGene(ctx, structureId, ['2026-08-08', '2026-08-07'])).toEqual(ETE);
    expect(fermetureQuiGene(ctx, structureId, ['2026-08-03', '2026-05-15'])).toMatchObject({ du: '2026-05-15', motif: null });
  });

  test('come back, or go, when their line of the journal is undone', () => {
    const annuler = () => {
      const ligne = db.select().from(journal).all().at(-1);
      const annulation = ANNULATIONS_DES_FERMETURES[`structure/${ligne?.acte}`];
      const lue = { objetId: ligne?.objetId ?? 0, avant: ligne?.avant ?? {}, apres: ligne?.apres ?? {} };
      const empechement = annulation?.empechement(ctx, lue);
      if (empechement === null) annulation?.annuler(ctx, lue);
      return empechement;
    };
    const ligne = () => db.select().from(fermetures).all();
    ajouterFermeture(ctx, equipe.structure.id, ETE);
    expect([annuler(), ligne()]).toEqual([null, []]);
    expect(annuler()).toBe('Cette fermeture a été retirée depuis.');
    ajouterFermeture(ctx, equipe.structure.id, ETE);
    retirerFermeture(ctx, equipe.structure.id, ligne()[0]?.id ?? 0);
    expect(annuler()).toBeNull();
    expect(ligne()).toMatchObject([ETE]);
    expect(annuler()).toBe('La même fermeture est notée de nouveau.');
  });
});
