import { FORMES, type Forme, LIBELLE_FORME, type StatutAnnonce, TYPES_ANNONCE, type TypeAnnonce } from './annonces.ts';

/** What one may narrow the list of annonces to; each choice is a link. */
/** `a_confirmer`: published or asleep, and not confirmed within the delay of freshness; the coordination's Monday leads there. */
export const ETATS_LISTES = ['en_ligne', 'en_pause', 'endormie', 'satisfaite', 'brouillon', 'retiree', 'a_confirmer'] as const;
export type EtatListe = (typeof ETATS_LISTES)[number];

export const LIBELLE_ETAT_LISTE: Record<EtatListe, string> = {
  en_ligne: 'En ligne',
  en_pause: 'En pause',
  endormie: 'En sommeil',
  satisfaite: 'Satisfaites',
  brouillon: 'À publier',
  retiree: 'Retirées',
  a_confirmer: 'Pas confirmées récemment',
};
export const STATUT_DE_L_ETAT: Record<Exclude<EtatListe, 'a_confirmer'>, StatutAnnonce> = {
  en_ligne: 'publiee',
  en_pause: 'en_pause',
  endormie: 'endormie',
  satisfaite: 'satisfaite',
  brouillon: 'brouillon',
  retiree: 'retiree',
};

export const DE_QUI = ['autres', 'nous'] as const;
export type DeQui = (typeof DE_QUI)[number];
export const LIBELLE_DE_QUI: Record<DeQui, string> = { autres: 'Des autres', nous: 'De ma structure' };

export interface FiltresDAnnonces {
  type: TypeAnnonce | undefined;
  forme: Forme | undefined;
  de: DeQui | undefined;
  etat: EtatListe;
  /** Slug of a skill that the annonce names. */
  competence: string | undefined;
  /** The structure that publishes it. */
  structure: number | undefined;
}

const parmi = <V extends string>(valeurs: readonly V[], texte: string | null): V | undefined =>
  valeurs.find((valeur) => valeur === texte);

const numero = (texte: string | null): number | undefined => (texte && /^[1-9]\d{0,14}$/.test(texte) ? Number(texte) : undefined);

/** What is no choice is left out. */
export const lireFiltres = (adresse: URLSearchParams): FiltresDAnnonces => ({
  type: parmi(TYPES_ANNONCE, adresse.get('type')),
  forme: parmi(FORMES, adresse.get('forme')),
  de: parmi(DE_QUI, adresse.get('de')),
  etat: parmi(ETATS_LISTES, adresse.get('etat')) ?? 'en_ligne',
  competence: adresse.get('competence') || undefined,
  structure: numero(adresse.get('structure')),
});

/** The address of the list; what is not said is not in it. */
export function adresseDuTroc(filtres: Partial<FiltresDAnnonces>, page = 1): string {
  const { type, forme, de, etat, competence, structure } = filtres;
  const paires = [
    ...(type ? [['type', type]] : []),
    ...(forme ? [['forme', forme]] : []),
    ...(de ? [['de', de]] : []),
    ...(etat && etat !== 'en_ligne' ? [['etat', etat]] : []),
    ...(competence ? [['competence', competence]] : []),
    ...(structure === undefined ? [] : [['structure', String(structure)]]),
    ...(page > 1 ? [['page', String(page)]] : []),
  ];
  return paires.length === 0 ? '/troc' : `/troc?${new URLSearchParams(paires)}`;
}

export interface ChoixDeFiltre {
  libelle: string;
  chemin: string;
  ici: boolean;
}

const LIBELLE_TYPES: Record<TypeAnnonce, string> = { offre: 'Offres', besoin: 'Besoins' };

/**
 * The rows of choices: what, in which form, whose; then the skill and the structure that a link asked for.
 * @param noms of these two, when they are known
 */
export function choixDeFiltres(
  filtres: FiltresDAnnonces,
  enEquipe: boolean,
  noms: { competence?: string | undefined; structure?: string | undefined } = {},
): { titre: string; choix: ChoixDeFiltre[] }[] {
  const un = <C extends Exclude<keyof FiltresDAnnonces, 'etat'>>(
    cle: C,
    valeur: FiltresDAnnonces[C],
    libelle: string,
  ): ChoixDeFiltre => ({
    libelle,
    chemin: adresseDuTroc({ ...filtres, [cle]: valeur }),
    ici: filtres[cle] === valeur,
  });
  return [
    {
      titre: 'Quoi',
      choix: [un('type', undefined, 'Tout'), ...TYPES_ANNONCE.map((type) => un('type', type, LIBELLE_TYPES[type]))],
    },
    ...(enEquipe
      ? [{ titre: 'De qui', choix: [un('de', undefined, 'De tous'), ...DE_QUI.map((de) => un('de', de, LIBELLE_DE_QUI[de]))] }]
      : []),
    {
      titre: 'Sous quelle forme',
      choix: [un('forme', undefined, 'Toutes les formes'), ...FORMES.map((forme) => un('forme', forme, LIBELLE_FORME[forme]))],
    },
    ...(filtres.competence === undefined
      ? []
      : [
          {
            titre: 'Savoir-faire',
            choix: [
              un('competence', undefined, 'Tous les savoir-faire'),
              un('competence', filtres.competence, noms.competence ?? 'Savoir-faire inconnu'),
            ],
          },
        ]),
    ...(filtres.structure === undefined
      ? []
      : [
          {
            titre: 'Structure',
            choix: [
              un('structure', undefined, 'Toutes les structures'),
              un('structure', filtres.structure, noms.structure ?? 'Structure inconnue'),
            ],
          },
        ]),
  ];
}
