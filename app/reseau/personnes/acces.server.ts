import { and, asc, eq, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { comptes, fonctions, jetons, personnes, structures } from '#app/reseau/tables.ts';
import { equipeDe } from './equipes.server.ts';
import { nomComplet } from './personnes.ts';

export interface AInviter {
  personneId: number;
  nom: string;
  courriel: string;
  structureId: number;
  structure: string;
}

const A_LA_FOIS = 200;

/** Condition on `fonctions` joined to `personnes` and `structures`: a responsable with an address, no account, no invitation. */
export function resteAInviter({ db, maintenant, fuseau }: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>): SQL | undefined {
  const rien = { un: sql`1` };
  const invitations = and(eq(jetons.personneId, personnes.id), eq(jetons.genre, 'invitation'));
  return and(
    eq(fonctions.responsable, true),
    enFonction(jourCivil(maintenant, fuseau)),
    isNull(structures.partieLe),
    isNotNull(personnes.courriel),
    notExists(db.select(rien).from(comptes).where(eq(comptes.id, personnes.id))),
    notExists(db.select(rien).from(jetons).where(invitations)),
  );
}

/**
 * Responsables who have an address, no account and no invitation yet, one line a person; at most 200.
 * @param parmi only those of these structures
 */
export function listAInviter(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>, parmi?: ReadonlySet<number>): AInviter[] {
  const { db } = ctx;
  // Someone who answers for two structures is one line, under one that is asked for.
  const vues = new Set<number>();
  return db
    .select({
      personneId: personnes.id,
      prenom: personnes.prenom,
      nom: personnes.nom,
      courriel: sql<string>`${personnes.courriel}`,
      structureId: structures.id,
      structure: structures.nom,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(resteAInviter(ctx))
    .orderBy(asc(structures.nomPlie), asc(personnes.id), asc(structures.id))
    .all()
    .filter(({ structureId }) => parmi?.has(structureId) ?? true)
    .filter(({ personneId }) => !vues.has(personneId) && vues.add(personneId))
    .slice(0, A_LA_FOIS)
    .map(({ prenom, nom, ...ligne }) => ({ ...ligne, nom: nomComplet({ prenom, nom }) }));
}

/** How each person of a team stands: with an account, invited until a day, or neither. */
export function etatsDesAcces(ctx: Contexte, structureId: number): Map<number, 'entre' | 'invite' | 'jamais'> {
  const lignes = ctx.db
    .selectDistinct({ id: fonctions.personneId, compte: comptes.id, invitation: jetons.empreinte })
    .from(fonctions)
    .leftJoin(comptes, eq(comptes.id, fonctions.personneId))
    .leftJoin(jetons, and(eq(jetons.personneId, fonctions.personneId), eq(jetons.genre, 'invitation')))
    .where(eq(fonctions.structureId, structureId))
    .all();
  return new Map(lignes.map(({ id, compte, invitation }) => [id, compte ? 'entre' : invitation ? 'invite' : 'jamais']));
}

/**
 * The page that invites into a structure, and how its team stands.
 * @throws ErreurMetier INTROUVABLE for those who may not invite there: the page does not exist for them
 */
export function getPageDInvitation(ctx: ContextePersonne, structureId: number) {
  const structure = getStructure(ctx, structureId);
  const permis = peut(DROITS_STRUCTURE, 'inviter', relationsStructure(ctx.acteur, structureId));
  if (!permis || structure.partieLe !== null) throw introuvable();
  const etats = etatsDesAcces(ctx, structureId);
  return {
    id: structure.id,
    nom: structure.nom,
    equipe: equipeDe(ctx, structureId).map(({ id, nomComplet: nom, libelle, courriel }) => ({
      ...{ id, nom, libelle },
      acces: etats.get(id) ?? ('jamais' as const),
      joignable: courriel !== null,
    })),
  };
}
