import type { Jour } from '#app/commun/periode.ts';
import type { LienEmploi } from '#app/reseau/personnes/personnes.ts';
import type { Gestion } from '#app/reseau/structures/structures.ts';
import type { Termes } from '#app/troc/stages/termes.ts';
import type { Regime } from './regimes.ts';

/** One of the two structures, as a paper names it; what is unknown is empty, and its words are then left out. */
export interface StructureDePapier {
  nom: string;
  libelleType: string;
  gestion: Gestion | null;
  libelleGestion: string;
  adresse: string;
  codePostal: string;
  commune: string;
  siret: string;
  telephone: string;
  /** Who may sign for it, with her quality: « Hélène Marsaudon, direction, par délégation du 6 janvier 2026 ». */
  signataires: readonly string[];
}

export interface PersonneDePapier {
  id: number;
  nom: string;
  /** What she does: « animatrice ». */
  intitule: string;
  lien: LienEmploi;
  regime: Regime;
}

/** All that the papers of a stage say. One description; PDF, DOCX and page are drawn from the Papier made of it. */
export interface DonneesDePapier {
  stageId: number;
  /** Version of the terms that both sides agreed on. */
  version: number;
  /** Edition of the text, from 1: a correction makes a new one. */
  edition: number;
  /** The day of the agreement: it dates the paper and gives its number. */
  accepteLe: Jour;
  /** The day the text is established. */
  etabliLe: Jour;
  employeur: StructureDePapier;
  accueil: StructureDePapier;
  /** All of those who go, in order; never empty. */
  personnes: readonly PersonneDePapier[];
  /** Who welcomes, with her fonction: « Lucas Tharaud, coordination ». */
  accueilPar: string;
  termes: Termes;
  /** Name of the network. */
  reseau: string;
}
