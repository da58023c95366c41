import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Prise, ReponsesAttendues } from '#app/commun/prise.ts';
import { CONSERVATION_TROC, donneesDuTroc, effacerDuTroc } from './donnees.server.ts';
import { TACHE_DES_ECHANGES } from './echanges/conservation.server.ts';
import { echangesEnCharge, echangesQuiTombent, quitterLesEchanges } from './echanges/departs.server.ts';
import { reponseDEchange } from './echanges/reponses.server.ts';
import { echangesAFaire, evenementsDEchange, reponsesDEchangeAttendues } from './echanges/vifs.server.ts';
import { voitLaPhoto } from './experiences/dossiers.server.ts';
import { CHAMPS_DE_L_EXPERIENCE } from './experiences/experiences.ts';
import { reponseDExperience } from './experiences/reponses.server.ts';
import { accordsAttendus, nouvellesExperiences } from './experiences/vifs.server.ts';
import { TACHE_DES_PAPIERS } from './papiers/conservation.server.ts';
import { papiersQuiResteront } from './papiers/donnees.server.ts';
import { voitLeStage } from './papiers/fichiers-du-troc.server.ts';
import { annoncesPourMaStructure } from './rapprochements/pour-ma-structure.server.ts';
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

const ATTENDUES_MONTREES = 5;
/** The first few of both: stages have a limit, and come first. */
const reunir = (a: ReponsesAttendues, b: ReponsesAttendues): ReponsesAttendues => ({
  total: a.total + b.total,
  premieres: [...a.premieres, ...b.premieres].slice(0, ATTENDUES_MONTREES),
});

export const prise: Prise = {
  domaine: 'troc',
  entrees: [{ salle: 'troc', libelle: 'Troc', chemin: '/stages', ouverteA: (ctx) => ouvreLeTroc(ctx.acteur) }],
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? [...attentesDeStage(ctx), ...accordsAttendus(ctx), ...echangesAFaire(ctx)] : []),
  agenda: (ctx, periode) =>
    ouvreLeTroc(ctx.acteur) ? [...evenementsDeStage(ctx, periode), ...evenementsDEchange(ctx, periode)] : [],
  suivi: suiviDesStages,
  attendues: (ctx) =>
    ouvreLeTroc(ctx.acteur) ? reunir(reponsesAttendues(ctx), reponsesDEchangeAttendues(ctx)) : { total: 0, premieres: [] },
  nouveautes: (ctx, depuis) =>
    ouvreLeTroc(ctx.acteur) ? [...nouveautesDeStage(ctx, depuis), ...nouvellesExperiences(ctx, depuis)] : [],
  pourMaStructure: (ctx, depuis) => (ouvreLeTroc(ctx.acteur) ? annoncesPourMaStructure(ctx, depuis) : []),
  portes(ctx) {
    if (!ouvreLeTroc(ctx.acteur)) return [];
    const nombre = nombreDeStagesPrevus(ctx);
    const vif = nombre === 0 ? aucunStage(ctx) : `${nombre} stage${nombre > 1 ? 's prévus' : ' prévu'}`;
    return [{ salle: 'troc', titre: 'Troc de compétences', vif, chemin: '/stages' }];
  },
  taches: [...TACHES_TROC, TACHE_DES_PAPIERS, TACHE_DES_ECHANGES],
  reglages: REGLAGES_TROC,
  fichiers: { papier: voitLeStage, experience: voitLaPhoto },
  reponses: { stage: reponseStage, experience: reponseDExperience, echange: reponseDEchange },
  donneesDe: donneesDuTroc,
  conservation: CONSERVATION_TROC,
  effacer: effacerDuTroc,
  empechementDEffacement: empechementDuTroc,
  resteApresEffacement: papiersQuiResteront,
  // What it became is said by the line itself; the terms, by the page of its versions.
  champsDuJournal: { stage: { motif: 'Motif', tutriceId: 'Tutorat' }, experience: CHAMPS_DE_L_EXPERIENCE, echange: {} },
  quitterLeReseau(ctx, structureId) {
    quitterLeReseau(ctx, structureId);
    quitterLesEchanges(ctx, structureId);
  },
  suitesDuDepart: (ctx, structureId) => [...suitesDuDepart(ctx, structureId), ...echangesQuiTombent(ctx, structureId)],
  verifier: verifierTroc,
  enCharge: (ctx, qui) => [...stagesEnCharge(ctx, qui), ...echangesEnCharge(ctx, qui)],
  passerLaMain: passerLesStages,
  empechementDeFusion,
};
