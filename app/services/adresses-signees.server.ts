import { createHmac, timingSafeEqual } from 'node:crypto';
import { cleDuServeur } from './cle-du-serveur.server.ts';

/** 18 bytes of it, in base64url: short enough for a drawing that a telephone reads across a room. */
const LONGUEUR = 24;

/** Signs what an address says, with the key of this server: nothing is kept, and nobody else can write it. */
export async function signer(texte: string): Promise<string> {
  const { identite } = await cleDuServeur();
  return createHmac('sha256', identite).update(`adresse signée\n${texte}`).digest('base64url').slice(0, LONGUEUR);
}

/** Whether this server signed it. */
export async function estSigne(texte: string, signature: string): Promise<boolean> {
  const attendue = Buffer.from(await signer(texte));
  const recue = Buffer.from(signature);
  return recue.length === attendue.length && timingSafeEqual(recue, attendue);
}
