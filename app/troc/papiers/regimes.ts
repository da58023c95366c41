import type { LienEmploi } from '#app/reseau/personnes/personnes.ts';
import type { Gestion } from '#app/reseau/structures/structures.ts';
import { JOURS_MAX_CHEMIN_COURT } from '#app/troc/stages/chemins.ts';
import type { Activite } from '#app/troc/stages/termes.ts';

/**
 * Which paper one needs, by three questions: who employs, observe or work, for whom.
 * 1. A volunteer needs none: she stays free, and her association's insurance covers her.
 * 2. A public agent, or whoever a commune, a CCAS or an EPCI employs, follows the procedure of her own administration.
 * 3. An employee who observes for two days at most carries an ordre de mission.
 * 4. An employee who works for the host, or stays longer, is made available by a convention, with an avenant that she
 *    signs (Code du travail, L8241-1 to -3 and R8241-2).
 */
export const REGIMES = ['mission', 'convention', 'benevolat', 'agent_public'] as const;
export type Regime = (typeof REGIMES)[number];

export const LIBELLE_REGIME: Record<Regime, string> = {
  mission: 'Ordre de mission',
  convention: 'Convention et avenant au contrat de travail',
  benevolat: 'Aucun : bénévolat',
  agent_public: 'Procédure de l’administration qui emploie',
};

/** Employers of public law. Caf and MSA are bodies of private law: their employees have a contrat de travail. */
const GESTIONS_PUBLIQUES: readonly (Gestion | null)[] = ['commune', 'ccas', 'epci'];

export function regimeDe(question: {
  gestion: Gestion | null;
  lien: LienEmploi;
  activite: Activite;
  /** Days, halves counted. */
  jours: number;
}): Regime {
  if (question.lien === 'benevolat') return 'benevolat';
  if (question.lien === 'agent_public' || GESTIONS_PUBLIQUES.includes(question.gestion)) return 'agent_public';
  return question.activite === 'observer' && question.jours <= JOURS_MAX_CHEMIN_COURT ? 'mission' : 'convention';
}

/** The papers that a stage may have; their names are their addresses. */
export const SORTES_DE_PAPIER = ['ordre-de-mission', 'convention', 'avenant', 'attestation'] as const;
export type SorteDePapier = (typeof SORTES_DE_PAPIER)[number];

export const LIBELLE_PAPIER: Record<SorteDePapier, string> = {
  'ordre-de-mission': 'Ordre de mission',
  convention: 'Convention de mise à disposition',
  avenant: 'Avenant au contrat de travail',
  attestation: 'Attestation de stage',
};

/** Papers of someone before and during her stage; the attestation comes after, whatever the regime. */
export function papiersDuRegime(regime: Regime, chemin: 'court' | 'complet'): readonly SorteDePapier[] {
  switch (regime) {
    case 'mission':
      return ['ordre-de-mission'];
    case 'convention':
      return ['convention', 'avenant'];
    case 'benevolat':
      return [];
    case 'agent_public':
      return chemin === 'court' ? ['ordre-de-mission'] : [];
  }
}

/** Papers whose text is frozen and signed. */
export const PAPIERS_A_SIGNER = ['convention', 'avenant'] as const satisfies readonly SorteDePapier[];
export type PapierASigner = (typeof PAPIERS_A_SIGNER)[number];

/** For whom one signs. */
export const PARTIES = ['stagiaire', 'employeur', 'accueil'] as const;
export type Partie = (typeof PARTIES)[number];

/** Whose signatures each paper needs. */
export const PARTIES_DU_PAPIER: Record<PapierASigner, readonly Partie[]> = {
  convention: ['employeur', 'accueil'],
  avenant: ['stagiaire', 'employeur'],
};

/** How a signature came: on the app, or as the scan of a paper signed by hand. */
export const MOYENS_DE_SIGNER = ['application', 'exemplaire'] as const;
export type MoyenDeSigner = (typeof MOYENS_DE_SIGNER)[number];
