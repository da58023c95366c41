import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import type { PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { confirmerStructure, derniereRelecture, relectureAttendue } from './confirmation.server.ts';
import { faitsDeStructure } from './lettre-de-confirmation.server.ts';
import { getStructure } from './structures.server.ts';

function montrer(ctx: ContextePersonne, structureId: number): PageDeReponse {
  const structure = getStructure(ctx, structureId);
  if (!peut(DROITS_STRUCTURE, 'confirmer', relationsStructure(ctx.acteur, structureId))) throw introuvable();
  const attendue = relectureAttendue(ctx, structure) !== null;
  const relue = derniereRelecture(ctx, { ...structure, id: structureId });
  const phrases = attendue
    ? ['Voici ce que le réseau en lit. Ce qui a changé se corrige sur la page, après être entré dans le réseau.']
    : [structure.partieLe ? 'Cette structure a quitté le réseau.' : `${relue ?? 'C’est à jour'}. Il n’y a rien à répondre.`];
  return {
    salle: 'reseau',
    titre: `Ces informations sur ${leNom(structure.nom)} sont-elles à jour ?`,
    phrases,
    details: faitsDeStructure(ctx, structure),
    actes: attendue ? [{ nom: 'confirmer', libelle: 'Oui, tout est à jour', genre: 'principal' }] : [],
    chemin: attendue ? `/reseau/structures/${structureId}/modifier` : `/reseau/structures/${structureId}`,
    versLeChemin: attendue ? 'Non, je corrige' : undefined,
  };
}

function agir(ctx: ContextePersonne, structureId: number, acte: string): { titre: string; texte: string } {
  if (acte !== 'confirmer') throw introuvable();
  confirmerStructure(ctx, structureId);
  return { titre: 'Merci, c’est noté', texte: 'Les autres structures lisent que votre page a été vérifiée aujourd’hui.' };
}

/** « Oui, tout est à jour », from the mail. */
export const reponseDeConfirmation: ReponseParLien = { montrer, agir };
