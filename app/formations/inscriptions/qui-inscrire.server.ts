import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { aCommence, type DossierDeFormation } from '#app/formations/programme/formations.server.ts';
import {
  DROITS_FORMATION,
  inscriptionsOuvertes,
  STATUTS_A_VENIR,
  type StatutFormation,
} from '#app/formations/programme/formations.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { plier } from '#app/reseau/plier.ts';
import { pourQuelleStructure } from '#app/reseau/structures/pour-quelle-structure.server.ts';
import { listStructuresPourChoix } from '#app/reseau/structures/structures.server.ts';
import { STATUTS_VIVANTS } from './inscriptions.ts';
import { inscriptions } from './tables.ts';

/** Someone of a structure who may be registered. */
export interface Inscriptible {
  id: number;
  nom: string;
  /** Commits the structure: nobody says yes for her. */
  responsable: boolean;
}

/** What stands in the way of registering anyone now, in a sentence; the last day is in nobody’s way who holds the formation. */
export function empechementDInscrire(ctx: Contexte, { ligne, relations }: DossierDeFormation): string | null {
  if (!STATUTS_A_VENIR.some((un) => un === ligne.statut))
    return PAS_A_VENIR[ligne.statut] ?? 'On ne s’inscrit plus à cette formation.';
  if (aCommence(ctx, ligne)) return 'La formation a commencé\u00a0: on ne s’y inscrit plus.';
  if (peut(DROITS_FORMATION, 'inscrireQuiconque', relations)) return null;
  if (inscriptionsOuvertes(ligne, jourCivil(ctx.maintenant, ctx.fuseau))) return null;
  const limite = ligne.limite === null ? '' : ` depuis le ${libelleJour(ligne.limite)}`;
  return `Les inscriptions sont closes${limite}. S’il reste une place, qui organise la formation peut encore vous inscrire.`;
}

const PAS_A_VENIR: Partial<Record<StatutFormation, string>> = {
  projet: 'Cette formation n’est pas encore ouverte aux inscriptions.',
};

/**
 * For which structure someone registers: the one that was said, or hers; of several, one that she commits first.
 * @param quiconque whoever holds the formation registers for any structure
 * @throws ErreurMetier INTERDIT for a structure that is not hers, or without any
 */
export function pourLaquelle(ctx: ContextePersonne, dite: number | undefined, quiconque: boolean): number {
  const { membreDe, responsableDe } = ctx.acteur;
  const sienne = responsableDe[0] ?? membreDe[0];
  if (dite === undefined && sienne !== undefined) return sienne;
  const sansStructure =
    'Il faut être dans l’équipe d’une structure pour s’inscrire\u00a0: demandez à sa direction de vous y noter.';
  if (dite === undefined) throw interdit(sansStructure);
  const pasLaSienne = quiconque
    ? 'Cette structure n’est pas, ou plus, du réseau\u00a0: choisissez-la dans la liste.'
    : 'On s’inscrit pour sa propre structure\u00a0: choisissez l’une des vôtres.';
  if (!quiconque && !membreDe.includes(dite)) throw interdit(pasLaSienne);
  return pourQuelleStructure(ctx, dite, { pasLaSienne, sansStructure });
}

/** The structures among which one chooses for whom one registers: all of them for whoever holds the formation; none for one’s only one. */
export function listStructuresOuInscrire(
  ctx: ContextePersonne,
  { relations }: Pick<DossierDeFormation, 'relations'>,
): { valeur: string; libelle: string }[] {
  const toutes = peut(DROITS_FORMATION, 'inscrireQuiconque', relations);
  const { membreDe } = ctx.acteur;
  if (!toutes && membreDe.length < 2) return [];
  return listStructuresPourChoix(ctx)
    .filter(({ id }) => toutes || membreDe.includes(id))
    .map(({ id, nom, commune }) => ({ valeur: String(id), libelle: commune ? `${nom}, ${commune}` : nom }));
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
        `Une personne du même nom (${elle.nom}) est déjà inscrite pour cette structure. Si elles sont deux, qui organise la formation, ou la coordination, peut inscrire la seconde.`,
        champ,
      );
    }
  }
}
