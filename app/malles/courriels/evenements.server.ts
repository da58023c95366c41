import { aNom } from '#app/commun/francais.ts';
import { jourDe, libelleJour } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { etatLu, type StatutReservation } from '#app/malles/reservations/reservations.ts';
import { libelleLieu } from '#app/reseau/structures/lieu.ts';

/** What an event needs of a loan, read from a list or from its whole file. */
export interface PretEnAgenda {
  id: number;
  statut: StatutReservation;
  version: number;
  du: number;
  au: number;
  modifieeLe: Date;
  malle: { nom: string; ouRetirer: string | null; quandRetirer: string | null };
  /** Who borrows. */
  structure: string;
  /** Where the malle lives. */
  chez: { nom: string; adresse: string | null; codePostal: string | null; commune: string | null };
  /** Name of the structure that hands it over, when it is not the keeper's. */
  relaisDe: string | null;
  mien: boolean;
  /** Its reader is on neither side, nor of the coordination. */
  tiers?: boolean;
}

const ETAT: Record<StatutReservation, Evenement['etat']> = {
  demandee: 'propose',
  acceptee: 'prevu',
  en_pret: 'prevu',
  rendue: 'prevu',
  a_regulariser: 'prevu',
  close: 'prevu',
  refusee: 'annule',
  annulee: 'annule',
};

/** The loan as an event, under a name that stays: a telephone that took it in follows it when it moves, or is called off. */
export function evenementDePret({ malle, chez, ...p }: PretEnAgenda): Evenement {
  return {
    cle: `pret-${p.id}`,
    salle: 'malles',
    periode: { du: p.du, au: p.au },
    titre: `${malleEnTitre(malle.nom)}\u00a0: ${p.structure}`,
    detail: detailDe({ malle, ...p }),
    lieu: libelleLieu(chez),
    ...(chez.commune ? { bref: aNom(chez.commune) } : {}),
    chemin: `/reservations/${p.id}`,
    mien: p.mien,
    etat: ETAT[p.statut],
    sequence: p.version,
    modifieLe: p.modifieeLe,
  };
}

/** « Réservée. À prendre mardi 7 avril : porte du jardin, du lundi au vendredi. À rendre jeudi 9 avril. » */
function detailDe({ statut, du, au, malle, relaisDe, tiers }: Omit<PretEnAgenda, 'chez'>): string {
  const etat = statut === 'acceptee' ? '' : `${etatLu(statut, !tiers).etat}. `;
  const ou = relaisDe ?? [malle.ouRetirer, malle.quandRetirer].filter(Boolean).join(', ');
  return `${etat}À prendre ${libelleJour(jourDe(du))}${ou ? `\u00a0: ${ou}` : ''}. À rendre ${libelleJour(jourDe(au))}.`;
}
