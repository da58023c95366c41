import { asc, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { libelleJourCourt } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { membresCellule, recusationsCellule } from '../tables.ts';
import { oublierLesMembres } from './membres.server.ts';

/** What the cell holds of a member in clear. What demandes hold is sealed: only their pages show it, to those who read them. */
export const donneesDesMembres = ({ db }: ContextePersonne, personneId: number): PartDeDossier[] => [
  {
    titre: 'Votre place dans la cellule de soutien',
    pourquoi: 'Savoir qui peut être choisi, et sceller pour vous seule ou seul ce que vous devez lire.',
    colonnes: ['Charte signée', 'Le', 'Votre clé publique'],
    lignes: db
      .select()
      .from(membresCellule)
      .where(eq(membresCellule.personneId, personneId))
      .all()
      .map(({ charteVersion, charteLe, destinataire }) => [`Version ${charteVersion}`, libelleJourCourt(charteLe), destinataire]),
  },
  {
    titre: 'Les structures dont vous n’entendez pas les demandes',
    pourquoi: 'Vous l’avez déclaré vous-même\u00a0: on ne peut pas vous choisir pour elles.',
    colonnes: ['Structure', 'Raison'],
    lignes: db
      .select({ nom: structures.nom, motif: recusationsCellule.motif })
      .from(recusationsCellule)
      .innerJoin(structures, eq(structures.id, recusationsCellule.structureId))
      .where(eq(recusationsCellule.personneId, personneId))
      .orderBy(asc(structures.nomPlie))
      .all()
      .map(({ nom, motif }) => [nom, motif]),
  },
];

/** Her key goes, and with it all that she could open. */
export function effacerDesMembres(ctx: Contexte, { personneId }: PersonneAEffacer): void {
  oublierLesMembres(ctx, [personneId]);
}

export const CONSERVATION_DES_MEMBRES: readonly Conservation[] = [
  {
    quoi: 'Votre place dans la cellule\u00a0: la charte signée, vos clés scellées, les structures dont vous vous récusez',
    pourquoi: 'Savoir qui peut être choisi, et sceller pour vous seule ou seul ce que vous devez lire.',
    duree: 'Tant que vous êtes membre de la cellule',
    comment: 'Le rôle retiré, votre effacement, ou la tâche «\u00a0Fermer la cellule aux personnes parties\u00a0»',
  },
];

/**
 * What is sealed names a member by her id, and cannot be written anew: two rows become one under hers.
 * @returns the sentence that refuses, or null
 */
export function empechementDesMembres({ db }: Contexte, { doublonId }: { gardeeId: number; doublonId: number }): string | null {
  const membre = db.select().from(membresCellule).where(eq(membresCellule.personneId, doublonId)).get();
  return membre
    ? 'La fiche à faire disparaître est celle d’un membre de la cellule, et ses clés y tiennent. Faites l’inverse\u00a0: gardez cette fiche, et réunissez-y l’autre.'
    : null;
}
