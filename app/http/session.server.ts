import { createHash, randomBytes } from 'node:crypto';
import { DrizzleSQLiteAdapter } from '@lucia-auth/adapter-drizzle';
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';
import { comptes, sessions } from '#app/reseau/tables.ts';
import { libelleAppareil } from './appareil.ts';
import { base, configuration, maintenant } from './base.server.ts';

/**
 * The only place that knows lucia. Its table keeps what identifies a session as it is given: it is given
 * the hash of a random token, and the token itself is only in the cookie. A stolen base opens no door.
 */

const SECURISE = configuration.ADRESSE_PUBLIQUE.startsWith('https:');
const UN_JOUR_MS = 86_400_000;

const lucia = new Lucia(new DrizzleSQLiteAdapter(base.db, sessions, comptes), {
  sessionExpiresIn: new TimeSpan(30, 'd'),
  sessionCookie: {
    // Browsers refuse `__Host-` and Secure over plain http, which is what the demo speaks.
    name: SECURISE ? '__Host-session' : 'session',
    attributes: { secure: SECURISE, sameSite: 'lax', path: '/' },
  },
  getSessionAttributes: ({ ouverteLe, appareil }) => ({ ouverteLe, appareil }),
  getUserAttributes: ({ vuLe }) => ({ vuLe }),
});

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    UserId: number;
    DatabaseSessionAttributes: { ouverteLe: Date | null; appareil: string | null };
    DatabaseUserAttributes: { vuLe: Date | null };
  }
}

/** A session as its owner reads it. Its id is a hash: knowing it opens nothing. */
export interface SessionOuverte {
  id: string;
  appareil: string;
  ouverteLe: Date | null;
  courante: boolean;
}

const empreinte = (jeton: string) => createHash('sha256').update(jeton).digest('hex');

// Only what this file draws is worth a query. Lucia's own reader decodes every cookie, whoever laid it,
// and throws on « reduction=50% »: one such cookie of a neighbour on the domain would close every page.
const JETON_DU_COOKIE = new RegExp(`(?:^|;)\\s*${lucia.sessionCookieName}=([A-Za-z0-9_-]{32,64})\\s*(?:;|$)`);

function lireJeton(request: Request): string | null {
  return JETON_DU_COOKIE.exec(request.headers.get('Cookie') ?? '')?.[1] ?? null;
}

/**
 * Who is signed in, or null.
 * @param poserCookie adds a Set-Cookie to the response. Sessions slide: past half of their 30 days they are
 *   renewed, and the cookie must follow, whichever page, data request or file is being answered.
 */
export async function lireSession(request: Request, poserCookie?: (cookie: string) => void): Promise<number | null> {
  const jeton = lireJeton(request);
  if (!jeton) return null;
  const { session, user } = await lucia.validateSession(empreinte(jeton));
  if (!session) return null;
  if (session.fresh) poserCookie?.(lucia.createSessionCookie(jeton).serialize());
  const instant = maintenant();
  if (!user.vuLe || instant.getTime() - user.vuLe.getTime() > UN_JOUR_MS) {
    base.db.update(comptes).set({ vuLe: instant }).where(eq(comptes.id, user.id)).run();
  }
  return user.id;
}

/** Opens a session and closes the one this browser had. @returns the Set-Cookie to send */
export async function ouvrirSession(request: Request, personneId: number): Promise<string> {
  const ancien = lireJeton(request);
  if (ancien) await lucia.invalidateSession(empreinte(ancien));
  const jeton = randomBytes(24).toString('base64url');
  await lucia.createSession(
    personneId,
    { ouverteLe: maintenant(), appareil: libelleAppareil(request.headers.get('User-Agent')) },
    { sessionId: empreinte(jeton) },
  );
  return lucia.createSessionCookie(jeton).serialize();
}

/** @returns the Set-Cookie that empties the browser's */
export async function fermerSession(request: Request): Promise<string> {
  const jeton = lireJeton(request);
  if (jeton) await lucia.invalidateSession(empreinte(jeton));
  return lucia.createBlankSessionCookie().serialize();
}

export async function fermerToutesLesSessions(personneId: number): Promise<void> {
  await lucia.invalidateUserSessions(personneId);
}

/** The last sessions still open of a person, the present one first: closing the others closes them all. */
export function listSessions(request: Request, personneId: number): SessionOuverte[] {
  const jeton = lireJeton(request);
  const courante = jeton ? empreinte(jeton) : '';
  return base.db
    .select({ id: sessions.id, appareil: sessions.appareil, ouverteLe: sessions.ouverteLe })
    .from(sessions)
    .where(and(eq(sessions.userId, personneId), gt(sessions.expiresAt, Math.floor(Date.now() / 1000))))
    .orderBy(desc(eq(sessions.id, courante)), desc(sessions.ouverteLe))
    .limit(20)
    .all()
    .map((s) => ({ ...s, appareil: s.appareil ?? 'Un appareil', courante: s.id === courante }));
}

/** Closes one session of this person; another person's is left alone. */
export function fermerUneSession(personneId: number, id: string): boolean {
  return (
    base.db
      .delete(sessions)
      .where(and(eq(sessions.userId, personneId), eq(sessions.id, id)))
      .run().changes > 0
  );
}

/** Closes every session of this person but the one that asks. @returns how many */
export function fermerLesAutresSessions(request: Request, personneId: number): number {
  const jeton = lireJeton(request);
  return base.db
    .delete(sessions)
    .where(and(eq(sessions.userId, personneId), ne(sessions.id, jeton ? empreinte(jeton) : '')))
    .run().changes;
}

/** Whether the present session is young enough to change how one enters without asking again (15 minutes). */
export function sessionRecente(request: Request, personneId: number): boolean {
  const courante = listSessions(request, personneId).find((session) => session.courante);
  return courante?.ouverteLe != null && maintenant().getTime() - courante.ouverteLe.getTime() < 15 * 60_000;
}
