import { createHash } from 'node:crypto';
import { libelleEmpreinte, type Papier, texteDuPapier } from './papier.ts';

/** SHA-256 of what one signs, in hexadecimal: the same as long as not a comma of the text changes. */
export function empreinteDuPapier(papier: Papier): string {
  return createHash('sha256').update(texteDuPapier(papier), 'utf8').digest('hex');
}

/** What a signed paper says of its own text; nothing on a paper that nobody signed on the app. */
export function mentionDEmpreinte(papier: Papier): string[] {
  if (!papier.signatures.some(({ signee }) => signee)) return [];
  return [`Empreinte du texte\u00a0: ${libelleEmpreinte(empreinteDuPapier(papier))}`];
}
