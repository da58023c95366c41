import { definirCycle, possibles } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';
import { ajouterJours, type DemiJournee, type Jour, jourDe } from '#app/commun/periode.ts';

/**
 * A formation of the network, from a draft to its closing.
 * 1. Someone who commits a structure, or the coordination, prepares it: half-days, place, capacity, minimum, last day to register.
 * 2. Once open, the teams register; what is full has a waiting list, whose places are given fairly (inscriptions/attribuer.ts).
 * 3. On the last day to register, *le temps* confirms it when the minimum is reached; otherwise whoever holds it is asked.
 * 4. After its last half-day it has taken place: presence, certificates and questionnaires follow.
 * 5. Whoever holds it closes it, once its papers and its account are in.
 */
export const STATUTS_FORMATION = ['projet', 'ouverte', 'confirmee', 'realisee', 'close', 'annulee'] as const;
export type StatutFormation = (typeof STATUTS_FORMATION)[number];

/** Those that may still be changed, called off, registered to. */
export const STATUTS_A_VENIR = ['ouverte', 'confirmee'] as const satisfies readonly StatutFormation[];
/** Those that took place: what is counted. */
export const STATUTS_TENUES = ['realisee', 'close'] as const satisfies readonly StatutFormation[];
/** Those that have not taken place yet, drafts with them: what may still be called off. */
export const STATUTS_PAS_TENUES = ['projet', ...STATUTS_A_VENIR] as const satisfies readonly StatutFormation[];
/** Those that someone must hold: there is still something to do. */
export const STATUTS_A_TENIR = [...STATUTS_PAS_TENUES, 'realisee'] as const satisfies readonly StatutFormation[];
/** Of those, what everybody finds: presence is noted from the first half-day until whoever holds it closes it. */
export const STATUTS_EN_COURS = [...STATUTS_A_VENIR, 'realisee'] as const satisfies readonly StatutFormation[];
/** Those that take place, or took place: open once, and not called off. */
export const STATUTS_MAINTENUES = [...STATUTS_A_VENIR, ...STATUTS_TENUES] as const satisfies readonly StatutFormation[];
/** Those that change no more. */
export const STATUTS_FINIS = ['close', 'annulee'] as const satisfies readonly StatutFormation[];
/** What anyone of the network finds: a draft is found by whoever prepares it. */
export const STATUTS_PUBLIES = [...STATUTS_MAINTENUES, 'annulee'] as const satisfies readonly StatutFormation[];

/** Called off. */
export const estAnnulee = (statut: StatutFormation): boolean => statut === 'annulee';
/** Still to come: it may be changed, called off, registered to. */
export const estAVenir = (statut: StatutFormation): boolean => STATUTS_A_VENIR.some((un) => un === statut);
/** It took place. */
export const aEuLieu = (statut: StatutFormation): boolean => STATUTS_TENUES.some((un) => un === statut);
/** Closed, or called off: it changes no more. */
export const estFinie = (statut: StatutFormation): boolean => STATUTS_FINIS.some((un) => un === statut);

/** The state as a label: `etatEnMots` says it to a reader. */
export const LIBELLE_STATUT_FORMATION: Record<StatutFormation, string> = {
  projet: 'En projet',
  ouverte: 'Ouverte aux inscriptions',
  confirmee: 'Confirmée',
  realisee: 'A eu lieu',
  close: 'Close',
  annulee: 'Annulée',
};

/**
 * Relations to a formation. `organisatrice`: holds it, or commits the structure that organises it. `formatrice`: trains in it.
 * `lectrice`: anyone of the network but a partenaire. `partenaire` reads what is public, and never who comes.
 */
export const RELATIONS_FORMATION = ['organisatrice', 'coordination', 'formatrice', 'lectrice', 'partenaire', 'temps'] as const;
export type RelationFormation = (typeof RELATIONS_FORMATION)[number];

/** `prete`: it has half-days to come; `derniere_seance_passee`: its last half-day is today or behind. */
export const GARDES_FORMATION = ['prete', 'derniere_seance_passee'] as const;
export type GardeFormation = (typeof GARDES_FORMATION)[number];

const QUI_TIENT = ['organisatrice', 'coordination'] as const satisfies readonly RelationFormation[];

/** See `STATUTS_FORMATION`. */
export const cycleFormation = definirCycle({
  objet: 'formation',
  statuts: STATUTS_FORMATION,
  relations: RELATIONS_FORMATION,
  gardes: GARDES_FORMATION,
  transitions: {
    creer: { de: [], vers: 'projet', par: QUI_TIENT, libelle: 'Préparer une formation', fait: 'Préparée' },
    ouvrir: {
      de: ['projet'],
      vers: 'ouverte',
      par: QUI_TIENT,
      gardes: ['prete'],
      libelle: 'Ouvrir aux inscriptions',
      fait: 'Ouverte aux inscriptions',
    },
    confirmer: {
      de: ['ouverte'],
      vers: 'confirmee',
      par: [...QUI_TIENT, 'temps'],
      libelle: 'Confirmer la formation',
      fait: 'Confirmée',
    },
    realiser: {
      de: STATUTS_A_VENIR,
      vers: 'realisee',
      par: [...QUI_TIENT, 'temps'],
      gardes: ['derniere_seance_passee'],
      libelle: 'Elle a eu lieu',
      fait: 'A eu lieu',
    },
    clore: { de: ['realisee'], vers: 'close', par: QUI_TIENT, libelle: 'Clore la formation', fait: 'Close' },
    annuler: {
      de: STATUTS_PAS_TENUES,
      vers: 'annulee',
      par: QUI_TIENT,
      libelle: 'Annuler la formation',
      fait: 'Annulée',
      motif: 'obligatoire',
    },
  },
});
export type TransitionFormation = keyof typeof cycleFormation.transitions;

/** What each may read and do. */
export const DROITS_FORMATION = {
  /** What is public of it: programme, half-days, how many places are free. */
  voir: ['organisatrice', 'coordination', 'formatrice', 'lectrice', 'partenaire'],
  voirLeProjet: ['organisatrice', 'coordination', 'formatrice'],
  /** Which structures come; a partenaire never reads it. */
  voirLesStructures: ['organisatrice', 'coordination', 'formatrice', 'lectrice'],
  /** Who comes, by name, and in which order one waits. */
  voirLesNoms: ['organisatrice', 'coordination', 'formatrice'],
  voirLesBesoinsParticuliers: ['organisatrice', 'coordination'],
  modifier: QUI_TIENT,
  dupliquer: QUI_TIENT,
  confier: QUI_TIENT,
  /** Registers someone of any structure, with neither her responsable's yes nor the last day in the way. */
  inscrireQuiconque: QUI_TIENT,
  inscrire: ['organisatrice', 'coordination', 'formatrice', 'lectrice'],
  noterLaPresence: ['organisatrice', 'coordination', 'formatrice'],
  deposerDesSupports: ['organisatrice', 'coordination', 'formatrice'],
  lireLaSynthese: ['organisatrice', 'coordination', 'formatrice'],
  tenirLesComptes: QUI_TIENT,
} as const satisfies Droits<string, RelationFormation>;

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
  responsableDe: readonly number[];
}

/** Who someone is to a formation. @param formatrices the members of the network who train in it */
export function relationsALaFormation(
  {
    organisatriceId,
    structureId,
    formatrices,
  }: {
    organisatriceId: number;
    structureId: number | null;
    formatrices: readonly number[];
  },
  acteur: Lectrice,
): RelationFormation[] {
  if (acteur.personneId === null) return ['temps'];
  const coordonne = acteur.roles.includes('coordination');
  if (!coordonne && acteur.roles.includes('partenaire')) return ['partenaire'];
  const relations: RelationFormation[] = ['lectrice'];
  // Whoever has left every team holds nothing any more.
  const presente = acteur.membreDe.length > 0 || coordonne;
  const engage = structureId !== null && acteur.responsableDe.includes(structureId);
  if (engage || (presente && acteur.personneId === organisatriceId)) relations.push('organisatrice');
  if (presente && formatrices.includes(acteur.personneId)) relations.push('formatrice');
  if (coordonne) relations.push('coordination');
  return relations;
}

/** Who may prepare a formation: whoever commits a structure, and the coordination. */
export function relationsSansFormation(acteur: Lectrice): RelationFormation[] {
  if (acteur.roles.includes('coordination')) return ['coordination', 'lectrice'];
  if (acteur.roles.includes('partenaire')) return ['partenaire'];
  return acteur.responsableDe.length > 0 ? ['organisatrice', 'lectrice'] : ['lectrice'];
}

/** The acts that are open to someone now, guards that do not hold left out. */
export const actesDeFormation = (
  statut: StatutFormation,
  relations: readonly RelationFormation[],
  gardes: Record<GardeFormation, string | true>,
): TransitionFormation[] =>
  possibles(cycleFormation, statut, relations).filter((nom) =>
    (cycleFormation.transitions[nom].gardes ?? []).every((garde) => gardes[garde] === true),
  );

/** Registration by oneself: open or confirmed, before its first day, and the last day to register has not passed. */
export const inscriptionsOuvertes = (
  { statut, limite, du }: { statut: StatutFormation; limite: Jour | null; du: DemiJournee | null },
  aujourdhui: Jour,
): boolean => estAVenir(statut) && (limite === null || aujourdhui <= limite) && (du === null || aujourdhui < jourDe(du));

/** The last day on which one registers: the one that was set, otherwise the eve of its first half-day; null without either. */
export const dernierJourPourSInscrire = ({ limite, du }: { limite: Jour | null; du: DemiJournee | null }): Jour | null =>
  limite ?? (du === null ? null : ajouterJours(jourDe(du), -1));

/** The most places that a formation has. */
export const MAX_CAPACITE = 500;
/** The most half-days. */
export const MAX_SEANCES = 40;

/** A half-day of a formation, in minutes since midnight. */
export interface Seance {
  demiJournee: DemiJournee;
  debut: number;
  fin: number;
}

/** When nobody said otherwise: 9 h to 12 h, 14 h to 17 h. */
export const HORAIRES_PAR_DEFAUT = { matin: { debut: 540, fin: 720 }, 'apres-midi': { debut: 840, fin: 1020 } } as const;

/** How long half-days last together, in minutes of the clock: the change of hour falls at night. */
export const dureeDesSeances = (seances: readonly Pick<Seance, 'debut' | 'fin'>[]): number =>
  seances.reduce((total, { debut, fin }) => total + fin - debut, 0);

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_LA_FORMATION: Readonly<Record<string, string>> = {
  titre: 'Titre',
  resume: 'En une phrase',
  objectifs: 'Ce que l’on saura',
  programme: 'Programme',
  pourQui: 'Pour qui',
  prerequis: 'À savoir avant',
  capacite: 'Places',
  minimum: 'Minimum',
  limite: 'Dernier jour pour s’inscrire',
  lieu: 'Lieu',
  lien: 'Lien',
  accessibilite: 'Accessibilité',
  cout: 'Coût par structure',
  financeurs: 'Financeurs',
  validation: 'Accord de la direction',
  publique: 'Page publique',
  seances: 'Demi-journées',
  organisatriceId: 'Qui l’organise',
  structureId: 'Structure',
  motif: 'Motif',
};
