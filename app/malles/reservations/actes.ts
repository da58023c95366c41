import { permet } from '#app/commun/cycle.ts';
import { cycleReservation, type RelationReservation, type TransitionReservation } from './reservations.ts';

/** The acts on a loan that have a page of their own here; those of the inventories are elsewhere. */
export const ACTES_DE_RESERVATION = [
  'accepter',
  'refuser',
  'changer',
  'redemander',
  'prolonger',
  'constater_absence',
  'clore',
  'annuler',
] as const satisfies readonly TransitionReservation[];
export type ActeDeReservation = (typeof ACTES_DE_RESERVATION)[number];

export const estActeDeReservation = (nom: string | undefined): nom is ActeDeReservation =>
  ACTES_DE_RESERVATION.some((un) => un === nom);

/** Whether someone may ever do it, whatever the state of the loan. */
export const estDeSaPart = (nom: TransitionReservation, relations: readonly RelationReservation[]): boolean =>
  permet(cycleReservation, nom, relations);

/**
 * Whether other dates want the keeper's yes again: those of a malle that asks for it, unless they stand within what she accepted.
 * Who keeps it gives it by changing them.
 */
export const redemandeAccord = ({
  accord,
  prete,
  dansLAccepte,
}: {
  accord: boolean;
  prete: boolean;
  dansLAccepte: boolean;
}): boolean => accord && !prete && !dansLAccepte;

/** What an act is called by who may do it now: one side hands the malle over, the other takes it. */
export function libelleDeLActe(nom: TransitionReservation, { emprunte, prete }: { emprunte: boolean; prete: boolean }): string {
  if (nom === 'remettre' && emprunte && !prete) return 'Prendre la malle et la compter';
  if (nom === 'rendre' && prete && !emprunte) return 'La reprendre et la compter';
  return cycleReservation.transitions[nom].libelle;
}
