import { entreGuillemets, enumerer } from '#app/commun/texte.ts';
import type { Seance } from '#app/formations/programme/formations.ts';
import { libelleSeance } from '#app/formations/programme/mots.ts';
import type { ActeDePage } from './inscriptions.ts';

/** How many names are said before the others are counted. */
const NOMS_DITS = 5;

/** « Inès Roudier, Karim Saïdi et Zoé Lefèvre »; a long list is counted from the sixth: « …, et 7 autres personnes ». */
export function nommer(noms: readonly string[]): string {
  const reste = noms.length - NOMS_DITS;
  if (reste <= 0) return enumerer(noms);
  return `${noms.slice(0, NOMS_DITS).join(', ')}, et ${reste === 1 ? 'une autre personne' : `${reste} autres personnes`}`;
}

/** When a formation begins, with its hours: « Mardi 12 mai 2026, le matin, de 9 h à 12 h, et 2 autres demi-journées ». */
export function premiereSeance([premiere, ...autres]: readonly Seance[]): string {
  if (!premiere) return '';
  const n = autres.length;
  const suite = n === 0 ? '' : n === 1 ? ', et une autre demi-journée' : `, et ${n} autres demi-journées`;
  return `${libelleSeance(premiere, true)}${suite}`;
}

/**
 * What is asked of whoever is offered a place, or places for a group; of whoever answers for others, with their names.
 * @param noms of those whom the answer is for
 * @param elle whether the reader is one of them
 */
export function questionDeLOffre(formation: string, noms: readonly string[], elle: boolean): string {
  const n = noms.length;
  const libres = n === 1 ? 'Une place est libre' : `${n} places sont libres`;
  const f = entreGuillemets(formation);
  return elle
    ? `${libres} à ${f}\u00a0: ${n === 1 ? 'la' : 'les'} prenez-vous\u00a0?`
    : `${libres} à ${f} pour ${nommer(noms)}\u00a0: faut-il ${n === 1 ? 'la' : 'les'} prendre\u00a0?`;
}

/** The two answers to an offer, and what one of them does: the same wherever it is read. */
export const REPONSES_A_L_OFFRE = {
  prendre: (n: number) => (n === 1 ? 'Prendre la place' : 'Prendre les places'),
  laisser: (n: number) => (n === 1 ? 'Non merci' : 'Non merci, pour tout le groupe'),
  /** What leaving does, said beside the answers. */
  quitter: (n: number, elle: boolean) => {
    if (n > 1) return 'Dire non, c’est quitter la liste, pour tout le groupe.';
    return elle ? 'Dire non, c’est quitter la liste.' : 'Dire non, c’est lui faire quitter la liste.';
  },
};

/** What whoever waits is promised. @param n how many come together */
export const promesseDOffre = (n: number): string =>
  n === 1 ? 'Dès qu’une place se libère, un courriel la propose.' : `Dès qu’il y a ${n} places, un courriel les propose.`;

/** What becomes of whoever let an offer go: nothing more is offered, but what nobody wants may still be taken. */
export const apresUneOffre = (elle: boolean): string =>
  `Une place ${elle ? 'vous' : 'lui'} a déjà été proposée\u00a0: il n’y en aura plus d’autre, mais s’il en reste une, elle peut encore se prendre.`;

interface Avis {
  titre: string;
  texte: string;
}

/** For whom an act was done. */
interface Pour {
  /** How many share its fate. */
  n: number;
  /** « Inès Roudier », « Inès Roudier et Karim Saïdi ». */
  qui: string;
  /** Whether whoever acts is one of them. */
  elle: boolean;
  /** Whether whoever holds the formation is written to. */
  organisation: boolean;
  /** Who comes instead, once a place was left to her. */
  aSaPlace: string;
}

/** What is said after an act on an inscription, in the network as from a mail. */
export const AVIS_D_ACTE: Record<ActeDePage, (pour: Pour) => Avis> = {
  valider: ({ n }) => ({
    titre: 'Votre accord est donné',
    texte:
      n === 1
        ? 'La personne le sait\u00a0: elle a une place, ou l’attend.'
        : `Les ${n} personnes du groupe le savent\u00a0: elles ont leurs places, ou les attendent ensemble.`,
  }),
  refuser: ({ n }) => ({
    titre: 'Votre refus est noté',
    texte: `${n === 1 ? 'La personne' : 'Chaque personne du groupe'} le lit, avec votre explication.`,
  }),
  accepter: prises,
  prendre: prises,
  decliner: ({ n }) => ({
    titre: 'C’est noté',
    texte:
      n === 1
        ? 'La place est proposée à qui l’attend, ou redevient libre.'
        : `Tout le groupe quitte la liste\u00a0: les ${n} places sont proposées à qui les attend, ou redeviennent libres.`,
  }),
  retirer: ({ n, organisation }) => ({
    titre: 'L’inscription est retirée',
    texte: [
      'Une place rendue est proposée à qui l’attend, ou redevient libre.',
      ...(organisation ? ['L’organisation le sait\u00a0: un courriel lui est envoyé.'] : []),
      ...(n === 1 ? [] : ['Le reste du groupe ne change pas.']),
    ].join(' '),
  }),
  remplacer: ({ aSaPlace, elle }) => ({
    titre: 'La place a changé de main',
    texte: `${aSaPlace} vient à ${elle ? 'votre' : 'sa'} place, et le reçoit par courriel.${elle ? ' Si ces dates sont dans votre agenda, enlevez-les.' : ''}`,
  }),
  preciser: () => ({ titre: 'C’est noté', texte: 'L’organisation seule le lit, et cela s’efface après la formation.' }),
};

/** « C’est fait » first: that the place « is taken » would read as taken by someone else. */
function prises({ n, qui, elle }: Pour): Avis {
  const places = n === 1 ? 'la place' : `les ${n} places`;
  return {
    titre: `C’est fait\u00a0: ${elle ? `vous avez ${places}` : `${places} ${n === 1 ? 'est' : 'sont'} pour ${qui}`}`,
    texte: 'L’organisation le voit sur sa liste. La convocation suivra.',
  };
}
