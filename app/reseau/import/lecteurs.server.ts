import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import type { LigneLue } from './champs.ts';
import { deciderAgrements } from './decider-agrements.ts';
import { deciderPersonnes } from './decider-personnes.ts';
import { deciderSavoirFaire } from './decider-savoir-faire.ts';
import type { Decision, ReponsesDeLigne } from './decisions.ts';
import { estDuReseau, type GenreDuReseau, type GenreImport } from './genres-d-import.ts';
import { deciderStructures } from './import-structures.ts';
import { lireReseauConnu } from './reseau-connu.server.ts';
import type { ReseauConnu } from './reseau-connu.ts';

type Decider = (ligne: LigneLue, reponses: ReponsesDeLigne) => Decision;

/** Who decides the fate of a row of each kind; a working copy of the network serves one list. */
const DECIDEURS: Readonly<Record<GenreDuReseau, (reseau: ReseauConnu) => Decider>> = {
  structures: deciderStructures,
  personnes: deciderPersonnes,
  agrements: deciderAgrements,
  savoir_faire: deciderSavoirFaire,
};

/** A kind of list that another room reads; its titles and its words stand with those of the others. It says: what is decided of a row, and how the accepted ones are written. */
export interface LecteurDeListe {
  decider(ctx: Contexte, reseau: ReseauConnu): Decider;
  /** In the import's transaction, the rows in the order of the file. @returns what follows, in sentences. @throws ErreurMetier */
  ecrire(ctx: Contexte, decisions: readonly Decision[]): string;
}
export type Lecteurs = Readonly<Partial<Record<Exclude<GenreImport, GenreDuReseau>, LecteurDeListe>>>;

/** @throws ErreurMetier IMPOSSIBLE where no other room reads lists: the command line */
export function lecteurDe(genre: Exclude<GenreImport, GenreDuReseau>, lecteurs: Lecteurs): LecteurDeListe {
  const lecteur = lecteurs[genre];
  if (!lecteur) throw impossible('Cette liste se lit depuis l’application.');
  return lecteur;
}

export const deciderDe = (ctx: Contexte, genre: GenreImport, lecteurs: Lecteurs): Decider =>
  estDuReseau(genre) ? DECIDEURS[genre](lireReseauConnu(ctx)) : lecteurDe(genre, lecteurs).decider(ctx, lireReseauConnu(ctx));
