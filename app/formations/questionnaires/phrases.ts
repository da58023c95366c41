import { entreGuillemets } from '#app/commun/texte.ts';
import type { GenreQuestionnaire } from './questionnaires.ts';

interface Demande {
  genre: GenreQuestionnaire;
  titre: string;
  quand: string;
  donneLe: string;
  minimum: number;
}

export const titreDuQuestionnaire = ({ genre, titre }: Demande): string =>
  genre === 'chaud'
    ? `Qu’avez-vous pensé de ${entreGuillemets(titre)}\u00a0?`
    : `Trois mois après ${entreGuillemets(titre)}, qu’en reste-t-il\u00a0?`;

export const introDuQuestionnaire = ({ quand, minimum }: Demande): string =>
  `Vous y étiez, ${quand}. Deux minutes suffisent. Vos réponses se lisent sans votre nom, à partir de ${minimum}\u00a0réponses.`;

export const dejaRepondu = ({ donneLe }: Demande): string =>
  `Vous avez déjà répondu, le ${donneLe}. Vous pouvez changer vos réponses\u00a0: les dernières comptent.`;

export const ensuiteDeLaReponse = ({ minimum }: Demande): string[] => [
  `À partir de ${minimum}\u00a0réponses, qui organise et qui forme lisent la synthèse.`,
  'Vos mots s’y lisent tels quels, sans votre nom.',
];

export const REPONSE_NOTEE = {
  titre: 'Merci, c’est noté',
  texte: 'Vos réponses comptent dans la synthèse, sans votre nom. Vous ne recevrez pas de rappel.',
};
