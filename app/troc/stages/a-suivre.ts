/** What the coordination follows of the stages, in the order of what is lost first. */
export const A_SUIVRE = ['reponses', 'papiers', 'constats', 'bientot', 'bilans', 'sans_rien'] as const;
export type ASuivre = (typeof A_SUIVRE)[number];

export const TITRE_A_SUIVRE: Record<ASuivre, string> = {
  reponses: 'Attendent une réponse',
  papiers: 'Accords et signatures attendus',
  constats: 'Ont-ils eu lieu\u00a0?',
  bientot: 'Dans les quinze jours',
  bilans: 'Sans bilan',
  sans_rien: 'N’ont encore rien reçu',
};

/** For the row of links at the head of the page: « 8 réponses ». */
export const MOTS_A_SUIVRE: Record<ASuivre, readonly [string, string]> = {
  reponses: ['réponse attendue', 'réponses attendues'],
  papiers: ['stage à signer', 'stages à signer'],
  constats: ['stage dont on ne sait rien', 'stages dont on ne sait rien'],
  bientot: ['stage bientôt', 'stages bientôt'],
  bilans: ['stage sans bilan', 'stages sans bilan'],
  sans_rien: ['structure n’a rien reçu', 'structures n’ont rien reçu'],
};

/** What the head of each column says besides the stage and its dates. */
export const COLONNE_A_SUIVRE: Record<ASuivre, readonly [string, string]> = {
  reponses: ['Attendue de', 'Jusqu’à quand'],
  papiers: ['Attendu de', 'Il reste'],
  constats: ['À demander à', 'Fini'],
  bientot: ['État', 'Dans'],
  bilans: ['Attendu de', 'Se clôt'],
  sans_rien: ['Ce qui s’annonce', ''],
};

export const JOURS_QUI_VIENNENT = 14;

/** Whom to call, or what is awaited of nobody in particular. */
export interface AJoindre {
  texte: string;
  telephones?: string[] | undefined;
  chemin?: string | undefined;
  /** The reader herself is awaited. */
  aVous?: boolean | undefined;
}

export interface LigneASuivre {
  cle: number;
  titre: string;
  chemin: string;
  quand: string;
  qui: AJoindre[];
  limite: string;
  actes: { libelle: string; chemin: string }[];
}

/** « aujourd’hui », « demain », « dans 3 jours »; in the past, « depuis 3 jours ». */
export function libelleEcart(jours: number): string {
  if (jours === 0) return 'aujourd’hui';
  if (jours === 1) return 'demain';
  if (jours === -1) return 'depuis hier';
  return jours > 0 ? `dans ${jours} jours` : `depuis ${-jours} jours`;
}
