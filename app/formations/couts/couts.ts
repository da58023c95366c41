/** What is paid for a formation. */
export const POSTES_COUT = ['formation', 'salle', 'repas', 'deplacement', 'materiel', 'autre'] as const;
export type PosteCout = (typeof POSTES_COUT)[number];

/** The words of each. */
export const LIBELLE_POSTE_COUT: Record<PosteCout, string> = {
  formation: 'Formation',
  salle: 'Salle',
  repas: 'Repas',
  deplacement: 'Déplacements',
  materiel: 'Matériel',
  autre: 'Autre',
};

/** What goes out, and what comes in. */
export const SENS_COUT = ['depense', 'recette'] as const;
export type SensCout = (typeof SENS_COUT)[number];

/** The words of each side. */
export const LIBELLE_SENS_COUT: Record<SensCout, string> = { depense: 'Une dépense', recette: 'Une recette' };

/** In cents: beyond, a finger has slipped. */
export const MONTANT_MAX = 10_000_000;
/** In characters; `LIGNES_MAX`: of one account. */
export const LIBELLE_MAX = 120;
export const FINANCEUR_MAX = 80;
export const LIGNES_MAX = 100;

/** Under which name the structures’ share is typed by hand, and then stands for what is counted by itself. */
export const STRUCTURES = 'Structures';

interface LigneDeCompte {
  sens: SensCout;
  financeur?: string | null;
  prevu: number | null;
  reel: number | null;
}

/** What was planned, and what was paid: in cents, for each side, and what is left to find. */
export interface TotauxDeCompte {
  depenses: { prevu: number; reel: number };
  recettes: { prevu: number; reel: number };
  /** The structures’ share, where nobody typed it. */
  participation: number;
  /** Positive: it costs more than it brings. What is real stands in for what was planned, once it is known. */
  reste: number;
}

/** The totals of an account, side by side, in cents. @param due the structures’ share, as it stands: nobody types it twice */
export function totauxDe(lignes: readonly LigneDeCompte[], due = 0): TotauxDeCompte {
  const somme = (sens: SensCout, combien: (ligne: LigneDeCompte) => number | null) =>
    lignes.filter((ligne) => ligne.sens === sens).reduce((total, ligne) => total + (combien(ligne) ?? 0), 0);
  const cote = (sens: SensCout) => ({ prevu: somme(sens, ({ prevu }) => prevu), reel: somme(sens, ({ reel }) => reel) });
  const connu = ({ prevu, reel }: LigneDeCompte) => reel ?? prevu;
  const typee = lignes.some(({ financeur }) => financeur?.trim().toLocaleLowerCase('fr') === STRUCTURES.toLocaleLowerCase('fr'));
  const participation = typee ? 0 : due;
  return {
    ...{ depenses: cote('depense'), recettes: cote('recette') },
    participation,
    reste: somme('depense', connu) - somme('recette', connu) - participation,
  };
}
