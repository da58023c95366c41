import { demiJournee } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import type { RendezVous } from './echanges.ts';

/** What an event needs of an échange, read from a list or from its whole file. */
export interface RendezVousEnAgenda {
  id: number;
  rdvTombe: boolean;
  version: number;
  modifieLe: Date;
  titre: string;
  annonce: string;
  reponse: string;
  rdv: RendezVous;
}

/** The appointment as an event; called off, it stays as such, so that a telephone that took it in learns it. */
export function evenementDuRendezVous(e: RendezVousEnAgenda): Evenement {
  const { jour, moment, heure, lieu, note } = e.rdv;
  const [debut, fin] = moment === 'journee' ? (['matin', 'apres-midi'] as const) : ([moment, moment] as const);
  return {
    cle: `echange-${e.id}`,
    salle: 'troc',
    periode: { du: demiJournee(jour, debut), au: demiJournee(jour, fin) },
    ...(heure === null ? {} : { heure }),
    titre: `Rendez-vous\u00a0: ${e.annonce} et ${e.reponse}`,
    detail: [`À propos de «\u00a0${e.titre}\u00a0».`, note].filter(Boolean).join(' '),
    lieu,
    chemin: `/troc/echanges/${e.id}`,
    mien: true,
    etat: e.rdvTombe ? 'annule' : 'prevu',
    sequence: e.version,
    modifieLe: e.modifieLe,
  };
}
