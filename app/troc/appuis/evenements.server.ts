import { deNom } from '#app/commun/francais.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { enumerer } from '#app/commun/texte.ts';
import { libelleDuree, STATUTS_AVEC_SEANCE, type StatutAppui } from './appuis.ts';
import { type DossierDAppui, quiInterviennent } from './dossiers.server.ts';
import { periodeDeSeance, type Seance, seanceDe } from './seances.ts';

/** What an event needs of an appui, read from a list or from its whole file. */
export interface SeanceEnAgenda {
  id: number;
  statut: StatutAppui;
  version: number;
  modifieLe: Date;
  titre: string;
  structure: string;
  /** Who holds it. */
  avec: readonly string[];
  seance: Seance;
  mien: boolean;
}

/** The session as an event; called off, it stays as such, so that a telephone that took it in learns it. */
export function evenementDeSeance({ id, seance, avec, mien, ...a }: SeanceEnAgenda): Evenement {
  const qui = avec.length > 0 ? ` Avec ${enumerer(avec)}.` : '';
  return {
    cle: `appui-${id}`,
    salle: 'troc',
    periode: periodeDeSeance(seance),
    heure: seance.heure,
    duree: seance.duree,
    titre: `Appui technique\u00a0: ${a.titre}`,
    detail: `À la demande ${deNom(a.structure)}, pendant ${libelleDuree(seance.duree)}.${qui}`,
    lieu: seance.lieu,
    chemin: `/troc/appuis/${id}`,
    mien,
    etat: STATUTS_AVEC_SEANCE.some((statut) => statut === a.statut) ? 'prevu' : 'annule',
    sequence: a.version,
    modifieLe: a.modifieLe,
  };
}

/** The event of one appui, for the mail that joins it. */
export function agendaDuDossier(d: DossierDAppui): Evenement[] {
  const seance = seanceDe(d.ligne);
  const avec = quiInterviennent(d).map(({ nom }) => nom);
  return seance ? [evenementDeSeance({ ...d.ligne, structure: d.structure.nom, avec, seance, mien: true })] : [];
}
