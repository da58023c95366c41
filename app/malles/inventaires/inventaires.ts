import { accorder } from '#app/commun/texte.ts';

/** What is counted when a malle goes and when it comes back. */
export const SENS_INVENTAIRE = ['depart', 'retour'] as const;
export type SensInventaire = (typeof SENS_INVENTAIRE)[number];

/** What one counts for: a hand-over, a return, or both at once, from one borrower to the next. */
export type OccasionDeCompter = SensInventaire | 'relais';

/** In what state an object was found, when it is not simply there. */
export const CAUSES_ECART = ['perdu', 'casse', 'a_rapporter', 'consomme'] as const;
export type CauseEcart = (typeof CAUSES_ECART)[number];

export const LIBELLE_CAUSE_ECART: Record<CauseEcart, string> = {
  perdu: 'Perdu',
  casse: 'Abîmé ou cassé',
  a_rapporter: 'Rapporté plus tard',
  consomme: 'Utilisé, à racheter',
};

/** How what was missing was settled. */
export const REGLEMENTS = ['rachete', 'rembourse', 'rapporte', 'offert'] as const;
export type Reglement = (typeof REGLEMENTS)[number];

/** What a form showed of how a shortage was settled: it tells whether someone has settled it otherwise meanwhile. */
export const vuDuReglement = ({ reglement, cout }: { reglement: string | null; cout: number | null }): string =>
  `${reglement ?? ''}/${cout ?? ''}`;

export const LIBELLE_REGLEMENT: Record<Reglement, string> = {
  rachete: 'La structure l’a racheté',
  rembourse: 'La structure l’a remboursé',
  rapporte: 'Retrouvé et rapporté',
  offert: 'Laissé, sans rien demander',
};

export const MAX_PRECISION_ECART = 300;
export const MAX_NOM_INVENTAIRE = 80;
export const MAX_REMARQUE_INVENTAIRE = 1000;
/** Highest price of what is missing, in cents. */
export const MAX_COUT_ECART = 10_000_00;

/** An object to count. */
export interface ACompter {
  objetId: number;
  nom: string;
  aSavoir: string | null;
  consommable: boolean;
  /** How many there may be, at most. */
  attendu: number;
  /** How many one should find. */
  prevu: number;
}

/** What was found of an object. */
export interface ObjetCompte {
  objetId: number;
  presents: number;
  cause?: CauseEcart | undefined;
  precision?: string | undefined;
}

/** The caution of a loan is a note. */
export const ACTES_DE_CAUTION = ['recevoir', 'rendre', 'annuler'] as const;
export type ActeDeCaution = (typeof ACTES_DE_CAUTION)[number];

/** The names of an object's fields in the form that counts it, or of a shortage's in the form that settles it. */
export const champDe = (quoi: 'n' | 'cause' | 'precision' | 'photo' | 'vu' | 'reglement' | 'cout', id: number): string =>
  `${quoi}-${id}`;

/** What a shortage is put down to when nobody says. */
export const causeParDefaut = ({ consommable }: Pick<ACompter, 'consommable'>): CauseEcart =>
  consommable ? 'consomme' : 'perdu';

/** The causes one may give for an object: only what is consumable is used up. */
export const causesPour = ({ consommable }: Pick<ACompter, 'consommable'>): readonly CauseEcart[] =>
  consommable ? ['consomme', 'perdu', 'casse', 'a_rapporter'] : CAUSES_ECART.filter((cause) => cause !== 'consomme');

/** Something is to be settled between the two structures: what is used up is not. */
export const estARegler = (ligne: { presents: number; attendu: number; cause: CauseEcart | null; regle: boolean }): boolean =>
  ligne.presents < ligne.attendu && ligne.cause !== 'consomme' && !ligne.regle;

/** « il manque 1 objet », « 30 consommables sont à racheter »; empty when all is there. */
export function direLesManques(lignes: readonly { manque: number; consomme: boolean }[]): string {
  const somme = (consomme: boolean) =>
    lignes.filter((une) => une.consomme === consomme).reduce((total, { manque }) => total + Math.max(0, manque), 0);
  const [perdus, uses] = [somme(false), somme(true)];
  return [
    perdus > 0 ? `il manque ${accorder(perdus, 'objet')}` : '',
    uses > 0 ? `${accorder(uses, 'consommable')} à racheter` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
