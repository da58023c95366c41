import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil, libelleHeure } from '#app/commun/periode.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { noterDepartDeStructure } from '#app/reseau/structures/depart.server.ts';
import { courriels } from '#app/services/tables.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { quitterLesTours, suitesDuDepartDesTours } from '#app/troc/tours-de-table/depart.server.ts';
import { getTour } from '#app/troc/tours-de-table/dossiers.server.ts';
import { repondreAuTour } from '#app/troc/tours-de-table/repondre.server.ts';
import { TACHE_DES_TOURS } from '#app/troc/tours-de-table/taches.server.ts';
import { ouvrirTour, preparerTour, publierLaSuite, retirerTour } from '#app/troc/tours-de-table/tours-de-table.server.ts';
import { verifierTours } from '#app/troc/tours-de-table/verifier.server.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { COURRIELS_DU_TOUR } from './tour-de-table.ts';

// A time-lapse: March 2026, hour by hour; the outbox is compared with the written list, both ways.

const FUSEAU = 'Europe/Paris';
const instant = (local: string) => new Date(`${local}:00+01:00`);

test('from the opening to what comes of it: these mails, and no other', () => {
  const { db } = baseDeTest();
  const [grange, escale, fil, espace] = ['La Grange commune', 'L’Escale', 'Le Fil de Vienne', 'Espace Camille'].map(
    (nom) => fabriquerStructure(db, { nom }).id,
  ) as [number, number, number, number];
  const personne = (prenom: string, ...lieux: number[]) => {
    const { id } = fabriquerPersonne(db, { prenom, courriel: `${prenom.toLowerCase()}@reseau.example` });
    fabriquerCompte(db, id);
    for (const structureId of lieux) fabriquerFonction(db, { personneId: id, structureId, fonction: 'direction' });
    return id;
  };
  const [helene, odile, bruno, sylvie] = [
    personne('Hélène', grange),
    personne('Odile', grange),
    personne('Bruno', escale),
    personne('Sylvie', fil, grange),
  ];
  personne('Inès', espace);
  const nadege = personne('Nadège');
  fabriquerRole(db, nadege, 'coordination');
  // Nobody else commits a structure: an animatrice receives nothing.
  const maelle = fabriquerPersonne(db, { prenom: 'Maëlle' }).id;
  fabriquerFonction(db, { personneId: maelle, structureId: grange, fonction: 'animation' });
  expect(db.select().from(fonctions).all()).toHaveLength(7);

  const question = (intitule: string) => ({
    genre: 'nombre' as const,
    intitule,
    unite: '',
    options: [],
    plusieurs: false,
    facultative: false,
    repriseDeId: null,
  });
  const ouvrir = (titre: string, dernierJour: string, le: Date) => {
    const elle = ctxDe(db, nadege, le);
    const id = preparerTour(elle, { titre, dernierJour, minimum: 3, questions: [question('Combien ?')] });
    ouvrirTour(elle, id, 1);
    return id;
  };
  const repondre = (ctx: Contexte, id: number, structureId: number, nombre: number, version = 0) => {
    const [q] = getTour(ctxDuTemps(db, ctx.maintenant), id).questions;
    const valeurs = [{ questionId: q?.id ?? 0, genre: 'nombre' as const, nombre }];
    repondreAuTour(ctx as ReturnType<typeof ctxDe>, id, structureId, { valeurs, signee: false, version });
  };
  let [premier, second] = [0, 0];
  const dire = (le: Date, suite: string) => {
    const elle = ctxDe(db, nadege, le);
    publierLaSuite(elle, premier, suite, getTour(elle, premier).ligne.version);
  };
  const faits: [string, (le: Date) => void][] = [
    ['2026-03-02T09:00', (le) => (premier = ouvrir('Qui reste ouvert ?', '2026-03-13', le))],
    ['2026-03-03T10:00', (le) => repondre(ctxDe(db, helene, le), premier, grange, 3)],
    ['2026-03-04T10:00', (le) => repondre(ctxDe(db, odile, le), premier, grange, 4, 1)],
    ['2026-03-05T11:00', (le) => repondre(auNomDe(ctxDe(db, nadege, le), bruno, 'telephone'), premier, escale, 2)],
    [
      '2026-03-06T10:00',
      (le) => {
        const elle = ctxDe(db, nadege, le);
        expect(suitesDuDepartDesTours(elle, espace)).toEqual(['Sa réponse n’est plus attendue au tour de table ouvert.']);
        quitterLesTours(elle, espace);
        noterDepartDeStructure(elle, espace, '2026-03-06');
      },
    ],
    ['2026-03-17T15:00', (le) => dire(le, 'Un minibus est prêté.')],
    ['2026-03-18T15:00', (le) => dire(le, 'Deux minibus sont prêtés.')],
    ['2026-03-23T09:00', (le) => (second = ouvrir('Combien de places ?', '2026-03-24', le))],
    ['2026-03-23T16:00', (le) => retirerTour(ctxDe(db, nadege, le), second)],
  ];
  for (let heure = instant('2026-03-02T00:00').getTime(); heure < instant('2026-03-27T00:00').getTime(); heure += 3_600_000) {
    for (const [quand, faire] of faits) if (instant(quand).getTime() === heure) faire(new Date(heure));
    const temps = ctxDuTemps(db, new Date(heure + 17 * 60_000));
    if (TACHE_DES_TOURS.aFaire?.(temps)) TACHE_DES_TOURS.executer(temps);
    expect(verifierTours(db)).toEqual([]);
  }

  const recus = db
    .select()
    .from(courriels)
    .orderBy(asc(courriels.id))
    .all()
    .map(({ deposeLe, nom, sujet }) => {
      const [, mois, jour] = jourCivil(deposeLe, FUSEAU).split('-');
      return `${jour}/${mois} ${libelleHeure(deposeLe, FUSEAU).split(/\s/)[0]} h | ${nom.split(' ')[0]} | ${sujet}`;
    });
  const attendus = COURRIELS_DU_TOUR.split('\n')
    .filter((ligne) => /^\s*\d\d\/\d\d/.test(ligne))
    .map((ligne) => ligne.trim().replace(/\s+/g, ' '));
  expect(recus.sort()).toEqual(attendus.sort());
  expect(getTour(ctxDe(db, sylvie, instant('2026-03-27T10:00')), premier)).toMatchObject({
    demandees: 3,
    donnees: 2,
    ligne: { statut: 'clos', suite: 'Deux minibus sont prêtés.' },
  });
});
