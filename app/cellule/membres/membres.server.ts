import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import type { Destinataire } from '#app/services/coffre.server.ts';
import { membresCellule, recusationsCellule } from '../tables.ts';
import { CHARTE } from './membres.ts';
import type { CleDeMembre } from './phrases.server.ts';

export interface Membre {
  personneId: number;
  nom: string;
  destinataire: Destinataire;
  /** The charter that she signed, and the day. */
  charteVersion: string;
  charteLe: string;
}

/** Those who signed the charter of today and hold the role today: whom one may speak to. */
export function listMembres({ db }: Pick<Contexte, 'db'>): Membre[] {
  return db
    .select({ membre: membresCellule, prenom: personnes.prenom, nom: personnes.nom })
    .from(membresCellule)
    .innerJoin(personnes, eq(personnes.id, membresCellule.personneId))
    .innerJoin(rolesReseau, and(eq(rolesReseau.personneId, personnes.id), eq(rolesReseau.role, 'cellule')))
    .where(eq(membresCellule.charteVersion, CHARTE.version))
    .orderBy(asc(personnes.nom), asc(personnes.prenom))
    .all()
    .map(({ membre, prenom, nom }) => ({
      personneId: membre.personneId,
      nom: nomComplet({ prenom, nom }),
      destinataire: membre.destinataire as Destinataire,
      charteVersion: membre.charteVersion,
      charteLe: membre.charteLe,
    }));
}

/**
 * Signs the charter, with the key that was drawn for her. A member who had one and lost it is let in again, demande by
 * demande, by another reader.
 * @throws ErreurMetier INTROUVABLE for whoever is not of the cell
 */
export function signerLaCharte(ctx: ContextePersonne, cle: CleDeMembre): void {
  exigerRole(ctx, 'cellule');
  enTransaction(ctx, ({ db, acteur, maintenant, fuseau }) => {
    const valeurs = { ...cle, charteVersion: CHARTE.version, charteLe: jourCivil(maintenant, fuseau) };
    db.insert(membresCellule)
      .values({ ...valeurs, personneId: acteur.personneId })
      .onConflictDoUpdate({ target: membresCellule.personneId, set: valeurs })
      .run();
  });
}

/** The key of a member as it stands sealed; undefined before she signed. */
export function getMembre(ctx: ContextePersonne) {
  exigerRole(ctx, 'cellule');
  return ctx.db.select().from(membresCellule).where(eq(membresCellule.personneId, ctx.acteur.personneId)).get();
}

/** The public key of each of these who is of the cell today, by person: what is sealed to another opens to nobody. */
export function clesDesMembres({ db }: Pick<Contexte, 'db'>, personneIds: readonly number[]): Map<number, Destinataire> {
  const lignes = db
    .select({ personneId: membresCellule.personneId, destinataire: membresCellule.destinataire })
    .from(membresCellule)
    .innerJoin(rolesReseau, and(eq(rolesReseau.personneId, membresCellule.personneId), eq(rolesReseau.role, 'cellule')))
    .where(inArray(membresCellule.personneId, [...personneIds]))
    .all();
  return new Map(lignes.map(({ personneId, destinataire }) => [personneId, destinataire as Destinataire]));
}

/** Takes away what a member held: her key, her charter, the links that she declared. In the verbe's transaction. */
export function oublierLesMembres({ db }: Pick<Contexte, 'db'>, ids: readonly number[]): void {
  db.delete(recusationsCellule)
    .where(inArray(recusationsCellule.personneId, [...ids]))
    .run();
  db.delete(membresCellule)
    .where(inArray(membresCellule.personneId, [...ids]))
    .run();
}
