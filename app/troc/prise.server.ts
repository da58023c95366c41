import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Prise } from '#app/commun/prise.ts';
import { CONSERVATION_TROC, donneesDuTroc, effacerDuTroc } from './donnees.server.ts';
import { voitLaPhoto } from './experiences/dossiers.server.ts';
import { CHAMPS_DE_L_EXPERIENCE } from './experiences/experiences.ts';
import { reponseDExperience } from './experiences/reponses.server.ts';
import { accordsAttendus, nouvellesExperiences } from './experiences/vifs.server.ts';
import { TACHE_DES_PAPIERS } from './papiers/conservation.server.ts';
import { papiersQuiResteront } from './papiers/donnees.server.ts';
import { voitLeStage } from './papiers/fichiers-du-troc.server.ts';
import { nouveautesDesRecherches } from './recherche/gardees.server.ts';
import { resultatsDuTroc } from './recherche/resultats-de-salle.server.ts';
import { REGLAGES_TROC } from './reglages.ts';
import { attentesDeStage } from './stages/a-faire.server.ts';
import { evenementsDeStage } from './stages/agenda.server.ts';
import { quitterLeReseau, suitesDuDepart } from './stages/depart-de-structure.server.ts';
import { empechementDuTroc } from './stages/donnees.server.ts';
import { ouvreLeTroc } from './stages/listes.server.ts';
import { empechementDeFusion, passerLesStages, stagesEnCharge } from './stages/passation.server.ts';
import { reponseStage } from './stages/reponses.server.ts';
import { reponsesAttendues, suiviDesStages } from './stages/suivi.server.ts';
import { TACHES_TROC } from './stages/taches.server.ts';
import { nombreDeStagesPrevus, nouveautesDeStage } from './stages/vifs.server.ts';
import { verifierTroc } from './verifier.server.ts';

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
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? [...attentesDeStage(ctx), ...accordsAttendus(ctx)] : []),
  agenda: (ctx, periode) => (ouvreLeTroc(ctx.acteur) ? evenementsDeStage(ctx, periode) : []),
  suivi: suiviDesStages,
  attendues: (ctx) => (ouvreLeTroc(ctx.acteur) ? reponsesAttendues(ctx) : { total: 0, premieres: [] }),
  nouveautes: (ctx, depuis) =>
    ouvreLeTroc(ctx.acteur) ? [...nouveautesDeStage(ctx, depuis), ...nouvellesExperiences(ctx, depuis)] : [],
  portes(ctx) {
    if (!ouvreLeTroc(ctx.acteur)) return [];
    const nombre = nombreDeStagesPrevus(ctx);
    const vif = nombre === 0 ? aucunStage(ctx) : `${nombre} stage${nombre > 1 ? 's prévus' : ' prévu'}`;
    return [{ salle: 'troc', titre: 'Troc de compétences', vif, chemin: '/stages' }];
  },
  chercher: resultatsDuTroc,
  trouvaillesGardees: nouveautesDesRecherches,
  taches: [...TACHES_TROC, TACHE_DES_PAPIERS],
  reglages: REGLAGES_TROC,
  fichiers: { papier: voitLeStage, experience: voitLaPhoto },
  reponses: { stage: reponseStage, experience: reponseDExperience },
  donneesDe: donneesDuTroc,
  conservation: CONSERVATION_TROC,
  effacer: effacerDuTroc,
  empechementDEffacement: empechementDuTroc,
  resteApresEffacement: papiersQuiResteront,
  // What it became is said by the line itself; the terms, by the page of its versions.
  champsDuJournal: { stage: { motif: 'Motif', tutriceId: 'Tutorat' }, experience: CHAMPS_DE_L_EXPERIENCE },
  quitterLeReseau,
  suitesDuDepart,
  verifier: verifierTroc,
  enCharge: stagesEnCharge,
  passerLaMain: passerLesStages,
  empechementDeFusion,
};
