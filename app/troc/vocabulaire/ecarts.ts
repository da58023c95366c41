import type { TypeAnnonce } from '#app/troc/annonces/annonces.ts';
import { adresseDuTroc } from '#app/troc/annonces/filtres.ts';

/** Gaps of the vocabulary: what is wanted and hardly offered, offered and never asked, known and not offered. No structure is named. */
export interface TermeCompte {
  id: number;
  nom: string;
  slug: string;
  rubrique: string;
  /** Annonces that are published, and those fulfilled. */
  besoins: number;
  offres: number;
  satisfaits: number;
  /** People and structures that say they can, at this term or under it. */
  connus: number;
}

export const ECARTS = ['manque', 'jamais_demande', 'a_proposer'] as const;
export type Ecart = (typeof ECARTS)[number];

export const LIBELLE_ECART: Record<Ecart, string> = {
  manque: 'Très demandé, peu offert',
  jamais_demande: 'Offert, pas demandé',
  a_proposer: 'Connu dans le réseau, pas encore offert',
};

/** Which gap a term shows; null when wants and offers answer each other, or when nobody speaks of it. */
export function ecartDe({
  besoins,
  offres,
  satisfaits,
  connus,
}: Omit<TermeCompte, 'id' | 'nom' | 'slug' | 'rubrique'>): Ecart | null {
  if (besoins > offres) return offres === 0 && connus > 0 ? 'a_proposer' : 'manque';
  if (offres > 0 && besoins === 0) return satisfaits === 0 ? 'jamais_demande' : null;
  return null;
}

/** How wide the gap is: the widest is told first. */
const largeur = ({ besoins, offres }: TermeCompte) => Math.abs(besoins - offres);

/** The terms of one gap, the widest first; the same order for the same counts. */
export const termesDeLEcart = (termes: readonly TermeCompte[], ecart: Ecart): TermeCompte[] =>
  termes
    .filter((terme) => ecartDe(terme) === ecart)
    .sort((a, b) => largeur(b) - largeur(a) || b.besoins - a.besoins || a.nom.localeCompare(b.nom, 'fr') || a.id - b.id);

/** The list of the annonces of a term that a figure counts. */
export const adresseDesAnnonces = (competence: string, lesquelles: TypeAnnonce | 'satisfaite'): string =>
  adresseDuTroc({ competence, ...(lesquelles === 'satisfaite' ? { etat: lesquelles } : { type: lesquelles }) });
