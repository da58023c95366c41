import type { Salle } from '#app/commun/prise.ts';

/** One thing among several; its answers, when it is asked about, stand under it. */
export interface Point {
  fort: string;
  detail?: string | undefined;
  liens?: readonly { libelle: string; url: string }[] | undefined;
}

/** The content of a mail, from which the HTML and the text are both drawn. */
export interface Lettre {
  salle: Salle;
  /** Room's word above the title: « Troc ». */
  rubrique: string;
  titre: string;
  bonjour: string;
  paragraphes: string[];
  points?: Point[] | undefined;
  citation?: { texte: string; auteur: string } | undefined;
  bouton?: { libelle: string; url: string } | undefined;
  /** Sentence after the button, its first part bold. */
  echeance?: { fort: string; suite: string } | undefined;
  /** Small print under the sheet; the last says why one receives this. */
  pied: string[];
}
