import type { ContextePersonne } from './contexte.ts';
import type { Salle } from './prise.ts';

/** What « répondre depuis le courriel » shows and does for one kind of object. */
export interface ReponseParLien {
  /** The act that a mail reader's own « se désabonner » does without showing the page (RFC 8058). */
  enUnClic?: string;
  montrer(ctx: ContextePersonne, objetId: number): PageDeReponse;
  /**
   * Does the act; returns the sentences shown afterwards.
   * @param champs what was typed in the fields of this act (an empty one is absent, a ticked box is `on`; those of a group
   *   are each named `nom-valeur`), and its hidden values as the page that was read held them: the verbe compares them
   *   with what is true now
   */
  agir(ctx: ContextePersonne, objetId: number, acte: string, champs: Record<string, string>): SuiteDeReponse;
}

/** What was done, and what is now to be seen of it in the place of the page's own details. */
export interface SuiteDeReponse {
  titre: string;
  texte: string;
  details?: PageDeReponse['details'];
}

/**
 * A question that an act of this page asks: some words on one line or several (when it says nothing), a number, one answer
 * among a few, several of them, a box to tick.
 */
export type ChampDeReponse = {
  nom: string;
  libelle: string;
  /** A box that must be ticked, when it is one. */
  obligatoire: boolean;
  aide?: string;
} & (
  | { genre?: 'texte' | 'long'; defaut?: string }
  | { genre: 'nombre'; defaut?: string }
  | { genre: 'choix'; options: readonly { valeur: string; libelle: string }[]; defaut?: string }
  | { genre: 'cases'; options: readonly { valeur: string; libelle: string }[]; defaut?: readonly string[] }
  | { genre: 'case'; defaut?: 'on' }
);

export interface ActeDeReponse {
  nom: string;
  libelle: string;
  genre: 'principal' | 'second' | 'danger';
  champs?: readonly ChampDeReponse[] | undefined;
  /** What was read, posted with the act: the number of the proposal, the hash of the text. */
  caches?: Readonly<Record<string, string>> | undefined;
  /** What happens once it is done, said before its button. */
  ensuite?: readonly string[] | undefined;
}

/** A whole text to read before answering: a contract before it is signed. */
export interface TexteALire {
  titre: string;
  blocs: readonly { titre?: string; textes: readonly string[] }[];
}

export interface PageDeReponse {
  salle: Salle;
  titre: string;
  phrases: string[];
  details: { libelle: string; texte: string }[];
  texteALire?: readonly TexteALire[] | undefined;
  /** Beside the acts: « Refuser n’a aucune conséquence. » */
  notes?: readonly string[] | undefined;
  /** Empty when there is nothing left to answer. */
  actes: ActeDeReponse[];
  /** Where a signed-in person reads more. */
  chemin: string;
  /** What the link says, when it is not « Tout lire dans le réseau ». */
  versLeChemin?: string | undefined;
}
