import { createHash, randomBytes } from 'node:crypto';
import { sessions } from '#app/reseau/comptes/tables.ts';
import { type BaseOuverte, ouvrir } from '#db/ouvrir.ts';
import type { Lieu } from './serveur.ts';

/** Reads or writes the base beside the server. */
export function dansLaBase<T>(lieu: Lieu, faire: (db: BaseOuverte['db']) => T): T {
  const ouverte = ouvrir(lieu.base);
  try {
    return faire(ouverte.db);
  } finally {
    ouverte.fermer();
  }
}

/**
 * Sessions of these people, as the door writes them: fifty passwords take longer to check than all that follows.
 * @param porte a cookie that the door gave, for the name of the session's
 * @returns a cookie each, in their order
 */
export function ouvrirDesSessions(db: BaseOuverte['db'], porte: string, personnes: readonly number[]): string[] {
  const nom = /(?:^|; )([\w-]*session)=/.exec(porte)?.[1] ?? '';
  return personnes.map((userId) => {
    const jeton = randomBytes(24).toString('base64url');
    const id = createHash('sha256').update(jeton).digest('hex');
    db.insert(sessions)
      .values({ id, userId, expiresAt: Math.floor(Date.now() / 1000) + 86_400, ouverteLe: new Date(), vueLe: new Date() })
      .run();
    return `${nom}=${jeton}`;
  });
}
