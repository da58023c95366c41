import { definirCycle } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';

/**
 * A demande d'appui confidentiel, in seven steps:
 * 1. someone chooses whom she speaks to and asks to be called back (`envoyee`);
 * 2. that member calls her: `prendre_contact` → `entendue`; others may be invited, each accepted by the asker;
 * 3. the cell goes along with her (`engager` → `en_accompagnement`), or opens other doors (`orienter` → `close`);
 * 4. numbered préconisations are handed over (`remettre_preconisations`), and answered one by one;
 * 5. a word at 3 and 6 months (`suivre` → `en_suivi`);
 * 6. `clore` → `close`; erased three years later, or at once if she asks;
 * 7. she may take it all back at any time (`retirer` → `retiree`), and reopen (`rouvrir`).
 *
 * Only the status and two days are readable in the base; everything that says something is sealed (decision 23).
 */
export const STATUTS_DEMANDE = [
  'envoyee',
  'entendue',
  'en_accompagnement',
  'preconisations_remises',
  'en_suivi',
  'close',
  'retiree',
] as const;
export type StatutDemande = (typeof STATUTS_DEMANDE)[number];

/** What a reader is to the demande. `membre_choisi` is a `membre` as well. */
export const RELATIONS_DEMANDE = ['demandeuse', 'structure', 'membre', 'membre_choisi'] as const;
export type RelationDemande = (typeof RELATIONS_DEMANDE)[number];

export const CYCLE_DEMANDE = definirCycle({
  objet: 'demande',
  statuts: STATUTS_DEMANDE,
  relations: RELATIONS_DEMANDE,
  transitions: {
    prendre_contact: {
      de: ['envoyee'],
      vers: 'entendue',
      par: ['membre_choisi'],
      libelle: 'Noter que nous nous sommes parlé',
      fait: 'Entendue',
    },
    engager: {
      de: ['entendue'],
      vers: 'en_accompagnement',
      par: ['membre'],
      libelle: 'Commencer l’accompagnement',
      fait: 'En accompagnement',
    },
    orienter: {
      de: ['entendue'],
      vers: 'close',
      par: ['membre'],
      libelle: 'Orienter vers d’autres portes, et clore',
      fait: 'Orientée',
    },
    remettre_preconisations: {
      de: ['en_accompagnement'],
      vers: 'preconisations_remises',
      par: ['membre'],
      libelle: 'Remettre les préconisations',
      fait: 'Préconisations remises',
    },
    suivre: {
      de: ['preconisations_remises'],
      vers: 'en_suivi',
      par: ['membre'],
      libelle: 'Passer au suivi',
      fait: 'En suivi',
    },
    clore: { de: ['en_suivi'], vers: 'close', par: ['membre'], libelle: 'Clore', fait: 'Close' },
    retirer: {
      de: ['envoyee', 'entendue', 'en_accompagnement', 'preconisations_remises', 'en_suivi', 'close'],
      vers: 'retiree',
      par: ['demandeuse'],
      libelle: 'Retirer ma demande',
      fait: 'Retirée',
    },
    rouvrir: {
      de: ['close', 'retiree'],
      vers: 'envoyee',
      par: ['demandeuse'],
      libelle: 'Rouvrir ma demande',
      fait: 'Rouverte',
    },
  },
});
export type TransitionDemande = keyof typeof CYCLE_DEMANDE.transitions;

/** What readers may do beside moving the demande on. */
export const DROITS_DEMANDE = {
  ecrire: ['demandeuse', 'structure', 'membre'],
  ecrire_entre_membres: ['membre'],
  noter_rencontre: ['membre'],
  joindre: ['demandeuse', 'structure', 'membre'],
  constater: ['demandeuse', 'membre'],
  preconiser: ['membre'],
  repondre: ['demandeuse'],
  faire_le_point: ['demandeuse', 'membre'],
  indiquer_une_porte: ['membre'],
  inviter: ['membre'],
  accepter_un_membre: ['demandeuse'],
  faire_lire: ['demandeuse'],
  retirer_un_lecteur: ['demandeuse'],
  se_recuser: ['membre'],
  rouvrir_l_acces: ['membre'],
  // The asker as well, once no member reads any more.
  laisser_entrer: ['membre', 'demandeuse'],
  choisir_un_membre: ['demandeuse'],
  tenir_ses_cles: ['demandeuse', 'structure'],
  emporter: ['demandeuse', 'structure', 'membre'],
  partager_ses_reperes: ['demandeuse'],
  effacer: ['demandeuse'],
  changer_l_appel: ['demandeuse'],
} as const satisfies Droits<string, RelationDemande>;
export type ActeDemande = keyof typeof DROITS_DEMANDE;

const DES_MEMBRES: readonly RelationDemande[] = ['membre', 'membre_choisi'];

/** Whether members alone may do it or take that step: what is typed for it is theirs, even when one of them asks for her own structure. */
export function estEntreMembres(quoi: ActeDemande | TransitionDemande): boolean {
  const qui: readonly RelationDemande[] =
    quoi in DROITS_DEMANDE ? DROITS_DEMANDE[quoi as ActeDemande] : CYCLE_DEMANDE.transitions[quoi as TransitionDemande].par;
  return qui.every((une) => DES_MEMBRES.includes(une));
}

/** Statuses in which nothing is written any more, but reopened by the asker. */
export const STATUTS_FINIS = ['close', 'retiree'] as const satisfies readonly StatutDemande[];
export const estFinie = (statut: StatutDemande): boolean => (STATUTS_FINIS as readonly string[]).includes(statut);

export const THEMES = ['gouvernance', 'fonctionnement', 'finances'] as const;
export type Theme = (typeof THEMES)[number];
export const LIBELLE_THEME: Record<Theme, string> = {
  gouvernance: 'Gouvernance',
  fonctionnement: 'Fonctionnement',
  finances: 'Situation financière',
};

/** When she wants to be called. */
export const MOMENTS = ['demain_matin', 'demain_apres_midi', 'demain_soir', 'quand_possible'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Words of the code that opens from another device: 65 bits, behind a derivation of 0.4 s. */
export const MOTS_DU_CODE = 6;
/** Words of the recovery code that a member prints. */
export const MOTS_DE_SECOURS = 8;
/** Days a device keeps its key. */
export const JOURS_DE_L_APPAREIL = 30;
/** Minutes a phrase opens. */
export const MINUTES_OUVERTE = 20;

export const LIBELLE_STATUT: Record<StatutDemande, string> = {
  envoyee: 'Envoyée',
  entendue: 'Entendue',
  en_accompagnement: 'En accompagnement',
  preconisations_remises: 'Préconisations remises',
  en_suivi: 'En suivi',
  close: 'Close',
  retiree: 'Retirée',
};
