import type { Prise } from '#app/commun/prise.ts';
import { mallesAVerifier } from './a-verifier.server.ts';
import { prise as attente } from './attente/prise.server.ts';
import { prise as catalogue } from './catalogue/prise.server.ts';
import { TACHE_DES_MOTS_DE_PRET } from './conservation.server.ts';
import { prise as courriels } from './courriels/prise.server.ts';
import { mallesEnCharge, passerLesMalles, quitterLesMalles, suitesPourLesMalles } from './depart.server.ts';
import { CONSERVATION_MALLES, donneesDesMalles } from './donnees.server.ts';
import { effacerDesMalles, empechementDesMalles } from './effacer.server.ts';
import { rubriquesDesMalles } from './feuille/feuille.server.ts';
import { prise as inventaires } from './inventaires/prise.server.ts';
import { REGLAGES_MALLES } from './reglages.ts';
import { prise as relais } from './relais/prise.server.ts';
import { prise as reservations } from './reservations/prise.server.ts';
import { verifierMalles } from './verifier.server.ts';

/** What holds for the whole room. */
const salle: Prise = {
  domaine: 'malles',
  reglages: REGLAGES_MALLES,
  donneesDe: donneesDesMalles,
  conservation: CONSERVATION_MALLES,
  effacer: effacerDesMalles,
  empechementDEffacement: empechementDesMalles,
  taches: [TACHE_DES_MOTS_DE_PRET],
  enCharge: mallesEnCharge,
  passerLaMain: passerLesMalles,
  suitesDuDepart: suitesPourLesMalles,
  quitterLeReseau: quitterLesMalles,
  aVerifier: mallesAVerifier,
  verifier: verifierMalles,
  feuille: rubriquesDesMalles,
};

/** What the malles give, noun by noun. */
export const prises: readonly Prise[] = [salle, catalogue, reservations, inventaires, attente, relais, courriels];
