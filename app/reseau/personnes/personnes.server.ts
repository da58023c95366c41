import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { preparer } from '#app/commun/preparer.server.ts';
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
    ? preparer(ctx.db, 'personnes.de-l-adresse', () =>
        ctx.db
          .select({ id: personnes.id })
          .from(personnes)
          .where(eq(personnes.courriel, sql.placeholder('courriel')))
          .prepare(),
      ).get({ courriel })
    : undefined;
  if (connue) return { id: connue.id, creee: false };
  const { id } = preparer(ctx.db, 'personnes.creer', () =>
    ctx.db
      .insert(personnes)
      .values({
        ...{ prenom: sql.placeholder('prenom'), nom: sql.placeholder('nom'), courriel: sql.placeholder('courriel') },
        ...{ telephone: sql.placeholder('telephone'), creeeLe: sql.placeholder('creeeLe') },
      })
      .returning({ id: personnes.id })
      .prepare(),
  ).get({ prenom: saisie.prenom, nom: saisie.nom, courriel, telephone: saisie.telephone ?? null, creeeLe: ctx.maintenant });
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
 * Puts someone in a structure's team from today; one in force stays as it is, one that ended keeps its days and
 * another begins: she came back.
 * Call it inside the verbe's transaction.
 */
export function ajouterFonction(
  ctx: Contexte,
  saisie: { personneId: number; structureId: number; fonction: Fonction; intitule?: string | null; lien?: LienEmploi },
): { ajoutee: boolean } {
  const { personneId, structureId, fonction, intitule = null, lien = 'salariat' } = saisie;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const enForce = preparer(ctx.db, 'fonctions.en-force', () =>
    ctx.db
      .select({ id: fonctions.id })
      .from(fonctions)
      .where(
        and(
          eq(fonctions.personneId, sql.placeholder('personneId')),
          eq(fonctions.structureId, sql.placeholder('structureId')),
          eq(fonctions.fonction, sql.placeholder('fonction')),
          or(isNull(fonctions.au), gte(fonctions.au, sql.placeholder('aujourdhui'))),
        ),
      )
      .prepare(),
  ).get({ personneId, structureId, fonction, aujourdhui });
  if (enForce) return { ajoutee: false };
  preparer(ctx.db, 'fonctions.ajouter', () =>
    ctx.db
      .insert(fonctions)
      .values({
        ...{ personneId: sql.placeholder('personneId'), structureId: sql.placeholder('structureId') },
        ...{ fonction: sql.placeholder('fonction'), intitule: sql.placeholder('intitule'), lien: sql.placeholder('lien') },
        ...{ responsable: sql.placeholder('responsable'), du: sql.placeholder('du') },
      })
      .prepare(),
  ).run({
    ...{ personneId, structureId, fonction, intitule, lien, du: aujourdhui },
    responsable: FONCTIONS_RESPONSABLES.includes(fonction),
  });
  return { ajoutee: true };
}
