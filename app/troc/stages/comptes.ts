import { adresseAvec, anneeDemandee } from '#app/commun/chiffres.ts';
import { LIBELLE_RAISON, RAISONS, type Raison } from './raisons.ts';

/**
 * What is counted of the stages, and how one figure leads to the rows behind it. A stage belongs to the year of its first
 * half-day, whatever was said of it before or after: the same stage is found under one year in every figure.
 */
export const COMPTES = [
  'faits',
  'ecourtes',
  'refuses',
  'annules',
  'non_realises',
  'eteints',
  'sans_suite',
  'proposes',
  'repondus',
  'contre_proposes',
  'signes',
] as const;
export type Compte = (typeof COMPTES)[number];

/** After « Stages »: the title of the list behind the figure. */
export const LIBELLE_COMPTE: Record<Compte, string> = {
  faits: 'qui ont eu lieu',
  ecourtes: 'plus courts que prévu',
  refuses: 'refusés',
  annules: 'annulés ou retirés',
  non_realises: 'qui n’ont pas eu lieu',
  eteints: 'restés sans réponse',
  sans_suite: 'sans suite',
  proposes: 'proposés, et dont on connaît la réponse',
  repondus: 'qui ont reçu une réponse',
  contre_proposes: 'avec une autre proposition',
  signes: 'à la convention signée',
};

/** Those that ask why, in the order of the table of reasons. */
export const COMPTES_A_RAISON = ['refuses', 'annules', 'non_realises', 'ecourtes'] as const satisfies readonly Compte[];

/** Nobody said why. */
export const NON_PRECISEE = 'non_precisee';
export const RAISONS_COMPTEES = [...RAISONS, NON_PRECISEE] as const;
export type RaisonComptee = (typeof RAISONS_COMPTEES)[number];
export const libelleRaison = (raison: RaisonComptee): string =>
  raison === NON_PRECISEE ? 'Non précisée' : LIBELLE_RAISON[raison];

/** The way of a stage, seen from one structure: `donnes` are welcomed there, `recus` are its colleagues who went. */
export const SENS = ['donnes', 'recus'] as const;
export type Sens = (typeof SENS)[number];

/** What an address narrows the list of stages to, besides its filter. */
export interface Choix {
  annee?: string | undefined;
  compte?: Compte | undefined;
  raison?: Raison | typeof NON_PRECISEE | undefined;
  structure?: number | undefined;
  sens?: Sens | undefined;
}

const parmi = <V extends string>(valeurs: readonly V[], texte: string | null): V | undefined =>
  valeurs.find((valeur) => valeur === texte);

/** What is no choice is left out. */
export function lireChoix(adresse: URLSearchParams): Choix {
  const structure = /^[1-9]\d{0,14}$/.exec(adresse.get('structure') ?? '')?.[0];
  return {
    annee: anneeDemandee(adresse.get('annee')),
    compte: parmi(COMPTES, adresse.get('compte')),
    raison: parmi(RAISONS_COMPTEES, adresse.get('raison')),
    structure: structure ? Number(structure) : undefined,
    sens: parmi(SENS, adresse.get('sens')),
  };
}

/** The address of a list: what is not said is not in it. */
export function adresseDeListe(
  chemin: string,
  choix: Choix & { filtre?: string | undefined; page?: number | undefined },
): string {
  return adresseAvec(chemin, { ...choix });
}
