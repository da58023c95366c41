import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

/** RFC 6238 with what every application of codes understands: SHA-1, six digits, thirty seconds. */
const REGLAGE = { algorithm: 'SHA1', digits: 6 } as const;
export const SECONDES_D_UN_PAS = 30;

/** A phone's clock may be one step early or late (RFC 6238, 5.2). */
const PAS_TOLERES = 1;

/** 160 bits, as RFC 4226 recommends, in base32. */
export const nouveauSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that a QR code hands to the application. @param qui shown there, under the network's name */
export function adresseDuSecret(secret: string, reseau: string, qui: string): string {
  return new TOTP({
    ...REGLAGE,
    period: SECONDES_D_UN_PAS,
    issuer: reseau,
    label: qui,
    secret: Secret.fromBase32(secret),
  }).toString();
}

/** The time step of an instant. */
export const pasDe = (instant: Date): number => Math.floor(instant.getTime() / 1000 / SECONDES_D_UN_PAS);

/**
 * The time step for which this code is right, around the present one, or undefined.
 * @param pas the present step, of a real clock: the phone's does not follow the house's
 */
export function pasDuCode(secret: string, code: string, pas: number): number | undefined {
  const ecart = HOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    ...REGLAGE,
    counter: pas,
    window: PAS_TOLERES,
  });
  return ecart === null ? undefined : pas + ecart;
}

// Without 0, 1, I, L and O, which one reads as one another.
const SIGNES = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LONGUEUR_SECOURS = 10;

/** « K7MF2-XQP4R »: 49 bits, more than tries could walk. */
export function nouveauCodeDeSecours(): string {
  const tirer = () => SIGNES[randomInt(SIGNES.length)];
  return Array.from({ length: LONGUEUR_SECOURS }, tirer)
    .join('')
    .replace(/^(.{5})/, '$1-');
}

/** « 042 917 » without its blank. */
export const nouveauCodeDEntree = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export type CodeLu = { genre: 'six_chiffres' | 'secours'; code: string };

/** What was typed, blanks and dashes aside: six digits, or a recovery code; anything else is neither. */
export function lireCode(saisi: string): CodeLu | undefined {
  const code = saisi.toUpperCase().replace(/[\s\u2010-\u2015.-]/g, '');
  if (/^\d{6}$/.test(code)) return { genre: 'six_chiffres', code };
  if (code.length === LONGUEUR_SECOURS && [...code].every((signe) => SIGNES.includes(signe))) return { genre: 'secours', code };
  return undefined;
}

/**
 * Hash of a code of one person. A fast hash is enough: a recovery code has 49 bits and never serves twice; six digits
 * live a few minutes and five tries, and whoever reads the base could walk a million hashes however slow. The person
 * and the kind stand in it, so that two people who draw the same digits do not share a hash, and none serves elsewhere.
 */
export function empreinteDuCode(genre: 'secours' | 'entree', personneId: number, code: string): string {
  return createHash('sha256').update(`${genre} ${personneId} ${code}`).digest('hex');
}

/** Compares two hashes in a time that says nothing of where they differ. */
export function memeEmpreinte(a: string, b: string): boolean {
  const [une, autre] = [Buffer.from(a), Buffer.from(b)];
  return une.length === autre.length && timingSafeEqual(une, autre);
}
