import type { Moment, Theme, TransitionDemande } from '../cellule.ts';

/**
 * A demande is a pile of sealed pieces, never changed, only added: what is read is worked out by going through them
 * (see `histoire.ts`). Two people who write at once therefore never lose a word.
 */

/** Someone who may read, as she is named on the page. */
export interface Lecteur {
  personneId: number;
  nom: string;
  /** « Direction, Les Quatre Vents » */
  quoi: string;
  role: 'demandeuse' | 'structure' | 'membre';
}

/** How a key is held: in this browser, in words to note, by a member's own phrase. */
export type Moyen = 'appareil' | 'mots' | 'membre';

/** What is written again and again under one name: the last versions stand, one or several. */
export type Ecrit =
  | { genre: 'note'; texte: string }
  | { genre: 'rencontre'; jour: string; lieu: string; avec: string; texte: string }
  | { genre: 'constat'; theme: Theme; texte: string }
  | { genre: 'preconisation'; titre: string; texte: string; theme: Theme; avec: string; avant: string };

export const REPONSES = ['acceptee', 'a_discuter', 'ecartee', 'realisee'] as const;
export type Reponse = (typeof REPONSES)[number];
export const LIBELLE_REPONSE: Record<Reponse, string> = {
  acceptee: 'Acceptée',
  a_discuter: 'À discuter',
  ecartee: 'Écartée',
  realisee: 'Réalisée',
};

/** A public door, as it stood when it was shown. */
export interface PorteIndiquee {
  nom: string;
  quoi: string;
  contact: string;
}

/** The day of the first contact, which may be noted later, and with whom. */
export interface PremierContact {
  jour: string;
  avec: string;
}

/** A warning sign that was shared, as it was worded. */
export interface RepereDit {
  theme: Theme;
  repere: string;
  dit: string;
}

export type Contenu =
  | {
      genre: 'demande';
      demandeuse: Lecteur;
      structure: { id: number; nom: string };
      choisie: Lecteur;
      numero: string;
      quand: Moment;
      mots: string;
    }
  // `sansNotes`: given to a member by someone who does not hold the members' key; she receives it when all is sealed anew.
  | { genre: 'acces'; lecteur: Lecteur; acces: string; moyen: Moyen; destinataire: string; sansNotes?: true }
  | {
      genre: 'acces_retires';
      acces: string[];
      personneId: number;
      raison: 'revoque' | 'retire' | 'recuse' | 'parti' | 'remplace';
    }
  | { genre: 'passage'; transition: TransitionDemande; mot: string; portes: PorteIndiquee[]; contact?: PremierContact }
  | { genre: 'invitation'; membre: Lecteur; mot: string; destinataire: string; accesPrepare: string }
  | { genre: 'reponse_invitation'; invitation: string; acceptee: boolean }
  | { genre: 'message'; texte: string }
  | ({ objet: string; apres: string[] } & Ecrit)
  | { genre: 'document'; document: string; nom: string; type: string; octets: number; empreinte: string }
  | { genre: 'reponse'; preconisation: string; version: string; reponse: Reponse; texte: string }
  | { genre: 'echange'; preconisation: string; texte: string }
  | { genre: 'abandon'; preconisation: string }
  | { genre: 'appel'; numero: string; quand: Moment }
  | { genre: 'choix'; choisie: Lecteur }
  | { genre: 'point'; mois: 3 | 6; texte: string }
  | { genre: 'porte'; porte: PorteIndiquee; mot: string }
  | { genre: 'reperes'; reperes: RepereDit[]; mot: string }
  | { genre: 'texte_garde'; vers: string; champs: Record<string, string> }
  | { genre: 'texte_repris'; garde: string }
  // The keys were drawn anew for those who stayed: the pieces by which someone had lost hers.
  | { genre: 'rechiffrement'; soldes: string[] };

/** A piece as it was sealed: what it says, and who wrote it when. */
export type Piece = Contenu & {
  /** Its own name, as in the base. */
  id: string;
  /** The demande it belongs to: age binds no context, so it is checked on opening. */
  demande: string;
  /** ISO instant: sealed, never in clear. */
  le: string;
  /** Its place among those of one act. */
  rang: number;
  /** The writer's personneId. */
  par: number;
  /** Read by the members alone. */
  entreMembres: boolean;
};

export type Genre = Piece['genre'];
export type PieceDe<G extends Genre> = Extract<Piece, { genre: G }>;
