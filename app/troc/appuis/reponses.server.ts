import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { libelleJourCourt } from '#app/commun/periode.ts';
import type { ActeDeReponse, PageDeReponse, ReponseParLien, SuiteDeReponse } from '#app/commun/reponse-par-lien.ts';
import { nettoyer } from '#app/commun/saisie.ts';
import { enumerer } from '#app/commun/texte.ts';
import { MAX_PRECISION_APPUI, type ReponseAppui } from './appuis.ts';
import { avisDeReponse } from './avis.ts';
import { motsDesAppuis } from './competences.server.ts';
import { type DossierDAppui, getAppui, type Invitee } from './dossiers.server.ts';
import { repondreALInvitation } from './repondre.server.ts';
import { libelleSeance, seanceDe } from './seances.ts';
import { invitationsAppui } from './tables.ts';

/** The appui of a link; whoever is no longer invited, or has left the network, finds nothing. */
function lire(ctx: ContextePersonne, invitationId: number): DossierDAppui & { mienne: Invitee } {
  const ligne = ctx.db
    .select({ appuiId: invitationsAppui.appuiId })
    .from(invitationsAppui)
    .where(eq(invitationsAppui.id, invitationId))
    .get();
  const d = getAppui(ctx, ligne?.appuiId);
  if (!d.mienne || !d.relations.includes('invitee')) throw introuvable();
  return { ...d, mienne: d.mienne };
}

const DIT: Record<ReponseAppui, string> = {
  oui: 'Vous avez dit que vous pouvez.',
  non: 'Vous avez dit que vous ne pouvez pas.',
};

function montrer(ctx: ContextePersonne, invitationId: number): PageDeReponse {
  const d = lire(ctx, invitationId);
  const { ligne, structure, mienne } = d;
  const ouverte = ligne.statut === 'experts_sollicites';
  const mots = motsDesAppuis(ctx, [ligne.id]).get(ligne.id) ?? [];
  return {
    salle: 'troc',
    titre: ouverte ? `Pourriez-vous aider ${leNom(structure.nom)}\u00a0?` : `«\u00a0${ligne.titre}\u00a0»`,
    phrases: [
      ouverte
        ? 'Une séance avec quelques autres personnes, à une date qui se choisit ensuite. Répondre vous prend un clic, même pour dire non.'
        : finDite(d),
      ...(ouverte && mienne.reponse ? [`${DIT[mienne.reponse]} Vous pouvez changer d’avis.`] : []),
    ],
    details: [
      { libelle: 'Ce qui est demandé', texte: ligne.titre },
      { libelle: 'Ce que la structure espère', texte: ligne.description ?? '' },
      { libelle: 'Savoir-faire', texte: enumerer(mots.map(({ nom }) => nom)) },
      { libelle: 'Souhaité avant le', texte: ligne.souhaiteAvant === null ? '' : libelleJourCourt(ligne.souhaiteAvant) },
      { libelle: 'Où', texte: ligne.aDistance ? 'Sur place ou à distance' : `Sur place, ${structure.commune ?? structure.nom}` },
      { libelle: 'Un mot de la coordination', texte: mienne.mot ?? '' },
    ].filter(({ texte }) => texte !== ''),
    actes: ouverte ? [acte('accepter', mienne), acte('decliner', mienne)] : [],
    chemin: `/troc/appuis/${ligne.id}`,
    versLeChemin: 'Lire cette demande dans le réseau',
  };
}

/** Nothing is left to answer, and why. */
function finDite({ ligne, mienne }: DossierDAppui): string {
  const seance = seanceDe(ligne);
  switch (ligne.statut) {
    case 'programme':
      return seance && mienne?.intervientLe
        ? `La séance est fixée, et vous y êtes\u00a0: ${libelleSeance(seance, true)}. ${seance.lieu}. Un empêchement\u00a0? Prévenez la coordination.`
        : 'La séance est fixée sans vous cette fois. Vous n’avez rien à faire.';
    case 'retire':
      return 'Cette demande est retirée\u00a0: il n’y a plus rien à répondre.';
    default:
      return 'La séance a eu lieu\u00a0: il n’y a plus rien à répondre.';
  }
}

const ACTES = { accepter: 'oui', decliner: 'non' } as const;

/** One click each: a yes may say when, a no asks nothing. */
function acte(nom: keyof typeof ACTES, { reponse, precision }: Invitee): ActeDeReponse {
  if (nom === 'decliner') return { nom, libelle: 'Je ne peux pas', genre: 'second' };
  return {
    ...{ nom, libelle: 'Je peux', genre: 'principal' },
    champs: [
      {
        ...{ nom: 'precision', libelle: 'Quand, ou un mot pour la coordination', obligatoire: false },
        aide: '«\u00a0Plutôt un jeudi après-midi\u00a0», «\u00a0pas avant mai\u00a0»…',
        ...(precision && reponse === 'oui' ? { defaut: precision } : {}),
      },
    ],
  };
}

function agir(ctx: ContextePersonne, invitationId: number, nom: string, champs: Record<string, string>): SuiteDeReponse {
  if (nom !== 'accepter' && nom !== 'decliner') throw introuvable();
  const d = lire(ctx, invitationId);
  const precision = nettoyer(champs.precision ?? '') || undefined;
  if (precision !== undefined && precision.length > MAX_PRECISION_APPUI) {
    throw impossible(`C’est trop long\u00a0: ${MAX_PRECISION_APPUI} caractères au plus.`, 'precision');
  }
  repondreALInvitation(ctx, d.ligne.id, { reponse: ACTES[nom], precision });
  return avisDeReponse(ACTES[nom], d.structure.nom);
}

/** « Je peux », « Je ne peux pas », from the mail. */
export const reponseALAppui: ReponseParLien = { montrer, agir };
