import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { ajouterMois } from './delais.ts';

/** An agrément says what a structure is, a conventionnement what it is paid to do, an étape where it stands before either. */
export const NATURES_AGREMENT = ['agrement', 'conventionnement', 'etape'] as const;
export type NatureAgrement = (typeof NATURES_AGREMENT)[number];

export const LIBELLE_NATURE: Record<NatureAgrement, string> = {
  agrement: 'Agrément',
  conventionnement: 'Conventionnement',
  etape: 'Étape',
};

/** What a structure may be by one of its agréments, the strongest first. */
export const DONNES = ['centre_social', 'evs', 'prefiguration'] as const;
export type Donne = (typeof DONNES)[number];

export type TypeDeStructure = Donne | 'inconnu';

export const LIBELLE_TYPE: Record<TypeDeStructure, string> = {
  centre_social: 'Centre social',
  evs: 'Espace de vie sociale',
  prefiguration: 'En préfiguration',
  inconnu: 'Structure',
};

/** The same in a list, where « Structure » would say nothing. */
export const libelleDeGenre = (type: TypeDeStructure): string =>
  type === 'inconnu' ? 'Sans agrément connu' : LIBELLE_TYPE[type];

/** The same for several structures, in a table's head. */
export const LIBELLE_TYPES: Record<Donne, string> = {
  centre_social: 'Centres sociaux',
  evs: 'Espaces de vie sociale',
  prefiguration: 'En préfiguration',
};

/** A dated fact of a structure; both days included, null: not known or without end. */
export interface FaitDate {
  donne: Donne | null;
  du: string | null;
  au: string | null;
}

type Periode = Pick<FaitDate, 'du' | 'au'>;

/** Whether a fact holds on a day. */
export const enVigueur = (fait: Periode, jour: string): boolean =>
  (fait.du === null || fait.du <= jour) && (fait.au === null || fait.au >= jour);

/** Centre social, EVS or en préfiguration follows from what is in force on a day. */
export function typeAuJour(faits: readonly FaitDate[], jour: string): TypeDeStructure {
  const donnes = new Set(faits.filter((fait) => enVigueur(fait, jour)).map((fait) => fait.donne));
  return DONNES.find((donne) => donnes.has(donne)) ?? 'inconnu';
}

export type Etat = 'present' | 'a_venir' | 'passe';

/** Where a fact stands on a day. */
export function etatAuJour(fait: Periode, jour: Jour): Etat {
  if (fait.au !== null && fait.au < jour) return 'passe';
  return fait.du !== null && fait.du > jour ? 'a_venir' : 'present';
}

/** Whether two periods have a day in common. */
export const seChevauchent = (a: Periode, b: Periode): boolean =>
  (a.du === null || b.au === null || a.du <= b.au) && (b.du === null || a.au === null || b.du <= a.au);

/** How long before its end the file of a renewal is begun, in months. A convention of one school year leaves less time. */
export const MOIS_AVANT_FIN: Record<NatureAgrement, number> = { agrement: 12, conventionnement: 3, etape: 3 };

/** The day from which a renewal is to be asked for; null when no end is known. */
export function aRenouvelerDes({ au, nature }: { au: Jour | null; nature: NatureAgrement }): Jour | null {
  return au === null ? null : ajouterMois(au, -MOIS_AVANT_FIN[nature]);
}

/** Without its renewal, after how many months nobody is asked about a convention or a second agrément that ended. */
export const MOIS_DE_RAPPEL = 12;

export interface FaitDeStructure extends FaitDate {
  id: number;
  genre: string;
  nature: NatureAgrement;
  renouvellementDemandeLe: string | null;
}

/** Whether a later period of the same kind is noted for the same structure. */
export const aUneSuite = (fait: FaitDeStructure, faits: readonly FaitDeStructure[]): boolean =>
  fait.au !== null &&
  faits.some(
    (autre) =>
      autre.id !== fait.id && autre.genre === fait.genre && (autre.au === null || (fait.au !== null && autre.au > fait.au)),
  );

export type Demarche = 'a_demander' | 'demande' | 'a_venir' | 'fini_sans_suite' | null;

/**
 * What is to be done about one of a structure's facts on a day.
 * @param faits all of that structure's
 */
export function demarche(fait: FaitDeStructure, faits: readonly FaitDeStructure[], jour: Jour): Demarche {
  const etat = etatAuJour(fait, jour);
  if (etat === 'a_venir') return 'a_venir';
  if (fait.au === null || aUneSuite(fait, faits)) return null;
  if (etat === 'present') {
    const des = aRenouvelerDes(fait);
    if (des === null || jour < des) return null;
    return fait.renouvellementDemandeLe ? 'demande' : 'a_demander';
  }
  // An espace de vie sociale that became a centre social renews nothing; a structure that is nothing any more does.
  if (fait.donne !== null) {
    const autre = faits.some(({ donne, au }) => donne !== null && (au === null || au >= jour));
    return autre || derniere(fait, faits) !== fait.id ? null : 'fini_sans_suite';
  }
  return ajouterMois(fait.au, MOIS_DE_RAPPEL) >= jour ? 'fini_sans_suite' : null;
}

/** Of the facts that say what a structure is, the one that ended last. */
const derniere = (fait: FaitDeStructure, faits: readonly FaitDeStructure[]): number =>
  faits.filter(({ donne }) => donne !== null).reduce((tard, autre) => ((autre.au ?? '') > (tard.au ?? '') ? autre : tard), fait)
    .id;

/** What the circulars say of a kind, from a day on. */
export interface Regle {
  genre: string;
  depuis: string;
  anneesMin: number | null;
  anneesMax: number | null;
  source: string;
}

/** The rule in force on a day: the last that had begun. */
export function regleAuJour<R extends Pick<Regle, 'genre' | 'depuis'>>(
  regles: readonly R[],
  genre: string,
  jour: Jour,
): R | undefined {
  return regles
    .filter((regle) => regle.genre === genre && regle.depuis <= jour)
    .reduce<R | undefined>((derniere, regle) => (derniere && derniere.depuis > regle.depuis ? derniere : regle), undefined);
}

const ans = (n: number) => (n === 1 ? 'un an' : `${n} ans`);

/** What is unusual in the length of a period, for the rule of its first day; null when nothing is. Circulars change: it is said, not refused. */
export function dureeInhabituelle({ du, au }: Periode, regle: Regle | undefined): string | null {
  if (!regle || du === null || au === null) return null;
  const lendemain = ajouterJours(au, 1);
  const { anneesMin: min, anneesMax: max, source } = regle;
  if (max !== null && lendemain > ajouterMois(du, max * 12))
    return `C’est plus long que la règle : ${ans(max)} au plus (${source}).`;
  if (min !== null && lendemain < ajouterMois(du, min * 12))
    return `C’est plus court que la règle : ${ans(min)} au moins (${source}).`;
  return null;
}

/** « de 1 à 4 ans », « 4 ans », « au moins un an » */
export function libelleAnnees(min: number | null, max: number | null): string {
  if (min === null && max === null) return '';
  if (min === null) return `${ans(max ?? 0)} au plus`;
  if (max === null) return `${ans(min)} au moins`;
  return min === max ? ans(min) : `de ${min} à ${max} ans`;
}

/** The next period after one that ends: it begins on the day after, and lasts as long; null when no end is known. */
export function periodeSuivante({ du, au }: Periode): { du: Jour; au: Jour | null } | null {
  if (au === null) return null;
  const suivant = ajouterJours(au, 1);
  if (du === null) return { du: suivant, au: null };
  // Whole years stay whole years, whatever the leap days.
  for (let annees = 1; annees <= 20; annees++) {
    if (ajouterMois(du, annees * 12) === suivant) return { du: suivant, au: ajouterJours(ajouterMois(suivant, annees * 12), -1) };
  }
  return { du: suivant, au: null };
}
