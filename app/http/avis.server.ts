import { createCookie, redirect } from '@remix-run/node';
import { configuration } from './base.server.ts';

export interface Avis {
  titre: string;
  texte: string;
}

const SECURISE = configuration.ADRESSE_PUBLIQUE.startsWith('https:');

/** Lives for the one page that follows an act. */
const cookie = createCookie(SECURISE ? '__Host-avis' : 'avis', {
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: SECURISE,
  maxAge: 120,
});

/** Says what was just done on the page one is sent to (303, so that Back and reload repeat nothing). */
export async function redirigerAvecAvis(chemin: string, avis: Avis, init: { headers?: HeadersInit } = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.append('Set-Cookie', await cookie.serialize(avis));
  return redirect(chemin, { status: 303, headers });
}

/** The message to show, once: send `effacer` back with the page. */
export async function lireAvis(request: Request): Promise<{ avis: Avis | null; effacer: string | null }> {
  const entete = request.headers.get('Cookie');
  if (!entete?.includes('avis=')) return { avis: null, effacer: null };
  const lu: unknown = await cookie.parse(entete);
  const effacer = await cookie.serialize('', { maxAge: 0 });
  if (typeof lu !== 'object' || lu === null) return { avis: null, effacer };
  const { titre, texte } = lu as Partial<Record<keyof Avis, unknown>>;
  if (typeof titre !== 'string' || typeof texte !== 'string') return { avis: null, effacer };
  return { avis: { titre, texte }, effacer };
}
