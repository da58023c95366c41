import type { ContextePersonne } from '#app/commun/contexte.ts';
import { nouveauPartage } from '#app/commun/partage.ts';
import type { Prise } from '#app/commun/prise.ts';
import { voitLaPhoto } from '#app/troc/experiences/dossiers.server.ts';
import { CHAMPS_DE_L_EXPERIENCE } from '#app/troc/experiences/experiences.ts';
import { reponseDExperience } from '#app/troc/experiences/reponses.server.ts';
import { accordsAttendus, nouvellesExperiences } from '#app/troc/experiences/vifs.server.ts';
import { TACHE_DES_PAPIERS } from '#app/troc/papiers/conservation.server.ts';
import { papiersQuiResteront } from '#app/troc/papiers/donnees.server.ts';
import { voitLeStage } from '#app/troc/papiers/fichiers-du-troc.server.ts';
import { attentesDeStage } from './a-faire.server.ts';
import { evenementsDeStage } from './agenda.server.ts';
import { quitterLeReseau, suitesDuDepart } from './depart-de-structure.server.ts';
import { empechementDuTroc } from './donnees.server.ts';
import { ouvreLeTroc } from './listes.server.ts';
import { empechementDeFusion, passerLesStages, stagesEnCharge } from './passation.server.ts';
import { reponseStage } from './reponses.server.ts';
import { reponsesAttendues, suiviDesStages } from './suivi.server.ts';
import { TACHES_TROC } from './taches.server.ts';
import { nombreDeStagesPrevus, nouveautesDeStage } from './vifs.server.ts';

/** Who may propose is told to; the others, who will. */
function aucunStage({ acteur }: ContextePersonne): string {
  if (acteur.responsableDe.length > 0) return 'Aucun stage prévu\u00a0: proposez le premier';
  return acteur.roles.includes('coordination')
    ? 'Aucun stage prévu\u00a0: les directions invitées proposeront'
    : 'Aucun stage prévu pour l’instant';
}

/** Stages, their papers and their stories. */
export const prise: Prise = {
  domaine: 'troc',
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? [...attentesDeStage(ctx), ...accordsAttendus(ctx)] : []),
  agenda: (ctx, periode) => (ouvreLeTroc(ctx.acteur) ? evenementsDeStage(ctx, periode) : []),
  suivi: suiviDesStages,
  attendues: (ctx) => (ouvreLeTroc(ctx.acteur) ? reponsesAttendues(ctx) : { total: 0, premieres: [] }),
  nouveautes: (ctx, depuis, partage = nouveauPartage()) =>
    ouvreLeTroc(ctx.acteur)
      ? partage(`stages.nouveautes:${depuis.getTime()}`, () => [
          ...nouveautesDeStage(ctx, depuis),
          ...nouvellesExperiences(ctx, depuis),
        ])
      : [],
  portes(ctx) {
    if (!ouvreLeTroc(ctx.acteur)) return [];
    const nombre = nombreDeStagesPrevus(ctx);
    const vif = nombre === 0 ? aucunStage(ctx) : `${nombre} stage${nombre > 1 ? 's prévus' : ' prévu'}`;
    return [{ salle: 'troc', titre: 'Stages entre structures', vif, chemin: '/stages' }];
  },
  taches: [...TACHES_TROC, TACHE_DES_PAPIERS],
  fichiers: { papier: voitLeStage, experience: voitLaPhoto },
  reponses: { stage: reponseStage, experience: reponseDExperience },
  empechementDEffacement: empechementDuTroc,
  resteApresEffacement: papiersQuiResteront,
  // What it became is said by the line itself; the terms, by the page of its versions.
  champsDuJournal: { stage: { motif: 'Motif', tutriceId: 'Tutorat' }, experience: CHAMPS_DE_L_EXPERIENCE },
  quitterLeReseau,
  suitesDuDepart,
  enCharge: stagesEnCharge,
  passerLaMain: passerLesStages,
  empechementDeFusion,
};
