import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { initialesDuNom } from '#app/reseau/personnes/personnes.ts';
import { invitationsEnAttente, lecteursPartis, lecteursPresents } from './histoire.ts';
import { cleChangee, exigerInvitation, listMembresAInviter } from './invitations.server.ts';
import { listAFaireLire, sansMembre } from './lecteurs.server.ts';
import { type DemandeOuverte, exigerActe } from './ouvrir.server.ts';
import { nommer, regardsDe } from './page-de-demande.server.ts';
import { type Depart, direDepart } from './qui-lit.ts';

/** Days during which the page of a demande says that someone left. */
const JOURS_DU_DEPART = 30;

/** What the page of a demande says of who reads it. */
export function lireDesLecteurs(ctx: ContextePersonne, demande: DemandeOuverte) {
  const nom = nommer(demande);
  const jourDe = (instant: string) => jourCivil(new Date(instant), ctx.fuseau);
  const depuis = ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), -JOURS_DU_DEPART);
  return {
    orpheline: sansMembre(ctx, demande),
    invitations: invitationsEnAttente(demande.pieces).map(({ id, membre, par }) => ({ id, nom: membre.nom, qui: nom(par) })),
    changees: lecteursPresents(demande.pieces)
      .filter((lecteur) => lecteur.personneId !== demande.moi.personneId && cleChangee(ctx, lecteur) !== undefined)
      .map((lecteur) => lecteur.nom),
    partis: lecteursPartis(demande.pieces)
      .filter(({ depart }) => jourDe(depart.le) >= depuis)
      .map(({ depart, ...parti }) => direDepart(parti, depart as Depart, nom(depart.par), libelleJour(jourDe(depart.le)))),
  };
}

/** The page where the asker lets someone of hers read. @throws ErreurMetier INTERDIT for everybody else */
export function lirePageFaireLire(ctx: ContextePersonne, demande: DemandeOuverte) {
  exigerActe(demande, 'faire_lire');
  return { id: demande.id, regards: regardsDe(demande), personnes: listAFaireLire(ctx, demande) };
}

/** The page where a member proposes another, and where the asker chooses one once none reads. @throws ErreurMetier INTERDIT */
export function lirePageInviter(ctx: ContextePersonne, demande: DemandeOuverte) {
  const propose = demande.moi.role === 'membre';
  exigerActe(demande, propose ? 'inviter' : 'choisir_un_membre');
  const libre = propose || sansMembre(ctx, demande);
  return {
    id: demande.id,
    propose,
    libre,
    regards: regardsDe(demande),
    membres: listMembresAInviter(ctx, demande).map(({ personneId, nom, quoi, lien }) => ({
      personneId,
      nom,
      quoi,
      lien,
      initiales: initialesDuNom(nom),
    })),
  };
}

/** One invitation: the asker answers, a member may take it back. @throws ErreurMetier INTROUVABLE once it is answered */
export function lirePageInvitation(ctx: ContextePersonne, demande: DemandeOuverte, id: string | undefined) {
  const invitation = exigerInvitation(demande, id ?? '');
  const repond = demande.moi.role === 'demandeuse';
  exigerActe(demande, repond ? 'accepter_un_membre' : 'inviter');
  const { membre, mot, par, le } = invitation;
  return {
    id: demande.id,
    repond,
    regards: regardsDe(demande),
    ...{ nom: membre.nom, quoi: membre.quoi, mot, qui: nommer(demande)(par) },
    quand: libelleJour(jourCivil(new Date(le), ctx.fuseau)),
  };
}
