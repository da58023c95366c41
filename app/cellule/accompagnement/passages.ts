import { deNom } from '#app/commun/francais.ts';
import type { TransitionDemande } from '../cellule.ts';

/** The steps that the members take along the way, one question each. */
export const PASSAGES = ['prendre_contact', 'engager', 'suivre', 'clore'] as const satisfies readonly TransitionDemande[];
export type Passage = (typeof PASSAGES)[number];

export const estUnPassage = (nom: string | undefined): nom is Passage =>
  (PASSAGES as readonly (string | undefined)[]).includes(nom);

/** Days after which the house asks how things go, from the day of the follow-up on. */
export const JOURS_DES_POINTS = [90, 180] as const;

interface Question {
  titre: string;
  /** The button, and the link that leads here. */
  bouton: string;
  ici: string;
  /** What is said to all readers; absent where there is nothing to say. */
  mot?: { libelle: string; aide: string };
  /** What comes next, once it is done; `elle` is the asker. */
  ensuite: (elle: string) => string[];
}

export const QUESTIONS: Record<Passage, Question> = {
  prendre_contact: {
    titre: 'Quand vous êtes-vous parlé\u00a0?',
    bouton: 'Noter que nous nous sommes parlé',
    ici: 'Premier contact',
    ensuite: (elle) => [
      `${elle} voit ici que vous vous êtes parlé.`,
      'Ensemble, vous décidez de la suite\u00a0: un accompagnement, une autre porte, ou rien de plus.',
      `Si un autre membre peut aider, rien ne s’ouvre à lui sans l’accord ${deNom(elle)}.`,
    ],
  },
  engager: {
    titre: 'Commencer l’accompagnement\u00a0?',
    bouton: 'Commencer l’accompagnement',
    ici: 'Commencer l’accompagnement',
    mot: { libelle: 'Ce que vous avez décidé ensemble', aide: 'Lu par toutes les personnes nommées en haut de cette page.' },
    ensuite: (elle) => [
      'Rencontres, constats et documents se rangent sur la page de la demande.',
      `Quand vous avez assez vu, vous remettez des préconisations, et ${elle} répond à chacune.`,
    ],
  },
  suivre: {
    titre: 'Passer au suivi\u00a0?',
    bouton: 'Passer au suivi',
    ici: 'Passer au suivi',
    mot: { libelle: 'Un mot pour la suite', aide: 'Lu par toutes les personnes nommées en haut de cette page.' },
    ensuite: (elle) => [
      `Dans 3 mois, puis dans 6 mois, ${elle} et vous recevez un courriel qui dit seulement qu’une page attend.`,
      'Vous faites alors le point ensemble.',
    ],
  },
  clore: {
    titre: 'Clore cette demande\u00a0?',
    bouton: 'Clore la demande',
    ici: 'Clore',
    mot: { libelle: 'Un mot pour finir', aide: 'Lu par toutes les personnes nommées en haut de cette page.' },
    ensuite: (elle) => [
      'Plus rien ne s’y écrit. Tout reste lisible quelques années, puis s’efface\u00a0: le jour se lit sur la page.',
      `À tout moment, ${elle} peut rouvrir la demande, ou tout effacer.`,
    ],
  },
};
