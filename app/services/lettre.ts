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
  /** Parts with a title of their own, after the points; one without points is not drawn. */
  sections?: readonly SectionDeLettre[] | undefined;
  citation?: { texte: string; auteur: string } | undefined;
  bouton?: { libelle: string; url: string } | undefined;
  /** Sentence after the button, its first part bold. */
  echeance?: { fort: string; suite: string } | undefined;
  /** Small print under the sheet; the last says why one receives this. */
  pied: string[];
  /** One-click unsubscription (RFC 8058): the address goes to the headers of the mail, and to a link at its foot. */
  desabonnement?: { libelle: string; url: string } | undefined;
}

export interface SectionDeLettre {
  titre: string;
  points: readonly { fort: string; detail?: string | undefined; url?: string | undefined }[];
}
