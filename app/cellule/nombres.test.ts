import { expect, test } from 'vitest';
import { ctxDuTemps } from '#tests/base.ts';
import { fabriquerDemande } from '#tests/fabriques/cellule.ts';
import { effacerDemande } from './effacement/effacer.server.ts';
import { nombresParAnnee } from './nombres.server.ts';
import { anneesCellule } from './tables.ts';

test('the yearly number counts what was sent, erased since or not, the last year first', async () => {
  const { db, id } = await fabriquerDemande();
  db.insert(anneesCellule).values({ annee: 2025, demandes: 2 }).run();
  effacerDemande(ctxDuTemps(db), id);
  expect(nombresParAnnee({ db })).toEqual([
    { annee: 2026, demandes: 1 },
    { annee: 2025, demandes: 2 },
  ]);
});
