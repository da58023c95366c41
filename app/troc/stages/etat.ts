import { possibles } from '#app/commun/cycle.ts';
import {
  ajouterJours,
  type DemiJournee,
  demiJournee,
  ecartEnJours,
  feuillet,
  type Jour,
  jourDe,
  libelleJour,
  libelleJourCourt,
  libellePeriode,
  momentDe,
  type Periode,
} from '#app/commun/periode.ts';
import {
  COTES,
  type Cote,
  cycleStage,
  type GardeStage,
  JOURS_AVANT_CLOTURE,
  JOURS_AVANT_EXPIRATION,
  type RelationStage,
  type TransitionStage,
} from './stages.ts';
import type { StatutStage } from './statuts.ts';
import { libelleMoments, suitesDe } from './termes.ts';

/** The half-day that is running (hour of the network's time zone; the afternoon begins at 13 h). */
export function demiJourneeCourante(aujourdhui: Jour, heure: number): DemiJournee {
  return demiJournee(aujourdhui, heure < 13 ? 'matin' : 'apres-midi');
}

/** The day before which a proposal is answered: day 30, or the first day of the stage when nearer. */
export function limiteDeReponse(proposeLe: Jour, premiere: DemiJournee): Jour {
  const trente = ajouterJours(proposeLe, JOURS_AVANT_EXPIRATION);
  const premierJour = jourDe(premiere);
  return trente < premierJour ? trente : premierJour;
}

/** « avant mercredi 1er avril », with the hour when the stage itself begins that afternoon. */
export function libelleLimite(proposeLe: Jour, premiere: DemiJournee): string {
  const limite = limiteDeReponse(proposeLe, premiere);
  const lApresMidi = limite === jourDe(premiere) && momentDe(premiere) === 'apres-midi';
  return `avant ${libelleJour(limite)}${lApresMidi ? ' à 13 h' : ''}`;
}

/** What the guards need to know of a stage at an instant, and of the person who acts. */
export interface EtatDuStage {
  du: DemiJournee;
  au: DemiJournee;
  courante: DemiJournee;
  aujourdhui: Jour;
  proposeLe: Jour;
  realiseLe: Jour | null;
  statut: StatutStage;
  /** Sides whose bilan is in. */
  bilans: readonly Cote[];
  /** Sides for which the person who acts may write. */
  cotes: readonly Cote[];
  /** Someone goes under a convention. */
  convention: boolean;
  /** The text is frozen: someone has signed. */
  fige: boolean;
  /** Her own consent is awaited. */
  accordDeMoi: boolean;
  /** How many consents are awaited. */
  accordsAttendus: number;
  /** Structures whose signature is awaited, and those for which the person who acts may sign. */
  signaturesAttendues: readonly Cote[];
  jeSignePour: readonly Cote[];
  /** Structures that the person who acts commits. */
  jEngage: readonly Cote[];
}

/** Every guard of the cycle: true, or the sentence that says why not. */
export function gardesDuStage(etat: EtatDuStage): Record<GardeStage, string | true> {
  const commence = etat.courante >= etat.du;
  const fini = etat.courante > etat.au;
  const echu = commence || etat.aujourdhui >= ajouterJours(etat.proposeLe, JOURS_AVANT_EXPIRATION);
  const tousLesBilans = COTES.every((cote) => etat.bilans.includes(cote));
  const longtempsApres = etat.realiseLe !== null && etat.aujourdhui >= ajouterJours(etat.realiseLe, JOURS_AVANT_CLOTURE);
  const accords = etat.accordsAttendus === 0;
  return {
    a_commence:
      commence || `Le stage n’a pas encore commencé : vous pourrez le dire à partir du ${libelleJour(jourDe(etat.du))}.`,
    pas_commence: !commence || 'La première demi-journée du stage a commencé : ce n’est plus possible.',
    pas_fini: !fini || 'Le stage est fini : on ne signe plus.',
    echu: echu || 'Cette proposition peut encore recevoir une réponse.',
    bilan_a_rendre:
      etat.cotes.some((cote) => !etat.bilans.includes(cote)) || 'Le bilan de votre structure est déjà rendu. Merci !',
    a_clore: tousLesBilans || longtempsApres || 'Ce stage attend encore un bilan.',
    convention: etat.convention || 'Ce stage ne demande ni convention ni avenant.',
    accord_a_donner: etat.accordDeMoi || 'Votre accord est déjà donné. Merci !',
    accords_donnes: accords || 'L’accord écrit de la personne qui part vient en premier : les structures signent ensuite.',
    signature_a_donner:
      etat.jeSignePour.some((cote) => etat.signaturesAttendues.includes(cote)) ||
      'La signature de votre structure est déjà donnée. Merci !',
    exemplaire_a_deposer:
      etat.jEngage.some((cote) => etat.signaturesAttendues.includes(cote)) ||
      'La signature de votre structure est déjà donnée. Merci !',
    tout_signe: etat.signaturesAttendues.length === 0 || 'Il manque encore une signature.',
    papiers_prets:
      !etat.convention ||
      etat.statut === 'signe' ||
      'Ce stage demande une convention signée. Déposez l’exemplaire signé à la main s’il existe, reportez le stage, ou dites qu’il n’a pas eu lieu.',
    texte_fige: etat.fige || 'Personne n’a encore signé : le texte suit ce que vous changez.',
  };
}

/** The acts open now: the cycle's table, and every guard. */
export function actesOuverts(
  statut: StatutStage,
  relations: readonly RelationStage[],
  gardes: Record<GardeStage, string | true>,
): TransitionStage[] {
  return possibles(cycleStage, statut, relations).filter((nom) =>
    (cycleStage.transitions[nom].gardes ?? []).every((garde) => gardes[garde] === true),
  );
}

/** « les 7 et 8 avril », « mardi 7 avril, le matin », « du 7 au 9 avril »: short enough for a title. */
export function libelleDates(stage: Periode & { demiJournees: readonly DemiJournee[] }, avecAnnee = false): string {
  const [premiere, ...autres] = suitesDe(stage.demiJournees);
  if (autres.length > 0) return libelleMoments(stage.demiJournees, avecAnnee);
  return libelleDuneSuite(premiere ?? stage, avecAnnee);
}

function libelleDuneSuite(periode: Periode, avecAnnee: boolean): string {
  const debut = jourDe(periode.du);
  const fin = jourDe(periode.au);
  const ecart = ecartEnJours(debut, fin);
  if (ecart === 0) return libellePeriode(periode, avecAnnee);
  const memeMois = debut.slice(0, 7) === fin.slice(0, 7);
  const premier = memeMois ? feuillet(debut).quantieme : libelleJourCourt(debut, false);
  const dernier = libelleJourCourt(fin, avecAnnee);
  return ecart === 1 ? `les ${premier} et ${dernier}` : `du ${premier} au ${dernier}`;
}

/** The day before which consents and signatures are awaited: the one on which the stage begins. */
export const jourDesPapiers = ({ du }: Periode): Jour => jourDe(du);
