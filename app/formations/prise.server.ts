import type { Prise } from '#app/commun/prise.ts';
import { formationsAVerifier } from './a-verifier.server.ts';
import { prise as besoins } from './besoins/prise.server.ts';
import { TACHE_D_EFFACEMENT } from './conservation.server.ts';
import { formationsEnCharge, passerLesFormations, quitterLesFormations, suitesPourLesFormations } from './depart.server.ts';
import { CONSERVATION_FORMATIONS, donneesDesFormations } from './donnees.server.ts';
import { effacerDesFormations, empechementDesFormations } from './effacer.server.ts';
import { fusionDansUneFormation } from './fusion.server.ts';
import { prise as inscriptions } from './inscriptions/prise.server.ts';
import { prise as programme } from './programme/prise.server.ts';
import { prise as qualifications } from './qualifications/prise.server.ts';
import { prise as questionnaires } from './questionnaires/prise.server.ts';
import { REGLAGES_FORMATIONS } from './reglages.ts';
import { prise as supports } from './supports/prise.server.ts';
import { TACHE_DE_LA_LISTE, TACHE_DES_FORMATIONS } from './taches.server.ts';
import { verifierFormations } from './verifier.server.ts';

/** What holds for the whole room. */
const salle: Prise = {
  domaine: 'formations',
  reglages: REGLAGES_FORMATIONS,
  aTenir: [{ libelle: 'Les qualifications attendues', chemin: '/formations/qualifications' }],
  taches: [TACHE_DE_LA_LISTE, TACHE_DES_FORMATIONS, TACHE_D_EFFACEMENT],
  donneesDe: donneesDesFormations,
  conservation: CONSERVATION_FORMATIONS,
  effacer: effacerDesFormations,
  empechementDEffacement: empechementDesFormations,
  empechementDeFusion: fusionDansUneFormation,
  enCharge: formationsEnCharge,
  passerLaMain: passerLesFormations,
  suitesDuDepart: suitesPourLesFormations,
  quitterLeReseau: quitterLesFormations,
  aVerifier: formationsAVerifier,
  verifier: verifierFormations,
};

/** What the formations give, noun by noun. */
export const prises: readonly Prise[] = [salle, programme, inscriptions, besoins, questionnaires, qualifications, supports];
