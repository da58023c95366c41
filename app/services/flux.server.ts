import { createHash } from 'node:crypto';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, type Periode } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { ecrireAbonnement } from './calendrier.server.ts';

/** What a telephone keeps: three months behind, eighteen ahead, cancelled events included. */
const JOURS_PASSES = 92;
const JOURS_A_VENIR = 548;

/** A calendar that a telephone reads again and again. */
export interface Flux {
  corps: string;
  etiquette: string;
  modifieLe: Date;
}

/** @param nom of the calendar; the network's otherwise */
export function ecrireFlux(ctx: Contexte, evenements: readonly Evenement[], nom?: string): Flux {
  const corps = ecrireAbonnement(ctx, evenements, nom);
  const etiquette = `"${createHash('sha256').update(corps).digest('base64url').slice(0, 27)}"`;
  // Never older than this morning: someone who joins a structure today receives its older events too.
  const matin = new Date(`${jourCivil(ctx.maintenant, ctx.fuseau)}T00:00:00Z`).getTime();
  const modifieLe = new Date(Math.max(matin, ...evenements.map((evenement) => evenement.modifieLe.getTime())));
  return { corps, etiquette, modifieLe };
}

export function periodeDuFlux(aujourdhui: Jour): Periode {
  return {
    du: demiJournee(ajouterJours(aujourdhui, -JOURS_PASSES), 'matin'),
    au: demiJournee(ajouterJours(aujourdhui, JOURS_A_VENIR), 'apres-midi'),
  };
}

/** The whole answer to a telephone, or 304 when it already has this version. */
export function repondreLeFlux(entetes: Headers, flux: Flux, fichier: string): Response {
  const communs = {
    ETag: flux.etiquette,
    'Last-Modified': flux.modifieLe.toUTCString(),
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  };
  if (dejaLu(entetes, flux)) return new Response(null, { status: 304, headers: communs });
  return new Response(flux.corps, {
    headers: {
      ...communs,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${fichier}"`,
    },
  });
}

/** Whether the reader already has this version (If-None-Match first, as the standard says). */
export function dejaLu(entetes: Headers, flux: Pick<Flux, 'etiquette' | 'modifieLe'>): boolean {
  const connues = entetes.get('If-None-Match');
  // A proxy that compresses weakens the tag it forwards.
  if (connues !== null) return connues.split(',').some((valeur) => valeur.trim().replace(/^W\//, '') === flux.etiquette);
  const depuis = Date.parse(entetes.get('If-Modified-Since') ?? '');
  // The header counts in whole seconds.
  return !Number.isNaN(depuis) && Math.floor(flux.modifieLe.getTime() / 1000) * 1000 <= depuis;
}

/** What a secret that opens nothing answers, a revoked one as well as an unknown one. */
export const fluxIntrouvable = (): Response =>
  new Response('Ce lien d’agenda n’existe pas, ou n’existe plus.', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
