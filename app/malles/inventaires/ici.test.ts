import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { lireIci } from './ici.server.ts';

let base: BaseOuverte;
let gardienne: number;
let malle: ReturnType<typeof fabriquerMalle>['malle'];
beforeEach(() => {
  base = baseDeTest();
  const equipe = fabriquerEquipe(base.db, { nom: 'L’Escale' });
  gardienne = equipe.animatrice.id;
  malle = fabriquerMalle(base.db, { structureId: equipe.structure.id, gardienneId: gardienne }).malle;
});
afterEach(() => {
  vi.restoreAllMocks();
  base.fermer();
});

const preter = (debut: string, fin: string, statut: 'acceptee' | 'en_pret' | 'rendue' = 'acceptee') =>
  fabriquerReservation(base.db, { malleId: malle.id, debut, fin, statut });

/** What it reads, and in how many queries. */
function compter() {
  const ctx = ctxDe(base.db, gardienne);
  lireIci(ctx, malle.slug);
  const requete: object = Object.getPrototypeOf(base.sqlite.prepare('select 1'));
  const espions = (['all', 'get'] as const).map((nom) => vi.spyOn(requete as Record<typeof nom, () => unknown>, nom));
  const ici = lireIci(ctx, malle.slug);
  const requetes = espions.reduce((somme, espion) => somme + espion.mock.calls.length, 0);
  vi.restoreAllMocks();
  return { ici, requetes };
}

test('before the malle, what is due comes first; five loans are read with as many queries as one', () => {
  const dehors = preter('2026-03-18', '2026-03-23', 'en_pret');
  const une = compter();
  expect(une.ici.gestes).toMatchObject([{ id: dehors.id, acte: 'rendre', detail: 'À rendre aujourd’hui.' }]);
  expect(une.requetes).toBeGreaterThan(3);
  const rendue = preter('2026-03-09', '2026-03-10', 'rendue');
  for (const jour of ['2026-03-26', '2026-03-30', '2026-04-02']) preter(jour, jour);
  const toutes = compter();
  expect(toutes.requetes).toBe(une.requetes);
  // None of the next leaves before it is back.
  expect(toutes.ici.gestes.map(({ id, acte }) => [id, acte])).toEqual([
    [dehors.id, 'rendre'],
    [rendue.id, 'clore'],
  ]);
});
