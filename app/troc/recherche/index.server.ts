import type { Anomalie } from '#app/commun/prise.ts';
import { definirMoteur, type IndexDeRecherche, verifierIndex } from '#app/reseau/recherche/moteur.server.ts';
import type { Base } from '#db/ouvrir.ts';

/** What the troc is searched by; the triggers that keep it true are in the migration that makes the two indexes. */
const ANNONCES: IndexDeRecherche = { nom: 'annonces', colonnes: ['titre', 'competences', 'texte', 'autour', 'lieu'] };
const EXPERIENCES: IndexDeRecherche = { nom: 'experiences', colonnes: ['titre', 'texte'] };

/** Under so many annonces, a mistyped word is looked for as well. */
const ASSEZ = 5;

/** Reads what was typed, for the annonces; null when there is no word to look for. */
export const preparerRechercheDAnnonces = definirMoteur([ANNONCES], ASSEZ);

/** Same, for the published stories. */
export const preparerRechercheDExperiences = definirMoteur([EXPERIENCES]);

/** What the two indexes hold beside what they should hold. */
export const verifierRechercheDuTroc = (db: Base): Anomalie[] =>
  [ANNONCES, EXPERIENCES].flatMap((un) => verifierIndex(db, 'troc', un));
