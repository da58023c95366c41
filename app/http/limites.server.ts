import { createHash } from 'node:crypto';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { attenteApres } from './delais.ts';

/**
 * Limits on failures only: thirty people of one office who all know their password enter within one minute.
 * Memory of one process is enough, there is one; a restart forgives.
 */

interface Regle {
  /** Failures that cost nothing. */
  libres: number;
  /** Seconds after the first failure that costs; doubles with each, up to `plafond`. */
  premiere: number;
  /** Longest wait, in seconds; a quarter of an hour when left out. */
  plafond?: number;
}

export interface Essai<T> {
  /** Seconds to wait, 0 when the attempt was made. */
  attendre: number;
  /** What the attempt gave; null when it failed, or was not made. */
  resultat: T | null;
}

const UNE_HEURE = 3600;
const cache = (cle: string) => createHash('sha256').update(cle).digest('base64url');

/** A limiter of failures for one kind of attempts. `memoire`: seconds a failure is remembered, an hour when left out. */
export function creerLimite(nom: string, regles: { compte?: Regle; adresse: Regle; memoire?: number }) {
  const duration = regles.memoire ?? UNE_HEURE;
  const echecs = new RateLimiterMemory({ keyPrefix: `${nom}-echecs`, points: Number.MAX_SAFE_INTEGER, duration });
  const attentes = new RateLimiterMemory({ keyPrefix: `${nom}-attentes`, points: 1, duration: 1 });

  let rang = 0;

  const secondes = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));

  async function attenteDe(cle: string): Promise<number> {
    const etat = await attentes.get(cle);
    return etat && etat.consumedPoints > 0 ? secondes(etat) : 0;
  }

  async function compter(cle: string, regle: Regle): Promise<void> {
    const { consumedPoints } = await echecs.consume(cle);
    const attente = attenteApres(consumedPoints, regle.libres, regle.premiere, regle.plafond);
    if (attente > 0) await attentes.set(cle, 1, attente);
  }

  return {
    /**
     * Asks for the right to try. Attempts on one account take their turn: a hundred sent at once are not all
     * tried, and ten people who know the password all enter. Those of one address on a hundred accounts go at most
     * as many at once as may fail.
     * @param qui the client's address, and the account tried if any (hashed here, never kept)
     * @param tenter the attempt itself; a null is a failure, and counts
     */
    async essayer<T>(qui: { adresse: string; compte?: string }, tenter: () => Promise<T | null>): Promise<Essai<T>> {
      const cles = [{ cle: cache(`adresse ${qui.adresse}`), regle: regles.adresse }];
      const compte = qui.compte !== undefined && regles.compte ? cache(`compte ${qui.compte}`) : undefined;
      if (compte && regles.compte) cles.push({ cle: compte, regle: regles.compte });
      const essayerAuTour = async (): Promise<Essai<T>> => {
        const attendre = Math.max(...(await Promise.all(cles.map(({ cle }) => attenteDe(cle)))));
        if (attendre > 0) return { attendre, resultat: null };
        const resultat = await tenter();
        if (resultat === null) await Promise.all(cles.map(({ cle, regle }) => compter(cle, regle)));
        else if (compte) await Promise.all([echecs.delete(compte), attentes.delete(compte)]);
        return { attendre: 0, resultat };
      };
      if (!compte) return essayerAuTour();
      rang = (rang + 1) % regles.adresse.libres;
      return aSonTour(`${qui.adresse} ${nom} ${rang}`, () => aSonTour(compte, essayerAuTour));
    },
  };
}

const files = new Map<string, Promise<unknown>>();

/** Runs what concerns one key after what was asked before it; without a key, at once. */
async function aSonTour<T>(cle: string, faire: () => Promise<T>): Promise<T> {
  if (!cle) return faire();
  const avant = files.get(cle) ?? Promise.resolve();
  const mienne = avant.then(faire, faire);
  files.set(cle, mienne);
  try {
    return await mienne;
  } finally {
    if (files.get(cle) === mienne) files.delete(cle);
  }
}

/** A quota of acts, successful or not. @returns 0 within it, otherwise the seconds to wait */
export function creerQuota(nom: string, nombre: number, secondes: number): (cle: string) => Promise<number> {
  const quota = new RateLimiterMemory({ keyPrefix: `${nom}-quota`, points: nombre, duration: secondes });
  return (cle) =>
    quota.consume(cache(cle)).then(
      () => 0,
      (refus: RateLimiterRes) => Math.max(1, Math.ceil(refus.msBeforeNext / 1000)),
    );
}
