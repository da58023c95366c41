import { definirCycle } from '#app/commun/cycle.ts';

/**
 * The waiting list of a malle, for dates that are taken.
 * 1. Someone of a structure says that she waits for these dates.
 * 2. When they are free, the first in line is offered them; they are held for her.
 * 3. She takes them, lets them go, or does not answer in time: the next one is offered.
 */
export const STATUTS_ATTENTE = ['en_attente', 'proposee', 'prise', 'passee', 'retiree'] as const;
export type StatutAttente = (typeof STATUTS_ATTENTE)[number];

export const LIBELLE_STATUT_ATTENTE: Record<StatutAttente, string> = {
  en_attente: 'En attente',
  proposee: 'Proposée',
  prise: 'Prise',
  passee: 'Passée',
  retiree: 'Retirée',
};

export const RELATIONS_ATTENTE = ['demandeuse', 'coordination', 'temps', 'depart'] as const;
export type RelationAttente = (typeof RELATIONS_ATTENTE)[number];

export const GARDES_ATTENTE = ['libre', 'delai_passe'] as const;

export const cycleAttente = definirCycle({
  objet: 'attente_malle',
  statuts: STATUTS_ATTENTE,
  relations: RELATIONS_ATTENTE,
  gardes: GARDES_ATTENTE,
  transitions: {
    attendre: { de: [], vers: 'en_attente', par: ['demandeuse'], libelle: 'M’inscrire sur la liste d’attente', fait: 'Inscrite' },
    proposer: { de: ['en_attente'], vers: 'proposee', par: ['temps'], gardes: ['libre'], libelle: 'Proposer', fait: 'Proposée' },
    prendre: { de: ['proposee'], vers: 'prise', par: ['demandeuse'], libelle: 'Je la prends', fait: 'Prise' },
    decliner: { de: ['proposee'], vers: 'passee', par: ['demandeuse'], libelle: 'Je n’en ai plus besoin', fait: 'Déclinée' },
    laisser_passer: {
      de: ['en_attente', 'proposee'],
      vers: 'passee',
      par: ['temps'],
      gardes: ['delai_passe'],
      libelle: 'Laisser passer',
      fait: 'Passée',
    },
    retirer: {
      de: ['en_attente'],
      vers: 'retiree',
      par: ['demandeuse', 'coordination'],
      libelle: 'Quitter la liste d’attente',
      fait: 'Retirée',
    },
    retirer_pour_depart: {
      de: ['en_attente', 'proposee'],
      vers: 'retiree',
      par: ['depart'],
      libelle: 'Retirer avec la structure',
      fait: 'Retirée avec le départ de la structure',
    },
  },
});
export type TransitionAttente = keyof typeof cycleAttente.transitions;
