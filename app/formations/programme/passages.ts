import type { TransitionFormation } from './formations.ts';

/** The acts that have a page of their own, under the formation's address. */
export const PASSAGES = ['ouvrir', 'confirmer', 'realiser', 'clore', 'annuler', 'copier'] as const satisfies readonly (
  | TransitionFormation
  | 'copier'
)[];
export type PassageDeFormation = (typeof PASSAGES)[number];
export const estPassage = (nom: string | undefined): nom is PassageDeFormation => PASSAGES.some((un) => un === nom);

interface Mots {
  titre: string;
  bouton: string;
  ensuite: readonly string[];
  fait: { titre: string; texte: string };
}

export const MOTS_DU_PASSAGE: Record<PassageDeFormation, Mots> = {
  ouvrir: {
    titre: 'Ouvrir cette formation aux inscriptions\u00a0?',
    bouton: 'Ouvrir aux inscriptions',
    ensuite: [
      'Tout le réseau la voit, et s’inscrit.',
      'Les équipes qui la demandaient reçoivent une invitation.',
      'Le dernier jour pour s’inscrire passé, elle est confirmée si le minimum est atteint\u00a0; sinon, vous décidez.',
    ],
    fait: { titre: 'La formation est ouverte', texte: 'Tout le réseau la voit. Les équipes qui la demandaient sont invitées.' },
  },
  confirmer: {
    titre: 'Confirmer que cette formation a lieu\u00a0?',
    bouton: 'Confirmer la formation',
    ensuite: ['Les personnes qui ont une place le reçoivent par courriel.', 'On peut encore s’inscrire s’il reste des places.'],
    fait: { titre: 'La formation est confirmée', texte: 'Les personnes qui ont une place le savent.' },
  },
  realiser: {
    titre: 'Cette formation a eu lieu\u00a0?',
    bouton: 'Oui, elle a eu lieu',
    ensuite: ['Les besoins auxquels elle répondait sont notés comme satisfaits.'],
    fait: { titre: 'C’est noté', texte: 'La formation a eu lieu.' },
  },
  clore: {
    titre: 'Clore cette formation\u00a0?',
    bouton: 'Clore la formation',
    ensuite: ['Elle ne change plus. Ses attestations restent.'],
    fait: { titre: 'La formation est close', texte: 'Elle reste à lire, et compte dans les chiffres.' },
  },
  annuler: {
    titre: 'Annuler cette formation\u00a0?',
    bouton: 'Annuler la formation',
    ensuite: [
      'Toutes les personnes de la liste reçoivent votre explication.',
      'Les besoins auxquels elle répondait retournent dans la liste.',
    ],
    fait: { titre: 'La formation est annulée', texte: 'Les personnes de la liste le savent, et savent pourquoi.' },
  },
  copier: {
    titre: 'En préparer une autre, pareille\u00a0?',
    bouton: 'Préparer une formation pareille',
    ensuite: [
      'Le programme, le lieu et qui forme sont repris\u00a0; les dates et les inscriptions, non.',
      'C’est un projet\u00a0: vous l’ouvrez quand il est prêt.',
    ],
    fait: { titre: 'Un projet pareil est prêt', texte: 'Il reste à lui donner des dates.' },
  },
};
