import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { initialesDuNom } from '#app/reseau/personnes/personnes.ts';
import { destinataireDe, type Identite } from '#app/services/coffre.server.ts';
import { type ActeDemande, DROITS_DEMANDE, estFinie } from '../cellule.ts';
import { invitationsEnAttente, type LecteurPresent, lecteursPartis, lecteursPresents, piecesDe } from './histoire.ts';
import { cleChangee } from './invitations.server.ts';
import { sansMembre } from './lecteurs.server.ts';
import type { DemandeOuverte } from './ouvrir.server.ts';
import { nommer, regardsDe } from './page-de-demande.server.ts';
import { type Depart, direDepart, direMoyens } from './qui-lit.ts';

/** Who reads a demande and by which keys, who is invited, who left: in words, for this reader. */
export async function lirePageDesLecteurs(ctx: ContextePersonne, demande: DemandeOuverte, appareil: Identite | null) {
  const ici = appareil ? await destinataireDe(appareil) : null;
  const nom = nommer(demande);
  const dire = (instant: string) => libelleJour(jourCivil(new Date(instant), ctx.fuseau));
  const actes = (Object.keys(DROITS_DEMANDE) as ActeDemande[]).filter((acte) => peut(DROITS_DEMANDE, acte, demande.relations));
  const orpheline = sansMembre(ctx, demande);
  return {
    id: demande.id,
    finie: estFinie(demande.statut),
    moi: demande.moi.role,
    actes,
    orpheline,
    regards: regardsDe(demande),
    lecteurs: lecteursPresents(demande.pieces).map((lecteur) => enLigne(ctx, demande, lecteur, ici, orpheline)),
    invitations: invitationsEnAttente(demande.pieces).map(({ id, membre, mot, par, le }) => ({
      id,
      nom: membre.nom,
      quoi: membre.quoi,
      mot,
      qui: nom(par),
      quand: dire(le),
    })),
    partis: lecteursPartis(demande.pieces).map(({ depart, ...parti }) => ({
      personneId: parti.personneId,
      phrase: direDepart(parti, depart as Depart, nom(depart.par), dire(depart.le)),
    })),
  };
}

function enLigne(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  lecteur: LecteurPresent,
  ici: string | null,
  orpheline: boolean,
) {
  const { personneId, nom, quoi, role, cles } = lecteur;
  const moi = personneId === demande.moi.personneId;
  const venues = piecesDe(demande.pieces, 'acces').filter((piece) => piece.lecteur.personneId === personneId);
  const change = role === 'membre' && cleChangee(ctx, lecteur) !== undefined;
  return {
    personneId,
    /** The piece that names her in addresses. */
    venue: venues.at(-1)?.id ?? '',
    nom,
    quoi,
    role,
    moi,
    initiales: initialesDuNom(nom),
    moyens: direMoyens(cles.map(({ moyen }) => moyen)),
    change,
    aLaisserEntrer: change && !moi && (demande.identiteMembres !== null || (orpheline && demande.moi.role === 'demandeuse')),
    appareils: moi
      ? cles.flatMap(({ acces, moyen, destinataire }) => {
          const venue = venues.find((piece) => piece.acces === acces);
          if (moyen !== 'appareil' || !venue) return [];
          const depuis = libelleJour(jourCivil(new Date(premiereFois(venues, destinataire, venue.le)), ctx.fuseau));
          return [{ venue: venue.id, ici: destinataire === ici, depuis }];
        })
      : [],
    mots: moi && cles.some(({ moyen }) => moyen === 'mots'),
    seuleCle: cles.length === 1,
  };
}

/** A key that was drawn anew for the same device has been there since the first. */
const premiereFois = (venues: readonly { destinataire: string; le: string }[], destinataire: string, defaut: string): string =>
  venues.find((venue) => venue.destinataire === destinataire)?.le ?? defaut;
