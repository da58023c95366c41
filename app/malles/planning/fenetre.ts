import { ajouterJours, ecartEnJours, estJour, type Jour, libelleJourCourt, lundiDe } from '#app/commun/periode.ts';

/** How many days one looks at together. */
export const PAS = { semaine: 7, mois: 28, trimestre: 91 } as const;
export type Pas = keyof typeof PAS;
export const LIBELLE_PAS: Record<Pas, string> = { semaine: 'Semaine', mois: 'Quatre semaines', trimestre: 'Trimestre' };
/** A civil quarter. Beyond, days would be too thin to be seen. */
const MAX_JOURS = 92;

/** The days that are drawn, both ends included. */
export interface Fenetre {
  du: Jour;
  au: Jour;
}

/** The days that an address asks for: four weeks from this Monday unless it says otherwise; never more than a quarter. */
export function lireFenetre(params: URLSearchParams, aujourdhui: Jour): Fenetre {
  const [du, au] = [params.get('du') ?? '', params.get('au') ?? ''];
  const bon = (jour: string) => estJour(jour) && jour >= '2000-01-01' && jour <= '2100-12-31';
  const debut = bon(du) ? du : lundiDe(aujourdhui);
  if (!bon(au) || au < debut) return { du: debut, au: ajouterJours(debut, PAS.mois - 1) };
  const plusLoin = ajouterJours(debut, MAX_JOURS - 1);
  return { du: debut, au: au > plusLoin ? plusLoin : au };
}

export const joursDe = ({ du, au }: Fenetre): number => ecartEnJours(du, au) + 1;

/** The step that a window is nearest to: a civil month is looked at as four weeks are. */
export function pasDe(fenetre: Fenetre): Pas {
  const jours = joursDe(fenetre);
  return jours <= 10 ? 'semaine' : jours <= 45 ? 'mois' : 'trimestre';
}

export const adresseDuPlanning = ({ du, au }: Fenetre, enListe = false): string =>
  `/malles/planning?du=${du}&au=${au}${enListe ? '&vue=liste' : ''}`;

/** As many days, so many times later; earlier below zero. */
export function decaler({ du, au }: Fenetre, fois: number): Fenetre {
  const jours = joursDe({ du, au }) * fois;
  return { du: ajouterJours(du, jours), au: ajouterJours(au, jours) };
}

/** The same Monday, seen from nearer or from farther. */
export function aPas({ du }: Fenetre, pas: Pas): Fenetre {
  const lundi = lundiDe(du);
  return { du: lundi, au: ajouterJours(lundi, PAS[pas] - 1) };
}

/** « Du 23 mars au 19 avril 2026 » */
export function titreDeFenetre({ du, au }: Fenetre): string {
  const memeAnnee = du.slice(0, 4) === au.slice(0, 4);
  return `Du ${libelleJourCourt(du, !memeAnnee)} au ${libelleJourCourt(au)}`;
}
