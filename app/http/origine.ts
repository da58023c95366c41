const SANS_EFFET = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface DemandeRecue {
  methode: string;
  chemin: string;
  origine: string | undefined;
  /** Header Sec-Fetch-Site, which a page cannot forge. */
  site: string | undefined;
  hote: string | undefined;
}

/**
 * Whether an act comes from our own pages. A browser says so by Origin, otherwise by Sec-Fetch-Site; a client that
 * sends neither is no browser and carries nobody's cookie by surprise. `Origin: null` (a sandbox, a page opened from
 * a file) is foreign.
 * Mail providers post « répondre » links without a proper origin: there the token is the proof.
 * @param hotePublic host and port of the public address, for proxies that rewrite Host
 */
export function origineAcceptee(demande: DemandeRecue, hotePublic: string): boolean {
  if (SANS_EFFET.has(demande.methode)) return true;
  if (/^\/r\/[^/]+$/.test(demande.chemin)) return true;
  if (demande.origine === undefined) {
    return demande.site === undefined || demande.site === 'same-origin' || demande.site === 'none';
  }
  const hote = hoteDe(demande.origine);
  return hote !== undefined && (hote === demande.hote?.toLowerCase() || hote === hotePublic);
}

function hoteDe(origine: string): string | undefined {
  try {
    return new URL(origine).host;
  } catch {
    return undefined;
  }
}

/** A Host that builds an address; anything else is answered before a page tries. */
export function hoteValide(hote: string | undefined): boolean {
  return hote !== undefined && /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$/.test(hote);
}
