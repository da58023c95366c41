import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { estFinie, type StatutDemande } from '../cellule.ts';
import { getMembre } from '../membres/membres.server.ts';
import { CHARTE } from '../membres/membres.ts';
import { preconisationsDe, sansReponse } from '../preconisations/preconisations.ts';
import { appelDe, demandeInitiale, invitationsEnAttente } from './histoire.ts';
import { momentDAppel } from './moments.ts';
import { type DemandeOuverte, listDemandes, type Trousseau } from './ouvrir.server.ts';

export interface DemandeEnListe {
  id: string;
  structure: string;
  statut: StatutDemande;
  quand: string;
  /** What this reader is waited for; empty when nothing is. */
  attend: string;
}

/** What these keys open for this person, and what she is to the cell. */
export async function listPourMoi(ctx: ContextePersonne, trousseau: Trousseau) {
  const demandes = await listDemandes(ctx, trousseau, { chose: { genre: 'liste' } });
  const membre = ctx.acteur.roles.includes('cellule');
  return {
    demandes: demandes.map((demande) => enListe(ctx, demande)),
    membre,
    charte: membre && getMembre(ctx)?.charteVersion === CHARTE.version,
    responsable: ctx.acteur.responsableDe.length > 0,
  };
}

/** What these keys open of her own structure: what she asked, or was let read. */
export async function listDeMaStructure(ctx: ContextePersonne, trousseau: Trousseau): Promise<DemandeEnListe[]> {
  const demandes = await listDemandes(ctx, trousseau);
  return demandes.filter(({ moi }) => moi.role !== 'membre').map((demande) => enListe(ctx, demande));
}

function enListe(ctx: ContextePersonne, demande: DemandeOuverte): DemandeEnListe {
  const premiere = demandeInitiale(demande.pieces);
  const appel = appelDe(demande.pieces);
  const jour = jourCivil(new Date(premiere.le), ctx.fuseau);
  return {
    id: demande.id,
    structure: premiere.structure.nom,
    statut: demande.statut,
    quand: libelleJour(jour, true),
    attend: attenteDe(demande, momentDAppel(appel.quand, jourCivil(new Date(appel.le), ctx.fuseau))),
  };
}

function attenteDe(demande: DemandeOuverte, quand: string): string {
  if (demande.statut === 'envoyee' && demande.relations.includes('membre_choisi')) return `À appeler ${quand}.`;
  if (demande.relations.includes('demandeuse') && invitationsEnAttente(demande.pieces).length > 0) {
    return 'Un autre membre vous est proposé\u00a0: à vous de dire oui ou non.';
  }
  if (!demande.relations.includes('demandeuse') || estFinie(demande.statut)) return '';
  const nombre = sansReponse(preconisationsDe(demande.pieces)).length;
  if (nombre === 0) return '';
  return nombre === 1 ? 'Une préconisation attend votre réponse.' : `${nombre} préconisations attendent votre réponse.`;
}
