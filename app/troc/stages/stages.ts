import { definirCycle } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';
import { dureeEnJours, type Periode } from '#app/commun/periode.ts';

/**
 * A stage: a colleague goes and learns in another structure.
 *
 * Short path, an observation of at most two days:
 * 1. A responsable proposes: she sends someone of her team, or she invites someone of another one.
 * 2. The other side is awaited. It accepts (the acceptance is the agreement) or refuses; the side
 *    that offered may withdraw. Reminders on days 7 and 14; on day 30, or when the first half-day
 *    begins, *le temps* lets the proposal expire.
 * 3. Once accepted, the employer prints the ordre de mission. Either side may still cancel, with a reason.
 * 4. When the first half-day has begun, one says « Le stage a eu lieu », or that it did not, and why.
 * 5. Each side writes its bilan, one question. With both, or 60 days later, the stage is closed.
 */
export const STATUTS_STAGE = [
  'souhaite',
  'propose',
  'accepte',
  'signe',
  'realise',
  'clos',
  'refuse',
  'annule',
  'expire',
  'non_realise',
] as const;
export type StatutStage = (typeof STATUTS_STAGE)[number];

/** The two structures of a stage. */
export const COTES = ['origine', 'accueil'] as const;
export type Cote = (typeof COTES)[number];

export const autreCote = (cote: Cote): Cote => (cote === 'origine' ? 'accueil' : 'origine');

/**
 * Relations of a person to a stage; `a_repondre` and `a_propose` depend on whose turn it is. Nobody holds `depart`:
 * one of the structures leaves the network, and its open stages with it.
 */
export const RELATIONS_STAGE = [
  'stagiaire',
  'tutrice',
  'origine',
  'accueil',
  'a_repondre',
  'a_propose',
  'coordination',
  'temps',
  'depart',
] as const;
export type RelationStage = (typeof RELATIONS_STAGE)[number];

export const GARDES_STAGE = ['a_commence', 'pas_commence', 'echu', 'bilan_a_rendre', 'a_clore'] as const;
export type GardeStage = (typeof GARDES_STAGE)[number];

export const cycleStage = definirCycle({
  objet: 'stage',
  statuts: STATUTS_STAGE,
  relations: RELATIONS_STAGE,
  gardes: GARDES_STAGE,
  transitions: {
    proposer: { de: [], vers: 'propose', par: ['origine', 'accueil'], libelle: 'Envoyer la proposition', fait: 'Proposé' },
    accepter: {
      de: ['propose'],
      vers: 'accepte',
      par: ['a_repondre'],
      gardes: ['pas_commence'],
      libelle: 'Accepter ce stage',
      fait: 'Accepté',
    },
    refuser: {
      de: ['propose'],
      vers: 'refuse',
      par: ['a_repondre'],
      libelle: 'Refuser ce stage',
      fait: 'Refusé',
      motif: 'facultatif',
    },
    retirer: {
      de: ['propose'],
      vers: 'annule',
      par: ['a_propose'],
      libelle: 'Retirer la proposition',
      fait: 'Proposition retirée',
      motif: 'facultatif',
    },
    annuler: {
      de: ['accepte', 'signe'],
      vers: 'annule',
      par: ['origine', 'accueil'],
      gardes: ['pas_commence'],
      libelle: 'Annuler ce stage',
      fait: 'Annulé',
      motif: 'obligatoire',
    },
    annuler_pour_depart: {
      de: ['souhaite', 'propose', 'accepte', 'signe'],
      vers: 'annule',
      par: ['depart'],
      libelle: 'Annuler, une structure quittant le réseau',
      fait: 'Annulé',
      motif: 'obligatoire',
    },
    constater: {
      de: ['accepte', 'signe'],
      vers: 'realise',
      par: ['origine', 'accueil', 'stagiaire', 'tutrice'],
      gardes: ['a_commence'],
      libelle: 'Le stage a eu lieu',
      fait: 'Le stage a eu lieu',
    },
    constater_absence: {
      de: ['accepte', 'signe'],
      vers: 'non_realise',
      par: ['origine', 'accueil'],
      gardes: ['a_commence'],
      libelle: 'Le stage n’a pas eu lieu',
      fait: 'N’a pas eu lieu',
      motif: 'obligatoire',
    },
    rendre_bilan: {
      de: ['realise'],
      vers: 'realise',
      par: ['origine', 'accueil', 'stagiaire', 'tutrice'],
      gardes: ['bilan_a_rendre'],
      libelle: 'Rendre le bilan',
      fait: 'Bilan rendu',
    },
    expirer: {
      de: ['propose'],
      vers: 'expire',
      par: ['temps'],
      gardes: ['echu'],
      libelle: 'Laisser s’éteindre',
      fait: 'Sans réponse',
    },
    clore: { de: ['realise'], vers: 'clos', par: ['temps'], gardes: ['a_clore'], libelle: 'Clore', fait: 'Clos' },
  },
});
export type TransitionStage = keyof typeof cycleStage.transitions;

export const LIBELLE_STATUT_STAGE: Record<StatutStage, string> = {
  souhaite: 'Souhaité',
  propose: 'Attend une réponse',
  accepte: 'Accepté',
  signe: 'Signé',
  realise: 'A eu lieu, bilans attendus',
  clos: 'Clos',
  refuse: 'Refusé',
  annule: 'Annulé',
  expire: 'Resté sans réponse',
  non_realise: 'N’a pas eu lieu',
};

/** Statuses under which the stagiaire's half-days are hers: no second stage on them. */
export const STATUTS_BLOQUANTS_STAGE: readonly StatutStage[] = ['propose', 'accepte', 'signe', 'realise', 'clos'];
/** Statuses under which the stage takes one of the host's places. */
export const STATUTS_PLACE_PRISE: readonly StatutStage[] = ['accepte', 'signe', 'realise', 'clos'];
export const STATUTS_FINALS_STAGE: readonly StatutStage[] = ['clos', 'refuse', 'annule', 'expire', 'non_realise'];

export const droitsStage = {
  voir: ['stagiaire', 'tutrice', 'origine', 'accueil', 'coordination'],
  lireOrdreDeMission: ['stagiaire', 'tutrice', 'origine', 'accueil', 'coordination'],
  noterReponse: ['coordination'],
} as const satisfies Droits<string, RelationStage>;

/** The short path ends at two days of observation. */
export const JOURS_MAX_CHEMIN_COURT = 2;
export const JOURS_AVANT_EXPIRATION = 30;
export const JOURS_DE_RELANCE = [7, 14] as const;
export const JOURS_AVANT_CLOTURE = 60;

export function tientDansLeCheminCourt(periode: Periode): boolean {
  return dureeEnJours(periode) <= JOURS_MAX_CHEMIN_COURT;
}

/** Who someone is to a stage: the basis of every right on it. */
export function relationsAuStage(
  stage: {
    statut: StatutStage;
    structureOrigineId: number;
    structureAccueilId: number;
    stagiaireId: number;
    tutriceId: number | null;
    coteQuiPropose: Cote;
  },
  acteur: { personneId: number | null; roles: readonly string[]; responsableDe: readonly number[] },
): RelationStage[] {
  if (acteur.personneId === null) return ['temps'];
  const relations: RelationStage[] = [];
  if (acteur.roles.includes('partenaire')) return relations;
  const origine = acteur.responsableDe.includes(stage.structureOrigineId);
  const accueil = acteur.responsableDe.includes(stage.structureAccueilId);
  if (stage.stagiaireId === acteur.personneId) relations.push('stagiaire');
  if (stage.tutriceId === acteur.personneId) relations.push('tutrice');
  if (origine) relations.push('origine');
  if (accueil) relations.push('accueil');
  const duCoteQuiPropose = stage.coteQuiPropose === 'origine' ? origine : accueil;
  const deLAutreCote = stage.coteQuiPropose === 'origine' ? accueil : origine;
  if (deLAutreCote) relations.push('a_repondre');
  if (duCoteQuiPropose) relations.push('a_propose');
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

export function estTransition(nom: string | undefined): nom is TransitionStage {
  return nom !== undefined && Object.hasOwn(cycleStage.transitions, nom);
}
