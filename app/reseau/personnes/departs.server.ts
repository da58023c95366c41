import { and, eq, exists, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { fermerJetons } from '#app/reseau/comptes/comptes.server.ts';
import { jetons, sessions } from '#app/reseau/comptes/tables.ts';
import { fermerLiens } from '#app/services/liens.server.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

/** Condition on `personnes`: in no team today, and without a role. Someone who is to arrive counts as absent. */
export function sansAttache({ db, maintenant, fuseau }: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>) {
  const rien = { un: sql`1` };
  const presente = and(eq(fonctions.personneId, personnes.id), enFonction(jourCivil(maintenant, fuseau)));
  return and(
    notExists(db.select(rien).from(fonctions).where(presente)),
    notExists(db.select(rien).from(rolesReseau).where(eq(rolesReseau.personneId, personnes.id))),
  );
}

/** Everything that still opens a door to someone: sessions, codes, links of the door and of mails. */
export function fermerLesAcces(ctx: Contexte, personneId: number): void {
  ctx.db.delete(sessions).where(eq(sessions.userId, personneId)).run();
  fermerJetons(ctx, personneId);
  fermerLiens(ctx, personneId);
}

/** Someone whose last day is past keeps nothing open. Call it inside the verbe's transaction. */
export function fermerSiSansAttache(ctx: Contexte, personneId: number): void {
  const partie = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(and(eq(personnes.id, personneId), sansAttache(ctx)))
    .get();
  if (partie) fermerLesAcces(ctx, personneId);
}

/** Those who left everything and still have a door open. */
function encoreOuvertes(ctx: Contexte): number[] {
  const rien = { un: sql`1` };
  const { db } = ctx;
  return db
    .select({ id: personnes.id })
    .from(personnes)
    .where(
      and(
        or(
          inArray(personnes.id, db.select({ id: sessions.userId }).from(sessions)),
          exists(
            db
              .select(rien)
              .from(jetons)
              .where(and(eq(jetons.personneId, personnes.id), isNull(jetons.utiliseLe))),
          ),
        ),
        sansAttache(ctx),
      ),
    )
    .all()
    .map(({ id }) => id);
}

/** The morning after a last day: what is still open is closed. */
export const tacheDesDeparts: Tache = {
  nom: 'reseau.departs',
  libelle: 'Fermer les accès des personnes parties',
  horaire: '10 0 * * *',
  aFaire: (ctx) => encoreOuvertes(ctx).length > 0,
  executer: (ctx) => {
    const combien = enTransaction(ctx, (ctx) => {
      const parties = encoreOuvertes(ctx);
      for (const id of parties) fermerLesAcces(ctx, id);
      return parties.length;
    });
    if (combien === 0) return 'Personne n’est parti.';
    return combien === 1
      ? 'Les accès d’une personne partie sont fermés.'
      : `Les accès de ${combien} personnes parties sont fermés.`;
  },
};
