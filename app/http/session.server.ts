import { createHash, randomBytes } from 'node:crypto';
import { DrizzleSQLiteAdapter } from '@lucia-auth/adapter-drizzle';
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';
import { comptes, sessions } from '#app/reseau/comptes/tables.ts';
import { libelleAppareil } from './appareil.ts';
import { base, configuration, maintenant } from './base.server.ts';

/**
 * The only place that knows lucia. Its table keeps what identifies a session as it is given: it is given
 * the hash of a random token, and the token itself is only in the cookie. A stolen base opens no door.
 */

const SECURISE = configuration.ADRESSE_PUBLIQUE.startsWith('https:');
const UN_JOUR_MS = 86_400_000;
const UNE_HEURE_MS = 3_600_000;

const lucia = new Lucia(new DrizzleSQLiteAdapter(base.db, sessions, comptes), {
  sessionExpiresIn: new TimeSpan(30, 'd'),
  sessionCookie: {
    // Browsers refuse `__Host-` and Secure over plain http, which is what the demo speaks.
    name: SECURISE ? '__Host-session' : 'session',
    attributes: { secure: SECURISE, sameSite: 'lax', path: '/' },
  },
  getSessionAttributes: ({ ouverteLe, appareil, secondFacteurLe, vueLe }) => ({ ouverteLe, appareil, secondFacteurLe, vueLe }),
  getUserAttributes: ({ vuLe }) => ({ vuLe }),
});

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    UserId: number;
    DatabaseSessionAttributes: {
      ouverteLe: Date | null;
      appareil: string | null;
      secondFacteurLe: Date | null;
      vueLe: Date | null;
    };
    DatabaseUserAttributes: { vuLe: Date | null };
  }
}

/** A session as its owner reads it. Its id is a hash: knowing it opens nothing. */
export interface SessionOuverte {
  id: string;
  appareil: string;
  ouverteLe: Date | null;
  vueLe: Date | null;
  secondFacteurLe: Date | null;
  courante: boolean;
}

/** What a cookie says. */
export interface SessionLue {
  personneId: number;
  ouverteLe: Date | null;
  /** When the code was given in this session. */
  secondFacteurLe: Date | null;
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
export async function lireSession(request: Request, poserCookie?: (cookie: string) => void): Promise<SessionLue | null> {
  const jeton = lireJeton(request);
  if (!jeton) return null;
  const { session, user } = await lucia.validateSession(empreinte(jeton));
  if (!session) return null;
  if (session.fresh) poserCookie?.(lucia.createSessionCookie(jeton).serialize());
  const instant = maintenant();
  const plusVieuxQue = (vuLe: Date | null, ms: number) => !vuLe || instant.getTime() - vuLe.getTime() > ms;
  if (plusVieuxQue(user.vuLe, UN_JOUR_MS)) {
    base.db.update(comptes).set({ vuLe: instant }).where(eq(comptes.id, user.id)).run();
  }
  if (plusVieuxQue(session.vueLe, UNE_HEURE_MS)) {
    base.db.update(sessions).set({ vueLe: instant }).where(eq(sessions.id, session.id)).run();
  }
  return { personneId: user.id, ouverteLe: session.ouverteLe, secondFacteurLe: session.secondFacteurLe };
}

/**
 * Opens a session and closes the one this browser had: its token is always a new one, so that nobody enters by a
 * cookie laid there before, nor by the one that carried the first step alone.
 * @param codeDonne the second factor was given as well
 * @returns the Set-Cookie to send
 */
export async function ouvrirSession(request: Request, personneId: number, codeDonne = false): Promise<string> {
  const ancien = lireJeton(request);
  if (ancien) await lucia.invalidateSession(empreinte(ancien));
  const jeton = randomBytes(24).toString('base64url');
  const instant = maintenant();
  await lucia.createSession(
    personneId,
    {
      ouverteLe: instant,
      vueLe: instant,
      secondFacteurLe: codeDonne ? instant : null,
      appareil: libelleAppareil(request.headers.get('User-Agent')),
    },
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

/** Closes the door on every device of someone. */
export async function fermerToutesLesSessions(personneId: number): Promise<void> {
  await lucia.invalidateUserSessions(personneId);
}

/** The last sessions still open of a person, the present one first: closing the others closes them all. */
export function listSessions(request: Request, personneId: number): SessionOuverte[] {
  const jeton = lireJeton(request);
  const courante = jeton ? empreinte(jeton) : '';
  return base.db
    .select({
      id: sessions.id,
      appareil: sessions.appareil,
      ouverteLe: sessions.ouverteLe,
      vueLe: sessions.vueLe,
      secondFacteurLe: sessions.secondFacteurLe,
    })
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

/** Whether the code was given in the present session. */
export function sessionComplete(request: Request, personneId: number): boolean {
  return listSessions(request, personneId).some(({ courante, secondFacteurLe }) => courante && secondFacteurLe !== null);
}
