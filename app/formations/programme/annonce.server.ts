import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { lirePlaces } from '#app/formations/inscriptions/places.server.ts';
import { COURRIEL_COORDINATION, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { lireFormation } from './formations.server.ts';
import { inscriptionsOuvertes, STATUTS_PUBLIES } from './formations.ts';
import { formationEnMots } from './page-de-formation.server.ts';

/**
 * The page that is shared, for whoever has no account: what is public, and nobody's name but who trains.
 * @throws ErreurMetier INTROUVABLE for a draft, and for one that has no public page
 */
export function lireAnnonce(ctx: Contexte, id: number | undefined) {
  if (id === undefined) throw introuvable();
  const d = lireFormation(ctx, id);
  const { publique, ouverteLe, statut } = d.ligne;
  if (!publique || ouverteLe === null || !STATUTS_PUBLIES.some((un) => un === statut)) throw introuvable();
  const { libres, capacite } = lirePlaces(ctx, d.ligne);
  const { faits, motif: _motif, ...mots } = formationEnMots(ctx, d);
  const { lien: _lien, organise: _organise, avec, ...publics } = faits;
  return {
    ...mots,
    // A link to the room is for those who come; an organiser is called through the network.
    faits: { ...publics, lien: null, organise: '', avec: avec.map((une) => ({ ...une, personneId: null })) },
    places: { libres, capacite },
    ouverte: inscriptionsOuvertes(d.ligne, jourCivil(ctx.maintenant, ctx.fuseau)),
    reseau: lireReglage(ctx.db, NOM_RESEAU),
    courriel: lireReglage(ctx.db, COURRIEL_COORDINATION),
  };
}
