import { definirCycle } from '#app/commun/cycle.ts';
import {
  type DemiJournee,
  debutDuJour,
  HEURE_DES_COURRIELS,
  jourCivil,
  jourDe,
  libelleHeure,
  libelleJour,
  type Moment,
  momentDe,
  type Periode,
  pasAvantHeure,
} from '#app/commun/periode.ts';
import { ouvreLesMalles } from '#app/malles/catalogue/malles.ts';

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

/** Those for whom something may still come of it. */
export const STATUTS_VIVANTS_ATTENTE = ['en_attente', 'proposee'] as const satisfies readonly StatutAttente[];

/** What someone answers, on its page or from the mail. */
export const ACTES_ATTENTE = ['prendre', 'decliner', 'retirer'] as const satisfies readonly TransitionAttente[];
export type ActeAttente = (typeof ACTES_ATTENTE)[number];

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
}

/** Who someone is to a wait: anyone of the structure that waits, the coordination, *le temps*; nobody else sees it. */
export function relationsALAttente({ structureId }: { structureId: number }, acteur: Lectrice): RelationAttente[] {
  if (acteur.personneId === null) return ['temps'];
  if (!ouvreLesMalles(acteur)) return [];
  const relations: RelationAttente[] = [];
  if (acteur.membreDe.includes(structureId)) relations.push('demandeuse');
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  return relations;
}

const HEURE_MS = 3_600_000;
/** An offer is answered until then, the eve of the first day at the latest. */
const HEURE_LIMITE = 18;

/**
 * Until when dates would be held for whom they are offered now: so many hours from when she may read it, less when they are near.
 * Once the notice has passed, or on the eve of the first day in the evening, nobody could take them any more.
 * @param preavisJours how many days before its first day the malle is booked
 * @returns null when there is not an hour left to answer
 */
export function finDeLOffre(
  maintenant: Date,
  { du, preavisJours, heures, fuseau }: { du: DemiJournee; preavisJours: number; heures: number; fuseau: string },
): Date | null {
  const lue = pasAvantHeure(maintenant, HEURE_DES_COURRIELS, fuseau).getTime();
  const veille = debutDuJour(jourDe(du), fuseau, -Math.max(1, preavisJours));
  const fin = Math.min(lue + heures * HEURE_MS, pasAvantHeure(veille, HEURE_LIMITE, fuseau).getTime());
  return fin - lue < HEURE_MS ? null : new Date(fin);
}

/** Dates as the booking form and its address say them. */
export const enDates = ({
  du,
  au,
}: Periode): { debut: string; fin: string; debutDemiJournee: Moment; finDemiJournee: Moment } => ({
  ...{ debut: jourDe(du), fin: jourDe(au), debutDemiJournee: momentDe(du), finDemiJournee: momentDe(au) },
});

/** Those dates in an address; whole days are not said. */
export function enAdresse(periode: Periode): string {
  const { debut, fin, debutDemiJournee, finDemiJournee } = enDates(periode);
  const adresse = new URLSearchParams({ debut, fin });
  if (debutDemiJournee !== 'matin') adresse.set('debutDemiJournee', debutDemiJournee);
  if (finDemiJournee !== 'apres-midi') adresse.set('finDemiJournee', finDemiJournee);
  return adresse.toString();
}

/** Until when it is held: « mardi 24 mars à 18 h 00 ». */
export const libelleJusqua = (jusqua: Date, fuseau: string): string =>
  `${libelleJour(jourCivil(jusqua, fuseau))} à ${libelleHeure(jusqua, fuseau)}`;
