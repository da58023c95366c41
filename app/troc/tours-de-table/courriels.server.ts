import type { Contexte } from '#app/commun/contexte.ts';
import { ecartEnJours, jourCivil } from '#app/commun/periode.ts';
import { coordinationJoignable } from '#app/reseau/personnes/coordination.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { demandees } from './destinataires.server.ts';
import { type DossierDeTour, getTour, leTemps } from './dossiers.server.ts';
import { type CauseDeTour, lettreDeTour } from './lettres-tours.server.ts';

/** A link of a mail says that it is closed, some days longer than it answers. */
const JOURS_APRES_LA_FIN = 30;
/** Key of this answer in the room's prise; its object is the line of one structure. */
export const GENRE_DE_LIEN = 'tour_de_table';

/**
 * Tells those who commit the structures that are asked, in the transaction of the act; its author knows already, unless
 * she is asked for her own answer. One mail a cause, a structure and a person.
 */
export function prevenirLesStructures(
  ctx: Contexte,
  tourId: number,
  cause: Exclude<CauseDeTour, 'confirmation' | 'cloture'>,
): number {
  const d = getTour(leTemps(ctx), tourId);
  const repond = cause === 'ouverture' || cause === 'rappel';
  const elles = demandees(ctx, tourId, cause === 'rappel' ? 'sans_reponse' : 'toutes');
  // What ends says the same for each structure: once a person is enough.
  const vues = new Set<number>();
  let combien = 0;
  for (const elle of elles) {
    if (!repond && (elle.personneId === ctx.acteur.personneId || vues.has(elle.personneId))) continue;
    vues.add(elle.personneId);
    deposer(ctx, d, cause, elle, repond ? lienPour(ctx, d, elle) : undefined);
    combien += 1;
  }
  return combien;
}

/** Tells someone that her answer was noted for her: it may be read again, and changed. */
export function confirmerLaReponse(ctx: Contexte, tourId: number, reponse: { id: number; version: number }): void {
  const d = getTour(leTemps(ctx), tourId);
  const notee = ctx.auNomDe?.acteur.personneId;
  const elle = demandees(ctx, tourId).find((une) => une.personneId === notee && une.reponseId === reponse.id);
  if (elle) deposer(ctx, d, 'confirmation', elle, lienPour(ctx, d, elle), `:v${reponse.version}`);
}

/** Tells the coordination that it is closed: what comes of it is hers to say. */
export function prevenirLaCoordination(ctx: Contexte, tourId: number): void {
  const d = getTour(leTemps(ctx), tourId);
  for (const { id, prenom, nom, courriel } of coordinationJoignable(ctx)) {
    deposer(ctx, d, 'cloture', { personneId: id, prenom, nom, adresse: courriel }, undefined);
  }
}

interface Lectrice {
  personneId: number;
  prenom: string;
  nom: string;
  adresse: string;
  reponseId?: number;
  structure?: string;
}

function lienPour(ctx: Contexte, { ligne }: DossierDeTour, { reponseId, personneId }: { reponseId: number; personneId: number }) {
  const jours = Math.max(0, ecartEnJours(jourCivil(ctx.maintenant, ctx.fuseau), ligne.dernierJour)) + JOURS_APRES_LA_FIN;
  return creerLien(ctx, { genre: GENRE_DE_LIEN, objetId: reponseId, personneId, jours });
}

function deposer(
  ctx: Contexte,
  d: DossierDeTour,
  cause: CauseDeTour,
  elle: Lectrice,
  lien: string | undefined,
  suite = '',
): void {
  const lettre = lettreDeTour(d.ligne, cause, {
    ...{ prenom: elle.prenom, structure: elle.structure, qui: ctx.acteur.nom, questions: d.questions.length },
    ...{ demandees: d.demandees, donnees: d.donnees, adressePublique: ctx.adressePublique, lien },
  });
  const { personneId, adresse, nom } = elle;
  deposerCourriel(ctx, {
    cle: `tour:${d.ligne.id}:${cause}${lien ? `:${elle.reponseId}` : ''}${suite}`,
    destinataire: { personneId, adresse, nom },
    sujet: lettre.titre,
    lettre,
  });
}
