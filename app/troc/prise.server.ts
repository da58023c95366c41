import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Prise } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { CHAMPS_DE_L_ANNONCE } from './annonces/annonces.ts';
import { annoncesEnCharge, passerLesAnnonces, retirerLesAnnonces, suitesPourLesAnnonces } from './annonces/departs.server.ts';
import { reponseDAnnonce } from './annonces/reponses.server.ts';
import { TACHE_DES_ANNONCES } from './annonces/taches.server.ts';
import { annoncesAFaire, nombreDAnnonces, nouvellesAnnonces, suiviDesAnnonces } from './annonces/vifs.server.ts';
import { CONSERVATION_TROC, donneesDuTroc, effacerDuTroc } from './donnees.server.ts';
import { voitLaPhoto } from './experiences/dossiers.server.ts';
import { CHAMPS_DE_L_EXPERIENCE } from './experiences/experiences.ts';
import { reponseDExperience } from './experiences/reponses.server.ts';
import { accordsAttendus, nouvellesExperiences } from './experiences/vifs.server.ts';
import { TACHE_DES_PAPIERS } from './papiers/conservation.server.ts';
import { papiersQuiResteront } from './papiers/donnees.server.ts';
import { voitLeStage } from './papiers/fichiers-du-troc.server.ts';
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

/** « 90 annonces, 3 stages prévus » */
function vifDuTroc(ctx: ContextePersonne): string {
  const [annonces, stages] = [nombreDAnnonces(ctx), nombreDeStagesPrevus(ctx)];
  if (annonces + stages === 0) return 'Aucune annonce\u00a0: dites la première';
  return [annonces > 0 ? accorder(annonces, 'annonce') : '', stages > 0 ? accorder(stages, 'stage prévu', 'stages prévus') : '']
    .filter(Boolean)
    .join(', ');
}

export const prise: Prise = {
  domaine: 'troc',
  entrees: [{ salle: 'troc', libelle: 'Troc', chemin: '/troc', ouverteA: (ctx) => ouvreLeTroc(ctx.acteur) }],
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? [...attentesDeStage(ctx), ...accordsAttendus(ctx), ...annoncesAFaire(ctx)] : []),
  agenda: (ctx, periode) => (ouvreLeTroc(ctx.acteur) ? evenementsDeStage(ctx, periode) : []),
  suivi: (ctx) => [...suiviDesStages(ctx), ...suiviDesAnnonces(ctx)],
  attendues: (ctx) => (ouvreLeTroc(ctx.acteur) ? reponsesAttendues(ctx) : { total: 0, premieres: [] }),
  nouveautes: (ctx, depuis) =>
    ouvreLeTroc(ctx.acteur)
      ? [...nouveautesDeStage(ctx, depuis), ...nouvellesExperiences(ctx, depuis), ...nouvellesAnnonces(ctx, depuis)]
      : [],
  portes(ctx) {
    if (!ouvreLeTroc(ctx.acteur)) return [];
    return [{ salle: 'troc', titre: 'Troc de compétences', vif: vifDuTroc(ctx), chemin: '/troc' }];
  },
  taches: [...TACHES_TROC, TACHE_DES_PAPIERS, TACHE_DES_ANNONCES],
  reglages: REGLAGES_TROC,
  fichiers: { papier: voitLeStage, experience: voitLaPhoto },
  reponses: { stage: reponseStage, experience: reponseDExperience, annonce: reponseDAnnonce },
  donneesDe: donneesDuTroc,
  conservation: CONSERVATION_TROC,
  effacer: effacerDuTroc,
  empechementDEffacement: empechementDuTroc,
  resteApresEffacement: papiersQuiResteront,
  // What it became is said by the line itself; the terms, by the page of its versions.
  champsDuJournal: {
    stage: { motif: 'Motif', tutriceId: 'Tutorat' },
    experience: CHAMPS_DE_L_EXPERIENCE,
    annonce: CHAMPS_DE_L_ANNONCE,
  },
  quitterLeReseau(ctx, structureId) {
    quitterLeReseau(ctx, structureId);
    retirerLesAnnonces(ctx, structureId);
  },
  suitesDuDepart: (ctx, structureId) => [...suitesDuDepart(ctx, structureId), ...suitesPourLesAnnonces(ctx, structureId)],
  verifier: verifierTroc,
  enCharge: (ctx, qui) => [...stagesEnCharge(ctx, qui), ...annoncesEnCharge(ctx, qui)],
  passerLaMain: (ctx, qui) => passerLesStages(ctx, qui) + passerLesAnnonces(ctx, qui),
  empechementDeFusion,
};
