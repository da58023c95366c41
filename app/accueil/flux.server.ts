import { createHash } from 'node:crypto';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, type Periode } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personneDuSecret } from '#app/reseau/comptes/secret-agenda.server.ts';
import { ecrireAbonnement } from '#app/services/calendrier.server.ts';
import { listEvenements } from './agenda.server.ts';

/** What a telephone keeps: three months behind, eighteen ahead, cancelled events included. */
const JOURS_PASSES = 92;
const JOURS_A_VENIR = 548;

export interface Flux {
  corps: string;
  etiquette: string;
  modifieLe: Date;
}

/** The calendar of what concerns the person whose secret this is; undefined when nobody's. */
export function getFlux(base: Omit<Contexte, 'acteur'>, secret: string | undefined): Flux | undefined {
  const personneId = personneDuSecret(base.db, secret);
  const acteur = personneId === undefined ? undefined : getActeur(base, personneId);
  return acteur ? ecrireFlux({ ...base, acteur }) : undefined;
}

function ecrireFlux(ctx: ContextePersonne): Flux {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  // The coordination sees every stage on the site; its telephone rings for its own.
  const evenements = listEvenements(ctx, periodeDuFlux(aujourdhui)).filter(({ mien }) => mien);
  const corps = ecrireAbonnement(ctx, evenements);
  const etiquette = `"${createHash('sha256').update(corps).digest('base64url').slice(0, 27)}"`;
  // Never older than this morning: someone who joins a structure today receives its older events too.
  const matin = new Date(`${aujourdhui}T00:00:00Z`).getTime();
  const modifieLe = new Date(Math.max(matin, ...evenements.map((evenement) => evenement.modifieLe.getTime())));
  return { corps, etiquette, modifieLe };
}

export function periodeDuFlux(aujourdhui: Jour): Periode {
  return {
    du: demiJournee(ajouterJours(aujourdhui, -JOURS_PASSES), 'matin'),
    au: demiJournee(ajouterJours(aujourdhui, JOURS_A_VENIR), 'apres-midi'),
  };
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
