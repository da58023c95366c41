import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { plier } from '#app/reseau/plier.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { STATUTS_VIVANTS } from './inscriptions.ts';
import { inscriptions } from './tables.ts';

/** Someone of a structure who may be registered. */
export interface Inscriptible {
  id: number;
  nom: string;
  /** Commits the structure: nobody says yes for her. */
  responsable: boolean;
}

/**
 * For which structure someone registers: the one that was said, or hers; of several, one that she commits first.
 * @param quiconque whoever holds the formation registers for any structure
 * @throws ErreurMetier INTERDIT for a structure that is not hers, or without any
 */
export function pourLaquelle({ db, acteur }: ContextePersonne, dite: number | undefined, quiconque: boolean): number {
  if (dite !== undefined && (quiconque || acteur.membreDe.includes(dite))) {
    const la = db
      .select({ id: structures.id })
      .from(structures)
      .where(and(eq(structures.id, dite), isNull(structures.partieLe)))
      .get();
    if (la) return dite;
  }
  if (dite !== undefined) throw interdit('On s’inscrit pour sa propre structure\u00a0: choisissez l’une des vôtres.');
  const sienne = acteur.responsableDe[0] ?? acteur.membreDe[0];
  if (sienne === undefined) {
    throw interdit('Il faut être dans l’équipe d’une structure pour s’inscrire\u00a0: demandez à sa direction de vous y noter.');
  }
  return sienne;
}

/** The team of a structure today, by name. */
export function listInscriptibles({ db, maintenant, fuseau }: Contexte, structureId: number): Inscriptible[] {
  const partenaires = db.select({ id: rolesReseau.personneId }).from(rolesReseau).where(eq(rolesReseau.role, 'partenaire'));
  const ecartees = new Set(partenaires.all().map(({ id }) => id));
  const lignes = db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, responsable: fonctions.responsable })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(eq(fonctions.structureId, structureId), isNull(personnes.effaceeLe), enFonction(jourCivil(maintenant, fuseau))))
    .orderBy(personnes.nom, personnes.prenom, personnes.id)
    .all();
  const equipe = new Map<number, Inscriptible>();
  for (const { id, responsable, ...identite } of lignes) {
    if (ecartees.has(id)) continue;
    equipe.set(id, { id, nom: nomComplet(identite), responsable: responsable || (equipe.get(id)?.responsable ?? false) });
  }
  return [...equipe.values()];
}

/** The field where someone is chosen: several who come, or one who comes in another's place. */
type ChampDePersonne = 'personnes' | 'personneId';

/** @throws ErreurMetier IMPOSSIBLE on `champ` for someone who is not of the team */
export function exigerDeLEquipe(
  ctx: Contexte,
  structureId: number,
  ids: readonly number[],
  champ: ChampDePersonne = 'personnes',
): Inscriptible[] {
  const equipe = new Map(listInscriptibles(ctx, structureId).map((une) => [une.id, une]));
  return ids.map((id) => {
    const elle = equipe.get(id);
    if (!elle) throw impossible('On inscrit les personnes de l’équipe\u00a0: choisissez dans la liste.', champ);
    return elle;
  });
}

/**
 * Nobody is registered twice, be it under two addresses: the same name in the same structure is the same person, until whoever
 * holds the formation says otherwise.
 * @param memesNoms whether the same name is let through
 * @throws ErreurMetier IMPOSSIBLE on `champ`
 */
export function refuserSiDejaInscrites(
  { db }: Contexte,
  { formationId, structureId, memesNoms }: { formationId: number; structureId: number; memesNoms: boolean },
  qui: readonly Inscriptible[],
  champ: ChampDePersonne = 'personnes',
): void {
  const inscrites = db
    .select({ personneId: personnes.id, structureId: inscriptions.structureId, prenom: personnes.prenom, nom: personnes.nom })
    .from(inscriptions)
    .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
    .where(and(eq(inscriptions.formationId, formationId), inArray(inscriptions.statut, [...STATUTS_VIVANTS])))
    .all();
  for (const elle of qui) {
    if (inscrites.some(({ personneId }) => personneId === elle.id)) {
      throw impossible(`${elle.nom}\u00a0: déjà sur la liste de cette formation.`, champ);
    }
    const homonyme = inscrites.some((une) => une.structureId === structureId && plier(nomComplet(une)) === plier(elle.nom));
    if (homonyme && !memesNoms) {
      throw impossible(
        `Quelqu’un du même nom (${elle.nom}) est déjà inscrit pour cette structure. Si ce sont deux personnes, la coordination peut l’inscrire.`,
        champ,
      );
    }
  }
}
