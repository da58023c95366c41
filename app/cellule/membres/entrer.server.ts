import type { ContextePersonne } from '#app/commun/contexte.ts';
import { destinataireDe, type Identite } from '#app/services/coffre.server.ts';
import { deposer, scellerAcces, scellerPieces } from '../demandes/ecrire.server.ts';
import { type DemandeOuverte, listDemandes } from '../demandes/ouvrir.server.ts';
import { type Deverrouillage, deverrouiller } from './phrases.server.ts';

export interface Entree extends Deverrouillage {
  /** Lets the key of a device open what the words opened. */
  garderPour(appareil: Identite): Promise<void>;
}

/** What a phrase, a printed code or six words open for this person; null when nothing. */
export async function entrerDansLaCellule(ctx: ContextePersonne, phrase: string): Promise<Entree | null> {
  let siennes: DemandeOuverte[] = [];
  const ouverture = await deverrouiller(ctx, phrase, async (identite) => {
    siennes = await listDemandes(ctx, { identites: [identite] });
    return siennes.length > 0;
  });
  if (!ouverture) return null;
  return { ...ouverture, garderPour: (appareil) => ouvrirACetAppareil(ctx, siennes, appareil) };
}

/** Seals the keys of these demandes to the key of a device, in their reader's name. */
async function ouvrirACetAppareil(ctx: ContextePersonne, demandes: readonly DemandeOuverte[], appareil: Identite): Promise<void> {
  const destinataire = await destinataireDe(appareil);
  for (const demande of demandes) {
    const { identite, identiteMembres, moi: lecteur } = demande;
    const acces = await scellerAcces({ demande: demande.id, identite, identiteMembres, lecteur }, destinataire);
    const pieces = await scellerPieces(ctx, demande, [
      { genre: 'acces', lecteur, acces: acces.id, moyen: 'appareil', destinataire },
    ]);
    deposer(ctx, demande.id, { pieces, acces: [acces] });
  }
}
