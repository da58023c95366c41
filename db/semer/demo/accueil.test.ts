import { count, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours } from '#app/commun/periode.ts';
import { fermetures } from '#app/reseau/fermetures/tables.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { verifierReseau } from '#app/reseau/verifier.server.ts';
import { baseDeTest } from '#tests/base.ts';
import { semerFermetures } from './accueil.ts';
import { semerReseau } from './reseau.ts';

test.each(['2026-11-28', '2027-04-30', '2028-02-29'])(
  'on %s everybody has someone who signs, half say what to know, six close for some days to come',
  async (aujourdhui) => {
    const { db, fermer } = baseDeTest();
    const maintenant = new Date(`${aujourdhui}T10:00:00Z`);
    const ctx = { db, acteur: LE_TEMPS, maintenant, fuseau: 'Europe/Paris', adressePublique: 'http://localhost:3000' };
    await semerReseau(ctx);
    semerFermetures(ctx);
    const ids = db.select({ id: structures.id }).from(structures).all();
    const lus = signatairesDe(
      ctx,
      ids.map(({ id }) => id),
    );
    expect(new Set(lus.map(({ structureId }) => structureId)).size).toBe(24);
    expect(lus).toHaveLength(db.select({ n: count() }).from(signataires).get()?.n ?? 0);
    expect(lus.every(({ delegationDu }) => delegationDu === null || delegationDu < ajouterJours(aujourdhui, -90))).toBe(true);
    expect(db.select({ n: count() }).from(structures).where(isNotNull(structures.consignesStage)).get()?.n).toBe(12);
    const jours = db.select().from(fermetures).all();
    expect(jours).toHaveLength(6);
    expect(jours.every(({ du, au }) => du > aujourdhui && au < ajouterJours(aujourdhui, 330))).toBe(true);
    expect(verifierReseau(db)).toEqual([]);
    fermer();
  },
);
