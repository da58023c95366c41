import { createHash, randomBytes } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type Identite, nouvelleCle } from '#app/services/coffre.server.ts';
import { configuration } from './base.server.ts';

/**
 * The keys that a request brings: the one that this device keeps in a cookie, and the one that a phrase has opened, kept in
 * the memory of this process for a few minutes and nowhere else. A restart closes every door.
 */
const SECURISE = configuration.ADRESSE_PUBLIQUE.startsWith('https:');
const JOUR_S = 86_400;

// Lax: from a link in a mail, a device without its key would be given another, and open nothing any more.
const commun = { httpOnly: true, sameSite: 'lax', secure: SECURISE, path: '/' } as const;
// On the whole site: data requests of `/cellule` are asked of `/cellule.data`, which is not under that path.
const prefixe = SECURISE ? '__Host-' : '';
const cookieDAppareil = createCookie(`${prefixe}appareil`, commun);
const cookieDOuverture = createCookie(`${prefixe}ouverture`, commun);

interface Ouverture {
  personneId: number;
  identite: Identite;
  jusqua: number;
  /** Opened by a member of the cell: closed with the role. */
  membre: boolean;
}

const cle = Symbol.for('reseau.ouvertures');
type Global = typeof globalThis & { [cle]?: Map<string, Ouverture> };
const porteur = globalThis as Global;
// The development server reloads modules: what is open outlives them.
porteur[cle] ??= new Map();
const ouvertures = porteur[cle];

const empreinte = (jeton: string) => createHash('sha256').update(jeton).digest('base64url');

export interface TrousseauLu {
  /** Device first, then what a phrase opened. */
  identites: Identite[];
  /** The key of this device, if it has one. */
  appareil: Identite | null;
  /** What a phrase has opened, and until when; null when the door is closed. */
  ouverte: { identite: Identite; jusqua: Date } | null;
  /** A phrase has opened a door on this browser today, closed since or not. */
  porte: boolean;
}

const CLE = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/;

/** The keys of this request; a phrase opened by somebody else on this browser counts for nothing. */
export async function lireTrousseau(request: Request, ctx: ContextePersonne): Promise<TrousseauLu> {
  const entete = request.headers.get('Cookie');
  const [appareilLu, jeton]: unknown[] = await Promise.all([cookieDAppareil.parse(entete), cookieDOuverture.parse(entete)]);
  const appareil = typeof appareilLu === 'string' && CLE.test(appareilLu) ? (appareilLu as Identite) : null;
  const ouverture = typeof jeton === 'string' ? ouvertures.get(empreinte(jeton)) : undefined;
  const ouverte =
    ouverture?.personneId === ctx.acteur.personneId &&
    ouverture.jusqua > ctx.maintenant.getTime() &&
    (!ouverture.membre || ctx.acteur.roles.includes('cellule'))
      ? { identite: ouverture.identite, jusqua: new Date(ouverture.jusqua) }
      : null;
  const sansRole = ouverture?.personneId === ctx.acteur.personneId && !ctx.acteur.roles.includes('cellule');
  if (ouverture?.membre && sansRole) refermerPartout(ctx.acteur.personneId);
  return {
    appareil,
    ouverte,
    porte: typeof jeton === 'string' && jeton !== '',
    identites: [...(appareil ? [appareil] : []), ...(ouverte ? [ouverte.identite] : [])],
  };
}

/**
 * Opens the door for a while.
 * @returns the Set-Cookie to send
 */
export async function ouvrirPour(ctx: ContextePersonne, identite: Identite, minutes: number): Promise<string> {
  const maintenant = ctx.maintenant.getTime();
  for (const [jeton, { jusqua }] of ouvertures) if (jusqua <= maintenant) ouvertures.delete(jeton);
  const jeton = randomBytes(32).toString('base64url');
  ouvertures.set(empreinte(jeton), {
    personneId: ctx.acteur.personneId,
    identite,
    jusqua: maintenant + minutes * 60_000,
    membre: ctx.acteur.roles.includes('cellule'),
  });
  // The door closes in memory; the cookie outlives it, so that this browser is led back to it.
  return cookieDOuverture.serialize(jeton, { maxAge: JOUR_S });
}

/** Closes what a phrase opened on this browser. @returns the Set-Cookie to send */
export async function refermer(request: Request): Promise<string> {
  const jeton: unknown = await cookieDOuverture.parse(request.headers.get('Cookie'));
  if (typeof jeton === 'string') ouvertures.delete(empreinte(jeton));
  return cookieDOuverture.serialize('', { maxAge: 0 });
}

/** Closes what this person opened, on every device: she changed her phrase, or left. */
export function refermerPartout(personneId: number): void {
  for (const [jeton, ouverture] of ouvertures) if (ouverture.personneId === personneId) ouvertures.delete(jeton);
}

/** The key of this device, drawn when it has none, and the Set-Cookie that keeps it for some days more. */
export async function garderSurCetAppareil(
  trousseau: TrousseauLu,
  jours: number,
): Promise<{ identite: Identite; entete: string }> {
  const identite = trousseau.appareil ?? (await nouvelleCle()).identite;
  return { identite, entete: await cookieDAppareil.serialize(identite, { maxAge: jours * JOUR_S }) };
}

/** @returns the Set-Cookie that takes the key away from this device */
export const oublierCetAppareil = (): Promise<string> => cookieDAppareil.serialize('', { maxAge: 0 });
