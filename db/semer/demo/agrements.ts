import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { fabriquerAgrement } from '#tests/fabriques/reseau.ts';

/** Espaces de vie sociale that became centres sociaux. */
const DEVENUS_CENTRES: readonly number[] = [5, 8, 12, 16];
/** Those that went through a year of préfiguration before their first agrément. */
const PREFIGURES: readonly number[] = [9, 18, 21];
/** Whose agrément ended and that nobody renewed. */
const FINI_SANS_SUITE = 22;
/** Whose renewal, of this year, is handed in. */
const DEMANDES: readonly number[] = [4, 12];
const PS_JEUNES: readonly number[] = [2, 6, 7, 11, 13];
const CLAS: readonly number[] = [2, 3, 6, 7, 15];

const DUREE = 4;

/** The dated facts of a structure over some twelve years, relative to today: one in four ends this year, as in a real network. */
export function semerAgrements(
  ctx: Contexte,
  { numero, genres, aujourdhui }: { numero: number; genres: readonly string[]; aujourdhui: Jour },
): void {
  const annee = Number(aujourdhui.slice(0, 4));
  const noter = (genre: string, du: Jour, au: Jour | null, demandeLe: Jour | null = null) =>
    fabriquerAgrement(ctx.db, {
      ...{ structureId: numero, genre, du, au, renouvellementDemandeLe: demandeLe },
      ...(genre === 'prefiguration'
        ? { decideur: null }
        : { decideur: 'Caf', decideLe: ajouterJours(du, -(17 + (numero % 5) * 4)) }),
    });
  if (genres.length === 0) {
    noter('prefiguration', `${annee - 1}-09-01`, null);
    return;
  }
  const fin = numero === FINI_SANS_SUITE ? annee - 1 : annee + (numero % DUREE);
  const demande = DEMANDES.includes(numero) ? ajouterJours(aujourdhui, -40) : null;
  const periodes = 2 + (numero % 3);
  for (const genre of genres) {
    for (let rang = periodes - 1; rang >= 0; rang--) {
      const derniere = fin - rang * DUREE;
      const premiere = derniere - DUREE + 1;
      // The older half of their history is that of an espace de vie sociale.
      const jadis = DEVENUS_CENTRES.includes(numero) && rang >= Math.floor(periodes / 2);
      // A second agrément came later than the first.
      if (genre === 'animation_collective_familles' && rang === periodes - 1) continue;
      const quoi = jadis ? 'animation_locale' : genre;
      noter(quoi, `${premiere}-01-01`, `${derniere}-12-31`, rang === 0 ? demande : null);
    }
  }
  const debut = fin - periodes * DUREE + 1;
  if (PREFIGURES.includes(numero)) noter('prefiguration', `${debut - 1}-01-01`, `${debut - 1}-12-31`);
  if (PS_JEUNES.includes(numero)) noter('ps_jeunes', `${annee - 2}-01-01`, `${annee + 1}-12-31`);
  if (CLAS.includes(numero)) semerClas(noter, aujourdhui);
}

/** The CLAS is decided for one school year at a time. */
function semerClas(noter: (genre: string, du: Jour, au: Jour) => unknown, aujourdhui: Jour): void {
  const annee = Number(aujourdhui.slice(0, 4));
  const rentree = aujourdhui.slice(5) > '07-04' ? annee : annee - 1;
  for (let rang = 3; rang >= 0; rang--) noter('clas', `${rentree - rang}-09-01`, `${rentree - rang + 1}-07-04`);
}
