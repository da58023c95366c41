import { readFileSync } from 'node:fs';
import { inject, vi } from 'vitest';
import type { Contexte, ContextePersonne, Personne } from '#app/commun/contexte.ts';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { type BaseOuverte, ouvrirImage } from '#db/ouvrir.ts';

/** A Monday morning of a school week, in Paris time. */
export const LUNDI_MATIN = new Date('2026-03-23T08:00:00Z');

let image: Buffer | undefined;

/** A real SQLite in memory with the real migrations, fresh for each test. */
export function baseDeTest(): BaseOuverte {
  image ??= readFileSync(inject('imageDeLaBase'));
  return ouvrirImage(image);
}

const commun = { fuseau: 'Europe/Paris', adressePublique: 'https://reseau.example' };

/** The context of a person of the base, at a frozen instant. */
export function ctxDe(db: Contexte['db'], personneId: number, maintenant = LUNDI_MATIN): ContextePersonne {
  const acteur = getActeur({ db, maintenant, fuseau: commun.fuseau }, personneId);
  if (!acteur) throw new Error(`Personne ${personneId} inconnue`);
  return { db, acteur, maintenant, ...commun };
}

/** The context of a scheduled task. */
export function ctxDuTemps(db: Contexte['db'], maintenant = LUNDI_MATIN): Contexte {
  return { db, acteur: LE_TEMPS, maintenant, ...commun };
}

/** The same person later, her fonctions read again. */
export function plusTard(ctx: ContextePersonne, maintenant: Date): ContextePersonne {
  const acteur: Personne = getActeur({ ...ctx, maintenant }, ctx.acteur.personneId) ?? ctx.acteur;
  return { ...ctx, acteur, maintenant };
}

/** How many statements a reading runs, whether or not they were prepared before. */
export function compterRequetes(base: BaseOuverte, lire: () => unknown): number {
  const enonce: object = Object.getPrototypeOf(base.sqlite.prepare('select 1'));
  const espions = (['get', 'all', 'run'] as const).map((nom) => vi.spyOn(enonce as Record<typeof nom, () => unknown>, nom));
  lire();
  const nombre = espions.reduce((somme, espion) => somme + espion.mock.calls.length, 0);
  for (const espion of espions) espion.mockRestore();
  return nombre;
}
