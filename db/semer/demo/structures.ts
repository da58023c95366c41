import type { Fonction, LienEmploi } from '#app/reseau/personnes/personnes.ts';
import type { Gestion, Milieu } from '#app/reseau/structures/structures.ts';
import donnees from './structures.json';

/**
 * Twenty-four invented structures in real communes of Haute-Vienne: no real organisation, no real person.
 * Their order gives the ids 1 to 24, which the demo accounts rely on.
 */
export interface StructureDemo {
  nom: string;
  /** INSEE code. */
  commune: string;
  codePostal: string;
  adresse: string;
  gestion: Gestion;
  milieu: Milieu;
  agrements: readonly string[];
  places?: number;
  presentation: string;
  /** Domain of its mail addresses, before `.example`. */
  domaine: string;
  /** First the person of `direction.N`, then the one of `equipe.N`, then the others. */
  equipe: readonly PersonneDemo[];
}

/** First name, last name, fonction, in the structure's own words, bond when it is not salariat. */
export type PersonneDemo = readonly [string, string, Fonction, string, LienEmploi?];

// The words of the JSON are checked by the base when the demonstration is written.
export const STRUCTURES = donnees as unknown as readonly StructureDemo[];

/** The coordination's person: she also directs structure 4. */
export const COORDINATION = { prenom: 'Nadège', nom: 'Faucher', structure: 4 } as const;

export const PARTENAIRES = [
  { prenom: 'Laurence', nom: 'Vacheron', courriel: 'partenaire.caf@cru87.example', organisme: 'caf' },
  { prenom: 'Mathieu', nom: 'Salignac', courriel: 'partenaire.msa@cru87.example', organisme: 'msa' },
] as const;

/** Members of the support cell: two directions and the coordination. */
export const DIRECTIONS_DE_LA_CELLULE = [3, 5] as const;
