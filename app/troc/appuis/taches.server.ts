import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterDelai, HEURE_DES_COURRIELS, heureCivile } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { JOURS_POUR_DIRE_OUI } from './appuis.ts';
import { aRappeler, getAppui } from './dossiers.server.ts';
import { rappelerLesInvitees } from './solliciter.server.ts';
import { appuis, invitationsAppui } from './tables.ts';

/** The appuis where someone may be due a reminder; the règle then judges. */
function aSuivre(ctx: Contexte): number[] {
  return ctx.db
    .selectDistinct({ id: appuis.id })
    .from(invitationsAppui)
    .innerJoin(appuis, eq(appuis.id, invitationsAppui.appuiId))
    .where(
      and(
        ...[eq(appuis.statut, 'experts_sollicites'), isNull(invitationsAppui.reponse), isNull(invitationsAppui.rappeleeLe)],
        // A day sooner than is due: civil days are counted by the règle.
        lt(invitationsAppui.inviteeLe, ajouterDelai(ctx.maintenant, 1 - JOURS_POUR_DIRE_OUI)),
      ),
    )
    .orderBy(asc(appuis.id))
    .all()
    .map(({ id }) => id)
    .filter((id) => aRappeler(ctx, getAppui(ctx, id)).length > 0);
}

/** Reminds each once, however often it runs, and at an hour when mails are read. */
function passerLeTemps(ctx: Contexte): string {
  const rappels = aSuivre(ctx).reduce((somme, id) => somme + rappelerLesInvitees(ctx, id), 0);
  return rappels === 0 ? 'Personne à rappeler.' : `${accorder(rappels, 'rappel envoyé', 'rappels envoyés')}.`;
}

export const TACHE_DES_APPUIS: Tache = {
  nom: 'appuis.rappeler',
  libelle: 'Rappeler les personnes invitées à un appui technique',
  horaire: '37 * * * *',
  aFaire: (ctx) => heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS && aSuivre(ctx).length > 0,
  executer: passerLeTemps,
};
