import { accorder, enumerer } from '#app/commun/texte.ts';
import type { ActeDePage } from './inscriptions.ts';

/** How many names are said before the others are counted. */
const NOMS_DITS = 5;

/** « Inès Roudier, Karim Saïdi et Zoé Lefèvre »; a long list is counted from the sixth: « …, et 7 autres personnes ». */
export function nommer(noms: readonly string[]): string {
  const reste = noms.length - NOMS_DITS;
  if (reste <= 0) return enumerer(noms);
  return `${noms.slice(0, NOMS_DITS).join(', ')}, et ${reste === 1 ? 'une autre personne' : `${reste} autres personnes`}`;
}

interface Avis {
  titre: string;
  texte: string;
}

/** What is said after an act on an inscription, in the network as from a mail. The number is that of those it was done for. */
export const AVIS_D_ACTE: Record<ActeDePage, (combien: number) => Avis> = {
  valider: (n) => ({
    titre: 'Votre accord est donné',
    texte:
      n === 1
        ? 'La personne le sait\u00a0: elle a une place, ou l’attend.'
        : `Les ${n} personnes du groupe le savent\u00a0: elles ont leurs places, ou les attendent ensemble.`,
  }),
  refuser: (n) => ({
    titre: 'Votre refus est noté',
    texte: `${n === 1 ? 'La personne' : 'Chaque personne du groupe'} le lit, avec votre explication.`,
  }),
  accepter: prises,
  prendre: prises,
  decliner: (n) => ({
    titre: 'C’est noté',
    texte:
      n === 1
        ? 'La place est proposée à qui l’attend, ou redevient libre.'
        : `Tout le groupe quitte la liste\u00a0: les ${n} places sont proposées à qui les attend, ou redeviennent libres.`,
  }),
  retirer: (n) => ({
    titre: 'L’inscription est retirée',
    texte: `Une place rendue est proposée à qui l’attend, ou redevient libre.${n === 1 ? '' : ' Le reste du groupe ne change pas.'}`,
  }),
  remplacer: () => ({
    titre: 'La place a changé de main',
    texte: 'La personne qui vient à la place le reçoit par courriel.',
  }),
  preciser: () => ({ titre: 'C’est noté', texte: 'L’organisation seule le lit, et cela s’efface après la formation.' }),
};

function prises(n: number): Avis {
  return {
    titre: n === 1 ? 'La place est prise' : `${accorder(n, 'place')} sont prises`,
    texte: 'L’organisation le sait. La convocation suivra.',
  };
}
