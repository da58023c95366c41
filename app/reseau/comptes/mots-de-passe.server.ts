import { hash, verify } from '@node-rs/argon2';
import { plat, refusDuMotDePasse } from './mots-de-passe.ts';
import { MOTS_COURANTS } from './mots-de-passe-courants.ts';

// OWASP, Password Storage Cheat Sheet: argon2id (2), 19 MiB, two passes, one lane.
const REGLAGE = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One password typed on two keyboards is one password. */
const preparer = (motDePasse: string) => motDePasse.normalize('NFC');

export function hacherMotDePasse(motDePasse: string): Promise<string> {
  return hash(preparer(motDePasse), REGLAGE);
}

let leurre: Promise<string> | undefined;

/**
 * Whether a password opens a stored hash. Without a hash (unknown address, no password) the same work is done on a
 * decoy: the time taken says nothing of who has an account.
 */
export async function verifierMotDePasse(empreinte: string | null | undefined, motDePasse: string): Promise<boolean> {
  leurre ??= hacherMotDePasse('un mot de passe que personne ne choisit');
  const juste = await verify(empreinte ?? (await leurre), preparer(motDePasse));
  return juste && Boolean(empreinte);
}

const CHIFFRES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };

const lettresSeules = (texte: string) => texte.replace(/[^a-z]/g, '');
const devoiler = (texte: string) => texte.replace(/[013457@$]/g, (signe) => CHIFFRES[signe] ?? signe);

/** Whether nothing but a very common word remains without figures and signs, « M0tDeP@sse-2024 » included. */
function estCourant(motDePasse: string): boolean {
  const entier = plat(motDePasse);
  // At both ends figures are a year or a number; within the word they may be letters in disguise.
  const corps = entier.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const coeurs = [entier, corps, devoiler(corps), devoiler(entier)].map(lettresSeules);
  return coeurs.some((coeur) => MOTS_COURANTS.has(coeur) || estUnDouble(coeur));
}

function estUnDouble(coeur: string): boolean {
  const moitie = coeur.slice(0, coeur.length / 2);
  return coeur.length % 2 === 0 && moitie + moitie === coeur && MOTS_COURANTS.has(moitie);
}

/** Why a new password is refused, in one sentence, or undefined. */
export function refuserMotDePasse(motDePasse: string, personnels: readonly string[]): string | undefined {
  const refus = refusDuMotDePasse(motDePasse, personnels);
  if (refus) return refus;
  return estCourant(motDePasse) ? 'Ce mot de passe est parmi les plus courants\u00a0: il serait essayé en premier.' : undefined;
}
