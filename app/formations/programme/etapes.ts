import { ajouterJours, type DemiJournee, type Jour, jourDe, libelleJour } from '#app/commun/periode.ts';
import { enLettres } from '#app/commun/texte.ts';
import type { StatutFormation } from './formations.ts';

/** What whoever holds a formation has left to do for it, in the order in which it presses. */
export const ETAPES = ['a_decider', 'a_confirmer', 'a_convoquer', 'a_clore'] as const;
export type Etape = (typeof ETAPES)[number];

/** The title of each step. */
export const LIBELLE_ETAPE: Record<Etape, string> = {
  a_decider: 'À décider',
  a_confirmer: 'À confirmer',
  a_convoquer: 'À convoquer',
  a_clore: 'À clore',
};

/** Without a last day to register, one decides this long before the first half-day. */
const JOURS_POUR_DECIDER = 7;

/** Why someone must decide: its last day to register has passed, it is near and has none, or its half-days are behind. */
export type RaisonDeDecider = 'limite_passee' | 'proche' | 'passee';

/** What a step depends on. */
export interface FormationASuivre {
  statut: StatutFormation;
  minimum: number;
  limite: Jour | null;
  du: DemiJournee | null;
  au: DemiJournee | null;
  /** Places that are held, and how many people are sure of theirs. */
  tenues: number;
  placees: number;
  convoquee: boolean;
}

/**
 * Where a formation waits for whoever holds it; null when it goes by itself. *Le temps* confirms what reaches its minimum by its
 * last day to register, and says that it took place.
 */
export function etapeDe(f: FormationASuivre, aujourdhui: Jour): Etape | null {
  if (f.du === null || f.au === null) return null;
  const premier = jourDe(f.du);
  if (f.statut === 'ouverte') {
    const dernier = f.limite ?? ajouterJours(premier, -JOURS_POUR_DECIDER);
    if (f.tenues < f.minimum) return dernier < aujourdhui ? 'a_decider' : null;
    return f.limite === null ? 'a_confirmer' : null;
  }
  // Nobody is left in it: did it take place without a name, or is it called off? Only a person knows.
  if (f.statut === 'confirmee' && f.placees === 0 && jourDe(f.au) < aujourdhui) return 'a_decider';
  if (f.statut === 'confirmee') return !f.convoquee && f.placees > 0 && premier > aujourdhui ? 'a_convoquer' : null;
  return f.statut === 'realisee' ? 'a_clore' : null;
}

/** Where the next step of a formation is taken: an act of its cycle, or a page around it. */
export type PasDeFormation = 'ouvrir' | 'modifier' | 'confirmer' | 'realiser' | 'convoquer' | 'presence' | 'clore';

/**
 * The next step of the life of a formation, which its page proposes first; null when there is nothing to do for now.
 * @param f.prete it has all that opening it asks for
 * @param f.presenceNotee nothing of its presence is left to note
 */
export function prochainPas(
  f: FormationASuivre & { prete: boolean; presenceNotee: boolean },
  aujourdhui: Jour,
): PasDeFormation | null {
  if (f.statut === 'projet') return f.prete ? 'ouvrir' : 'modifier';
  const etape = etapeDe(f, aujourdhui);
  if (etape === 'a_decider') return f.au !== null && jourDe(f.au) < aujourdhui ? 'realiser' : 'confirmer';
  if (etape === 'a_convoquer') return 'convoquer';
  if (etape === 'a_clore') return f.presenceNotee ? 'clore' : 'presence';
  // Short of its minimum, it is not yet to confirm: people still register.
  if (f.statut === 'ouverte') return f.tenues < f.minimum ? null : 'confirmer';
  return f.statut === 'confirmee' && f.du !== null && jourDe(f.du) <= aujourdhui ? 'presence' : null;
}

/** What comes of itself or is awaited of others, for whoever holds it; null where only the next step counts. */
export function ceQuiVient(f: FormationASuivre, aujourdhui: Jour): string | null {
  if (f.du === null || etapeDe(f, aujourdhui) !== null) return null;
  const premier = jourDe(f.du);
  if (f.statut === 'ouverte') {
    const n = f.minimum - f.tenues;
    const quand = f.limite === null ? 'À une semaine du premier jour' : `Le ${libelleJour(f.limite)} passé`;
    if (n <= 0) return `Le minimum est atteint\u00a0: ${quand.toLowerCase()}, elle se confirme seule.`;
    return `Il manque ${enLettres(n)} ${n === 1 ? 'inscription' : 'inscriptions'}. ${quand}, s’il en manque encore, vous décidez.`;
  }
  if (f.statut !== 'confirmee' || premier <= aujourdhui) return null;
  if (f.placees === 0) return 'Personne n’a encore de place.';
  return `La convocation est partie. La présence se note à partir du ${libelleJour(premier)}.`;
}

/** Where whoever holds it goes for a step. */
export const cheminDeLEtape = (etape: Etape, id: number): string =>
  etape === 'a_convoquer' ? `/formations/${id}/convoquer` : `/formations/${id}`;

/** Of one that is to decide, why. @param f its last day to register, and its last half-day */
export const raisonDeDecider = (f: { limite: Jour | null; au: DemiJournee }, aujourdhui: Jour): RaisonDeDecider =>
  jourDe(f.au) < aujourdhui ? 'passee' : f.limite === null ? 'proche' : 'limite_passee';
