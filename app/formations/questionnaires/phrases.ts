import { entreGuillemets } from '#app/commun/texte.ts';
import type { GenreQuestionnaire } from './questionnaires.ts';

interface Demande {
  genre: GenreQuestionnaire;
  titre: string;
  /** « mardi 12 mai 2026 » */
  quand: string;
  /** When she answered, in words; empty when she has not. */
  donneLe: string;
  /** Answers from which the synthesis shows. */
  minimum: number;
}

/** The question that a questionnaire asks, on its page and as the subject of its mail. */
export const titreDuQuestionnaire = ({ genre, titre }: Pick<Demande, 'genre' | 'titre'>): string =>
  genre === 'chaud'
    ? `Qu’avez-vous pensé de ${entreGuillemets(titre)}\u00a0?`
    : `Avec le recul, que vous reste-t-il de ${entreGuillemets(titre)}\u00a0?`;

/** Why she is asked, and how her answer is read. */
export const introDuQuestionnaire = ({ quand, minimum }: Demande): string =>
  `Vous y étiez, ${quand}. Deux minutes suffisent. Vos réponses se lisent sans votre nom, à partir de ${minimum}\u00a0réponses.`;

/** To someone who has answered: her answer stands, and may change. */
export const dejaRepondu = ({ donneLe }: Demande): string =>
  `Vous avez déjà répondu, le ${donneLe}. Vous pouvez changer vos réponses\u00a0: les dernières comptent.`;

/** What becomes of an answer, one sentence a step. */
export const ensuiteDeLaReponse = ({ minimum }: Demande): string[] => [
  `À partir de ${minimum}\u00a0réponses, qui organise et qui forme lisent la synthèse.`,
  'Vos mots s’y lisent tels quels, sans votre nom.',
];

/** « À la sortie : répondre », the link to a questionnaire beside what it is about. */
export const lienDAvis = ({ quand, donne }: { quand: string; donne: boolean }): string =>
  `${quand}\u00a0: ${donne ? 'relire' : 'répondre'}`;

/** Said once she has answered. */
export const REPONSE_NOTEE = {
  titre: 'Merci, c’est noté',
  texte: 'Vos réponses comptent dans la synthèse, sans votre nom. Vous ne recevrez pas de rappel.',
};
