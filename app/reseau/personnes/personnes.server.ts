import { and, eq, isNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { fonctions, personnes } from '#app/reseau/tables.ts';
import { FONCTIONS_RESPONSABLES, type Fonction, type LienEmploi, normaliserCourriel } from './personnes.ts';

export interface PersonneSaisie {
  prenom: string;
  nom: string;
  courriel: string | null;
  telephone?: string | null;
}

/**
 * The person of an address, or a new one; her name stays the one she is known by.
 * Call it inside the verbe's transaction.
 */
export function trouverOuCreerPersonne(ctx: Contexte, saisie: PersonneSaisie): { id: number; creee: boolean } {
  const courriel = saisie.courriel ? normaliserCourriel(saisie.courriel) : null;
  const connue = courriel
    ? ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, courriel)).get()
    : undefined;
  if (connue) return { id: connue.id, creee: false };
  const { id } = ctx.db
    .insert(personnes)
    .values({ ...saisie, courriel, telephone: saisie.telephone ?? null, creeeLe: ctx.maintenant })
    .returning({ id: personnes.id })
    .get();
  return { id, creee: true };
}

/** Where mails to someone go today; undefined when she has no address. */
export function getAdresse(ctx: Pick<Contexte, 'db'>, personneId: number): string | undefined {
  const ligne = ctx.db.select({ courriel: personnes.courriel }).from(personnes).where(eq(personnes.id, personneId)).get();
  return ligne?.courriel ?? undefined;
}

/** Gives someone the address she lacks; an address that is known is never changed here. */
export function completerCourriel(ctx: Contexte, personneId: number, courriel: string): void {
  ctx.db
    .update(personnes)
    .set({ courriel: normaliserCourriel(courriel) })
    .where(and(eq(personnes.id, personneId), isNull(personnes.courriel)))
    .run();
}

/**
 * Puts someone in a structure's team from today; a fonction that ended begins again, one in force stays as it is.
 * Call it inside the verbe's transaction.
 */
export function ajouterFonction(
  ctx: Contexte,
  saisie: { personneId: number; structureId: number; fonction: Fonction; intitule?: string | null; lien?: LienEmploi },
): { ajoutee: boolean } {
  const { personneId, structureId, fonction, intitule = null, lien = 'salariat' } = saisie;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const deja = ctx.db
    .select({ id: fonctions.id, du: fonctions.du, au: fonctions.au })
    .from(fonctions)
    .where(and(eq(fonctions.personneId, personneId), eq(fonctions.structureId, structureId), eq(fonctions.fonction, fonction)))
    .get();
  const responsable = FONCTIONS_RESPONSABLES.includes(fonction);
  if (!deja) {
    ctx.db.insert(fonctions).values({ personneId, structureId, fonction, intitule, lien, responsable, du: aujourdhui }).run();
    return { ajoutee: true };
  }
  if (deja.au === null || deja.au >= aujourdhui) return { ajoutee: false };
  ctx.db.update(fonctions).set({ intitule, lien, responsable, du: aujourdhui, au: null }).where(eq(fonctions.id, deja.id)).run();
  return { ajoutee: true };
}
