import { beforeEach, expect, test } from 'vitest';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { rubriquesDesMalles } from './feuille.server.ts';

let base: BaseOuverte;
beforeEach(() => {
  base = baseDeTest();
});

// Today is Monday 23 March 2026; one books from tomorrow on.
test('from which day each malle is free within four weeks, the nearest first', () => {
  const { animatrice } = fabriquerEquipe(base.db);
  const malle = (nom: string, champs: Parameters<typeof fabriquerMalle>[1] = {}) =>
    fabriquerMalle(base.db, { nom, tamponAvant: 1, tamponApres: 2, ...champs }).malle.id;
  malle('Jeux');
  malle('Cuisine');
  const cirque = malle('Cirque');
  fabriquerReservation(base.db, { malleId: cirque, debut: '2026-03-25', fin: '2026-03-27' });
  fabriquerReservation(base.db, { malleId: cirque, debut: '2026-04-01', fin: '2026-04-02' });
  // A single day between two loans is no room.
  const radio = malle('Radio');
  fabriquerReservation(base.db, { malleId: radio, debut: '2026-03-20', fin: '2026-03-25' });
  fabriquerReservation(base.db, { malleId: radio, debut: '2026-03-29', fin: '2026-04-30' });
  malle('Parents', { etat: 'en_reparation', etatMotif: 'à recoudre', etatJusquAu: '2026-04-05' });
  malle('Retirée', { etat: 'retiree', etatMotif: 'usée' });
  const [rubrique, ...autres] = rubriquesDesMalles(ctxDe(base.db, animatrice.id));
  expect(autres).toEqual([]);
  expect(rubrique?.lignes).toEqual([
    { fort: 'Dès le mardi 24 mars', detail: 'Cuisine, Jeux' },
    { fort: 'Dès le dimanche 29 mars', detail: 'Cirque' },
    // The sixth is Easter Monday.
    { fort: 'Dès le mardi 7 avril', detail: 'Parents' },
  ]);
});

test('a partenaire reads nothing of the malles', () => {
  fabriquerMalle(base.db);
  const partenaire = fabriquerPersonne(base.db);
  fabriquerRole(base.db, partenaire.id, 'partenaire');
  expect(rubriquesDesMalles(ctxDe(base.db, partenaire.id))).toEqual([]);
});
