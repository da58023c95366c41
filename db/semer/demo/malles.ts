import type { Contexte } from '#app/commun/contexte.ts';
import { laisserUneIdee } from '#app/malles/catalogue/carnet.server.ts';
import { changerEtat } from '#app/malles/catalogue/etat.server.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { malles, objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { acteDe, idDe, jourDans } from './gens.ts';
import type { Acte } from './histoire.ts';
import donnees from './malles.json';

interface MalleDemo {
  slug: string;
  nom: string;
  structure: number;
  gardienne: string;
  dessin: string;
  resume: string;
  notice?: string;
  ageMin: number | null;
  ageMax: number | null;
  groupeMax: number | null;
  ouRetirer: string;
  quandRetirer: string;
  joursMax?: number;
  tamponAvant?: number;
  tamponApres?: number;
  accord?: boolean;
  caution?: number;
  /** Name, how many, cents to replace one, what to know, whether it is used up. */
  objets: [string, number, number, string, boolean?][];
}

// The words of the JSON are checked by the base when the demonstration is written.
export const MALLES = donnees as unknown as readonly MalleDemo[];

/** Six malles, each kept by a structure, a year old. */
export function semerMalles(ctx: Contexte): void {
  const le = new Date(`${jourDans(ctx, -400)}T09:00:00Z`);
  for (const { objets, structure, gardienne, ...malle } of MALLES) {
    const { id: malleId } = ctx.db
      .insert(malles)
      .values({ ...malle, structureId: structure, gardienneId: idDe(ctx, gardienne), creeeLe: le, modifieeLe: le })
      .returning({ id: malles.id })
      .get();
    ctx.db
      .insert(objetsDeMalle)
      .values(
        objets.map(([nom, nombre, valeur, aSavoir, consommable = false], rang) => ({
          ...{ malleId, rang: rang + 1, nom, nombre, valeur, aSavoir: aSavoir || null, consommable },
        })),
      )
      .run();
  }
}

/** Ideas of sessions, left in the malles: who, how long ago, in which, for which ages, in how many minutes. */
const IDEES: readonly (readonly [
  qui: string,
  ilYA: number,
  slug: string,
  ages: readonly [min: number | null, max: number | null],
  duree: number | null,
  texte: string,
])[] = [
  [
    'equipe.9',
    300,
    'cirque',
    [6, 8],
    45,
    'Les foulards en musique : on lance quand la musique s’arrête, on rattrape quand elle repart. Tout le monde y arrive dès la première séance.',
  ],
  [
    'equipe.4',
    210,
    'cirque',
    [8, 12],
    60,
    'Par trois : l’un jongle, l’un compte, l’un encourage, et l’on change. Les records sont ceux du trio, jamais d’un enfant.',
  ],
  [
    'equipe.1',
    96,
    'cirque',
    [6, null],
    90,
    'Une piste dessinée à la craie sur la place, et les parents passent les premiers. Les enfants ont adoré leur apprendre.',
  ],
  [
    'equipe.16',
    240,
    'relaxation',
    [4, 6],
    20,
    'Le bol chantant à l’arrivée : on lève la main quand on ne l’entend plus. Ensuite seulement, on s’allonge.',
  ],
  [
    'equipe.12',
    120,
    'relaxation',
    [null, null],
    50,
    'Avec les aidants, commencer par une tasse de thé. Les tapis viennent après, et personne n’est obligé.',
  ],
  [
    'equipe.13',
    150,
    'jeux-cooperatifs',
    [7, null],
    30,
    'Le parachute avec un ballon et un trou : si le ballon tombe, tout le monde recommence ensemble.',
  ],
  [
    'equipe.22',
    75,
    'radio',
    [10, 15],
    120,
    'Trois questions écrites à l’avance, pas une de plus. Les meilleurs moments viennent des silences.',
  ],
];

/** What was left in the carnets, and the malle that is being mended. */
export const mallesVecues = (ctx: Contexte): Acte[] => [
  ...IDEES.map(([qui, ilYA, slug, [ageMin, ageMax], duree, texte]) =>
    acteDe(ctx, jourDans(ctx, -ilYA), '17:20', qui, (elle) =>
      laisserUneIdee(elle, slug, { texte, ageMin: ageMin ?? undefined, ageMax: ageMax ?? undefined, duree: duree ?? undefined }),
    ),
  ),
  acteDe(ctx, jourDans(ctx, -3), '11:40', 'direction.10', (elle) =>
    changerEtat(elle, 'parents-enfants', {
      ...{ etat: 'en_reparation', motif: 'deux modules de motricité sont à recoudre', jusquAu: jourDans(ctx, 25) },
      version: getMalle(elle, 'parents-enfants').ligne.version,
    }),
  ),
];
