import { expect, test } from 'vitest';
import { nouvelleCle } from '#app/services/coffre.server.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerRole, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { lireTrousseau, ouvrirPour } from './trousseau.server.ts';

test('what a member opened closes with her role, and does not open again with it', async () => {
  const { db } = baseDeTest();
  const { id } = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: id, structureId: fabriquerStructure(db).id, fonction: 'direction' });
  fabriquerRole(db, id, 'cellule');
  const membre = ctxDe(db, id);
  const { identite } = await nouvelleCle();
  const cookie = (await ouvrirPour(membre, identite, 20)).split(';')[0] ?? '';
  const lire = (ctx = membre) =>
    lireTrousseau(new Request('http://reseau.example/cellule', { headers: { Cookie: cookie } }), ctx);
  expect((await lire()).identites).toEqual([identite]);
  const sansRole = { ...membre, acteur: { ...membre.acteur, roles: ['responsable' as const] } };
  expect((await lire(sansRole)).ouverte).toBeNull();
  expect((await lire()).ouverte).toBeNull();
});

test('what a phrase opened is nothing to another person on the same browser', async () => {
  const { db } = baseDeTest();
  const [une, autre] = [fabriquerPersonne(db, {}), fabriquerPersonne(db, {})];
  const { identite } = await nouvelleCle();
  const cookie = (await ouvrirPour(ctxDe(db, une.id), identite, 20)).split(';')[0] ?? '';
  const request = new Request('http://reseau.example/cellule', { headers: { Cookie: cookie } });
  expect((await lireTrousseau(request, ctxDe(db, autre.id))).ouverte).toBeNull();
  expect((await lireTrousseau(request, ctxDe(db, une.id))).ouverte?.identite).toBe(identite);
});

test('a browser that held a door open is known for it until it is closed by hand, and that opens nothing', async () => {
  const { db } = baseDeTest();
  const ctx = ctxDe(db, fabriquerPersonne(db, {}).id);
  const entete = await ouvrirPour(ctx, (await nouvelleCle()).identite, 20);
  expect(entete).toContain('Max-Age=86400');
  const lire = (cookie: string, apres = 0) =>
    lireTrousseau(new Request('http://reseau.example/cellule', { headers: { Cookie: cookie } }), {
      ...ctx,
      maintenant: new Date(ctx.maintenant.getTime() + apres * 60_000),
    });
  const cookie = entete.split(';')[0] ?? '';
  expect(await lire(cookie, 21)).toMatchObject({ porte: true, ouverte: null, identites: [] });
  expect(await lire('')).toMatchObject({ porte: false });
});
