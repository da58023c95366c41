import { and, eq, exists, isNotNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import type { LigneAnnonce } from './annonces.server.ts';
import { annonces } from './tables.ts';

/** Someone whom a mail about an annonce is written to, and why. */
export interface Destinataire {
  id: number;
  nom: string;
  adresse: string;
  /** She published it; otherwise she commits the structure that did. */
  auteur: boolean;
}

/** Whoever published it and is still of the structure; failing her, or her address, those who commit it. */
export function destinatairesDe(
  ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>,
  { auteurId, structureId }: Pick<LigneAnnonce, 'auteurId' | 'structureId'>,
): Destinataire[] {
  const auteur = ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel })
    .from(personnes)
    .innerJoin(fonctions, eq(fonctions.personneId, personnes.id))
    .where(
      and(
        ...[eq(personnes.id, auteurId), eq(fonctions.structureId, structureId), isNotNull(personnes.courriel)],
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .get();
  if (auteur) return [{ id: auteur.id, nom: nomComplet(auteur), adresse: auteur.adresse ?? '', auteur: true }];
  return responsablesJoignables(ctx, structureId);
}

/** Those who commit a structure and have an address. */
export const responsablesJoignables = (
  ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>,
  structureId: number,
): Destinataire[] =>
  responsablesDe(ctx, structureId).flatMap(({ id, nom, courriel }) =>
    courriel === null ? [] : [{ id, nom, adresse: courriel, auteur: false }],
  );

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
