import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import type { Dossier } from '#app/troc/stages/dossiers.server.ts';
import type { RelationStage } from '#app/troc/stages/stages.ts';
import { droitsExperience, LIBELLE_STATUT_EXPERIENCE, peutFaire, peutLire, relationsALExperience } from './experiences.ts';
import { experiences } from './tables.ts';

/** What the page of a closed stage says of its fiche d'expérience; null when there is none and none may be written. */
export function experienceDuStage(
  { db }: Pick<Contexte, 'db'>,
  d: Dossier,
  auStage: readonly RelationStage[],
): { etat: string; titre: string; chemin: string } | null {
  if (d.ligne.statut !== 'clos') return null;
  const chemin = `/stages/${d.ligne.id}/experience`;
  // Whoever reads the page of a stage is no partenaire.
  const relations = relationsALExperience(auStage, true);
  const ecrite = db
    .select({ id: experiences.id, titre: experiences.titre, statut: experiences.statut })
    .from(experiences)
    .where(eq(experiences.stageId, d.ligne.id))
    .get();
  if (!ecrite) return peutFaire('ecrire', relations) ? { titre: '', etat: '', chemin } : null;
  if (!peutLire(ecrite.statut, relations)) return null;
  const tient = peut(droitsExperience, 'voirBrouillon', relations);
  return {
    titre: ecrite.titre,
    etat: LIBELLE_STATUT_EXPERIENCE[ecrite.statut],
    chemin: tient ? chemin : `/experiences/${ecrite.id}`,
  };
}
