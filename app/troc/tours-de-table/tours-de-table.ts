import { definirCycle } from '#app/commun/cycle.ts';
import { type Droits, peut } from '#app/commun/droits.ts';
import { ajouterJours, ecartEnJours, type Jour, jourDeSemaine } from '#app/commun/periode.ts';

/**
 * A tour de table: a few questions that the coordination asks of every structure, answered in two minutes.
 * 1. The coordination writes the questions, or takes up those of an earlier one; nobody else sees the draft.
 * 2. It opens: the questions are frozen, those who commit each structure receive a personal link.
 * 3. One answer a structure; it may be changed until the last day, and the last one counts. What comes in is shown once
 *    enough have answered. *Le temps* reminds once those who have not.
 * 4. After its last day it closes by itself.
 * 5. The coordination says what comes of it, and everyone who was asked receives it.
 */
export const STATUTS_TOUR = ['brouillon', 'ouvert', 'clos', 'retire'] as const;
export type StatutTour = (typeof STATUTS_TOUR)[number];

export const LIBELLE_STATUT_TOUR: Record<StatutTour, string> = {
  brouillon: 'Brouillon',
  ouvert: 'Ouvert',
  clos: 'Clos',
  retire: 'Retiré',
};

/**
 * Relations to a tour de table. `responsable` commits a structure that is asked; `lectrice` is anyone of the network but
 * a partenaire.
 */
export const RELATIONS_TOUR = ['responsable', 'coordination', 'lectrice', 'temps'] as const;
export type RelationTour = (typeof RELATIONS_TOUR)[number];

export const GARDES_TOUR = ['a_des_questions', 'jour_a_venir', 'encore_temps', 'pas_clos', 'echu', 'rappel_du'] as const;
export type GardeTour = (typeof GARDES_TOUR)[number];

export const cycleTour = definirCycle({
  objet: 'tour_de_table',
  statuts: STATUTS_TOUR,
  relations: RELATIONS_TOUR,
  gardes: GARDES_TOUR,
  transitions: {
    preparer: { de: [], vers: 'brouillon', par: ['coordination'], libelle: 'Garder ce brouillon', fait: 'Préparé' },
    reprendre: { de: [], vers: 'brouillon', par: ['coordination'], libelle: 'Reposer ces questions', fait: 'Repris' },
    corriger: {
      de: ['brouillon'],
      vers: 'brouillon',
      par: ['coordination'],
      gardes: ['a_des_questions'],
      libelle: 'Enregistrer les questions',
      fait: 'Questions changées',
    },
    ouvrir: {
      de: ['brouillon'],
      vers: 'ouvert',
      par: ['coordination'],
      gardes: ['a_des_questions', 'jour_a_venir'],
      libelle: 'Envoyer les questions',
      fait: 'Ouvert',
    },
    repondre: {
      de: ['ouvert'],
      vers: 'ouvert',
      par: ['responsable'],
      gardes: ['encore_temps'],
      libelle: 'Donner notre réponse',
      fait: 'Réponse donnée',
    },
    rappeler: {
      de: ['ouvert'],
      vers: 'ouvert',
      par: ['temps'],
      gardes: ['rappel_du'],
      libelle: 'Rappeler',
      fait: 'Rappel envoyé',
    },
    clore: { de: ['ouvert'], vers: 'clos', par: ['temps'], gardes: ['echu'], libelle: 'Clore', fait: 'Clos' },
    publier_la_suite: {
      de: ['clos'],
      vers: 'clos',
      par: ['coordination'],
      libelle: 'Dire la suite aux structures',
      fait: 'Suite donnée',
    },
    retirer: {
      de: ['brouillon', 'ouvert'],
      vers: 'retire',
      par: ['coordination'],
      gardes: ['pas_clos'],
      libelle: 'Retirer ce tour de table',
      fait: 'Retiré',
    },
  },
});
export type TransitionTour = keyof typeof cycleTour.transitions;

const TOUT_LE_RESEAU = ['responsable', 'coordination', 'lectrice'] as const satisfies readonly RelationTour[];

export const droitsTour = {
  preparer: ['coordination'],
  /** Asks the same questions again. */
  reprendre: ['coordination'],
  /** The draft, and what was withdrawn. */
  voirBrouillon: ['coordination'],
  voir: TOUT_LE_RESEAU,
  /** Who has not answered, with how to reach them. */
  voirAbsentes: ['coordination'],
  /** Notes an answer that someone gave her. */
  noterReponse: ['coordination'],
  exporter: ['coordination'],
} as const satisfies Droits<string, RelationTour>;

export const TITRE_MAX = 140;
export const TEXTE_MAX = 600;
export const SUITE_MAX = 1500;
export const MINIMUM_PAR_DEFAUT = 3;
export const MINIMUM_MAX = 50;
/** Two weeks, so that a board may meet in between. */
const JOURS_PROPOSES = 14;

/** Who someone is to a tour de table that is asked of these structures. */
export function relationsAuTour(
  structuresDemandees: readonly number[],
  acteur: { personneId: number | null; roles: readonly string[]; responsableDe: readonly number[] },
): RelationTour[] {
  if (acteur.personneId === null) return ['temps'];
  const coordination = acteur.roles.includes('coordination');
  if (acteur.roles.includes('partenaire') && !coordination) return [];
  const relations: RelationTour[] = ['lectrice'];
  if (acteur.responsableDe.some((id) => structuresDemandees.includes(id))) relations.push('responsable');
  if (coordination) relations.push('coordination');
  return relations;
}

export const peutLireLeTour = (statut: StatutTour, relations: readonly RelationTour[]): boolean =>
  peut(droitsTour, statut === 'ouvert' || statut === 'clos' ? 'voir' : 'voirBrouillon', relations);

/** Where it stands on a day: past its last one it is closed for everyone, whether or not *le temps* has written so. */
export const statutDuJour = ({ statut, dernierJour }: { statut: StatutTour; dernierJour: Jour }, aujourdhui: Jour): StatutTour =>
  statut === 'ouvert' && dernierJour < aujourdhui ? 'clos' : statut;

/** What each guard finds of a tour de table on a day. */
export function gardesDuTour(
  tour: { dernierJour: Jour; ouvertLe: Jour | null; rappele: boolean },
  { aujourdhui, questions, joursDeRappel }: { aujourdhui: Jour; questions: number; joursDeRappel: number },
): Record<GardeTour, string | true> {
  return {
    a_des_questions: questions > 0 || 'Il manque une question\u00a0: ajoutez-en au moins une avant d’envoyer.',
    jour_a_venir:
      tour.dernierJour >= aujourdhui || 'Le dernier jour pour répondre est passé\u00a0: choisissez-en un autre avant d’envoyer.',
    encore_temps:
      tour.dernierJour >= aujourdhui || 'Le dernier jour pour répondre est passé\u00a0: les réponses ne changent plus.',
    pas_clos:
      tour.ouvertLe === null || tour.dernierJour >= aujourdhui || 'Ce tour de table est clos\u00a0: il ne se retire plus.',
    echu: tour.dernierJour < aujourdhui || 'Les structures ont encore le temps de répondre.',
    rappel_du: rappelDu(tour, aujourdhui, joursDeRappel) || 'Il n’est pas l’heure de rappeler.',
  };
}

/** The day when those who have not answered are reminded; null when the last one is too near for that. */
export function jourDeRappel(dernierJour: Jour, ouvertLe: Jour, jours: number): Jour | null {
  const jour = ajouterJours(dernierJour, -jours);
  return ouvertLe < jour ? jour : null;
}

/** Whether those who have not answered are to be reminded: once, some days before the last, and never of what was asked that very day. */
function rappelDu(
  tour: { dernierJour: Jour; ouvertLe: Jour | null; rappele: boolean },
  aujourdhui: Jour,
  jours: number,
): boolean {
  if (tour.rappele || tour.ouvertLe === null) return false;
  const jour = jourDeRappel(tour.dernierJour, tour.ouvertLe, jours);
  return jour !== null && aujourdhui >= jour && aujourdhui <= tour.dernierJour;
}

/** The last day that a new draft proposes: a Friday, two weeks ahead or a little more. */
export function dernierJourPropose(aujourdhui: Jour): Jour {
  const dans = ajouterJours(aujourdhui, JOURS_PROPOSES);
  return ajouterJours(dans, (5 - jourDeSemaine(dans) + 7) % 7);
}

/** « c’est le dernier jour », « il reste 3 jours », of one that is open. */
export function resteDit(dernierJour: Jour, aujourdhui: Jour): string {
  const jours = ecartEnJours(aujourdhui, dernierJour);
  return jours === 0 ? 'c’est le dernier jour' : `il reste ${jours}\u00a0${jours === 1 ? 'jour' : 'jours'}`;
}

/** When the synthesis is to be read, for whoever is about to answer. */
export const quandLaSynthese = (minimum: number): string =>
  minimum > 1
    ? `Dès ${minimum} réponses, tout le réseau lit la synthèse. Elle change à chaque nouvelle réponse.`
    : 'Tout le réseau lit aussitôt la synthèse.';

/** « 14 structures sur 24 ont répondu », « Aucune structure n’a encore répondu » as long as one may. */
export function comptesDits(donnees: number, demandees: number, statut: StatutTour): string {
  if (donnees === 0) return statut === 'ouvert' ? 'Aucune structure n’a encore répondu' : 'Aucune structure n’a répondu';
  return donnees === 1 ? `1 structure sur ${demandees} a répondu` : `${donnees} structures sur ${demandees} ont répondu`;
}

/** The words for the fields that the journal keeps. */
export const CHAMPS_DU_TOUR: Readonly<Record<string, string>> = {
  titre: 'Titre',
  texte: 'Présentation',
  dernierJour: 'Dernier jour pour répondre',
  minimum: 'Réponses à partir desquelles la synthèse se montre',
  questions: 'Questions',
  suite: 'Suite donnée',
};
