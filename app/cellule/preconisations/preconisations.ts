import type { StatutDemande } from '../cellule.ts';
import { piecesDe, reponsesDe, suitesDe } from '../demandes/histoire.ts';
import type { Piece, PieceDe } from '../demandes/pieces.ts';

/**
 * What the cell proposes to a structure, worked out of the pieces:
 * 1. each is prepared between members, as long as the accompaniment lasts;
 * 2. all are handed over at once, and numbered for good in the order in which they are;
 * 3. the asker answers each when she wants to, and each has its own exchange;
 * 4. a text that changes afterwards is handed over as it is written, and asks again.
 */
export interface Preconisation {
  objet: string;
  /** From 1: those handed over first, in their order, then those in preparation. */
  numero: number;
  /** The last texts handed over, oldest first: two when two members wrote at once; none before the handing over. */
  remises: PieceDe<'preconisation'>[];
  /** The last texts that the members alone read. */
  enPreparation: PieceDe<'preconisation'>[];
  /** Every text that this reader may open, oldest first. */
  toutes: PieceDe<'preconisation'>[];
  /** ISO instant of its first handing over; null before. */
  remiseLe: string | null;
  /** Null: it waits for an answer to its last text. */
  reponse: PieceDe<'reponse'> | null;
  /** Answers and words about it, oldest first. */
  echange: PieceDe<'reponse' | 'echange'>[];
}

/** Every préconisation that this reader may open, in its order. */
export function preconisationsDe(pieces: readonly Piece[]): Preconisation[] {
  const reponses = reponsesDe(pieces);
  const abandonnees = new Set(piecesDe(pieces, 'abandon').map(({ preconisation }) => preconisation));
  const echanges = pieces.filter(
    (piece): piece is PieceDe<'reponse' | 'echange'> => piece.genre === 'reponse' || piece.genre === 'echange',
  );
  const rangs = new Map(pieces.map(({ id }, rang) => [id, rang]));
  const lues = suitesDe(piecesDe(pieces, 'preconisation')).map(({ objet, toutes, dernieres }) => {
    const publiques = toutes.filter(({ entreMembres }) => !entreMembres);
    const premiere = publiques[0];
    return {
      objet,
      toutes,
      rang: premiere ? (rangs.get(premiere.id) ?? 0) : Number.POSITIVE_INFINITY,
      remises: suitesDe(publiques)[0]?.dernieres ?? [],
      enPreparation: dernieres.filter(({ entreMembres }) => entreMembres),
      remiseLe: premiere?.le ?? null,
      reponse: reponses.get(objet) ?? null,
      echange: echanges.filter(({ preconisation }) => preconisation === objet),
    };
  });
  return lues
    .filter(({ objet, remiseLe }) => remiseLe !== null || !abandonnees.has(objet))
    .sort((une, autre) => (une.rang === autre.rang ? 0 : une.rang - autre.rang))
    .map(({ rang: _, ...preconisation }, place) => ({ ...preconisation, numero: place + 1 }));
}

/** Those that nobody but the members has read yet. */
export const aRemettre = (preconisations: readonly Preconisation[]): Preconisation[] =>
  preconisations.filter(({ remiseLe, enPreparation }) => remiseLe === null || enPreparation.length > 0);

/** Those handed over that still wait for the structure's answer. */
export const sansReponse = (preconisations: readonly Preconisation[]): Preconisation[] =>
  preconisations.filter(({ remiseLe, reponse }) => remiseLe !== null && reponse === null);

/** Prepared as long as the accompaniment lasts; afterwards, what is written is handed over at once. */
const STATUTS_OU_PRECONISER: Partial<Record<StatutDemande, 'entre_membres' | 'a_tous'>> = {
  en_accompagnement: 'entre_membres',
  preconisations_remises: 'a_tous',
  en_suivi: 'a_tous',
};
export const preconiserEn = (statut: StatutDemande) => STATUTS_OU_PRECONISER[statut] ?? null;

/** When one says how things go. */
export const POINTS = [3, 6] as const;
export type MoisDePoint = (typeof POINTS)[number];
export const LIBELLE_POINT: Record<MoisDePoint, string> = { 3: 'Point à 3 mois', 6: 'Point à 6 mois' };
export const pointPossible = (statut: StatutDemande): boolean => statut === 'preconisations_remises' || statut === 'en_suivi';
