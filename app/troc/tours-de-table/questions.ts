import type { Formulaire } from '#app/commun/formulaire.ts';
import type { ChampDeReponse } from '#app/commun/reponse-par-lien.ts';
import { enLettres, entreGuillemets, majuscule } from '#app/commun/texte.ts';
import { ecrireNombre, lireNombre } from './nombres.ts';

/** The kinds of questions. */
export const GENRES_QUESTION = ['choix', 'nombre', 'texte'] as const;
export type GenreQuestion = (typeof GENRES_QUESTION)[number];
export const LIBELLE_GENRE_QUESTION: Record<GenreQuestion, string> = {
  choix: 'Un choix',
  nombre: 'Un nombre',
  texte: 'Quelques mots',
};

export const QUESTIONS_MAX = 8;
export const OPTIONS_MAX = 8;
export const OPTIONS_MIN = 2;
export const INTITULE_MAX = 200;
export const OPTION_MAX = 120;
export const UNITE_MAX = 30;
export const MOTS_MAX = 600;
/** Beyond, a finger has slipped. */
export const NOMBRE_MAX = 10_000_000;

/** A question as it is asked. */
export interface Question {
  id: number;
  genre: GenreQuestion;
  intitule: string;
  /** « places », « heures »; empty when none. */
  unite: string;
  /** A choice may have several answers. */
  plusieurs: boolean;
  facultative: boolean;
  options: readonly string[];
}

/** What a structure answers to one question; absent when it left it empty. */
export type Valeur =
  | { questionId: number; genre: 'choix'; choix: number[] }
  | { questionId: number; genre: 'nombre'; nombre: number }
  | { questionId: number; genre: 'texte'; texte: string };

/** Name of the field of a question. */
export const champDeQuestion = (id: number) => `q${id}`;
/** Name of the box of one option, when several may be ticked. */
export const champDOption = (id: number, option: number) => `q${id}-${option}`;

/** Name of the box that signs the words. */
export const CHAMP_SIGNER = 'signer';

/** « Combien de places ? (places) », at the head of a column. */
export const titreDeColonne = ({ intitule, unite }: Question) => (unite ? `${intitule} (${unite})` : intitule);

/**
 * The form of an answer, field by field: the page and the mail's page both ask it, and `lireValeurs` reads it.
 * @param valeurs the answer that stands, as a form types it
 */
export function champsDUneReponse(
  questions: readonly Question[],
  { valeurs, structure }: { valeurs: Readonly<Record<string, string>>; structure: string },
): ChampDeReponse[] {
  const signer: ChampDeReponse = {
    ...{ nom: CHAMP_SIGNER, libelle: `Signer nos mots ${entreGuillemets(structure)}`, genre: 'case', obligatoire: false },
    aide: 'Vos choix et vos nombres ne portent jamais de nom. Sans cette case, vos mots non plus.',
    ...(valeurs[CHAMP_SIGNER] === undefined ? {} : { defaut: 'on' as const }),
  };
  const champs = questions.map((question, rang) => champDUneQuestion(question, rang, valeurs));
  return questions.some(({ genre }) => genre === 'texte') ? [...champs, signer] : champs;
}

function champDUneQuestion(question: Question, rang: number, valeurs: Readonly<Record<string, string>>): ChampDeReponse {
  const { id, genre, intitule, unite, facultative, plusieurs } = question;
  const nom = champDeQuestion(id);
  const commun = { nom, libelle: `${rang + 1}. ${intitule}`, obligatoire: !facultative };
  const defaut = valeurs[nom] === undefined ? {} : { defaut: valeurs[nom] };
  if (genre === 'texte') return { ...commun, ...defaut, genre: 'long' };
  const zero = 'Zéro est une réponse.';
  if (genre === 'nombre') return { ...commun, ...defaut, genre, aide: unite ? `En ${unite}. ${zero}` : zero };
  const options = question.options.map((libelle, numero) => ({ valeur: String(numero), libelle }));
  if (!plusieurs) return { ...commun, ...defaut, genre, options };
  const cochees = options.map(({ valeur }) => valeur).filter((valeur) => valeurs[champDOption(id, Number(valeur))] !== undefined);
  return { ...commun, genre: 'cases', options, defaut: cochees, aide: 'Plusieurs réponses possibles.' };
}

const MANQUE: Record<GenreQuestion, string> = {
  choix: 'Choisissez une des réponses proposées.',
  nombre: 'Écrivez un nombre. Zéro est une réponse.',
  texte: 'Écrivez quelques mots.',
};
const PAS_UN_NOMBRE = 'Écrivez un nombre en chiffres, comme 12 ou 1\u00a0200,5.';

/**
 * What was typed, question by question: what the page did not ask is left aside.
 * @param valeurs cleaned texts, by the names of `champDeQuestion` and `champDOption`
 */
export function lireValeurs(
  questions: readonly Question[],
  valeurs: Readonly<Record<string, string | undefined>>,
): { valeurs: Valeur[]; erreurs: Formulaire['erreurs'] } {
  const lues: Valeur[] = [];
  const erreurs: Formulaire['erreurs'] = {};
  for (const question of questions) {
    const lue = lireUne(question, valeurs);
    if (typeof lue === 'string') erreurs[champDeQuestion(question.id)] = [lue];
    else if (lue) lues.push(lue);
    else if (!question.facultative) erreurs[champDeQuestion(question.id)] = [manqueDe(question)];
  }
  if (lues.length === 0 && Object.keys(erreurs).length === 0) {
    erreurs[''] = ['Répondez à une question au moins avant d’envoyer.'];
  }
  return { valeurs: lues, erreurs };
}

const manqueDe = ({ genre, plusieurs }: Question) =>
  genre === 'choix' && plusieurs ? 'Cochez une réponse au moins.' : MANQUE[genre];

/** The value, a sentence when it cannot be one, undefined when nothing was typed. */
function lireUne(question: Question, valeurs: Readonly<Record<string, string | undefined>>): Valeur | string | undefined {
  const { id: questionId, genre, options } = question;
  const tapee = valeurs[champDeQuestion(questionId)] ?? '';
  switch (genre) {
    case 'choix': {
      const choix = question.plusieurs
        ? options.map((_, rang) => rang).filter((rang) => Boolean(valeurs[champDOption(questionId, rang)]))
        : tapee === ''
          ? []
          : [/^\d$/.test(tapee) ? Number(tapee) : -1];
      if (choix.some((rang) => options[rang] === undefined)) return MANQUE.choix;
      return choix.length > 0 ? { questionId, genre, choix } : undefined;
    }
    case 'nombre': {
      if (tapee.trim() === '') return undefined;
      const nombre = lireNombre(tapee);
      if (nombre === undefined) return PAS_UN_NOMBRE;
      return nombre > NOMBRE_MAX ? 'Ce nombre est trop grand\u00a0: vérifiez-le.' : { questionId, genre, nombre };
    }
    case 'texte': {
      const texte = tapee.trim();
      if (texte.length > MOTS_MAX) return `C’est trop long\u00a0: ${MOTS_MAX} caractères au plus.`;
      return texte ? { questionId, genre, texte } : undefined;
    }
  }
}

/** The same answer as a form types it, to be shown again. */
export function enChamps(valeurs: readonly Valeur[], questions: readonly Question[]): Record<string, string> {
  const champs: Record<string, string> = {};
  for (const valeur of valeurs) {
    const question = questions.find(({ id }) => id === valeur.questionId);
    if (!question) continue;
    if (valeur.genre === 'nombre') champs[champDeQuestion(question.id)] = ecrireNombre(valeur.nombre);
    else if (valeur.genre === 'texte') champs[champDeQuestion(question.id)] = valeur.texte;
    else if (question.plusieurs) for (const rang of valeur.choix) champs[champDOption(question.id, rang)] = 'on';
    else champs[champDeQuestion(question.id)] = String(valeur.choix[0] ?? '');
  }
  return champs;
}

/** One answer in words: « Ouverts les deux semaines », « 1 200,5 places ». */
export function libelleValeur(valeur: Valeur, { options, unite }: Question): string {
  if (valeur.genre === 'texte') return valeur.texte;
  if (valeur.genre === 'nombre') return [ecrireNombre(valeur.nombre), unite].filter(Boolean).join('\u00a0');
  return valeur.choix.map((rang) => options[rang] ?? '').join(', ');
}

/** Whether two answers say the same. */
export function memesValeurs(une: readonly Valeur[], autre: readonly Valeur[]): boolean {
  const dite = (valeurs: readonly Valeur[]) =>
    valeurs
      .map((valeur) => JSON.stringify([valeur.questionId, valeur.genre === 'choix' ? valeur.choix : libelleBrut(valeur)]))
      .sort();
  return JSON.stringify(dite(une)) === JSON.stringify(dite(autre));
}
const libelleBrut = (valeur: Exclude<Valeur, { genre: 'choix' }>) => (valeur.genre === 'nombre' ? valeur.nombre : valeur.texte);

/** « deux minutes » */
export const minutesPour = (questions: number): string => `${enLettres(questions > 4 ? 3 : 2)} minutes`;

/** « Trois questions, deux minutes » */
export const minutesDites = (questions: number): string =>
  `${majuscule(enLettres(questions))} question${questions > 1 ? 's' : ''}, ${minutesPour(questions)}`;
