import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, ecartEnJours } from '#app/commun/periode.ts';
import type { CauseEcart } from '#app/malles/inventaires/inventaires.ts';
import { kmDuRelais } from '#app/malles/relais/km.server.ts';
import { KM_MINIMUM } from '#app/malles/relais/relais.ts';
import { jourDans } from './gens.ts';
import { MALLES } from './malles.ts';
import { type PretDemo, premierPossible, tour } from './pret-demo.ts';
import { STRUCTURES } from './structures.ts';

/** How a malle was borrowed during the year: lengths and gaps in days, over and over, until so many days before today. */
const RYTHMES: readonly {
  slug: string;
  longueurs: readonly number[];
  ecarts: readonly number[];
  jusque: number;
  relais?: readonly number[];
  /** One loan in so many was wanted by another too. */
  refus?: number;
  quoi: readonly [objet: string, participants: number | undefined][];
}[] = [
  {
    ...{ slug: 'cirque', longueurs: [3, 2, 4, 1, 5, 2, 3], ecarts: [4, 6, 4, 8, 5, 3, 7], jusque: 4, relais: [6, 19], refus: 3 },
    quoi: [
      ['Semaine des arts du cirque', 24],
      ['Atelier du mercredi', 14],
      ['Accueil de loisirs', 18],
      ['Fête de quartier', 80],
      ['Temps fort des familles', 32],
      ['Stage de vacances', 12],
      ['Découverte au pied des immeubles', undefined],
    ],
  },
  {
    ...{ slug: 'relaxation', longueurs: [5, 2, 8, 3, 10, 1], ecarts: [4, 5, 6, 4, 7, 5], jusque: 9, relais: [11], refus: 6 },
    quoi: [
      ['Pause des aidants', 10],
      ['Atelier parents', 8],
      ['Séances du jeudi', 12],
      ['Semaine du bien vieillir', 26],
      ['Accueil du matin', undefined],
    ],
  },
  {
    ...{ slug: 'jeux-cooperatifs', longueurs: [3, 1, 2, 4], ecarts: [17, 12, 20, 14], jusque: 12, refus: 9 },
    quoi: [
      ['Fête du jeu', 60],
      ['Soirée jeux', 25],
      ['Conseil des enfants', 14],
    ],
  },
  {
    ...{ slug: 'parents-enfants', longueurs: [5, 3, 9], ecarts: [16, 19, 18], jusque: 14 },
    quoi: [
      ['Ouverture du lieu d’accueil', 9],
      ['Matinée d’éveil', 11],
      ['Semaine de la petite enfance', 34],
    ],
  },
  {
    ...{ slug: 'radio', longueurs: [2, 1, 3], ecarts: [22, 28, 19], jusque: 20, refus: 8 },
    quoi: [
      ['Émission sur le marché', 8],
      ['Paroles d’habitants', 15],
      ['Radio des collégiens', 10],
    ],
  },
  {
    ...{ slug: 'cuisine-partagee', longueurs: [2, 3, 1, 4], ecarts: [24, 18, 26, 20], jusque: 18 },
    quoi: [
      ['Repas de quartier', 40],
      ['Cuisine des familles', 12],
      ['Cuisine du monde', 22],
    ],
  },
];

/** Those that borrow: some come back often, a few never came. */
const EMPRUNTEUSES = [1, 4, 9, 5, 13, 16, 8, 11, 3, 6, 12, 18, 1, 14, 20, 9, 22, 5, 19];
const MANQUES: readonly (readonly [number, number, CauseEcart])[] = [
  [0, 2, 'perdu'],
  [2, 1, 'casse'],
];
const chezQui = (slug: string) => MALLES.find((une) => une.slug === slug)?.structure ?? 0;
/** A structure that does not keep it. */
const emprunteuse = (slug: string, rang: number): number => {
  const voulue = tour(EMPRUNTEUSES, rang);
  return voulue === chezQui(slug) ? tour(EMPRUNTEUSES, rang + 1) : voulue;
};

/** From the last day of a loan to the first of the next one that may be passed on to it: three days lie between. */
const JOURS_D_UN_RELAIS = 4;
/** The relais would be proposed between these two structures: they are two, and it saves a good stretch of road. */
function seraitProposee(ctx: Contexte, slug: string, de: number, a: number): boolean {
  const [premiere, suivante, maison] = [de, a, chezQui(slug)].map((numero) => STRUCTURES[numero - 1]?.commune ?? null) as [
    string | null,
    string | null,
    string | null,
  ];
  return de !== a && (kmDuRelais(ctx, { premiere, suivante, maison }) ?? 0) >= KM_MINIMUM;
}

/** The year that has passed. */
export function lAnneePassee(ctx: Contexte): PretDemo[] {
  return RYTHMES.flatMap(({ slug, longueurs, ecarts, jusque, relais = [], refus = 0, quoi }, malle) => {
    const prets: PretDemo[] = [];
    const [dernier, recent] = [jourDans(ctx, -jusque), jourDans(ctx, -16)];
    const aPasser = [...relais];
    let recue = false;
    let jour = jourDans(ctx, -352 + malle * 3);
    for (let rang = 0; ; rang++) {
      const duree = tour(longueurs, rang);
      const debut = premierPossible(jour, duree);
      const fin = ajouterJours(debut, duree - 1);
      if (fin > dernier) return prets;
      const [objet, participants] = tour(quoi, rang);
      const qui = rang * 7 + malle * 5;
      const apres = premierPossible(ajouterJours(fin, 2), tour(longueurs, rang + 1));
      const passe =
        rang >= (aPasser[0] ?? Number.POSITIVE_INFINITY) &&
        ecartEnJours(fin, apres) <= JOURS_D_UN_RELAIS &&
        seraitProposee(ctx, slug, emprunteuse(slug, qui), emprunteuse(slug, qui + 7));
      if (passe) aPasser.shift();
      const seul = !passe && !recue && fin < recent;
      prets.push({
        ...{ slug, debut, fin, objet, participants, structure: emprunteuse(slug, qui) },
        ...{ reservee: ajouterJours(debut, -(8 + ((rang * 11) % 27))), relais: passe, recue },
        ...(seul && rang % 10 === 4 ? { retard: 1 + (rang % 2) } : {}),
        ...(seul && rang % 12 === 7 ? { manque: tour(MANQUES, rang + malle) } : {}),
        ...(refus > 0 && rang % refus === 1 ? { refuseA: emprunteuse(slug, qui + 4) } : {}),
      });
      // From hand to hand: the next begins as soon as one may book it.
      jour = ajouterJours(fin, passe ? 2 : tour(ecarts, rang) + 1);
      recue = passe;
    }
  });
}
