import { and, between, count, countDistinct, eq, gt, isNull, max, min, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { Suivi } from '#app/commun/prise.ts';
import { resteAInviter } from './personnes/acces.server.ts';
import { agrements, fonctions, personnes, structures } from './tables.ts';

/** Three months: below that, the file of a renewal is late. */
const JOURS_AVANT_FIN = 92;

/** What the coordination follows of the network: who has not been invited, which agréments end. */
export function suiviDuReseau(ctx: ContextePersonne): Suivi[] {
  return [...aInviter(ctx), ...agrementsQuiFinissent(ctx)];
}

function aInviter(ctx: ContextePersonne): Suivi[] {
  const n =
    ctx.db
      .select({ n: countDistinct(personnes.id) })
      .from(fonctions)
      .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
      .innerJoin(structures, eq(structures.id, fonctions.structureId))
      .where(resteAInviter(ctx))
      .get()?.n ?? 0;
  if (n === 0) return [];
  const phrase = n === 1 ? 'Une personne responsable à inviter' : `${n.toLocaleString('fr-FR')} responsables à inviter`;
  return [{ salle: 'reseau', poids: 5, phrase, chemin: '/reseau/import?inviter' }];
}

const suivant = alias(agrements, 'suivant');

function agrementsQuiFinissent(ctx: ContextePersonne): Suivi[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const renouvele = ctx.db
    .select({ un: sql`1` })
    .from(suivant)
    .where(and(eq(suivant.structureId, agrements.structureId), eq(suivant.genre, agrements.genre), gt(suivant.au, agrements.au)));
  const lu = ctx.db
    .select({
      n: count(),
      dernier: max(agrements.au),
      structureId: min(agrements.structureId),
      chez: countDistinct(structures.id),
    })
    .from(agrements)
    .innerJoin(structures, eq(structures.id, agrements.structureId))
    .where(
      and(
        isNull(structures.partieLe),
        between(agrements.au, aujourdhui, ajouterJours(aujourdhui, JOURS_AVANT_FIN)),
        notExists(renouvele),
      ),
    )
    .get();
  if (!lu || lu.dernier === null) return [];
  const jour = libelleJourCourt(lu.dernier, lu.dernier.slice(0, 4) !== aujourdhui.slice(0, 4));
  const phrase = lu.n === 1 ? `Un agrément finit le ${jour}` : `${lu.n} agréments finissent d’ici au ${jour}`;
  const chemin = lu.chez === 1 ? `/reseau/structures/${lu.structureId}` : '/reseau';
  return [{ salle: 'reseau', poids: 3, phrase, chemin }];
}
