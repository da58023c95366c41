import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleInstant, libelleJour } from '#app/commun/periode.ts';
import { initialesDuNom } from '#app/reseau/personnes/personnes.ts';
import { type ActeDemande, CYCLE_DEMANDE, DROITS_DEMANDE, estFinie } from '../cellule.ts';
import { cheminDe } from './chemin.ts';
import { appelDe, choisieDe, demandeInitiale, lecteursPresents, passages } from './histoire.ts';
import { momentDAppel } from './moments.ts';
import type { DemandeOuverte } from './ouvrir.server.ts';
import type { Piece } from './pieces.ts';

/** Those who can read, as the banner names them. */
export function regardsDe(demande: DemandeOuverte, { membresSeuls = false } = {}) {
  const lecteurs = lecteursPresents(demande.pieces).filter(({ role }) => !membresSeuls || role === 'membre');
  return lecteurs.map(({ personneId, nom, role }) => ({
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

interface MotPourTous {
  id: string;
  /** The step that it was said with; empty for a message. */
  etape: string;
  texte: string;
  par: number;
  le: string;
}

/** What was written to all readers: messages, and the word said with a step. */
const motsPourTous = (pieces: readonly Piece[]): MotPourTous[] =>
  pieces.flatMap((piece) => {
    const { id, par, le } = piece;
    if (piece.genre === 'message') return [{ id, par, le, etape: '', texte: piece.texte }];
    if (piece.genre !== 'passage' || piece.mot === '') return [];
    return [{ id, par, le, etape: CYCLE_DEMANDE.transitions[piece.transition].fait, texte: piece.mot }];
  });

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
    chemin: cheminDe(demande.statut, demande.moi.role, passages(demande.pieces), nom, jourDe),
    messages: motsPourTous(demande.pieces).map(({ id, etape, texte, par, le }) => ({
      id,
      etape,
      texte,
      qui: nom(par),
      quand: libelleInstant(new Date(le), ctx.fuseau),
      moi: par === demande.moi.personneId,
    })),
    transitions: possibles(CYCLE_DEMANDE, demande.statut, demande.relations),
    actes: actes.filter((acte) => peut(DROITS_DEMANDE, acte, demande.relations)),
  };
}
