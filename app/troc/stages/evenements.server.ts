import { aNom, deNom } from '#app/commun/francais.ts';
import type { Evenement } from '#app/commun/prise.ts';
import type { Dossier } from './dossiers.server.ts';
import { lieuDuStage } from './lettres.server.ts';
import { LIBELLE_STATUT_STAGE, STATUTS_BLOQUANTS_STAGE, type StatutStage } from './statuts.ts';
import { suitesDe } from './termes.ts';

/** What an event needs of a stage, read from a list or from its whole file. */
export interface StageEnAgenda {
  id: number;
  statut: StatutStage;
  version: number;
  demiJournees: readonly number[];
  modifieLe: Date;
  stagiaires: string;
  origine: string;
  accueil: string;
  lieu: string;
  /** « à Châlus » */
  bref?: string;
  mien: boolean;
}

/**
 * One event a run of half-days: a stage of three Tuesdays is three events. The first keeps the name of the stage, so that
 * a telephone that took it in follows it when it moves.
 */
export function evenementsDe(s: StageEnAgenda): Evenement[] {
  return suitesDe(s.demiJournees).map((periode, rang) => ({
    cle: rang === 0 ? `stage-${s.id}` : `stage-${s.id}-${rang + 1}`,
    salle: 'troc',
    periode,
    titre: `Stage\u00a0: ${s.stagiaires} ${aNom(s.accueil)}`,
    detail: detailDe(s),
    lieu: s.lieu,
    ...(s.bref ? { bref: s.bref } : {}),
    chemin: `/stages/${s.id}`,
    mien: s.mien,
    etat: s.statut === 'propose' ? 'propose' : STATUTS_BLOQUANTS_STAGE.includes(s.statut) ? 'prevu' : 'annule',
    sequence: s.version,
    modifieLe: s.modifieLe,
  }));
}

/** « De La Cour carrée à La Grange commune. », after the state when the stage is not simply to come. */
function detailDe({ statut, origine, accueil }: StageEnAgenda): string {
  const etat = statut === 'accepte' ? '' : `${LIBELLE_STATUT_STAGE[statut]}. `;
  return `${etat}D${deNom(origine).slice(1)} ${aNom(accueil)}.`;
}

/** The events of one stage, for the mail that joins them. */
export const evenementsDuDossier = (d: Dossier): Evenement[] =>
  evenementsDe({
    ...d.ligne,
    stagiaires: d.stagiaire.nom,
    origine: d.origine.nom,
    accueil: d.accueil.nom,
    lieu: lieuDuStage(d),
    ...(d.accueil.commune ? { bref: aNom(d.accueil.commune) } : {}),
    mien: true,
  });
