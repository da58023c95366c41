import { type Canal, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { titreDuQuestionnaire } from './phrases.ts';
import type { GenreQuestionnaire } from './questionnaires.ts';

interface Circonstances {
  prenom: string;
  titre: string;
  /** « le mardi 12 mai 2026 » */
  quand: string;
  /** The personal link. */
  lien: string;
  rappel: boolean;
  minimum: number;
}

/** What is asked of someone who came: that evening or some months later, and once more without an answer. */
export function lettreDeQuestionnaire(genre: GenreQuestionnaire, c: Circonstances): { sujet: string; lettre: Lettre } {
  const sujet = `${c.rappel ? 'Rappel\u00a0: ' : ''}${titreDuQuestionnaire({ genre, titre: c.titre })}`;
  return {
    sujet,
    lettre: {
      ...{ salle: 'formations', rubrique: 'Formations', bonjour: `Bonjour ${c.prenom},`, titre: sujet },
      paragraphes: [
        genre === 'chaud'
          ? `Vous avez suivi ${entreGuillemets(c.titre)}, ${c.quand}. Deux minutes suffisent pour dire ce que vous en avez pensé, sur un téléphone aussi.`
          : `Vous avez suivi ${entreGuillemets(c.titre)}, ${c.quand}. Deux minutes suffisent pour dire ce qui vous sert aujourd’hui, et ce qui manque encore.`,
        `Vos réponses se lisent sans votre nom, et seulement à partir de ${c.minimum}\u00a0réponses.`,
      ],
      bouton: { libelle: 'Répondre en deux minutes', url: c.lien },
      echeance: {
        fort: c.rappel ? 'Il n’y aura pas d’autre rappel.' : 'Ce lien est à vous\u00a0: ne le transmettez pas.',
        suite: c.rappel ? 'Ce lien est à vous\u00a0: ne le transmettez pas.' : 'Sans réponse, un seul rappel dans une semaine.',
      },
      pied: ['Vous recevez ce message parce que votre présence à cette formation est notée.'],
    },
  };
}

/** To someone whose answer was noted for her: what was written is not said again, the link shows it to her alone. */
export function lettreDeReponseNotee(c: Pick<Circonstances, 'prenom' | 'titre' | 'lien'> & { qui: string; canal: Canal }): {
  sujet: string;
  lettre: Lettre;
} {
  const sujet = `Votre réponse est notée\u00a0: ${entreGuillemets(c.titre)}`;
  return {
    sujet,
    lettre: {
      ...{ salle: 'formations', rubrique: 'Formations', bonjour: `Bonjour ${c.prenom},`, titre: sujet },
      paragraphes: [
        `${c.qui} a noté pour vous ce que vous avez répondu ${LIBELLE_CANAL[c.canal]} sur ${entreGuillemets(c.titre)}.`,
        'Relisez-la\u00a0: personne d’autre que vous ne peut la changer. Elle se lit dans la synthèse sans votre nom.',
      ],
      bouton: { libelle: 'Relire ma réponse, ou la changer', url: c.lien },
      echeance: {
        fort: 'Vous n’avez rien répondu\u00a0?',
        suite: 'Écrivez vos réponses à la place, ou parlez-en à la coordination du réseau.',
      },
      pied: ['Vous recevez ce message parce qu’une réponse a été notée en votre nom.'],
    },
  };
}
