import { definirCycle } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';
import { RELATIONS_STRUCTURE } from '#app/reseau/droits-reseau.ts';

/**
 * The story of a term of the vocabulary:
 * 1. anyone proposes a word that is missing;
 * 2. the coordination keeps it, merges it into one that says the same, or sets it aside and says why;
 *    whoever proposed it may take it back before that;
 * 3. a term kept may later be merged into another: what used it follows, and its address still leads there.
 *    It is set aside only when nothing uses it; a term set aside may be taken up again.
 */
export const STATUTS_COMPETENCE = ['proposee', 'retenue', 'fusionnee', 'ecartee'] as const;
export type StatutCompetence = (typeof STATUTS_COMPETENCE)[number];

/** Relations of a person to a term; everybody signed in, a partenaire too, is `lecteur`. */
export const RELATIONS_COMPETENCE = ['coordination', 'auteur', 'lecteur'] as const;
export type RelationCompetence = (typeof RELATIONS_COMPETENCE)[number];

/** `inutilisee`: no savoir-faire, no term beneath it, nothing in the other rooms. */
export const GARDES_COMPETENCE = ['inutilisee'] as const;

export const cycleCompetence = definirCycle({
  objet: 'competence',
  statuts: STATUTS_COMPETENCE,
  relations: RELATIONS_COMPETENCE,
  gardes: GARDES_COMPETENCE,
  transitions: {
    proposer: { de: [], vers: 'proposee', par: RELATIONS_COMPETENCE, libelle: 'Proposer ce mot', fait: 'Proposé' },
    retenir: {
      de: ['proposee'],
      vers: 'retenue',
      par: ['coordination'],
      libelle: 'Ajouter ce mot à la liste',
      fait: 'Ajouté à la liste',
    },
    fusionner: {
      de: ['proposee', 'retenue'],
      vers: 'fusionnee',
      par: ['coordination'],
      libelle: 'Réunir avec un autre mot',
      fait: 'Réuni avec un autre mot',
    },
    ecarter: {
      de: ['proposee', 'retenue'],
      vers: 'ecartee',
      par: ['coordination'],
      gardes: ['inutilisee'],
      motif: 'obligatoire',
      libelle: 'Écarter ce mot',
      fait: 'Écarté',
    },
    retirer: { de: ['proposee'], vers: 'ecartee', par: ['auteur'], libelle: 'Retirer ma proposition', fait: 'Retiré' },
    reprendre: { de: ['ecartee'], vers: 'retenue', par: ['coordination'], libelle: 'Reprendre ce mot', fait: 'Repris' },
  },
});
export type TransitionCompetence = keyof typeof cycleCompetence.transitions;

/** What may be seen at each status, and done beside the lifecycle. A merged term shows the one that took its place. */
export const DROITS_COMPETENCE = {
  voir_proposee: ['coordination', 'auteur'],
  voir_retenue: RELATIONS_COMPETENCE,
  voir_fusionnee: RELATIONS_COMPETENCE,
  voir_ecartee: ['coordination', 'auteur'],
  modifier: ['coordination'],
} as const satisfies Droits<`voir_${StatutCompetence}` | 'modifier', RelationCompetence>;

/** Relations to whom a savoir-faire belongs: a structure, or a person (she alone says what she can do). */
export const RELATIONS_SAVOIR_FAIRE = ['elle_meme', ...RELATIONS_STRUCTURE] as const;
export type RelationSavoirFaire = (typeof RELATIONS_SAVOIR_FAIRE)[number];

export const DROITS_SAVOIR_FAIRE = {
  tenir_siens: ['elle_meme'],
  tenir_structure: ['responsable', 'coordination'],
} as const satisfies Droits<string, RelationSavoirFaire>;

export const LIBELLE_STATUT_COMPETENCE: Record<StatutCompetence, string> = {
  proposee: 'Proposé',
  retenue: 'Dans la liste',
  fusionnee: 'Réuni avec un autre mot',
  ecartee: 'Écarté',
};

/** Levels of the tree: a rubric, a term, and at most what refines it. */
export const NIVEAUX = 3;

/** Longest texts, in characters. */
export const MAX_NOM_DE_COMPETENCE = 60;
export const MAX_DEFINITION = 300;
export const MAX_PRECISION = 200;
/** Addresses under /reseau/competences/ that are pages of their own. */
export const SLUGS_RESERVES: readonly string[] = ['proposer'];
