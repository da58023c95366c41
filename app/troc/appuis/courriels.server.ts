import type { Contexte } from '#app/commun/contexte.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { coordinationJoignable } from '#app/reseau/personnes/coordination.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { destinatairesDe } from '#app/troc/annonces/destinataires.server.ts';
import {
  type DossierDAppui,
  gardesDe,
  type Invitee,
  lireDossierDAppui,
  quiInterviennent,
  quiPeuvent,
} from './dossiers.server.ts';
import { agendaDuDossier } from './evenements.server.ts';
import { type CauseDAppui, lettreDAppui, type TitreDeLectrice } from './lettres-appuis.server.ts';
import { type Seance, seanceDe } from './seances.ts';

/** How long the link of an invitation answers, in days. */
const JOURS_DU_LIEN = 90;
/** Key of this answer in the room's prise; its object is one invitation. */
export const GENRE_DE_LIEN_APPUI = 'appui';

interface Destinataire {
  id: number;
  nom: string;
  adresse: string;
  titre: TitreDeLectrice;
  invitation?: Invitee;
}

const cote = (ctx: Contexte, d: DossierDAppui): Destinataire[] =>
  destinatairesDe(ctx, d.ligne).map(({ id, nom, adresse }) => ({ id, nom, adresse, titre: 'demandeuse' }));

const coordination = (ctx: Contexte): Destinataire[] =>
  coordinationJoignable(ctx).map(({ id, nom, courriel }) => ({ id, nom, adresse: courriel, titre: 'coordination' }));

/** Whoever has left the network, or has no address, is not written to. */
const joignables = (invitees: readonly Invitee[]): Destinataire[] =>
  invitees.flatMap((invitation) =>
    invitation.adresse === null || invitation.structures === ''
      ? []
      : [{ id: invitation.personneId, nom: invitation.nom, adresse: invitation.adresse, titre: 'invitee', invitation }],
  );

/**
 * Tells those whom an act concerns, in its transaction: each once, and whoever did it only when her agenda changes.
 * @param avant the appui as it stood before, when a session changes or is called off
 */
export function prevenir(ctx: Contexte, id: number, cause: Exclude<CauseDAppui, CauseDInvitation>, avant?: DossierDAppui): void {
  const d = lireDossierDAppui(ctx, id);
  if (!d) return;
  const tombe = avant?.ligne.statut === 'programme' || avant?.ligne.statut === 'tenu';
  const tenait = avant && tombe ? quiInterviennent(avant) : [];
  const ancienne = avant && tombe ? seanceDe(avant.ligne) : null;
  const a = (qui: readonly Destinataire[], la: CauseDAppui = cause, agenda: Evenement[] = []) => {
    const uniques = new Map(qui.toReversed().map((une) => [une.id, une]));
    for (const une of uniques.values()) {
      if (une.id !== ctx.acteur.personneId || agenda.length > 0) ecrire(ctx, d, la, une, { agenda, ancienne });
    }
  };
  const agenda = tombe || cause === 'seance' ? agendaDuDossier(d) : [];
  switch (cause) {
    case 'demander':
      a(coordination(ctx));
      break;
    case 'noter_la_demande':
    case 'tenue':
      a(cote(ctx, d));
      break;
    case 'seance': {
      const tiennent = quiInterviennent(d);
      const parties = tenait.filter(({ id: une }) => !tiennent.some((autre) => autre.id === une));
      a([...cote(ctx, d), ...joignables(tiennent)], 'seance', agenda);
      a(
        joignables(parties),
        'seance_sans_vous',
        agenda.map((e) => ({ ...e, etat: 'annule' })),
      );
      const attendues = d.invitees.filter(({ reponse, intervientLe }) => reponse !== 'non' && intervientLe === null);
      if (!tombe) a(joignables(attendues), 'seance_sans_vous');
      break;
    }
    case 'modifier':
      a(joignables(quiPeuvent(d)));
      break;
    case 'remettre':
      a([...cote(ctx, d), ...joignables(tenait)], cause, agenda);
      a(coordination(ctx));
      break;
    case 'clore':
      a([...cote(ctx, d), ...joignables(quiInterviennent(d)), ...coordination(ctx)]);
      break;
    case 'retirer':
    case 'retirer_pour_depart': {
      const attendues = d.invitees.filter(({ reponse }) => reponse !== 'non');
      const autres = attendues.filter(({ id: une }) => !tenait.some((autre) => autre.id === une));
      a(joignables(tenait), cause, agenda);
      if (cause === 'retirer') a(cote(ctx, d), cause, agenda);
      a([...joignables(autres), ...coordination(ctx)]);
      break;
    }
  }
}

/** What is written to someone who is invited, about her answer alone. */
export type CauseDInvitation = 'invitation' | 'rappel' | 'reponse_notee' | 'seance_sans_vous';

/** Asks someone whether she can, reminds her, or says what the coordination noted for her. */
export function ecrireALInvitee(
  ctx: Contexte,
  d: DossierDAppui,
  invitation: Invitee,
  cause: Exclude<CauseDInvitation, 'seance_sans_vous'>,
): boolean {
  const [elle] = joignables([invitation]);
  if (!elle) return false;
  const lien = creerLien(ctx, {
    ...{ genre: GENRE_DE_LIEN_APPUI, objetId: invitation.id, personneId: elle.id, jours: JOURS_DU_LIEN },
  });
  const cle = `${cause}:${invitation.id}${cause === 'reponse_notee' ? `:${ctx.maintenant.getTime()}` : ''}`;
  ecrire(ctx, d, cause, elle, { lien, cle });
  return true;
}

function ecrire(
  ctx: Contexte,
  d: DossierDAppui,
  cause: CauseDAppui,
  a: Destinataire,
  plus: { lien?: string; cle?: string; agenda?: readonly Evenement[]; ancienne?: Seance | null },
): void {
  const lettre = lettreDAppui(d, cause, {
    ...{ nom: a.nom, titre: a.titre, auteur: a.id === ctx.acteur.personneId, invitation: a.invitation },
    ...{
      passee: gardesDe(ctx, d).heure_venue === true,
      qui: ctx.acteur.nom,
      adressePublique: ctx.adressePublique,
      lien: plus.lien,
      ancienne: plus.ancienne ?? null,
    },
  });
  deposerCourriel(ctx, {
    cle: `appui:${d.ligne.id}:${plus.cle ?? `${cause}:v${d.ligne.version}`}`,
    destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
    sujet: lettre.titre,
    lettre,
    ...(plus.agenda && plus.agenda.length > 0 ? { agenda: plus.agenda } : {}),
  });
}
