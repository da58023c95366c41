import type { TransitionStage } from './stages.ts';

/** Why a stage was refused, or did not take place: counted by year. « autre » is told in words. */
export const RAISONS = [
  'dates',
  'equipe',
  'places',
  'projet',
  'empechement',
  'trajet',
  'activite',
  'papiers',
  'depart',
  'autre',
] as const;
export type Raison = (typeof RAISONS)[number];

export const LIBELLE_RAISON: Record<Raison, string> = {
  dates: 'Les dates ne vont pas',
  equipe: 'L’équipe est trop réduite à ce moment-là',
  places: 'Nous accueillons déjà du monde',
  projet: 'Ce n’est pas le bon lieu, ou pas le bon moment, pour ce projet',
  empechement: 'Une personne est malade ou empêchée',
  trajet: 'Le trajet, la météo ou les transports',
  activite: 'L’activité prévue n’a pas lieu',
  papiers: 'Les papiers n’étaient pas prêts',
  depart: 'Une personne ou une structure quitte le réseau',
  autre: 'Une autre raison',
};

/** The acts that ask why, and what one may answer in one tap. */
export const RAISONS_DE: Partial<Record<TransitionStage, readonly Raison[]>> = {
  ecarter: ['equipe', 'dates', 'projet', 'trajet', 'autre'],
  refuser: ['dates', 'equipe', 'places', 'projet', 'autre'],
  retirer: ['dates', 'empechement', 'projet', 'autre'],
  annuler: ['empechement', 'equipe', 'activite', 'trajet', 'papiers', 'autre'],
  reporter: ['empechement', 'equipe', 'activite', 'trajet', 'papiers', 'autre'],
  ecourter: ['empechement', 'equipe', 'activite', 'trajet', 'autre'],
  constater_absence: ['empechement', 'trajet', 'activite', 'papiers', 'autre'],
};
