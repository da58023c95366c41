import { definirCycle } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';
import { STATUTS_STAGE } from './statuts.ts';

/** The two structures of a stage. */
export const COTES = ['origine', 'accueil'] as const;
export type Cote = (typeof COTES)[number];

export const autreCote = (cote: Cote): Cote => (cote === 'origine' ? 'accueil' : 'origine');

/**
 * Relations of a person to a stage; `a_repondre` and `a_propose` depend on whose turn it is, `signataire_…` on who may sign
 * for each structure. Nobody holds `depart`: one of the structures leaves the network, and its open stages with it.
 */
export const RELATIONS_STAGE = [
  'stagiaire',
  'tutrice',
  'origine',
  'accueil',
  'a_repondre',
  'a_propose',
  'signataire_origine',
  'signataire_accueil',
  'coordination',
  'temps',
  'depart',
] as const;
export type RelationStage = (typeof RELATIONS_STAGE)[number];

export const GARDES_STAGE = [
  'a_commence',
  'pas_commence',
  'pas_fini',
  'echu',
  'bilan_a_rendre',
  'a_clore',
  'convention',
  'accord_a_donner',
  'accords_donnes',
  'signature_a_donner',
  'exemplaire_a_deposer',
  'tout_signe',
  'papiers_prets',
  'texte_fige',
] as const;
export type GardeStage = (typeof GARDES_STAGE)[number];

/**
 * A stage: one colleague, or several of one team, go and learn in another structure.
 *
 * Short path, an observation of at most two days:
 * 1. Someone of a team wishes it, and her responsable endorses; or a responsable proposes at once: she sends someone of
 *    her team, or she invites someone of another one.
 * 2. The other side is awaited. It accepts (the acceptance is the agreement), makes a counter-proposal (then the first
 *    side is awaited, and each offer is a version), or refuses; the side that offered may withdraw. Reminders on days 7
 *    and 14; on day 30, or when the first half-day begins, *le temps* lets the proposal expire.
 * 3. Once accepted, the employer prints the ordre de mission. Either side may still postpone or cancel, with a reason.
 * 4. When the first half-day has begun, one says « Le stage a eu lieu », that it was shorter, or that it did not, and why.
 * 5. Each side writes its bilan. With both, or 60 days later, the stage is closed.
 *
 * Complete path, where an employee works for the host or stays longer: between 3 and 4,
 * 3a. she reads the convention and the avenant to her contract. Her written consent freezes their text; refusing ends the
 *     stage without any consequence for her;
 * 3b. each structure signs, by someone who is entitled to; with the last signature *le temps* concludes: the stage is signed.
 */
export const cycleStage = definirCycle({
  objet: 'stage',
  statuts: STATUTS_STAGE,
  relations: RELATIONS_STAGE,
  gardes: GARDES_STAGE,
  transitions: {
    souhaiter: { de: [], vers: 'souhaite', par: ['stagiaire'], libelle: 'Envoyer mon souhait', fait: 'Souhaité' },
    appuyer: {
      de: ['souhaite'],
      vers: 'propose',
      par: ['origine'],
      libelle: 'Appuyer et envoyer la proposition',
      fait: 'Appuyé et proposé',
    },
    ecarter: {
      de: ['souhaite'],
      vers: 'refuse',
      par: ['origine'],
      libelle: 'Ne pas donner suite',
      fait: 'Souhait écarté',
      motif: 'obligatoire',
    },
    renoncer: {
      de: ['souhaite'],
      vers: 'annule',
      par: ['stagiaire'],
      libelle: 'Renoncer à ce souhait',
      fait: 'Souhait retiré',
      motif: 'facultatif',
    },
    proposer: { de: [], vers: 'propose', par: ['origine', 'accueil'], libelle: 'Envoyer la proposition', fait: 'Proposé' },
    contre_proposer: {
      de: ['propose'],
      vers: 'propose',
      par: ['a_repondre'],
      gardes: ['pas_commence'],
      libelle: 'Proposer autre chose',
      fait: 'Autre proposition',
    },
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
      motif: 'obligatoire',
    },
    retirer: {
      de: ['propose'],
      vers: 'annule',
      par: ['a_propose'],
      libelle: 'Retirer la proposition',
      fait: 'Proposition retirée',
      motif: 'facultatif',
    },
    donner_son_accord: {
      de: ['accepte'],
      vers: 'accepte',
      par: ['stagiaire'],
      gardes: ['convention', 'accord_a_donner', 'pas_fini'],
      libelle: 'Je suis d’accord, je signe l’avenant',
      fait: 'Accord donné',
    },
    ne_pas_consentir: {
      de: ['accepte'],
      vers: 'annule',
      par: ['stagiaire'],
      gardes: ['convention', 'pas_commence'],
      libelle: 'Je ne suis pas d’accord',
      fait: 'Sans l’accord de la personne',
    },
    signer: {
      de: ['accepte'],
      vers: 'accepte',
      par: ['signataire_origine', 'signataire_accueil'],
      gardes: ['convention', 'accords_donnes', 'signature_a_donner', 'pas_fini'],
      libelle: 'Signer la convention',
      fait: 'Signature donnée',
    },
    deposer_exemplaire: {
      de: ['accepte'],
      vers: 'accepte',
      par: ['origine', 'accueil'],
      gardes: ['convention', 'accords_donnes', 'exemplaire_a_deposer'],
      libelle: 'Déposer l’exemplaire signé à la main',
      fait: 'Exemplaire signé déposé',
    },
    reprendre_les_papiers: {
      de: ['accepte'],
      vers: 'accepte',
      par: ['origine', 'accueil'],
      gardes: ['convention', 'texte_fige', 'pas_fini'],
      libelle: 'Corriger le texte et recommencer les signatures',
      fait: 'Texte repris, à signer à nouveau',
      motif: 'obligatoire',
    },
    conclure: {
      de: ['accepte'],
      vers: 'signe',
      par: ['temps'],
      gardes: ['convention', 'accords_donnes', 'tout_signe'],
      libelle: 'Conclure',
      fait: 'Signé',
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
    reporter: {
      de: ['accepte', 'signe'],
      vers: 'propose',
      par: ['origine', 'accueil'],
      libelle: 'Reporter à d’autres dates',
      fait: 'Reporté, autres dates proposées',
      motif: 'obligatoire',
    },
    constater: {
      de: ['accepte', 'signe'],
      vers: 'realise',
      par: ['origine', 'accueil', 'stagiaire', 'tutrice'],
      gardes: ['a_commence', 'papiers_prets'],
      libelle: 'Le stage a eu lieu',
      fait: 'Le stage a eu lieu',
    },
    ecourter: {
      de: ['accepte', 'signe'],
      vers: 'realise',
      par: ['origine', 'accueil'],
      gardes: ['a_commence', 'papiers_prets'],
      libelle: 'Il a été plus court que prévu',
      fait: 'Le stage a eu lieu, plus court que prévu',
      motif: 'obligatoire',
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
      de: ['souhaite', 'propose'],
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

/** Never noted for someone: her written consent, a signature and its scan. */
export const TRANSITIONS_PERSONNELLES: readonly TransitionStage[] = ['donner_son_accord', 'signer', 'deposer_exemplaire'];

/** Acts that carry the terms of a proposal. */
export const TRANSITIONS_A_TERMES = ['appuyer', 'contre_proposer', 'reporter'] as const satisfies readonly TransitionStage[];
export type TransitionATermes = (typeof TRANSITIONS_A_TERMES)[number];

const TOUS_DU_STAGE = [
  'stagiaire',
  'tutrice',
  'origine',
  'accueil',
  'signataire_origine',
  'signataire_accueil',
  'coordination',
] as const satisfies readonly RelationStage[];

export const droitsStage = {
  voir: TOUS_DU_STAGE,
  lirePapiers: TOUS_DU_STAGE,
  lireVersions: TOUS_DU_STAGE,
  noterReponse: ['coordination'],
  /** The welcome that tells where the exits and the first-aid box are. */
  noterAccueilSecurite: ['tutrice', 'accueil'],
} as const satisfies Droits<string, RelationStage>;

export const JOURS_AVANT_EXPIRATION = 30;
export const JOURS_DE_RELANCE = [7, 14] as const;
export const JOURS_AVANT_CLOTURE = 60;

export function estTransition(nom: string | undefined): nom is TransitionStage {
  return nom !== undefined && Object.hasOwn(cycleStage.transitions, nom);
}
