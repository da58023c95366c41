import { expect, test } from 'vitest';
import { chargerCompetences } from '#app/reseau/competences/competences.server.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { chercherPartout } from './recherche.server.ts';

test('every room answers, five at most, in one order; a partenaire finds nothing of the troc, hidden fields match nobody', () => {
  const { db } = baseDeTest();
  chargerCompetences(ctxDuTemps(db));
  const equipe = fabriquerEquipe(db, { nom: 'La Tente du cirque' });
  for (let n = 1; n <= 7; n++)
    fabriquerAnnonce(db, {
      ...{ titre: `Monter un cirque, ${n}`, structureId: equipe.structure.id, auteurId: equipe.animatrice.id },
    });
  const cachee = fabriquerPersonne(db, { telephone: '06 39 98 12 34', courriel: 'trapeziste@prive.example' });
  fabriquerRole(db, cachee.id, 'partenaire', 'caf');
  const groupes = (q: string, id = equipe.animatrice.id) => chercherPartout(ctxDe(db, id), q);
  const vus = groupes('cirque');
  expect(vus.map(({ cle, total }) => [cle, total])).toEqual([
    ['annonces', 7],
    ['savoir-faire', 1],
    ['personnes', 2],
    ['structures', 1],
  ]);
  expect(vus[0]?.premiers).toHaveLength(5);
  expect(vus[0]?.tout).toBe('/troc/recherche?q=cirque&type=tout');
  expect(groupes('cirque', cachee.id).map(({ salle }) => salle)).not.toContain('troc');
  expect(groupes('06 39 98 12 34')).toEqual([]);
  expect(groupes('trapeziste prive').map(({ cle }) => cle)).not.toContain('personnes');
  expect(groupes('')).toEqual([]);
});
