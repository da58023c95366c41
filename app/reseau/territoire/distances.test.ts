import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerCommune, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { corrigerDistance, getPageDeDistance } from './corriger-distance.server.ts';
import { distanceEntre, distancesDepuis } from './distances.server.ts';

test('a distance is corrected both ways, by whoever works at one end; the estimate comes back', () => {
  const { db } = baseDeTest();
  fabriquerCommune(db, { code: '87032', nom: 'Châlus', lat: 45.654, lon: 0.98 });
  fabriquerCommune(db, { code: '87011', nom: 'Bellac', lat: 46.122, lon: 1.05 });
  fabriquerCommune(db, { code: '87999', nom: 'Sans point', lat: null, lon: null });
  const [chalus, bellac, limoges] = [
    fabriquerEquipe(db, { communeCode: '87032' }),
    fabriquerEquipe(db, { communeCode: '87011' }),
    fabriquerEquipe(db),
  ];
  const ctx = ctxDe(db, chalus.animatrice.id);
  const estimee = distanceEntre(ctx, '87032', '87011');
  // The field begins with what is counted today, estimated or not.
  const page = getPageDeDistance(ctx, bellac.structure.id, undefined);
  expect(page.structures.find(({ valeur }) => valeur === page.depuis)?.km).toBe(String(estimee?.km));
  expect(estimee).toEqual({ km: 68, corrigee: false });
  expect(distanceEntre(ctx, '87032', '87999')).toBeNull();

  corrigerDistance(ctx, bellac.structure.id, { depuis: chalus.structure.id, km: 75 });
  const dite = { km: 75, corrigee: true };
  expect([distanceEntre(ctx, '87032', '87011'), distanceEntre(ctx, '87011', '87032')]).toEqual([dite, dite]);
  expect(distancesDepuis(ctx, '87011').get('87032')).toEqual(dite);
  expect(distancesDepuis(ctx, '87032').get('87032')).toEqual({ km: 0, corrigee: false });
  const derniere = () => db.select().from(journal).orderBy(desc(journal.id)).get();
  expect(derniere()).toMatchObject({
    acte: 'corriger_distance',
    avant: { distance: 'environ 68 km' },
    apres: { distance: '75 km' },
  });

  // From the other end, the same pair.
  corrigerDistance(ctxDe(db, bellac.animatrice.id), chalus.structure.id, { depuis: bellac.structure.id, km: 71 });
  expect(distanceEntre(ctx, '87032', '87011')).toEqual({ km: 71, corrigee: true });
  corrigerDistance(ctx, bellac.structure.id, { depuis: chalus.structure.id });
  expect(distanceEntre(ctx, '87011', '87032')).toEqual(estimee);

  // Between two structures of others: the road is not offered, and is refused.
  const tiers = ctxDe(db, limoges.animatrice.id);
  expect(getPageDeDistance(tiers, bellac.structure.id, undefined).structures).toHaveLength(1);
  expect(() => corrigerDistance(tiers, bellac.structure.id, { depuis: chalus.structure.id, km: 5 })).toThrow(/dans la liste/);
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'partenaire', 'caf');
  expect(() => getPageDeDistance(ctxDe(db, id), bellac.structure.id, undefined)).toThrow(
    expect.objectContaining({ code: 'INTROUVABLE' }),
  );
  expect(distanceEntre(ctx, '87032', '87011')).toEqual(estimee);
});
