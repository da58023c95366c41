import type { Base } from '#db/ouvrir.ts';
import type { Contexte, ContextePersonne } from './contexte.ts';
import type { Reperes } from './oublier.ts';
import type { Partage } from './partage.ts';
import type { Jour, Periode } from './periode.ts';
import type { Reglage } from './reglages.ts';
import type { ReponseParLien } from './reponse-par-lien.ts';

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
  /** Asked of the coordination for the network, and not of someone's structure. */
  duReseau?: true;
}

export interface Evenement {
  /** Stable across changes: the UID of the iCal feed is made from it. */
  cle: string;
  salle: Salle;
  periode: Periode;
  /** Minutes since midnight of its first day, when it begins at an hour that was said. */
  heure?: number;
  /** How long it lasts from then, in minutes; an hour when nobody said it. */
  duree?: number;
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
  /** Open to the whole network: the letter and the printed sheet say it to everybody. */
  pourTous?: boolean;
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
  /** It goes by itself: told, never asked. */
  seul?: true;
  /** 0 the gravest, 9 the lightest. */
  poids: number;
}

/** A structure that the coordination should not forget, and why. */
export interface Oubli {
  structureId: number;
  /** « N’a encore rien reçu, 2 besoins ouverts » */
  phrase: string;
  /** 0 the gravest, 9 the lightest. */
  poids: number;
  geste: { libelle: string; chemin: string };
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
  /** Nothing keeps when it ran nor what it did; it then needs `aFaire`, and no claim but its own. */
  sansTrace?: true;
  /** Returns one French sentence on what was done. */
  executer(ctx: Contexte): string | Promise<string>;
}

/** Who may see the files of each kind of object of a room, by `objet`: whoever may see the object itself. */
export type DroitsDesFichiers = Readonly<Record<string, (ctx: ContextePersonne, objetId: number) => boolean>>;

/** Something that someone still holds for a structure when she leaves it. */
export interface EnCharge {
  salle: Salle;
  /** « Stage d’Inès Roudier à L’Escale, du 3 au 5 mars : elle y accueille » */
  phrase: string;
  chemin: string;
  /** False: it cannot pass to another, and the phrase says what becomes of it. */
  transmissible: boolean;
}

/** A part of what the network holds of someone, as she reads and downloads it. */
export interface PartDeDossier {
  titre: string;
  /** Why the network holds it, in one sentence. */
  pourquoi: string;
  /** Each line flat: the words of its columns, and what they hold. */
  colonnes: readonly string[];
  lignes: readonly (readonly string[])[];
}

/** One line of the retention table. */
export interface Conservation {
  /** « Votre nom, votre adresse, votre téléphone » */
  quoi: string;
  pourquoi: string;
  /** « Tant que vous êtes dans le réseau, puis 1 an » */
  duree: string;
  /** What erases it: the name of a scheduled task, or « à votre demande ». */
  comment: string;
}

/** Someone whose name is dropped, and all that tells her in texts. */
export interface PersonneAEffacer {
  personneId: number;
  nomComplet: string;
  /** Past ones included, and the one she still has. */
  adresses: readonly string[];
  reperes: Reperes;
}

/** Something that is not true any more, to be mended by the coordination. */
export interface AVerifier {
  cle: string;
  titre: string;
  /** Why it matters, in one sentence. */
  pourquoi: string;
  /** How many there are in all. */
  total: number;
  /** The first fifty. */
  lignes: { phrase: string; chemin: string; geste: string }[];
}

/** How a line of the journal is undone. */
export interface Annulation {
  /** Whether the objects still stand as the line left them: null when it can be undone, otherwise why not. */
  empechement(ctx: ContextePersonne, ligne: LigneAAnnuler): string | null;
  /** Puts back what was, in the journal's transaction. @throws ErreurMetier IMPOSSIBLE when a right stands against it */
  annuler(ctx: ContextePersonne, ligne: LigneAAnnuler): void;
}
export interface LigneAAnnuler {
  objetId: number;
  avant: Record<string, unknown>;
  apres: Record<string, unknown>;
}

/** One line of `npm run verifier-base`. */
export interface Anomalie {
  domaine: string;
  phrase: string;
}

/** A part of the sheet that is printed for each meeting. The lines that matter most come first: the sheet bounds and cuts them. */
export interface RubriqueDeFeuille {
  cle: string;
  salle: Salle;
  titre: string;
  /** The wide column, the narrow one, or side by side below, with a few sentences each. */
  place: 'colonne' | 'cote' | 'recits';
  /** `fin` closes the line and is never cut: a telephone. */
  lignes: { fort: string; detail: string; fin?: string | undefined; texte?: string }[];
}

/** What one room finds for some words: the first few, and where the others are. */
export interface ResultatsDeSalle {
  /** Stable: the anchor of the group. */
  cle: string;
  salle: Salle;
  /** « Annonces », « Personnes » */
  titre: string;
  total: number;
  /** There may be more than the total says. */
  auMoins?: boolean;
  /** Five at most. */
  premiers: { titre: string; detail: string; chemin: string }[];
  /** The page where all of them are. */
  tout: string;
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
  /** Asked for the coordination alone. */
  aNePasOublier?(ctx: ContextePersonne): Oubli[];
  /** The last time that each structure exchanged something, by its id; asked for the coordination alone. */
  derniersEchanges?(ctx: ContextePersonne): ReadonlyMap<number, Date>;
  // The next five are read for everybody on Monday: `partage` holds what does not depend on the reader.
  nouveautes?(ctx: ContextePersonne, depuis: Date, partage?: Partage): Nouveaute[];
  /** What the searches that this person keeps have found since then. */
  trouvaillesGardees?(ctx: ContextePersonne, depuis: Date, partage?: Partage): Nouveaute[];
  /** What was published since then and answers what her structure seeks or offers. */
  pourMaStructure?(ctx: ContextePersonne, depuis: Date, partage?: Partage): Nouveaute[];
  /** What was published since then by the neighbours of her structure. */
  presDeChezMoi?(ctx: ContextePersonne, depuis: Date, partage?: Partage): Nouveaute[];
  /** What has come to a good end since then, in the whole network. */
  satisfaits?(ctx: ContextePersonne, depuis: Date, partage?: Partage): Nouveaute[];
  /** Its parts of the sheet that is printed for each meeting. */
  feuille?(ctx: ContextePersonne): RubriqueDeFeuille[];
  portes?(ctx: ContextePersonne): Porte[];
  /** What this person may see of what answers some words, a group a kind of thing; a group without result is left out. */
  chercher?(ctx: ContextePersonne, q: string): ResultatsDeSalle[];
  taches?: readonly Tache[];
  reglages?: readonly Reglage[];
  /** What the coordination keeps true besides its settings, each on a page of its own: linked to under the settings. */
  aTenir?: readonly { libelle: string; chemin: string }[];
  reponses?: Readonly<Record<string, ReponseParLien>>;
  /** A kind of object that is not here shows its files to nobody. */
  fichiers?: DroitsDesFichiers;
  verifier?(db: Base): Anomalie[];
  /** What must be done before the first request, and after a restoration, whose base may be of an older version. */
  auDemarrage?(db: Base): void;
  /** What someone holds for a structure she leaves. */
  enCharge?(ctx: ContextePersonne, qui: { personneId: number; structureId: number }): EnCharge[];
  /**
   * Passes what goes on after her last day to someone else, in the transaction of the departure, and ends what cannot pass.
   * `aId` is null when nobody can take over. @returns how many things passed or ended
   */
  passerLaMain?(
    ctx: ContextePersonne,
    qui: { personneId: number; structureId: number; aId: number | null; dernierJour: Jour },
  ): number;
  /** Why two rows of `personnes` cannot be one, in a French sentence; null when nothing forbids it. */
  empechementDeFusion?(ctx: ContextePersonne, qui: { gardeeId: number; doublonId: number }): string | null;
  /** What its departure would do to them, in whole sentences; none when it does nothing. */
  suitesDuDepart?(ctx: ContextePersonne, structureId: number): string[];
  /** What becomes of a domain's open things when a structure leaves the network, in the transaction of the departure. */
  quitterLeReseau?(ctx: ContextePersonne, structureId: number): void;
  donneesDe?(ctx: ContextePersonne, personneId: number): PartDeDossier[];
  conservation?: readonly Conservation[];
  /** Drops what names or describes someone, and keeps what is counted; in the transaction of the erasure. */
  effacer?(ctx: Contexte, qui: PersonneAEffacer): void;
  /** What must be settled before someone is erased, in a French sentence; null when nothing forbids it. */
  empechementDEffacement?(ctx: Contexte, personneId: number): string | null;
  /** What will still name someone once she is erased, and until when: each says it whole. Read before the erasure. */
  resteApresEffacement?(ctx: Contexte, personneId: number): string[];
  aVerifier?(ctx: ContextePersonne): AVerifier[];
  /** By `objet/acte` of the journal. */
  annulations?: Readonly<Record<string, Annulation>>;
  /** The words for the fields that the journal's `avant` and `apres` name, by `objet`. */
  champsDuJournal?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
