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
  /** Seconds after the first failure that costs; doubles with each, up to fifteen minutes. */
  premiere: number;
}

export interface Essai {
  /** Seconds to wait, 0 when the attempt may be made. */
  attendre: number;
  /** To be called when the attempt succeeds: it is forgotten. */
  reussi(): Promise<void>;
}

const UNE_HEURE = 3600;
const cache = (cle: string) => createHash('sha256').update(cle).digest('base64url');

/** A limiter of failures for one kind of attempts. */
export function creerLimite(nom: string, regles: { compte?: Regle; adresse: Regle }) {
  const echecs = new RateLimiterMemory({ keyPrefix: `${nom}-echecs`, points: Number.MAX_SAFE_INTEGER, duration: UNE_HEURE });
  const attentes = new RateLimiterMemory({ keyPrefix: `${nom}-attentes`, points: 1, duration: 1 });

  const secondes = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));

  async function attenteDe(cle: string): Promise<number> {
    const etat = await attentes.get(cle);
    return etat && etat.consumedPoints > 0 ? secondes(etat) : 0;
  }

  /** Counts one attempt. Past the free ones, of all those made at the same instant one takes the turn: the others wait. */
  async function compter(cle: string, regle: Regle): Promise<number> {
    const { consumedPoints } = await echecs.consume(cle);
    const attente = attenteApres(consumedPoints, regle.libres, regle.premiere);
    if (attente === 0) return 0;
    return attentes.consume(cle, 1, { customDuration: attente }).then(() => 0, secondes);
  }

  return {
    /**
     * Counts an attempt before it is made, so that a hundred sent at once are not all tried; `reussi` takes it back.
     * @param qui the client's address, and the account tried if any (hashed here, never kept)
     */
    async essayer(qui: { adresse: string; compte?: string }): Promise<Essai> {
      const cles: { cle: string; regle: Regle; compte: boolean }[] = [
        { cle: cache(`adresse ${qui.adresse}`), regle: regles.adresse, compte: false },
      ];
      if (qui.compte !== undefined && regles.compte) {
        cles.push({ cle: cache(`compte ${qui.compte}`), regle: regles.compte, compte: true });
      }
      const plusLongue = async (attendre: (cle: string, regle: Regle) => Promise<number>) =>
        Math.max(...(await Promise.all(cles.map(({ cle, regle }) => attendre(cle, regle)))));
      const attendre = (await plusLongue(attenteDe)) || (await plusLongue(compter));
      if (attendre > 0) return { attendre, reussi: async () => undefined };
      return {
        attendre: 0,
        async reussi() {
          for (const { cle, compte } of cles) {
            if (compte) await echecs.delete(cle);
            else await echecs.reward(cle);
            await attentes.delete(cle);
          }
        },
      };
    },
  };
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
