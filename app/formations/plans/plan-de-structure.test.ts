import { beforeEach, expect, test } from 'vitest';
import { presences } from '#app/formations/presences/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, compterRequetes, ctxDe } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { planLisible } from './lisibles.server.ts';
import { feuillesDuPlan, getPlanDeStructure } from './plan-de-structure.server.ts';
import { DROITS_PLAN, relationsAuPlan } from './plans.ts';

type Equipe = ReturnType<typeof fabriquerEquipe>;
let base: BaseOuverte;
let [escale, grange] = [] as unknown as [Equipe, Equipe];
let [coordinatrice, partenaire] = [0, 0];

beforeEach(() => {
  base = baseDeTest();
  [escale, grange] = [fabriquerEquipe(base.db, { nom: 'L’Escale' }), fabriquerEquipe(base.db, { nom: 'La Grange' })];
  [coordinatrice, partenaire] = [fabriquerPersonne(base.db).id, fabriquerPersonne(base.db).id];
  fabriquerRole(base.db, coordinatrice, 'coordination');
  fabriquerRole(base.db, partenaire, 'partenaire');
  fabriquerFonction(base.db, { personneId: partenaire, structureId: escale.structure.id, fonction: 'presidence' });
});

const ctx = (id: number) => ctxDe(base.db, id);
const adresse = (recherche = '') => new URLSearchParams(recherche);
const lire = (id: number, recherche = '') => getPlanDeStructure(ctx(id), escale.structure.id, adresse(recherche));

const MATIN = [['2026-02-03', 'matin']] as const;
const DEUX = [
  ['2026-02-10', 'matin'],
  ['2026-02-10', 'apres-midi'],
] as const;

function placee({ formation, seances }: ReturnType<typeof fabriquerFormation>, personneId: number, etats: readonly string[]) {
  const { id } = fabriquerInscription(base.db, { formationId: formation.id, structureId: escale.structure.id, personneId });
  for (const [rang, etat] of etats.entries()) {
    base.db
      .insert(presences)
      .values({
        ...{ inscriptionId: id, seanceId: seances[rang]?.id ?? 0, rang: 1, etat: etat as 'presente' | 'absente' },
        ...{ moyen: 'feuille', le: new Date('2026-02-10T18:00:00Z'), parId: coordinatrice },
      })
      .run();
  }
}

/** Three formations of 2026, one of 2025. Today is Monday 23 March 2026. */
function unPlan() {
  const autre = fabriquerPersonne(base.db).id;
  const de = (champs: Parameters<typeof fabriquerFormation>[1]) =>
    fabriquerFormation(base.db, { organisatriceId: grange.responsable.id, ...champs });
  const payante = de({ statut: 'close', titre: 'Payante', cout: 2500, jours: DEUX });
  placee(payante, escale.animatrice.id, ['presente', 'absente']);
  placee(payante, autre, ['presente', 'presente']);
  const gratuite = de({ statut: 'realisee', titre: 'Gratuite', jours: MATIN });
  placee(gratuite, autre, ['absente']);
  const future = de({ statut: 'confirmee', titre: 'Future', cout: 1000 });
  placee(future, escale.animatrice.id, []);
  fabriquerInscription(base.db, {
    ...{ formationId: future.formation.id, structureId: escale.structure.id, personneId: autre, statut: 'en_liste' },
  });
  // Neither what she withdrew from, nor what was called off, nor what another structure follows.
  fabriquerInscription(base.db, {
    ...{ formationId: future.formation.id, structureId: escale.structure.id, personneId: escale.responsable.id },
    statut: 'retiree',
  });
  placee(de({ statut: 'annulee', titre: 'Annulée', motif: 'Trop peu', cout: 9900 }), autre, []);
  fabriquerInscription(base.db, {
    formationId: payante.formation.id,
    structureId: grange.structure.id,
    personneId: grange.animatrice.id,
  });
  placee(de({ statut: 'close', titre: 'Ancienne', jours: [['2025-11-04', 'matin']] }), autre, ['presente']);
  return { autre };
}

test('who follows what, how long, and what the structure pays once a formation', () => {
  unPlan();
  const plan = lire(escale.responsable.id);
  expect(plan).toMatchObject({ annee: '2026', total: 5, structure: { nom: 'L’Escale' } });
  expect(plan.choix.map(({ annee }) => annee)).toEqual(['2026', '2025']);
  expect(plan.chiffres.map(({ valeur, detail }) => [valeur, detail])).toEqual([
    ['2', '1 inscription à venir'],
    ['9', 'celles des demi-journées où la présence est notée'],
    ['35\u00a0€', 'dont 10\u00a0€ à venir'],
  ]);
  expect(plan.lignes.map(({ formation, etat, duree }) => [formation.titre, etat, duree]).sort()).toEqual([
    ['Future', 'En liste d’attente', ''],
    ['Future', 'Inscription retenue', ''],
    ['Gratuite', 'Absence à chaque demi-journée', ''],
    ['Payante', '1 demi-journée sur 2', '3 heures'],
    ['Payante', '2 demi-journées sur 2', '6 heures'],
  ]);
  expect(plan.formations.map(({ titre, personnes, cout }) => [titre, personnes, cout])).toEqual([
    ['Gratuite', 1, 'Gratuite'],
    ['Payante', 2, '25\u00a0€'],
    ['Future', 1, '10\u00a0€'],
  ]);
  expect(plan.apres).toEqual([]);
  expect(lire(coordinatrice, 'annee=2025').apres.map(({ phrase }) => phrase)).toEqual(['5 inscriptions en 2026']);
  expect(lire(coordinatrice, 'annee=2025').lignes).toMatchObject([{ formation: { titre: 'Ancienne' }, duree: '3 heures' }]);
  const { annee, feuilles } = feuillesDuPlan(ctx(escale.responsable.id), escale.structure.id, adresse());
  expect([annee, feuilles.map(({ rangees }) => rangees.length)]).toEqual(['2026', [5, 3]]);
  expect(feuilles[1]?.rangees[1]).toEqual(['Payante', '2026-02-10', '2026-02-10', 2, 9, 25]);
  expect(lire(coordinatrice, 'annee=2031')).toMatchObject({ total: 0, xlsx: null });
});

test('whoever commits the structure reads it, and the coordination; for the others there is no such page', () => {
  unPlan();
  const refus = expect.objectContaining({ code: 'INTROUVABLE' });
  for (const id of [escale.animatrice.id, grange.responsable.id, partenaire]) {
    expect(() => lire(id)).toThrow(refus);
    expect(() => feuillesDuPlan(ctx(id), escale.structure.id, adresse())).toThrow(refus);
  }
  for (const inconnue of [undefined, 999_999]) {
    expect(() => getPlanDeStructure(ctx(coordinatrice), inconnue, adresse())).toThrow(refus);
  }
  // The condition of the lists says what the right says.
  const lisibles = (id: number) =>
    base.db
      .select({ id: structures.id })
      .from(structures)
      .where(planLisible(ctx(id)))
      .all()
      .map((une) => une.id);
  for (const id of [escale.responsable.id, escale.animatrice.id, grange.responsable.id, partenaire, coordinatrice]) {
    const parDroit = base.db
      .select({ id: structures.id })
      .from(structures)
      .all()
      .filter((une) => DROITS_PLAN.lire.some((relation) => relationsAuPlan(une.id, ctx(id).acteur).includes(relation)));
    expect(lisibles(id)).toEqual(parDroit.map((une) => une.id));
  }
});

test('a plan costs the same number of queries whatever its lines', () => {
  const { autre } = unPlan();
  const compter = () => compterRequetes(base, () => lire(coordinatrice));
  const avant = compter();
  expect(avant).toBeGreaterThan(2);
  for (let jour = 10; jour < 30; jour += 1) {
    placee(fabriquerFormation(base.db, { statut: 'close', jours: [[`2026-01-${jour}`, 'matin']] }), autre, ['presente']);
  }
  expect(lire(coordinatrice)).toMatchObject({ total: 25, pages: 1 });
  expect(compter()).toBe(avant);
});
