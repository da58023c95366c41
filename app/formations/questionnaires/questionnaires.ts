import type { Droits } from '#app/commun/droits.ts';
import { ajouterJours, ecartEnJours, type Jour } from '#app/commun/periode.ts';
import { enLettres } from '#app/commun/texte.ts';
import type { RelationFormation } from '#app/formations/programme/formations.ts';

/** What is asked of those who came: that evening, and once some time has passed (`JOURS_A_FROID`). */
export const GENRES_QUESTIONNAIRE = ['chaud', 'froid'] as const;
export type GenreQuestionnaire = (typeof GENRES_QUESTIONNAIRE)[number];

/** A note from 1 to 4, or words. */
export interface QuestionDeFormation {
  code: string;
  intitule: string;
  genre: 'note' | 'mots';
}

/** From the least to the most. */
export const NOTES = [1, 2, 3, 4] as const;
/** What each mark says. */
export const LIBELLE_NOTE: Record<(typeof NOTES)[number], string> = {
  1: 'Pas du tout',
  2: 'Plutôt non',
  3: 'Plutôt oui',
  4: 'Tout à fait',
};

/** The codes are kept in the base: a sentence may be reworded, its code stays. */
export const QUESTIONS: Record<GenreQuestionnaire, readonly QuestionDeFormation[]> = {
  chaud: [
    { code: 'attentes', genre: 'note', intitule: 'Elle a répondu à ce que vous attendiez' },
    { code: 'contenu', genre: 'note', intitule: 'Le contenu vous servira dans votre travail' },
    { code: 'animation', genre: 'note', intitule: 'La façon de former vous a convenu' },
    { code: 'organisation', genre: 'note', intitule: 'L’organisation vous a convenu\u00a0: lieu, horaires, accueil' },
    { code: 'retenir', genre: 'mots', intitule: 'Qu’en retenez-vous\u00a0?' },
    { code: 'manque', genre: 'mots', intitule: 'Qu’est-ce qui a manqué\u00a0?' },
  ],
  froid: [
    { code: 'servi', genre: 'note', intitule: 'Elle vous a servi depuis' },
    { code: 'change', genre: 'note', intitule: 'Elle a changé votre façon de faire' },
    { code: 'transmis', genre: 'note', intitule: 'Vous en avez transmis quelque chose à vos collègues' },
    { code: 'exemple', genre: 'mots', intitule: 'Un exemple de ce que vous faites autrement' },
    { code: 'suite', genre: 'mots', intitule: 'Que faudrait-il apprendre ensuite\u00a0?' },
  ],
};

/** In the evening of the last half-day, and never before it is over: minutes since midnight. */
const LE_SOIR = 18 * 60;
/** Presence may be noted some days late: whoever came is asked all the same. */
const JOURS_DE_RATTRAPAGE = 15;
/** Without an answer, one reminder, and no other. */
const JOURS_AVANT_LE_RAPPEL = 7;
/** How long the link of a mail answers. */
export const JOURS_POUR_REPONDRE = 60;

/** Said without a delay: the setting may have changed since the question was asked. */
export const LIBELLE_GENRE_QUESTIONNAIRE: Record<GenreQuestionnaire, string> = {
  chaud: 'À la sortie',
  froid: 'Avec le recul',
};

/** « trois mois », « un an », « 45 jours »: the delay of the second questionnaire, in words. @param jours as the setting says it */
export function delaiDit(jours: number): string {
  if (jours === 365) return 'un an';
  if (jours % 30 !== 0) return `${jours} jours`;
  return jours === 30 ? 'un mois' : `${enLettres(jours / 30)} mois`;
}

/** Whether those who came to a formation are to be asked now. @param fin end of its last half-day, in minutes since midnight */
export function estAEnvoyer(
  genre: GenreQuestionnaire,
  { dernierJour, fin }: { dernierJour: Jour; fin: number },
  { aujourdhui, minutes, joursAFroid }: { aujourdhui: Jour; minutes: number; joursAFroid: number },
): boolean {
  const depuis = ecartEnJours(dernierJour, aujourdhui) - (genre === 'froid' ? joursAFroid : 0);
  return estDemande(genre, { dernierJour, fin }, { aujourdhui, minutes, joursAFroid }) && depuis <= JOURS_DE_RATTRAPAGE;
}

/** Whether its time has come, for whoever answers without having been written to. */
export function estDemande(
  genre: GenreQuestionnaire,
  { dernierJour, fin }: { dernierJour: Jour; fin: number },
  { aujourdhui, minutes, joursAFroid }: { aujourdhui: Jour; minutes: number; joursAFroid: number },
): boolean {
  const depuis = ecartEnJours(dernierJour, aujourdhui);
  if (genre === 'froid') return depuis >= joursAFroid;
  return depuis === 0 ? minutes >= Math.max(LE_SOIR, fin) : depuis > 0;
}

/** Whether an address names a questionnaire. */
export const estGenreDeQuestionnaire = (tape: string | undefined): tape is GenreQuestionnaire =>
  GENRES_QUESTIONNAIRE.some((genre) => genre === tape);

/** The first and last day that a formation may have ended on, for its questionnaire to leave today. */
export const finsAttendues = (genre: GenreQuestionnaire, aujourdhui: Jour, joursAFroid: number): { du: Jour; au: Jour } => {
  const au = genre === 'froid' ? ajouterJours(aujourdhui, -joursAFroid) : aujourdhui;
  return { du: ajouterJours(au, -JOURS_DE_RATTRAPAGE), au };
};

/** The days between which what left without an answer is reminded: past the link's own time, no more. */
export const envoisARappeler = (aujourdhui: Jour): { apres: Jour; avant: Jour } => ({
  apres: ajouterJours(aujourdhui, -JOURS_POUR_REPONDRE / 2),
  avant: ajouterJours(aujourdhui, -JOURS_AVANT_LE_RAPPEL),
});

/** What someone says, question by question: a mark, or words; nothing for what she left empty. */
export type Dit = { question: string; note: number; mots: null } | { question: string; note: null; mots: string };

/** The answer as the form of a questionnaire typed it. */
export function lireLesDits(genre: GenreQuestionnaire, champs: Readonly<Record<string, string | undefined>>): Dit[] {
  return QUESTIONS[genre].flatMap((une): Dit[] => {
    const tape = champs[une.code]?.trim() ?? '';
    if (!tape) return [];
    if (une.genre === 'mots') return [{ question: une.code, note: null, mots: tape }];
    const note = NOTES.find((connue) => String(connue) === tape);
    return note === undefined ? [] : [{ question: une.code, note, mots: null }];
  });
}

/** Whether two answers say the same: what is posted twice is one answer. */
export function disentPareil(a: readonly Dit[], b: readonly Dit[]): boolean {
  const cles = (dits: readonly Dit[]) => dits.map(({ question, note, mots }) => JSON.stringify([question, note, mots])).sort();
  return cles(a).join('\n') === cles(b).join('\n');
}

/** As a form types it again. */
export const aRetaper = (dits: readonly Dit[]): Record<string, string> =>
  Object.fromEntries(dits.map(({ question, note, mots }) => [question, mots ?? String(note)]));

/** « 8 réponses sur 12 » */
export const comptesDits = (donnees: number, envoyes: number): string =>
  envoyes === 0
    ? 'aucun lien envoyé pour l’instant'
    : donnees === 0
      ? `aucune réponse sur ${envoyes}`
      : `${donnees} ${donnees > 1 ? 'réponses' : 'réponse'} sur ${envoyes}`;

/** What is done for someone else. */
export const DROITS_QUESTIONNAIRE = {
  /** Writes down what someone answers by telephone. */
  noterUneReponse: ['organisatrice', 'coordination'],
} as const satisfies Droits<string, RelationFormation>;

/** The longest words that one writes. */
export const MOTS_MAX = 2_000;
