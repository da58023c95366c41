import { and, eq, ne, notExists, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { EnCharge, Tache } from '#app/commun/prise.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { fonctions, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { membresCellule } from '../tables.ts';
import { oublierLesMembres } from './membres.server.ts';

/** Members who lost the role, or whom no team and no coordination holds any more: the cell is added to one of them. */
function sansPlace({ db, maintenant, fuseau }: Contexte) {
  const rien = { un: sql`1` };
  const role = (nom: 'cellule' | 'coordination') =>
    and(eq(rolesReseau.personneId, membresCellule.personneId), eq(rolesReseau.role, nom));
  const presente = and(eq(fonctions.personneId, membresCellule.personneId), enFonction(jourCivil(maintenant, fuseau)));
  return or(
    notExists(db.select(rien).from(rolesReseau).where(role('cellule'))),
    and(
      notExists(db.select(rien).from(fonctions).where(presente)),
      notExists(db.select(rien).from(rolesReseau).where(role('coordination'))),
    ),
  );
}

const parties = (ctx: Contexte): number[] =>
  ctx.db
    .select({ id: membresCellule.personneId })
    .from(membresCellule)
    .where(sansPlace(ctx))
    .all()
    .map(({ id }) => id);

/**
 * Takes their keys from the members who left; what they could read is sealed anew at the next opening of each demande.
 * @returns how many left
 */
export function fermerAuxParties(ctx: Contexte): number {
  const ids = parties(ctx);
  if (ids.length > 0) oublierLesMembres(ctx, ids);
  return ids.length;
}

/** A last day that is past: with the team goes the place in the cell. */
export const tacheDesPartiesDeLaCellule: Tache = {
  nom: 'cellule.departs',
  libelle: 'Fermer la cellule aux personnes parties',
  horaire: '*/10 * * * *',
  aFaire: (ctx) => parties(ctx).length > 0,
  executer: (ctx) => (fermerAuxParties(ctx) > 0 ? 'C’est fermé aux personnes parties.' : 'Personne n’est parti.'),
};

/** On the page that notes a departure: her place in the cell goes with her last team, and her key with it. */
export function placeEnCharge(
  { db, maintenant, fuseau }: Contexte,
  qui: { personneId: number; structureId: number },
): EnCharge[] {
  const membre = db.select().from(membresCellule).where(eq(membresCellule.personneId, qui.personneId)).get();
  const roles = db.select({ role: rolesReseau.role }).from(rolesReseau).where(eq(rolesReseau.personneId, qui.personneId)).all();
  const ailleurs = db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.personneId, qui.personneId),
        ne(fonctions.structureId, qui.structureId),
        enFonction(jourCivil(maintenant, fuseau)),
      ),
    )
    .get();
  if (!membre || ailleurs || roles.some(({ role }) => role === 'coordination')) return [];
  return [
    {
      salle: 'cellule',
      phrase:
        'Sa place dans la cellule de soutien\u00a0: elle finit le même jour, et sa clé est détruite. Ce que des membres ont noté entre eux, là où personne d’autre ne lit, serait perdu pour tous',
      chemin: '/cellule/promesse',
      transmissible: false,
    },
  ];
}
