import { definirCycle, possibles } from '#app/commun/cycle.ts';
import { type Droits, peut } from '#app/commun/droits.ts';
import { type DemiJournee, ecartEnJours, type Jour, jourDe, type Periode } from '#app/commun/periode.ts';
import { ouvreLesMalles } from '#app/malles/catalogue/malles.ts';

/**
 * The loan of a malle, from the day it is booked to the day all is settled.
 * 1. Someone of a structure books it: it is hers at once, or she asks the keeper where the malle wants her yes.
 * 2. What is booked holds its half-days, with what is kept before and after; what is only asked holds nothing.
 * 3. It is handed over, counted item by item, to whoever booked it. Lateness is computed from the day it was due.
 * 4. It comes back and is counted again, or goes straight to the next borrower: one inventory serves both.
 * 5. The keeper closes it, or notes what is missing or broken and how it was settled.
 */
export const STATUTS_RESERVATION = [
  'demandee',
  'acceptee',
  'en_pret',
  'rendue',
  'a_regulariser',
  'close',
  'refusee',
  'annulee',
] as const;
export type StatutReservation = (typeof STATUTS_RESERVATION)[number];

/** Those that hold their half-days and what is kept around. What came back frees what is left of them. */
export const STATUTS_OCCUPANTS = [
  'acceptee',
  'en_pret',
  'rendue',
  'a_regulariser',
  'close',
] as const satisfies readonly StatutReservation[];
/** What may still be changed or called off. */
export const STATUTS_EN_VUE = ['demandee', 'acceptee'] as const satisfies readonly StatutReservation[];
/** Booked, or out. */
export const STATUTS_PRIS = ['acceptee', 'en_pret'] as const satisfies readonly StatutReservation[];
export const estPrise = (statut: StatutReservation): boolean => STATUTS_PRIS.some((un) => un === statut);
/** What goes on. */
export const STATUTS_VIVANTS = [
  'demandee',
  'acceptee',
  'en_pret',
  'rendue',
  'a_regulariser',
] as const satisfies readonly StatutReservation[];
/** What is only between the two sides: nobody else finds such a loan. */
export const STATUTS_ENTRE_ELLES = ['demandee', 'refusee', 'annulee'] as const satisfies readonly StatutReservation[];
/** Those that took place: what is counted. */
export const STATUTS_TENUS = ['en_pret', 'rendue', 'a_regulariser', 'close'] as const satisfies readonly StatutReservation[];

export const LIBELLE_STATUT_RESERVATION: Record<StatutReservation, string> = {
  demandee: 'Demandée',
  acceptee: 'Réservée',
  en_pret: 'En prêt',
  rendue: 'Rendue, à vérifier',
  a_regulariser: 'À régulariser',
  close: 'Close',
  refusee: 'Refusée',
  annulee: 'Annulée',
};

/**
 * Relations to a loan. `emprunteuse`: anyone of the structure that borrows. `proprietaire`: keeps the malle, or is of the
 * structure where it lives. `tiers`: anyone else of the network but a partenaire. Nobody holds `depart`: a structure leaves.
 */
export const RELATIONS_RESERVATION = ['emprunteuse', 'proprietaire', 'coordination', 'tiers', 'temps', 'depart'] as const;
export type RelationReservation = (typeof RELATIONS_RESERVATION)[number];

export const GARDES_RESERVATION = ['jour_passe', 'malle_disponible', 'relais_convenu', 'ecarts_regles'] as const;
export type GardeReservation = (typeof GARDES_RESERVATION)[number];

const QUI_PRETE = ['proprietaire', 'coordination'] as const satisfies readonly RelationReservation[];
const LES_DEUX_COTES = ['emprunteuse', ...QUI_PRETE] as const satisfies readonly RelationReservation[];

export const cycleReservation = definirCycle({
  objet: 'reservation',
  statuts: STATUTS_RESERVATION,
  relations: RELATIONS_RESERVATION,
  gardes: GARDES_RESERVATION,
  transitions: {
    demander: { de: [], vers: 'demandee', par: ['emprunteuse'], libelle: 'Envoyer la demande', fait: 'Demandée' },
    reserver: { de: [], vers: 'acceptee', par: LES_DEUX_COTES, libelle: 'Réserver', fait: 'Réservée' },
    accepter: { de: ['demandee'], vers: 'acceptee', par: QUI_PRETE, libelle: 'Accepter', fait: 'Acceptée' },
    refuser: { de: ['demandee'], vers: 'refusee', par: QUI_PRETE, libelle: 'Refuser', fait: 'Refusée', motif: 'obligatoire' },
    changer: {
      de: STATUTS_EN_VUE,
      vers: 'acceptee',
      par: LES_DEUX_COTES,
      libelle: 'Changer les dates',
      fait: 'Dates changées',
    },
    redemander: {
      de: STATUTS_EN_VUE,
      vers: 'demandee',
      par: ['emprunteuse'],
      libelle: 'Demander d’autres dates',
      fait: 'Autres dates demandées',
    },
    annuler: {
      de: STATUTS_EN_VUE,
      vers: 'annulee',
      par: LES_DEUX_COTES,
      libelle: 'Annuler',
      fait: 'Annulée',
      motif: 'obligatoire',
    },
    laisser_passer: {
      de: ['demandee'],
      vers: 'annulee',
      par: ['temps'],
      gardes: ['jour_passe'],
      libelle: 'Laisser passer',
      fait: 'Restée sans réponse',
    },
    constater_absence: {
      de: ['acceptee'],
      vers: 'annulee',
      par: QUI_PRETE,
      gardes: ['jour_passe'],
      libelle: 'Personne n’est venu la chercher',
      fait: 'Jamais retirée',
      motif: 'facultatif',
    },
    remettre: {
      de: ['acceptee'],
      vers: 'en_pret',
      par: LES_DEUX_COTES,
      gardes: ['malle_disponible'],
      libelle: 'Remettre la malle',
      fait: 'Remise',
    },
    prolonger: { de: ['en_pret'], vers: 'en_pret', par: LES_DEUX_COTES, libelle: 'Garder plus longtemps', fait: 'Prolongée' },
    rendre: { de: ['en_pret'], vers: 'rendue', par: LES_DEUX_COTES, libelle: 'Rendre la malle', fait: 'Rendue' },
    passer_le_relais: {
      de: ['en_pret'],
      vers: 'rendue',
      par: LES_DEUX_COTES,
      gardes: ['relais_convenu'],
      libelle: 'Passer la malle de main en main',
      fait: 'Passée de main en main',
    },
    clore: {
      de: ['rendue'],
      vers: 'close',
      par: QUI_PRETE,
      gardes: ['ecarts_regles'],
      libelle: 'Tout est en ordre',
      fait: 'Close',
    },
    signaler: { de: ['rendue'], vers: 'a_regulariser', par: QUI_PRETE, libelle: 'Signaler un manque', fait: 'Manque signalé' },
    regulariser: { de: ['a_regulariser'], vers: 'close', par: QUI_PRETE, libelle: 'C’est réglé', fait: 'Réglée' },
    annuler_pour_depart: {
      de: STATUTS_EN_VUE,
      vers: 'annulee',
      par: ['depart'],
      libelle: 'Annuler avec la structure',
      fait: 'Annulée avec le départ de la structure',
    },
  },
});
export type TransitionReservation = keyof typeof cycleReservation.transitions;

export const DROITS_RESERVATION = {
  /** That it exists, its dates, its structure; what never was hers to borrow is not found by a `tiers`. */
  voir: ['emprunteuse', 'proprietaire', 'coordination', 'tiers'],
  /** Who, where, what for, the words, the inventories, the caution. */
  voirLeDetail: LES_DEUX_COTES,
  modifier: LES_DEUX_COTES,
  /** Counts again what was counted too quickly. */
  recompter: LES_DEUX_COTES,
  /** The note of the caution, and what shortages cost. */
  noterLaCaution: QUI_PRETE,
  /** Without the notice, beyond the longest loan: what the keeper decides. */
  passerOutreAuxRegles: QUI_PRETE,
} as const satisfies Droits<string, RelationReservation>;

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
}

/** Who someone is to a loan. */
export function relationsALaReservation(
  pret: { structureId: number; proprietaireId: number; gardienneId: number | null },
  acteur: Lectrice,
): RelationReservation[] {
  if (acteur.personneId === null) return ['temps'];
  if (!ouvreLesMalles(acteur)) return [];
  const relations: RelationReservation[] = [];
  if (acteur.membreDe.includes(pret.structureId)) relations.push('emprunteuse');
  const presente = acteur.membreDe.length > 0 || acteur.roles.includes('coordination');
  if (acteur.membreDe.includes(pret.proprietaireId) || (presente && acteur.personneId === pret.gardienneId))
    relations.push('proprietaire');
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  return relations.length === 0 ? ['tiers'] : relations;
}

export const peutVoirLeDetail = (relations: readonly RelationReservation[]): boolean =>
  peut(DROITS_RESERVATION, 'voirLeDetail', relations);

/** How a loan stands, in the words of its reader: how it came back is for those concerned, to all others it did. */
export function etatLu(statut: StatutReservation, detail: boolean): { statut: StatutReservation; etat: string } {
  const revenue = statut === 'rendue' || statut === 'a_regulariser' || statut === 'close';
  return revenue && !detail ? { statut: 'close', etat: 'Rendue' } : { statut, etat: LIBELLE_STATUT_RESERVATION[statut] };
}

/** The acts that are open to someone now, guards that do not hold left out. */
export const actesOuverts = (
  statut: StatutReservation,
  relations: readonly RelationReservation[],
  gardes: Record<GardeReservation, string | true>,
): TransitionReservation[] =>
  possibles(cycleReservation, statut, relations).filter((nom) =>
    (cycleReservation.transitions[nom].gardes ?? []).every((garde) => gardes[garde] === true),
  );

/** How many days a loan is late; 0 when it is not. Its last day is the day it is due. */
export const joursDeRetard = (pret: { statut: StatutReservation; au: DemiJournee }, aujourdhui: Jour): number =>
  pret.statut === 'en_pret' ? Math.max(0, ecartEnJours(jourDe(pret.au), aujourdhui)) : 0;

/** Whether someone lends this malle: she books it without the keeper's yes, without notice, for anyone. */
export const prete = (relations: readonly RelationReservation[]): boolean =>
  relations.includes('proprietaire') || relations.includes('coordination');

/** What is kept around a loan, in half-days. */
export interface Tampons {
  avant: number;
  apres: number;
}

/** A half-day that is held, and on which of the two layers. */
export interface DemiJourneeTenue {
  demiJournee: DemiJournee;
  couche: 0 | 1;
}

/**
 * The half-days that a loan holds: its use on both layers, what is kept before on the first, after on the second. So that what is
 * kept around two neighbours may overlap, and never a use: under UNIQUE (malle, demi-journée, couche) that is exact.
 */
export function demiJourneesTenues({ du, au }: Periode, { avant, apres }: Tampons): DemiJourneeTenue[] {
  const tenues: DemiJourneeTenue[] = [];
  for (let demi = du - avant; demi < du; demi++) tenues.push({ demiJournee: demi, couche: 0 });
  for (let demi = du; demi <= au; demi++) tenues.push({ demiJournee: demi, couche: 0 }, { demiJournee: demi, couche: 1 });
  for (let demi = au + 1; demi <= au + apres; demi++) tenues.push({ demiJournee: demi, couche: 1 });
  return tenues;
}

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_LA_RESERVATION: Readonly<Record<string, string>> = {
  du: 'Premier jour',
  au: 'Dernier jour',
  lieu: 'Lieu',
  communeCode: 'Commune',
  mot: 'Mot',
  objet: 'Pour quoi faire',
  participants: 'Participants',
  contactId: 'Contact',
  motif: 'Motif',
  structureId: 'Structure',
  caution: 'Caution',
  cautionRecueLe: 'Caution reçue',
  cautionRendueLe: 'Caution rendue',
  manques: 'Ce qui manque',
  reglements: 'Comment c’est réglé',
};
