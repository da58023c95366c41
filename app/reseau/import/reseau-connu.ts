import type { Donne, TypeDeStructure } from '#app/reseau/agrements/agrements.ts';
import type { Fonction, LienEmploi } from '#app/reseau/personnes/personnes.ts';
import type { Gestion, Milieu } from '#app/reseau/structures/structures.ts';
import type { Trouvaille } from '#app/reseau/territoire/communes.ts';

// The network as a list finds it: a working copy, to which each row adds what it brings.

export interface FonctionConnue {
  /** Null: an earlier row of the list brings it. */
  id: number | null;
  structureId: number;
  fonction: Fonction;
  intitule: string | null;
  lien: LienEmploi;
  du: string | null;
  au: string | null;
  responsable: boolean;
}

export interface PersonneConnue {
  /** Null: an earlier row of the list brings her; `cle` finds her when it is written. */
  id: number | null;
  cle: string;
  prenom: string;
  nom: string;
  /** Of her name, whatever the order of its words. */
  clef: string;
  courriel: string | null;
  telephone: string | null;
  montrerCourriel: boolean;
  montrerTelephone: boolean;
  /** Whether she has come in: what she wrote of herself is hers. */
  entree: boolean;
  /** A partenaire belongs to no team. */
  partenaire: boolean;
  fonctions: FonctionConnue[];
}

export interface AgrementConnu {
  id: number | null;
  genre: string;
  du: string | null;
  au: string | null;
  decideur: string | null;
  decideLe: string | null;
  renouvellementDemandeLe: string | null;
}

export interface StructureConnue {
  id: number;
  nom: string;
  siret: string | null;
  gestion: Gestion | null;
  federation: string | null;
  adresse: string | null;
  codePostal: string | null;
  communeCode: string | null;
  telephone: string | null;
  courriel: string | null;
  siteInternet: string | null;
  milieu: Milieu | null;
  etp: number | null;
  benevoles: number | null;
  itinerance: string | null;
  presentation: string | null;
  placesStage: number;
  type: TypeDeStructure;
  agrements: AgrementConnu[];
  partie: boolean;
  /** INSEE codes. */
  territoire: string[];
  /** Ids. */
  qpv: number[];
  sites: { nom: string; adresse: string | null; communeCode: string | null; quand: string | null }[];
}

export interface GenreConnu {
  code: string;
  nom: string;
  sigle: string | null;
  donne: Donne | null;
}

export interface TermeConnu {
  id: number;
  nom: string;
  synonymes: readonly string[];
}

/** What the network knows when a list is read. */
export interface ReseauConnu {
  aujourdhui: string;
  structures: readonly StructureConnue[];
  personnes: readonly PersonneConnue[];
  parCourriel: Map<string, PersonneConnue>;
  /** By name. */
  parClef: Map<string, PersonneConnue[]>;
  parStructure: Map<number, PersonneConnue[]>;
  genres: readonly GenreConnu[];
  qpv: readonly { id: number; nom: string; communeCode: string }[];
  /** Terms kept or proposed; those that were merged lead to the one that took their place. */
  termes: readonly TermeConnu[];
  /** « s12-40 », « p7-40 » → what is said of it. */
  savoirFaire: Map<string, { id: number | null; precision: string | null }>;
  nomDeCommune: ReadonlyMap<string, string>;
  trouverCommune: (texte: string, codePostal?: string | null) => Trouvaille;
}

export const enFonctionLe = ({ du, au }: { du: string | null; au: string | null }, jour: string): boolean =>
  (du === null || du <= jour) && (au === null || au >= jour);
