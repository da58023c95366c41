import type { ActeDemande, Theme } from '../cellule.ts';
import type { Suite } from '../demandes/histoire.ts';
import type { Ecrit, PieceDe } from '../demandes/pieces.ts';

/** What is written, corrected and put together again along the way. */
export const ECRITS = ['note', 'rencontre', 'constat'] as const satisfies readonly Ecrit['genre'][];
export type GenreEcrit = (typeof ECRITS)[number];
export type EcritDit = Extract<Ecrit, { genre: GenreEcrit }>;
export type PieceEcrite = PieceDe<GenreEcrit>;

export const estUnGenre = (genre: string | undefined): genre is GenreEcrit =>
  (ECRITS as readonly (string | undefined)[]).includes(genre);

export const ACTE_D_ECRIT: Record<GenreEcrit, ActeDemande> = {
  note: 'ecrire_entre_membres',
  rencontre: 'noter_rencontre',
  constat: 'constater',
};

/** What a text says, to be compared: two that say the same are one. */
const motsDe = (piece: EcritDit): string => {
  switch (piece.genre) {
    case 'rencontre':
      return JSON.stringify([piece.jour, piece.lieu, piece.avec, piece.texte]);
    case 'note':
      return JSON.stringify([piece.texte]);
    case 'constat':
      return JSON.stringify([piece.theme, piece.texte]);
  }
};

export const direPareil = (une: EcritDit, autre: EcritDit): boolean => une.genre === autre.genre && motsDe(une) === motsDe(autre);

/** The last versions, those that say the same but once. */
export function textesDistincts<P extends PieceEcrite>({ dernieres }: Suite<P>): P[] {
  return dernieres.filter((version, rang) => dernieres.findIndex((autre) => direPareil(autre, version)) === rang);
}

/** What a form that puts several texts together starts from: each, whole, one below the other. */
export const reunir = (textes: readonly string[]): string =>
  textes.filter((dit, rang) => dit !== '' && textes.indexOf(dit) === rang).join('\n\n');

/** « Vous, 28 novembre 2026 à 19 h 30 ». */
export const signer = (qui: string, quand: string): string => `${qui.charAt(0).toUpperCase()}${qui.slice(1)}, ${quand}`;

export const QUESTION_DU_THEME: Record<Theme, string> = {
  gouvernance: 'Conseil d’administration, présidence, décisions\u00a0: où en est-on\u00a0?',
  fonctionnement: 'Équipe, accueil, organisation du travail\u00a0: où en est-on\u00a0?',
  finances: 'Trésorerie, subventions, charges\u00a0: où en est-on\u00a0?',
};
