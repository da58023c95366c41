import { FORMES, type Forme, LIBELLE_FORME, type StatutAnnonce, TYPES_ANNONCE, type TypeAnnonce } from './annonces.ts';

/** What one may narrow the list of annonces to; each choice is a link. */
export const ETATS_LISTES = ['en_ligne', 'en_pause', 'endormie', 'satisfaite', 'brouillon', 'retiree'] as const;
export type EtatListe = (typeof ETATS_LISTES)[number];

export const LIBELLE_ETAT_LISTE: Record<EtatListe, string> = {
  en_ligne: 'En ligne',
  en_pause: 'En pause',
  endormie: 'En sommeil',
  satisfaite: 'Satisfaites',
  brouillon: 'À publier',
  retiree: 'Retirées',
};
export const STATUT_DE_L_ETAT: Record<EtatListe, StatutAnnonce> = {
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
}

const parmi = <V extends string>(valeurs: readonly V[], texte: string | null): V | undefined =>
  valeurs.find((valeur) => valeur === texte);

/** What is no choice is left out. */
export const lireFiltres = (adresse: URLSearchParams): FiltresDAnnonces => ({
  type: parmi(TYPES_ANNONCE, adresse.get('type')),
  forme: parmi(FORMES, adresse.get('forme')),
  de: parmi(DE_QUI, adresse.get('de')),
  etat: parmi(ETATS_LISTES, adresse.get('etat')) ?? 'en_ligne',
});

/** The address of the list; what is not said is not in it. */
export function adresseDuTroc(filtres: Partial<FiltresDAnnonces>, page = 1): string {
  const { type, forme, de, etat } = filtres;
  const paires = [
    ...(type ? [['type', type]] : []),
    ...(forme ? [['forme', forme]] : []),
    ...(de ? [['de', de]] : []),
    ...(etat && etat !== 'en_ligne' ? [['etat', etat]] : []),
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

/** The three rows of choices: what, in which form, whose. */
export function choixDeFiltres(filtres: FiltresDAnnonces, enEquipe: boolean): { titre: string; choix: ChoixDeFiltre[] }[] {
  const un = <C extends 'type' | 'forme' | 'de'>(cle: C, valeur: FiltresDAnnonces[C], libelle: string): ChoixDeFiltre => ({
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
  ];
}
