import { expect, test } from 'vitest';
import { nouvelleCle } from '#app/services/coffre.server.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { gardesCellule } from '../tables.ts';
import { garder, getGarde, montrerGarde, oublierGarde } from './gardes.server.ts';
import { TACHE_DES_GARDES } from './taches.server.ts';

const JOUR = 86_400_000;

async function scene() {
  const { db, sqlite } = baseDeTest();
  const personne = fabriquerPersonne(db, { prenom: 'Sabine', nom: 'Courtiaud' });
  const { identite } = await nouvelleCle();
  return { db, sqlite, personne, identite, ctx: ctxDe(db, personne.id) };
}

test('what a device keeps is found again on it, by the person who wrote it alone', async () => {
  const { db, ctx, identite } = await scene();
  await garder(ctx, identite, 'demande', { numero: '', mots: 'Nous ne tenons plus.' });
  expect(montrerGarde(await getGarde(ctx, identite, 'demande'))).toEqual({
    champs: { mots: 'Nous ne tenons plus.' },
    jour: 'lundi 23 mars',
  });
  expect(await getGarde(ctx, identite, 'vigilance')).toBeNull();
  expect(await getGarde(ctx, null, 'demande')).toBeNull();
  expect(await getGarde(ctx, (await nouvelleCle()).identite, 'demande')).toBeNull();
  const collegue = fabriquerPersonne(db, {});
  expect(await getGarde(ctxDe(db, collegue.id), identite, 'demande')).toBeNull();
});

test('the base says neither who keeps something nor what', async () => {
  const { sqlite, ctx, identite, personne } = await scene();
  await garder(ctx, identite, 'demande', { mots: 'Nous ne tenons plus.' });
  const lignes = sqlite.prepare('select id, jour, hex(scelle) as scelle from gardes_cellule').all() as Record<string, string>[];
  expect(lignes).toHaveLength(1);
  expect(Object.keys(lignes[0] ?? {})).toEqual(['id', 'jour', 'scelle']);
  const tout = JSON.stringify(lignes);
  for (const marque of ['tenons', Buffer.from('tenons').toString('hex').toUpperCase(), 'Sabine', identite, `:${personne.id}`]) {
    expect(tout).not.toContain(marque);
  }
});

test('written again it replaces, erased it is gone, thirty days later it opens no more and the night erases it', async () => {
  const { db, ctx, identite, personne } = await scene();
  await garder(ctx, identite, 'vigilance', { signes: 'tresorerie' });
  await garder(ctx, identite, 'vigilance', { signes: 'salaires' });
  await garder(ctx, identite, 'demande', { mots: 'un mot' });
  expect(db.select().from(gardesCellule).all()).toHaveLength(2);
  expect((await getGarde(ctx, identite, 'vigilance'))?.champs).toEqual({ signes: 'salaires' });
  oublierGarde(ctx, identite, 'demande');
  expect(await getGarde(ctx, identite, 'demande')).toBeNull();

  const dans = (jours: number) => ({ maintenant: new Date(ctx.maintenant.getTime() + jours * JOUR) });
  TACHE_DES_GARDES.executer({ ...ctxDuTemps(db), ...dans(30) });
  expect(await getGarde({ ...ctxDe(db, personne.id), ...dans(30) }, identite, 'vigilance')).not.toBeNull();
  expect(await getGarde({ ...ctxDe(db, personne.id), ...dans(31) }, identite, 'vigilance')).toBeNull();
  TACHE_DES_GARDES.executer({ ...ctxDuTemps(db), ...dans(31) });
  expect(db.select().from(gardesCellule).all()).toEqual([]);
});
