import { ajouterJours, type DemiJournee, ecartEnJours, type Jour, jourDe } from '#app/commun/periode.ts';
import { joursDeRetard, type StatutReservation } from '#app/malles/reservations/reservations.ts';

/** The two sides of a loan. */
export type Cote = 'emprunteuse' | 'gardienne';

/** What *le temps* writes of a loan. */
export const CAUSES_DE_RAPPEL = ['a_preparer', 'bientot', 'a_rendre', 'retard'] as const;
export type CauseDeRappel = (typeof CAUSES_DE_RAPPEL)[number];
export const estUnRappel = (cause: string): cause is CauseDeRappel => CAUSES_DE_RAPPEL.some((une) => une === cause);

/** How many days before its first day both sides are reminded. */
export const JOURS_AVANT_LE_PRET = 7;
/** Nobody is reminded of what she was told this recently, in days. */
const JOURS_DE_REPIT = 2;
/** A late loan is reminded of at this pace, in days. */
export const JOURS_ENTRE_RETARDS = 3;

/** What the règle needs of a loan: civil days, in the network's time zone. */
export interface PretARappeler {
  statut: StatutReservation;
  du: DemiJournee;
  au: DemiJournee;
  accepteeLe: Jour | null;
  remiseLe: Jour | null;
  modifieeLe: Jour;
  /** It is collected from another borrower, and not from the keeper. */
  deMainEnMain: boolean;
  /** Of the malle, on its first day: both sides were told, and are told again when it is back. */
  horsService: boolean;
}

export interface Rappel {
  cause: CauseDeRappel;
  a: Cote;
  /** The same as long as it is the same reminder: it carries the dates, so that others make another one. */
  cle: string;
}

/**
 * The reminders that a loan is due on a day. Each has a few days to leave, so that a server that was down catches up; whoever
 * learned it from an act within these days is not told again.
 */
export function rappelsDus(pret: PretARappeler, aujourdhui: Jour): Rappel[] {
  switch (pret.statut) {
    case 'acceptee':
      return avantLePret(pret, aujourdhui);
    case 'en_pret':
      return [...avantLeRetour(pret, aujourdhui), ...enRetard(pret, aujourdhui)];
    default:
      return [];
  }
}

function avantLePret({ du, au, accepteeLe, modifieeLe, deMainEnMain, horsService }: PretARappeler, aujourdhui: Jour): Rappel[] {
  const reste = ecartEnJours(aujourdhui, jourDe(du));
  if (horsService || reste < 1 || reste > JOURS_AVANT_LE_PRET) return [];
  const reserveeDePres = accepteeLe !== null && accepteeLe >= ajouterJours(jourDe(du), -JOURS_AVANT_LE_PRET);
  if (reserveeDePres || ecartEnJours(modifieeLe, aujourdhui) < JOURS_DE_REPIT) return [];
  const pour = (cause: CauseDeRappel, a: Cote): Rappel => ({ cause, a, cle: `${cause}:${du}-${au}` });
  // What passes from hand to hand is not prepared.
  return [...(deMainEnMain ? [] : [pour('a_preparer', 'gardienne')]), pour('bientot', 'emprunteuse')];
}

/** Handed over on the eve of its return or since, she has just read when it is due. */
export const estRappeleeLaVeille = (au: DemiJournee, remiseLe: Jour): boolean => remiseLe < ajouterJours(jourDe(au), -1);

function avantLeRetour({ au, remiseLe, modifieeLe }: PretARappeler, aujourdhui: Jour): Rappel[] {
  const reste = ecartEnJours(aujourdhui, jourDe(au));
  if (reste < 0 || reste > 1 || (remiseLe !== null && !estRappeleeLaVeille(au, remiseLe)) || modifieeLe >= aujourdhui) return [];
  return [{ cause: 'a_rendre', a: 'emprunteuse', cle: `a_rendre:${au}` }];
}

function enRetard(pret: PretARappeler, aujourdhui: Jour): Rappel[] {
  const retard = joursDeRetard(pret, aujourdhui);
  const rang = Math.floor(retard / JOURS_ENTRE_RETARDS);
  // Missed for longer than a day, the next one is near enough.
  if (rang === 0 || retard % JOURS_ENTRE_RETARDS > 1) return [];
  if (ecartEnJours(pret.modifieeLe, aujourdhui) < JOURS_DE_REPIT) return [];
  const a = (cote: Cote): Rappel => ({ cause: 'retard', a: cote, cle: `retard-${rang}-${cote}:${pret.au}` });
  return [a('emprunteuse'), a('gardienne')];
}
