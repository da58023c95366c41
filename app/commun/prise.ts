import type { Base } from '#db/ouvrir.ts';
import type { Contexte, ContextePersonne } from './contexte.ts';
import type { Jour, Periode } from './periode.ts';

/** The rooms of the house; each has its colour and its icon in `ui/`. */
export const SALLES = ['maison', 'reseau', 'troc', 'malles', 'formations', 'rencontres', 'cellule', 'plan'] as const;
export type Salle = (typeof SALLES)[number];

/** A room's door in the rail. */
export interface EntreeDeSalle {
  salle: Salle;
  libelle: string;
  chemin: string;
  /** Whether this person finds the door in her rail. */
  ouverteA(ctx: ContextePersonne): boolean;
}

/** Something that waits for this person; the home page sorts by `echeance`, then `poids`. */
export interface Attente {
  cle: string;
  salle: Salle;
  /** The day the consequence falls. */
  echeance: Jour;
  /** 0 the gravest, 9 the lightest. */
  poids: number;
  titre: string;
  /** What happens otherwise. */
  suite: string;
  lien: { libelle: string; chemin: string };
}

export interface Evenement {
  /** Stable across changes: the UID of the iCal feed is made from it. */
  cle: string;
  salle: Salle;
  periode: Periode;
  titre: string;
  /** For a telephone's agenda, which has room: who, from where. */
  detail: string;
  /** The whole address. */
  lieu?: string;
  /** Where, in two words (« à Châlus »), for the pages; otherwise they say the detail and the address. */
  bref?: string;
  chemin: string;
  /** Concerns this person or a structure she belongs to. */
  mien: boolean;
  etat: 'prevu' | 'propose' | 'annule';
  /** Grows with each change: SEQUENCE of the feed. */
  sequence: number;
  modifieLe: Date;
}

export interface Nouveaute {
  salle: Salle;
  le: Date;
  titre: string;
  detail: string;
  chemin: string;
}

/** An action of the plan as the way into a room, with one live figure. */
export interface Porte {
  salle: Salle;
  titre: string;
  vif: string;
  chemin: string;
}

/** Something of the whole network that the coordination follows. */
export interface Suivi {
  salle: Salle;
  /** « 6 propositions sans réponse, la première s’éteint le 6 décembre » */
  phrase: string;
  /** Where it is dealt with; absent when all is well and there is nothing to do. */
  chemin?: string;
  /** 0 the gravest, 9 the lightest. */
  poids: number;
}

/** What this person has asked of others and that they have not answered, the nearest limit first. */
export interface ReponsesAttendues {
  total: number;
  /** The first few. */
  premieres: { salle: Salle; phrase: string; chemin: string }[];
}

/** A scheduled task. Synchronous work on the base, or a promise for what leaves the machine. */
export interface Tache {
  nom: string;
  libelle: string;
  /** Cron expression, in the network's time zone. */
  horaire: string;
  /** Asked first, so that a frequent task writes nothing when there is nothing to do. */
  aFaire?(ctx: Contexte): boolean;
  /** Returns one French sentence on what was done. */
  executer(ctx: Contexte): string | Promise<string>;
}

/** A setting of the network, declared by the domain that reads it. */
export interface Reglage {
  cle: string;
  groupe: string;
  libelle: string;
  aide?: string;
  defaut: string;
  saisie:
    | { genre: 'texte'; max: number; obligatoire?: boolean }
    | { genre: 'nombre'; min: number; max: number; decimales: number; unite: string }
    | { genre: 'choix'; valeurs: readonly { valeur: string; libelle: string }[] };
}

/** What « répondre depuis le courriel » shows and does for one kind of object. */
export interface ReponseParLien {
  montrer(ctx: ContextePersonne, objetId: number): PageDeReponse;
  /** Does the act; returns the sentences shown afterwards. */
  agir(ctx: ContextePersonne, objetId: number, acte: string, champs: Record<string, string>): { titre: string; texte: string };
}

export interface PageDeReponse {
  salle: Salle;
  titre: string;
  phrases: string[];
  details: { libelle: string; texte: string }[];
  /** Empty when there is nothing left to answer. */
  actes: {
    nom: string;
    libelle: string;
    genre: 'principal' | 'second' | 'danger';
    champ?: { nom: string; libelle: string; obligatoire: boolean };
  }[];
  /** Where a signed-in person reads more. */
  chemin: string;
}

/** One line of `npm run verifier-base`. */
export interface Anomalie {
  domaine: string;
  phrase: string;
}

/** What a domain gives to the pages that cross domains. Everything is optional but its name. */
export interface Prise {
  domaine: string;
  entrees?: readonly EntreeDeSalle[];
  aFaire?(ctx: ContextePersonne): Attente[];
  agenda?(ctx: ContextePersonne, periode: Periode): Evenement[];
  /** Asked for the coordination alone. */
  suivi?(ctx: ContextePersonne): Suivi[];
  attendues?(ctx: ContextePersonne): ReponsesAttendues;
  nouveautes?(ctx: ContextePersonne, depuis: Date): Nouveaute[];
  portes?(ctx: ContextePersonne): Porte[];
  taches?: readonly Tache[];
  reglages?: readonly Reglage[];
  reponses?: Readonly<Record<string, ReponseParLien>>;
  verifier?(db: Base): Anomalie[];
}
