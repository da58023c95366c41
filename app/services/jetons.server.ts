import { createHash, randomBytes } from 'node:crypto';

/** 24 random bytes, written in base64url: what a link carries. */
const FORME = /^[A-Za-z0-9_-]{32}$/;

/** Hash of a token, in hexadecimal: the only thing the base keeps of it. */
export function empreinteDe(jeton: string): string {
  return createHash('sha256').update(jeton).digest('hex');
}

/** A new secret for a link, with the hash to store. The token itself is never stored. */
export function nouveauJeton(): { jeton: string; empreinte: string } {
  const jeton = randomBytes(24).toString('base64url');
  return { jeton, empreinte: empreinteDe(jeton) };
}

/** Whether a text found in an address may be a token at all: anything else needs no look in the base. */
export function estJeton(texte: string | undefined): texte is string {
  return texte !== undefined && FORME.test(texte);
}
