import { annonces, competencesAnnonce } from '#app/troc/annonces/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { fabriquerEquipe } from './reseau.ts';

/**
 * An annonce in any status, as the verbes would have left it.
 * Without a structure, a whole team is made and its animatrice publishes.
 * @param champs.competences ids of terms kept
 */
export function fabriquerAnnonce(
  db: Base,
  { competences = [], ...champs }: Partial<typeof annonces.$inferInsert> & { competences?: readonly number[] } = {},
) {
  const equipe = champs.structureId === undefined ? fabriquerEquipe(db) : undefined;
  const statut = champs.statut ?? 'publiee';
  const modifieLe = champs.modifieLe ?? champs.publieeLe ?? new Date('2026-03-02T09:00:00Z');
  const finie = statut === 'satisfaite' || statut === 'retiree';
  const structureId = champs.structureId ?? equipe?.structure.id;
  const auteurId = champs.auteurId ?? equipe?.animatrice.id;
  if (structureId === undefined || auteurId === undefined) throw new Error('Une annonce d’une structure donnée veut son auteur');
  const publieeLe = statut === 'brouillon' ? null : modifieLe;
  const ligne = db
    .insert(annonces)
    .values({
      type: 'offre',
      titre: 'Monter un jardin partagé avec les habitants',
      forme: 'stage',
      publieeLe,
      confirmeeLe: champs.publieeLe ?? publieeLe,
      endormieLe: statut === 'endormie' ? modifieLe : null,
      finieLe: finie ? modifieLe : null,
      modifieLe,
      ...champs,
      statut,
      structureId,
      auteurId,
    })
    .returning()
    .get();
  if (competences.length > 0)
    db.insert(competencesAnnonce)
      .values(competences.map((competenceId) => ({ annonceId: ligne.id, competenceId })))
      .run();
  return ligne;
}
