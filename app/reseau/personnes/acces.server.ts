import { and, asc, eq, inArray, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { comptes, jetons } from '#app/reseau/comptes/tables.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { equipeDe } from './equipes.server.ts';
import { nomComplet } from './personnes.ts';
import { fonctions, personnes } from './tables.ts';

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

/** With an account; invited until a day; invited by a link that is out of date or was withdrawn; never. */
export type Acces = 'entre' | 'invite' | 'perime' | 'retire' | 'jamais';

export interface EtatDAcces {
  acces: Acces;
  /** « invitation envoyée le 3 mars, valable jusqu’au 10 mars »; empty when there is nothing to say. */
  detail: string;
}

/** How each person of a team stands to the door. */
export function etatsDesAcces(ctx: Contexte, structureId: number): Map<number, EtatDAcces> {
  const deLaStructure = ctx.db.select({ id: fonctions.personneId }).from(fonctions).where(eq(fonctions.structureId, structureId));
  return etatsDe(ctx, inArray(personnes.id, deLaStructure));
}

/** How one person stands to the door. */
export function etatDAcces(ctx: Contexte, personneId: number): EtatDAcces {
  return etatsDe(ctx, eq(personnes.id, personneId)).get(personneId) ?? { acces: 'jamais', detail: '' };
}

function etatsDe(ctx: Contexte, lesquelles: SQL): Map<number, EtatDAcces> {
  const lignes = ctx.db
    .select({
      id: personnes.id,
      compte: comptes.id,
      creeLe: jetons.creeLe,
      expireLe: jetons.expireLe,
      utiliseLe: jetons.utiliseLe,
    })
    .from(personnes)
    .leftJoin(comptes, eq(comptes.id, personnes.id))
    .leftJoin(jetons, and(eq(jetons.personneId, personnes.id), eq(jetons.genre, 'invitation')))
    .where(lesquelles)
    // The last invitation of each is the one that counts.
    .orderBy(asc(jetons.creeLe))
    .all();
  const dire = (instant: Date) => libelleJourCourt(jourCivil(instant, ctx.fuseau), false);
  return new Map(
    lignes.map(({ id, compte, creeLe, expireLe, utiliseLe }): [number, EtatDAcces] => {
      if (compte !== null) return [id, { acces: 'entre', detail: '' }];
      if (creeLe === null || expireLe === null) return [id, { acces: 'jamais', detail: '' }];
      const envoyee = `Envoyée le ${dire(creeLe)}`;
      if (utiliseLe !== null) return [id, { acces: 'retire', detail: `${envoyee}, retirée le ${dire(utiliseLe)}.` }];
      if (expireLe <= ctx.maintenant)
        return [id, { acces: 'perime', detail: `${envoyee}, le lien ne sert plus depuis le ${dire(expireLe)}.` }];
      return [id, { acces: 'invite', detail: `${envoyee}, le lien sert jusqu’au ${dire(expireLe)}.` }];
    }),
  );
}

/**
 * The page that invites into a structure, and how its team stands.
 * @param personneId someone of that team, whose name, fonction and address (if this reader may see it) fill the form; anybody
 *   else fills nothing
 * @throws ErreurMetier INTROUVABLE for those who may not invite there: the page does not exist for them
 */
export function getPageDInvitation(ctx: ContextePersonne, structureId: number, personneId?: number) {
  const structure = getStructure(ctx, structureId);
  const permis = peut(DROITS_STRUCTURE, 'inviter', relationsStructure(ctx.acteur, structureId));
  if (!permis || structure.partieLe !== null) throw introuvable();
  const etats = etatsDesAcces(ctx, structureId);
  const equipe = equipeDe(ctx, structureId);
  const elle = equipe.find(({ id }) => id === personneId);
  return {
    id: structure.id,
    nom: structure.nom,
    depart: elle
      ? {
          ...{ prenom: elle.prenom, nom: elle.nom, courriel: elle.courriel ?? '' },
          ...{ fonction: elle.fonction, intitule: elle.intitule ?? '', lien: elle.lien },
        }
      : null,
    equipe: equipe.map(({ id, nomComplet: nom, libelle, courriel }) => ({
      ...{ id, nom, libelle },
      ...(etats.get(id) ?? { acces: 'jamais' as const, detail: '' }),
      joignable: courriel !== null,
    })),
  };
}
