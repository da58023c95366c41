import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Prise } from '#app/commun/prise.ts';
import { attentesDeStage } from './stages/a-faire.server.ts';
import { evenementsDeStage } from './stages/agenda.server.ts';
import { quitterLeReseau, suitesDuDepart } from './stages/depart-de-structure.server.ts';
import { CONSERVATION_TROC, donneesDuTroc, effacerDuTroc, empechementDuTroc } from './stages/donnees.server.ts';
import { ouvreLeTroc } from './stages/listes.server.ts';
import { empechementDeFusion, passerLesStages, stagesEnCharge } from './stages/passation.server.ts';
import { reponseStage } from './stages/reponses.server.ts';
import { reponsesAttendues, suiviDesStages } from './stages/suivi.server.ts';
import { TACHES_TROC } from './stages/taches.server.ts';
import { verifierTroc } from './stages/verifier.server.ts';
import { nombreDeStagesPrevus, nouveautesDeStage } from './stages/vifs.server.ts';

/** Who may propose is told to; the others, who will. */
function aucunStage({ acteur }: ContextePersonne): string {
  if (acteur.responsableDe.length > 0) return 'Aucun stage prévu\u00a0: proposez le premier';
  return acteur.roles.includes('coordination')
    ? 'Aucun stage prévu\u00a0: les directions invitées proposeront'
    : 'Aucun stage prévu pour l’instant';
}

export const prise: Prise = {
  domaine: 'troc',
  entrees: [{ salle: 'troc', libelle: 'Troc', chemin: '/stages', ouverteA: (ctx) => ouvreLeTroc(ctx.acteur) }],
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? attentesDeStage(ctx) : []),
  agenda: (ctx, periode) => (ouvreLeTroc(ctx.acteur) ? evenementsDeStage(ctx, periode) : []),
  suivi: suiviDesStages,
  attendues: (ctx) => (ouvreLeTroc(ctx.acteur) ? reponsesAttendues(ctx) : { total: 0, premieres: [] }),
  nouveautes: (ctx, depuis) => (ouvreLeTroc(ctx.acteur) ? nouveautesDeStage(ctx, depuis) : []),
  portes(ctx) {
    if (!ouvreLeTroc(ctx.acteur)) return [];
    const nombre = nombreDeStagesPrevus(ctx);
    const vif = nombre === 0 ? aucunStage(ctx) : `${nombre} stage${nombre > 1 ? 's prévus' : ' prévu'}`;
    return [{ salle: 'troc', titre: 'Troc de compétences', vif, chemin: '/stages' }];
  },
  taches: TACHES_TROC,
  reponses: { stage: reponseStage },
  donneesDe: donneesDuTroc,
  conservation: CONSERVATION_TROC,
  effacer: effacerDuTroc,
  empechementDEffacement: empechementDuTroc,
  // What it became is said by the line itself.
  champsDuJournal: { stage: { motif: 'Motif' } },
  quitterLeReseau,
  suitesDuDepart,
  verifier: verifierTroc,
  enCharge: stagesEnCharge,
  passerLaMain: passerLesStages,
  empechementDeFusion,
};
