import { createHash, randomBytes, randomInt, type ScryptOptions, scrypt } from 'node:crypto';
import { bech32 } from '@scure/base';
import { wordlist } from '@scure/bip39/wordlists/french.js';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { parLots } from '#app/commun/lots.ts';
import { MOTS_ECARTES } from './mots-ecartes.ts';

/**
 * What is sealed for some readers, and for nobody else: age files (https://age-encryption.org/v1), whose headers name
 * no reader. Asynchronous: one seals before a verbe and opens after it.
 */

/** The secret half of a key, `AGE-SECRET-KEY-1…`: whoever holds it opens. */
export type Identite = string & { readonly __identite: unique symbol };
/** The public half, `age1…`: whoever holds it seals. */
export type Destinataire = string & { readonly __destinataire: unique symbol };

/** A new pair of keys. */
export async function nouvelleCle(): Promise<{ identite: Identite; destinataire: Destinataire }> {
  const identite = (await generateX25519Identity()) as Identite;
  return { identite, destinataire: await destinataireDe(identite) };
}

/** The public half of a key. @throws Error when it is no key */
export async function destinataireDe(identite: Identite): Promise<Destinataire> {
  return (await identityToRecipient(identite)) as Destinataire;
}

/** A short random name which says nothing: 128 bits, as it stands in addresses. */
export const idAuHasard = (): string => randomBytes(16).toString('base64url');

const EN_TETE = 4;
const PAS = 256;

/** Sizes tell too: what is sealed weighs a few round sizes, at most 12 % more than it must (Padmé, arXiv:1806.03160). */
function tailleRonde(octets: number): number {
  if (octets <= PAS) return PAS;
  const exposant = Math.floor(Math.log2(octets));
  const derniers = 2 ** (exposant - Math.floor(Math.log2(exposant)) - 1);
  return Math.ceil(octets / derniers) * derniers;
}

/**
 * Seals bytes for these readers.
 * @throws Error without a reader: nobody could ever open it
 */
export async function scellerOctets(octets: Uint8Array, pour: readonly Destinataire[]): Promise<Buffer> {
  if (pour.length === 0) throw new Error('Rien ne se scelle sans lecteur.');
  const plein = Buffer.alloc(tailleRonde(EN_TETE + octets.length));
  plein.writeUInt32BE(octets.length);
  plein.set(octets, EN_TETE);
  const age = new Encrypter();
  for (const destinataire of new Set(pour)) age.addRecipient(destinataire);
  const scelle = Buffer.from(await age.encrypt(plein));
  plein.fill(0);
  return scelle;
}

/** What stands before the 32 bytes of an X25519 key in PKCS #8, of which there is one length. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** A key that is ready to open: worked out once, it opens many seals for a quarter of the cost. It cannot be read back. */
export type ClePrete = CryptoKey;

/** Keys ready to open many seals. @throws Error for what is no key */
export const preparerCles = (avec: readonly Identite[]): Promise<ClePrete[]> =>
  Promise.all(
    avec.map((identite) => {
      const { bytes } = bech32.decodeToBytes(identite);
      return crypto.subtle.importKey('pkcs8', Buffer.concat([PKCS8, bytes]), { name: 'X25519' }, false, ['deriveBits']);
    }),
  );

/** The bytes that one of these keys opens, or null when none does, or when what is sealed was altered. */
export async function ouvrirOctets(scelle: Uint8Array, avec: readonly (Identite | ClePrete)[]): Promise<Buffer | null> {
  if (avec.length === 0) return null;
  const age = new Decrypter();
  for (const identite of avec) age.addIdentity(identite);
  try {
    const plein = Buffer.from(await age.decrypt(scelle));
    return plein.subarray(EN_TETE, EN_TETE + plein.readUInt32BE());
  } catch {
    return null;
  }
}

/** Seals a value as JSON. */
export function sceller(valeur: unknown, pour: readonly Destinataire[]): Promise<Buffer> {
  return scellerOctets(Buffer.from(JSON.stringify(valeur)), pour);
}

/** The value that one of these keys opens, or null. The caller knows its shape: it sealed it. */
export async function ouvrirSceau<T>(scelle: Uint8Array, avec: readonly (Identite | ClePrete)[]): Promise<T | null> {
  const octets = await ouvrirOctets(scelle, avec);
  return octets === null ? null : (JSON.parse(octets.toString('utf8')) as T);
}

/** The same for many seals, a few at a time. */
export async function ouvrirSceaux<T>(scelles: readonly Uint8Array[], avec: readonly Identite[]): Promise<(T | null)[]> {
  const cles = await preparerCles(avec);
  return parLots(scelles, (scelle) => ouvrirSceau<T>(scelle, cles));
}

/** Cost of a derivation (log2 of scrypt's N): 2^17 takes about 0.4 s and 128 MB, away from the event loop. */
export const COUT_DES_PHRASES = 17;

function deriver(secret: string, sel: string, cout: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** cout, r: 8, p: 1, maxmem: 2 ** (cout + 11) };
  return new Promise((resoudre, rejeter) =>
    scrypt(secret, sel, 32, options, (erreur, cle) => (erreur ? rejeter(erreur) : resoudre(cle))),
  );
}

/** Letters and digits only, no case, no accents: « Éclair-Loup » and « eclair loup » are one. */
export const phraseNormale = (phrase: string): string =>
  phrase
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * The key that a phrase makes, always the same for the same salt.
 * @param sel random and kept beside what it opens; one fixed word for codes that are drawn and long enough
 * @param cout log2 of scrypt's N
 */
export async function cleDePhrase(phrase: string, sel: string, cout = COUT_DES_PHRASES): Promise<Identite> {
  const octets = await deriver(phraseNormale(phrase), sel, cout);
  return bech32.encodeFromBytes('age-secret-key-', octets).toUpperCase() as Identite;
}

/** The 2,048 French words of BIP 39, unaccented as they are typed, without those that would hurt whoever notes them. */
export const MOTS_A_TIRER: readonly string[] = wordlist.map(phraseNormale).filter((mot) => !MOTS_ECARTES.has(mot));

/** Words to note by hand, almost 11 bits each. */
export function motsAuHasard(nombre: number): string {
  return Array.from({ length: nombre }, () => MOTS_A_TIRER[randomInt(MOTS_A_TIRER.length)] ?? '').join(' ');
}

/** SHA-256 in hexadecimal of these pieces, each after its length. */
export function empreinteDe(...morceaux: (string | Uint8Array)[]): string {
  const somme = createHash('sha256');
  for (const morceau of morceaux) {
    const octets = typeof morceau === 'string' ? Buffer.from(morceau) : morceau;
    somme.update(`${octets.length}:`).update(octets);
  }
  return somme.digest('hex');
}
