import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleInstant, libelleJour } from '#app/commun/periode.ts';
import { initialesDuNom } from '#app/reseau/personnes/personnes.ts';
import { type ActeDemande, CYCLE_DEMANDE, DROITS_DEMANDE, estFinie } from '../cellule.ts';
import { cheminDe } from './chemin.ts';
import { appelDe, choisieDe, demandeInitiale, lecteursPresents, passages, piecesDe } from './histoire.ts';
import { momentDAppel } from './moments.ts';
import type { DemandeOuverte } from './ouvrir.server.ts';

/** Those who can read, as the banner names them. */
export function regardsDe(demande: DemandeOuverte) {
  return lecteursPresents(demande.pieces).map(({ personneId, nom, role }) => ({
    nom,
    membre: role === 'membre',
    initiales: initialesDuNom(nom),
    moi: personneId === demande.moi.personneId,
  }));
}

/** « vous », or the name under which someone wrote. */
export function nommer(demande: DemandeOuverte): (personneId: number) => string {
  const noms = new Map<number, string>();
  for (const piece of demande.pieces) if (piece.genre === 'acces') noms.set(piece.lecteur.personneId, piece.lecteur.nom);
  return (personneId) => (personneId === demande.moi.personneId ? 'vous' : (noms.get(personneId) ?? 'une personne partie'));
}

/** The page of a demande for this reader: flat data, in words. */
export function lirePageDeDemande(ctx: ContextePersonne, demande: DemandeOuverte) {
  const premiere = demandeInitiale(demande.pieces);
  const appel = appelDe(demande.pieces);
  const nom = nommer(demande);
  const jourDe = (instant: string) => jourCivil(new Date(instant), ctx.fuseau);
  const actes = Object.keys(DROITS_DEMANDE) as ActeDemande[];
  return {
    id: demande.id,
    statut: demande.statut,
    finie: estFinie(demande.statut),
    moi: demande.moi.role,
    demandeuse: premiere.demandeuse,
    structure: premiere.structure.nom,
    choisie: choisieDe(demande.pieces).nom,
    appel: { numero: appel.numero, quand: momentDAppel(appel.quand, jourDe(appel.le)) },
    mots: premiere.mots,
    envoyeeLe: libelleJour(jourDe(premiere.le)),
    lecteurs: regardsDe(demande),
    chemin: cheminDe(demande.statut, passages(demande.pieces), nom, jourDe),
    messages: piecesDe(demande.pieces, 'message').map(({ id, texte, par, le }) => ({
      id,
      texte,
      qui: nom(par),
      quand: libelleInstant(new Date(le), ctx.fuseau),
      moi: par === demande.moi.personneId,
    })),
    transitions: possibles(CYCLE_DEMANDE, demande.statut, demande.relations),
    actes: actes.filter((acte) => peut(DROITS_DEMANDE, acte, demande.relations)),
  };
}
export type PageDeDemande = ReturnType<typeof lirePageDeDemande>;
