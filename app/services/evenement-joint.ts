import type { Evenement } from '#app/commun/prise.ts';
import type { Lettre } from './lettre.ts';

/** An event as the outbox keeps it, to be written as .ics when the mail leaves: instants as milliseconds since 1970. */
export interface EvenementJoint extends Pick<Evenement, 'cle' | 'salle' | 'titre' | 'detail' | 'chemin' | 'etat' | 'sequence'> {
  /** First and last half-day. */
  du: number;
  au: number;
  /** Minutes since midnight. */
  heure?: number;
  duree?: number;
  lieu?: string;
  modifieLe: number;
}

/** Name of the file that a mail joins. */
export const FICHIER_JOINT = 'rendez-vous.ics';

export function joindre({
  cle,
  salle,
  titre,
  detail,
  chemin,
  etat,
  sequence,
  periode,
  heure,
  duree,
  lieu,
  modifieLe,
}: Evenement): EvenementJoint {
  const { du, au } = periode;
  const dit = { cle, salle, titre, detail, chemin, etat, sequence };
  const horaire = { ...(heure === undefined ? {} : { heure }), ...(duree === undefined ? {} : { duree }) };
  return { ...dit, du, au, ...horaire, ...(lieu ? { lieu } : {}), modifieLe: modifieLe.getTime() };
}

/** The event again. Whoever receives the mail is concerned by it. */
export function reprendre({ du, au, modifieLe, ...dit }: EvenementJoint): Evenement {
  return { ...dit, periode: { du, au }, mien: true, modifieLe: new Date(modifieLe) };
}

/** A letter with a word on the file that it joins: a file of which nothing is said is not opened. */
export function avecLeFichier(lettre: Lettre, agenda: readonly Pick<EvenementJoint, 'etat'>[] | null): Lettre {
  return agenda?.length ? { ...lettre, pied: [phraseDuFichier(agenda), ...lettre.pied] } : lettre;
}

function phraseDuFichier(agenda: readonly Pick<EvenementJoint, 'etat'>[]): string {
  const plusieurs = agenda.length > 1;
  if (agenda.every(({ etat }) => etat === 'annule')) {
    const annules = plusieurs ? 'ces rendez-vous comme annulés' : 'ce rendez-vous comme annulé';
    return `Le fichier joint, ${FICHIER_JOINT}, note ${annules} dans votre agenda\u00a0: il suffit de l’ouvrir.`;
  }
  const [ces, les] = plusieurs ? ['ces', 'les'] : ['ce', 'le'];
  return `Le fichier joint, ${FICHIER_JOINT}, met ${ces} rendez-vous dans votre agenda, ou ${les} met à jour\u00a0: il suffit de l’ouvrir.`;
}
