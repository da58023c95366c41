import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ecartEnJours, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { joursDesSauvegardes } from '#app/services/sauvegarde.server.ts';
import { estFinie } from '../cellule.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { ANNEES_DES_DEMANDES, libelleDecompte } from './conservation.ts';
import { jourDEffacement } from './effacer.server.ts';

/** Until when a demande is kept, as its page says it. */
export function lireConservation(ctx: ContextePersonne, { statut, statutLe }: Pick<DemandeOuverte, 'statut' | 'statutLe'>) {
  const commun = { annees: lireNombre(ctx.db, ANNEES_DES_DEMANDES), sauvegardes: joursDesSauvegardes(ctx.db) };
  if (!estFinie(statut)) return { ...commun, effacee: null };
  const jour = jourDEffacement(ctx.db, statutLe);
  const reste = ecartEnJours(jourCivil(ctx.maintenant, ctx.fuseau), jour);
  return { ...commun, effacee: { jour: libelleJourCourt(jour), decompte: libelleDecompte(reste) } };
}
export type Conservee = ReturnType<typeof lireConservation>;
