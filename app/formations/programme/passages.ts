import type { Jour } from '#app/commun/periode.ts';
import { enLettres } from '#app/commun/texte.ts';
import type { StatutFormation, TransitionFormation } from './formations.ts';

/** The acts that have a page of their own, under the formation's address. */
export const PASSAGES = ['ouvrir', 'confirmer', 'realiser', 'clore', 'annuler', 'copier'] as const satisfies readonly (
  | TransitionFormation
  | 'copier'
)[];
export type PassageDeFormation = (typeof PASSAGES)[number];
/** Whether an address names one of them. */
export const estPassage = (nom: string | undefined): nom is PassageDeFormation => PASSAGES.some((un) => un === nom);

/** What the words of an act depend on. */
interface Circonstances {
  statut: StatutFormation;
  limite: Jour | null;
  /** How many people are on its list, and are told. */
  surLaListe: number;
  /** How many inscriptions it still wants to reach its minimum. */
  manquent: number;
}

interface Mots {
  titre: string;
  bouton: string;
  /** Beside the reason that is asked. */
  aide?: string;
  ensuite: readonly string[];
  fait: { titre: string; texte: string };
}

const MOTS: Record<PassageDeFormation, Mots> = {
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
    ensuite: [
      'Son programme, ses dates et la présence ne changent plus. Ses attestations restent.',
      'Son compte et ses supports se complètent encore.',
    ],
    fait: { titre: 'La formation est close', texte: 'Elle reste à lire, et compte dans les chiffres.' },
  },
  annuler: {
    titre: 'Annuler cette formation\u00a0?',
    bouton: 'Annuler la formation',
    aide: 'Toutes les personnes de la liste le lisent, et sa page le garde.',
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

const SANS_LISTE: Mots = {
  ...MOTS.annuler,
  aide: 'Sa page le garde.',
  ensuite: [
    'Personne n’est sur la liste\u00a0: aucun courriel ne part.',
    'Les besoins auxquels elle répondait retournent dans la liste.',
  ],
  fait: { titre: 'La formation est annulée', texte: 'Personne n’était sur la liste\u00a0: aucun courriel n’est parti.' },
};
/** The network never saw it. */
const PROJET_ANNULE: Mots = {
  titre: 'Annuler ce projet\u00a0?',
  bouton: 'Annuler le projet',
  aide: 'Pour s’en souvenir\u00a0: seules les personnes qui le préparent et la coordination le lisent.',
  ensuite: [
    'Le réseau ne l’a pas encore vu\u00a0: aucun courriel ne part.',
    'Les besoins auxquels il répondait retournent dans la liste.',
  ],
  fait: { titre: 'Le projet est annulé', texte: 'Le réseau ne l’avait pas vu\u00a0: aucun courriel n’est parti.' },
};
const OUVRIR_SANS_LIMITE: Mots = {
  ...MOTS.ouvrir,
  ensuite: [
    ...MOTS.ouvrir.ensuite.slice(0, -1),
    'Elle n’a pas de dernier jour pour s’inscrire\u00a0: c’est à vous de la confirmer.',
  ],
};

/** The words of an act, true of this formation: what it does, and whom it tells. */
export function motsDuPassage(nom: PassageDeFormation, { statut, limite, surLaListe, manquent }: Circonstances): Mots {
  if (nom === 'annuler' && statut === 'projet') return PROJET_ANNULE;
  if (nom === 'annuler' && surLaListe === 0) return SANS_LISTE;
  if (nom === 'ouvrir' && limite === null) return OUVRIR_SANS_LIMITE;
  if (nom === 'confirmer' && manquent > 0) {
    const inscriptions = manquent === 1 ? 'une inscription' : `${enLettres(manquent)} inscriptions`;
    return {
      ...MOTS.confirmer,
      ensuite: [
        `Il manque ${inscriptions} pour le minimum prévu\u00a0: la formation a lieu quand même.`,
        ...MOTS.confirmer.ensuite,
      ],
    };
  }
  return MOTS[nom];
}
