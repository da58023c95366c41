import type { Prise } from '#app/commun/prise.ts';
import { CHAMPS_DU_BESOIN, cycleBesoin } from './besoins/besoins.ts';
import { TACHE_D_EFFACEMENT } from './conservation.server.ts';
import { formationsEnCharge, passerLesFormations, quitterLesFormations, suitesPourLesFormations } from './depart.server.ts';
import { CONSERVATION_FORMATIONS, donneesDesFormations } from './donnees.server.ts';
import { effacerDesFormations, empechementDesFormations } from './effacer.server.ts';
import { fusionDansUneFormation } from './fusion.server.ts';
import { CHAMPS_DE_L_INSCRIPTION, cycleInscription } from './inscriptions/inscriptions.ts';
import { reponseDInscription } from './inscriptions/reponses.server.ts';
import { CHAMPS_DE_LA_FORMATION, cycleFormation } from './programme/formations.ts';
import { prise as qualifications } from './qualifications/prise.server.ts';
import { prise as questionnaires } from './questionnaires/prise.server.ts';
import { REGLAGES_FORMATIONS } from './reglages.ts';
import { TACHE_DE_LA_LISTE, TACHE_DES_FORMATIONS } from './taches.server.ts';
import { verifierFormations } from './verifier.server.ts';

/** What holds for the whole room. */
const salle: Prise = {
  domaine: 'formations',
  reglages: REGLAGES_FORMATIONS,
  taches: [TACHE_DE_LA_LISTE, TACHE_DES_FORMATIONS, TACHE_D_EFFACEMENT],
  reponses: { inscription: reponseDInscription },
  donneesDe: donneesDesFormations,
  conservation: CONSERVATION_FORMATIONS,
  effacer: effacerDesFormations,
  empechementDEffacement: empechementDesFormations,
  empechementDeFusion: fusionDansUneFormation,
  enCharge: formationsEnCharge,
  passerLaMain: passerLesFormations,
  suitesDuDepart: suitesPourLesFormations,
  quitterLeReseau: quitterLesFormations,
  verifier: verifierFormations,
  champsDuJournal: {
    [cycleFormation.objet]: CHAMPS_DE_LA_FORMATION,
    [cycleInscription.objet]: CHAMPS_DE_L_INSCRIPTION,
    [cycleBesoin.objet]: CHAMPS_DU_BESOIN,
  },
};

/** What the formations give, noun by noun. */
export const prises: readonly Prise[] = [salle, questionnaires, qualifications];
