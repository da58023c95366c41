import { and, eq, exists, isNotNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Jour } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { type Joignable, joignableDans, responsablesJoignables } from '#app/reseau/personnes/joignables.server.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import type { LigneAnnonce } from './annonces.server.ts';
import { annonces } from './tables.ts';

/** Someone whom a mail about an annonce is written to, and why. */
export interface Destinataire extends Joignable {
  /** She published it; otherwise she commits the structure that did. */
  auteur: boolean;
}

/** Whoever published it and is still of the structure; failing her, or her address, those who commit it. */
export function destinatairesDe(
  ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>,
  { auteurId, structureId }: Pick<LigneAnnonce, 'auteurId' | 'structureId'>,
): Destinataire[] {
  const auteur = joignableDans(ctx, auteurId, structureId);
  if (auteur) return [{ ...auteur, auteur: true }];
  return responsablesJoignables(ctx, structureId).map((une) => ({ ...une, auteur: false }));
}

function joignable(db: Base, jour: Jour | Placeholder, qui: SQL): SQL {
  const ou = and(...[eq(fonctions.structureId, annonces.structureId), isNotNull(personnes.courriel), qui, enFonction(jour)]);
  const lignes = db.select({ un: sql`1` }).from(fonctions).innerJoin(personnes, eq(personnes.id, fonctions.personneId));
  return exists(lignes.where(ou));
}

/** Condition on `annonces`: whoever published it is still of the structure that day, and has an address. */
export const auteurJoignable = (db: Base, jour: Jour | Placeholder): SQL =>
  joignable(db, jour, eq(fonctions.personneId, annonces.auteurId));

/** Condition on `annonces`: someone who commits the structure that day has an address. */
export const responsableJoignable = (db: Base, jour: Jour | Placeholder): SQL =>
  joignable(db, jour, eq(fonctions.responsable, true));
