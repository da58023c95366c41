import type { Cote, RelationStage } from './stages.ts';

/** What tells who someone is to a stage. */
export interface StageSitue {
  structureOrigineId: number;
  structureAccueilId: number;
  /** All of those who go. */
  stagiaires: readonly number[];
  tutriceId: number | null;
  coteQuiPropose: Cote;
  /** 0: a wish that was never proposed, and that the host knows nothing of. */
  propositionNumero: number;
  /** Structures of the stage for which this person may sign today. */
  signePour: readonly number[];
}

/** Who someone is to a stage: the basis of every right on it. */
export function relationsAuStage(
  stage: StageSitue,
  acteur: { personneId: number | null; roles: readonly string[]; responsableDe: readonly number[] },
): RelationStage[] {
  if (acteur.personneId === null) return ['temps'];
  const relations: RelationStage[] = [];
  if (acteur.roles.includes('partenaire')) return relations;
  const propose = stage.propositionNumero > 0;
  const origine = acteur.responsableDe.includes(stage.structureOrigineId);
  const accueil = propose && acteur.responsableDe.includes(stage.structureAccueilId);
  if (stage.stagiaires.includes(acteur.personneId)) relations.push('stagiaire');
  if (propose && stage.tutriceId === acteur.personneId) relations.push('tutrice');
  if (origine) relations.push('origine');
  if (accueil) relations.push('accueil');
  const duCoteQuiPropose = stage.coteQuiPropose === 'origine' ? origine : accueil;
  const deLAutreCote = stage.coteQuiPropose === 'origine' ? accueil : origine;
  if (propose && deLAutreCote) relations.push('a_repondre');
  if (propose && duCoteQuiPropose) relations.push('a_propose');
  if (stage.signePour.includes(stage.structureOrigineId)) relations.push('signataire_origine');
  if (stage.signePour.includes(stage.structureAccueilId)) relations.push('signataire_accueil');
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  return relations;
}

/** Sides for which these relations may write the bilan. */
export function cotesDe(relations: readonly RelationStage[]): Cote[] {
  const cotes: Cote[] = [];
  if (relations.includes('origine') || relations.includes('stagiaire')) cotes.push('origine');
  if (relations.includes('accueil') || relations.includes('tutrice')) cotes.push('accueil');
  return cotes;
}
