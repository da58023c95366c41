import { deNom } from '#app/commun/francais.ts';
import { type Jour, libelleJour } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import type { Lettre, SectionDeLettre } from '#app/services/lettre.ts';

export interface Point {
  fort: string;
  detail: string;
  /** Address in the app, from its root. */
  chemin: string;
}

/** What one person is told. Each list is in the order in which it matters. */
export interface ContenuDeLettre {
  attentes: readonly Point[];
  pourVous: readonly Point[];
  recherches: readonly Point[];
  pres: readonly Point[];
  dates: readonly Point[];
  satisfaits: readonly Point[];
  nouvelles: readonly Point[];
}

/** The parts of the letter, in this order, and how much of each is shown. */
const PARTIES = [
  { cle: 'attentes', titre: 'Ce qui vous attend', max: 6, suite: '/accueil' },
  { cle: 'pourVous', titre: 'Nouveau, et cela répond à votre structure', max: 5, suite: '/troc' },
  { cle: 'recherches', titre: 'Vos recherches ont trouvé', max: 5, suite: '/troc' },
  { cle: 'pres', titre: 'Nouveau, près de chez vous', max: 5, suite: '/troc' },
  { cle: 'dates', titre: 'Dans les deux semaines', max: 6, suite: '/agenda' },
  { cle: 'satisfaits', titre: 'Ce qui a trouvé', max: 4, suite: '/troc' },
  { cle: 'nouvelles', titre: 'Dans le réseau', max: 4, suite: '/accueil' },
] as const satisfies readonly { cle: keyof ContenuDeLettre; titre: string; max: number; suite: string }[];

export interface FaitsDeLettre {
  prenom: string;
  reseau: string;
  adressePublique: string;
  desabonnement: string;
}

export const estVide = (contenu: ContenuDeLettre): boolean => PARTIES.every(({ cle }) => contenu[cle].length === 0);

function sectionsDe(contenu: ContenuDeLettre, adressePublique: string): SectionDeLettre[] {
  return PARTIES.map(({ cle, titre, max, suite }) => {
    const tous = contenu[cle];
    const points = tous
      .slice(0, max)
      .map(({ fort, detail, chemin }) => ({ fort, detail: detail || undefined, url: `${adressePublique}${chemin}` }));
    const reste = tous.length - points.length;
    if (reste > 0)
      points.push({
        fort: `Et ${reste} de plus`,
        detail: undefined,
        url: `${adressePublique}${suite}`,
      });
    return { titre, points };
  }).filter(({ points }) => points.length > 0);
}

const nouveautesDe = ({ pourVous, recherches, pres }: ContenuDeLettre) => pourVous.length + recherches.length + pres.length;

/** What the subject and the first sentence say: what waits, then what is new. */
function resume(contenu: ContenuDeLettre): string {
  const [attendent, nouvelles] = [contenu.attentes.length, nouveautesDe(contenu)];
  const phrases = [
    attendent === 1 ? 'une chose vous attend' : attendent > 1 ? `${attendent} choses vous attendent` : '',
    nouvelles > 0 ? accorder(nouvelles, 'annonce nouvelle', 'annonces nouvelles') : '',
  ].filter(Boolean);
  return phrases.join(', ') || 'les nouvelles du réseau';
}

/** Monday's letter. @param lundi the day it is for */
export function lettreDuLundi(
  contenu: ContenuDeLettre,
  faits: FaitsDeLettre & { lundi: Jour },
): { sujet: string; lettre: Lettre } {
  const { prenom, reseau, adressePublique, desabonnement } = faits;
  return {
    sujet: `Votre lundi\u00a0: ${resume(contenu)}`,
    lettre: {
      salle: 'maison',
      rubrique: 'La lettre du lundi',
      titre: `Votre semaine du ${libelleJour(faits.lundi)}`,
      bonjour: prenom ? `Bonjour ${prenom},` : 'Bonjour,',
      paragraphes: [
        contenu.attentes.length > 0
          ? 'Voici ce qui vous attend, puis ce qui se passe dans le réseau.'
          : 'Rien ne vous attend. Voici ce qui se passe dans le réseau.',
      ],
      sections: sectionsDe(contenu, adressePublique),
      bouton: { libelle: 'Ouvrir ma page d’accueil', url: `${adressePublique}/accueil` },
      pied: pied(reseau, 'chaque lundi, quand il y a quelque chose à dire'),
      desabonnement: { libelle: 'Ne plus recevoir la lettre', url: desabonnement },
    },
  };
}

/** The mail of the same day, for whoever asked for it: what was just published and concerns her. */
export function lettreDuJour(
  contenu: Pick<ContenuDeLettre, 'pourVous' | 'recherches'>,
  { prenom, reseau, adressePublique, desabonnement }: FaitsDeLettre,
): { sujet: string; lettre: Lettre } {
  const toutes = [...contenu.pourVous, ...contenu.recherches];
  const [premiere] = toutes;
  const seule = toutes.length === 1 && premiere;
  const plusieurs = `${toutes.length} annonces nouvelles vous concernent`;
  return {
    sujet: seule ? `Une annonce vous concerne\u00a0: ${seule.fort}` : plusieurs,
    lettre: {
      salle: 'troc',
      rubrique: 'Troc',
      titre: seule ? seule.fort : plusieurs,
      bonjour: prenom ? `Bonjour ${prenom},` : 'Bonjour,',
      paragraphes: [seule ? 'Cette annonce vient d’être publiée.' : 'Ces annonces viennent d’être publiées.'],
      sections: sectionsDe({ ...RIEN, ...contenu }, adressePublique),
      bouton: seule
        ? { libelle: 'Lire l’annonce', url: `${adressePublique}${seule.chemin}` }
        : { libelle: 'Ouvrir le troc', url: `${adressePublique}/troc` },
      pied: pied(reseau, 'le jour même, quand une annonce vous concerne'),
      desabonnement: { libelle: 'Ne plus recevoir la lettre', url: desabonnement },
    },
  };
}

const RIEN: ContenuDeLettre = {
  ...{ attentes: [], pourVous: [], recherches: [], pres: [] },
  ...{ dates: [], satisfaits: [], nouvelles: [] },
};

const pied = (reseau: string, quand: string) => [
  'Pour changer de rythme\u00a0: «\u00a0Mon compte\u00a0», puis «\u00a0La lettre du réseau\u00a0».',
  `Vous recevez cette lettre ${deNom(reseau)} ${quand}.`,
];
