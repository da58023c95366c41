import { and, between, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { periodeDeLAnnee } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { journal } from '#app/commun/tables.ts';
import { papiersFiges, signaturesStage } from '#app/troc/papiers/tables.ts';
import { type Choix, type Compte, NON_PRECISEE, type Sens } from './comptes.ts';
import { STATUTS_REALISES } from './statuts.ts';
import { propositionsStage, stages, stagiairesStage } from './tables.ts';

/** Half-days that one person was there, and how many people went: conditions and figures read the same columns. */
export const demis = sql<number>`json_array_length(${stages.demiJournees})`;
export const partants = sql<number>`(select count(*) from ${stagiairesStage} where ${stagiairesStage.stageId} = ${stages.id} and ${stagiairesStage.numero} = ${stages.propositionNumero})`;

const acte = (noms: readonly string[]) =>
  sql`exists (select 1 from ${journal} where ${journal.domaine} = 'troc' and ${journal.objet} = 'stage' and ${journal.objetId} = ${stages.id} and ${inArray(journal.acte, [...noms])})`;

/** An answer of the other side, whichever. */
export const REPONSES = ['accepter', 'refuser', 'contre_proposer'] as const;
const repondu = acte(REPONSES);
/** Shorter than what both had agreed on. */
const ecourte = sql`${demis} < (select json_array_length(${propositionsStage.demiJournees}) from ${propositionsStage} where ${propositionsStage.stageId} = ${stages.id} and ${propositionsStage.numero} = ${stages.propositionNumero})`;
const conventionSignee = sql`(select count(*) from ${signaturesStage} inner join ${papiersFiges} on ${papiersFiges.id} = ${signaturesStage.papierId} where ${papiersFiges.stageId} = ${stages.id} and ${papiersFiges.edition} = ${stages.edition} and ${papiersFiges.sorte} = 'convention') >= 2`;

const realise = inArray(stages.statut, [...STATUTS_REALISES]);

/** Condition on `stages` of each count. */
export const CONDITION: Readonly<Record<Compte, SQL | undefined>> = {
  faits: realise,
  ecourtes: and(realise, ecourte),
  refuses: eq(stages.statut, 'refuse'),
  annules: eq(stages.statut, 'annule'),
  non_realises: eq(stages.statut, 'non_realise'),
  eteints: eq(stages.statut, 'expire'),
  sans_suite: inArray(stages.statut, ['refuse', 'annule', 'non_realise', 'expire']),
  // Those that still await their first answer, or were withdrawn before it, say nothing of how people answer.
  proposes: and(gt(stages.propositionNumero, 0), sql`(${repondu} or ${stages.statut} = 'expire')`),
  repondus: and(gt(stages.propositionNumero, 0), repondu),
  contre_proposes: acte(['contre_proposer']),
  signes: conventionSignee,
};

export const deLAnnee = (annee: string) => {
  const { du, au } = periodeDeLAnnee(annee);
  return between(stages.du, du, au);
};

/** Condition on `stages`: a structure is in it, on one side or on either. */
export function deLaStructure(structureId: number, sens?: Sens): SQL {
  const donnes = and(eq(stages.structureAccueilId, structureId), gt(stages.propositionNumero, 0));
  const recus = eq(stages.structureOrigineId, structureId);
  if (sens) return sens === 'donnes' ? sql`${donnes}` : recus;
  return sql`(${donnes} or ${recus})`;
}

/** Condition on `stages` of all that an address asks for; undefined when it asks for nothing. */
export function conditionDuChoix({ annee, compte, raison, structure, sens }: Choix): SQL | undefined {
  return and(
    annee ? deLAnnee(annee) : undefined,
    compte ? CONDITION[compte] : undefined,
    raison ? (raison === NON_PRECISEE ? isNull(stages.raison) : eq(stages.raison, raison)) : undefined,
    structure ? deLaStructure(structure, sens) : undefined,
  );
}

/**
 * Whose counters someone reads: those of her own structures; all of them for the coordination.
 * @throws ErreurMetier INTROUVABLE for another structure
 */
export function exigerSaStructure({ acteur }: ContextePersonne, structureId: number): void {
  if (!acteur.roles.includes('coordination') && !acteur.membreDe.includes(structureId)) throw introuvable();
}
