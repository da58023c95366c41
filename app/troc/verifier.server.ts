import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { verifierAnnonces } from './annonces/verifier.server.ts';
import { verifierAppuis } from './appuis/verifier.server.ts';
import { verifierEchanges } from './echanges/verifier.server.ts';
import { verifierExperiences } from './experiences/verifier.server.ts';
import { verifierPapiers } from './papiers/verifier.server.ts';
import { verifierRechercheDuTroc } from './recherche/index.server.ts';
import { verifierStages } from './stages/verifier.server.ts';
import { verifierTours } from './tours-de-table/verifier.server.ts';

/** What the base's constraints cannot say of the troc; nobody is named. */
export const verifierTroc = (db: Base): Anomalie[] => [
  ...verifierStages(db),
  ...verifierPapiers(db),
  ...verifierExperiences(db),
  ...verifierTours(db),
  ...verifierEchanges(db),
  ...verifierAnnonces(db),
  ...verifierRechercheDuTroc(db),
  ...verifierAppuis(db),
];
