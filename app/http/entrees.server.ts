import { type AppLoadContext, data, redirect } from '@remix-run/node';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { demanderLien, entrerParCode, MINUTES_DU_LIEN, verifierIdentifiants } from '#app/reseau/comptes/comptes.server.ts';
import { libelleAttente } from './delais.ts';
import { creerLimite, creerQuota } from './limites.server.ts';
import { refuser } from './pages.server.ts';
import { ouvrirSession } from './session.server.ts';

interface Arguments {
  request: Request;
  context: AppLoadContext;
}

/** Thirty people of one office mistype now and then; one account has one owner. */
const BUREAU = { libres: 40, premiere: 10 };
const COMPTE = { libres: 6, premiere: 30 };

export const limiteDesMotsDePasse = creerLimite('mots-de-passe', { adresse: BUREAU, compte: COMPTE });
/**
 * Codes of six digits are short: failures are remembered for a day and slowed down to one in two hours, some 25 tries
 * a day on an account, whoever tries. Offices mistype codes too: an address has more room.
 */
export const DES_CODES = {
  memoire: 86_400,
  adresse: { libres: 100, premiere: 10 },
  compte: { libres: 6, premiere: 30, plafond: 7200 },
} as const;
const limiteDesCodesDEntree = creerLimite('codes-d-entree', DES_CODES);
/** The code of the first opening: one « account », whoever tries. */
export const limiteDuCode = creerLimite('code', { adresse: COMPTE, compte: { libres: 20, premiere: 30 } });

/**
 * Links by mail: nobody's box is filled by somebody else. Beyond, the answer is the same and nothing leaves.
 * Counted over the life of a link: whoever spends somebody's quota leaves a link that still works in her box, so that
 * nobody is shut out of both ways in.
 */
export const quotaDeLiensDuCompte = creerQuota('liens-compte', 4, MINUTES_DU_LIEN * 60);
const quotaDeLiensDeLAdresse = creerQuota('liens-adresse', 200, 3600);

/** 429, with what was typed. */
export function faireAttendre(secondes: number, valeurs: Formulaire['valeurs'], sinon = '') {
  const phrase = `Trop d’essais. Attendez ${libelleAttente(secondes)}, puis recommencez.${sinon}`;
  return data(
    { formulaire: { valeurs, erreurs: { '': [phrase] } } },
    { status: 429, headers: { 'Retry-After': String(secondes) } },
  );
}

/** Opens the door: a session, then where the person was going. */
export async function entrer(request: Request, personneId: number, suite: string | undefined): Promise<Response> {
  return redirect(suite ?? '/accueil', { status: 303, headers: { 'Set-Cookie': await ouvrirSession(request, personneId) } });
}

/**
 * Waits until `ms` have passed since `debut`: an address that has an account is written to, another is not,
 * and both answers take the same time.
 * @param debut from `performance.now()`
 */
function pasAvant(debut: number, ms: number): Promise<void> {
  return new Promise((fini) => setTimeout(fini, Math.max(0, debut + ms - performance.now())));
}

type SaisieConnexion = { email: string; valeurs: Formulaire['valeurs']; suite: string | undefined };

/** Enters with a password, or says what to do. */
export async function entrerParMotDePasse(
  { request, context }: Arguments,
  ctx: Contexte,
  { email, motDePasse, valeurs, suite }: SaisieConnexion & { motDePasse: string },
) {
  const { attendre, resultat: personneId } = await limiteDesMotsDePasse.essayer({ adresse: context.adresse, compte: email }, () =>
    verifierIdentifiants(ctx, email, motDePasse),
  );
  if (attendre > 0) return faireAttendre(attendre, valeurs, ' Le lien par courriel, lui, fonctionne toujours.');
  if (personneId === null) {
    const phrase = 'Cette adresse et ce mot de passe ne vont pas ensemble. Recommencez, ou recevez un lien par courriel.';
    return refuser({ valeurs, erreurs: { motDePasse: [phrase] } });
  }
  return entrer(request, personneId, suite);
}

/** Enters with the six digits of a mail or of another device; says the same, in the same time, whoever has that address. */
export async function entrerParCodeRecu(
  { request, context }: Arguments,
  ctx: Contexte,
  { email, code, valeurs, suite }: SaisieConnexion & { code: string },
) {
  const debut = performance.now();
  const { attendre, resultat: personneId } = await limiteDesCodesDEntree.essayer(
    { adresse: context.adresse, compte: email },
    async () => entrerParCode(ctx, email, code),
  );
  if (attendre > 0) return faireAttendre(attendre, valeurs, ' Le lien reçu par courriel, lui, fonctionne toujours.');
  if (personneId === null) {
    await pasAvant(debut, 60);
    const phrase =
      'Cette adresse et ce code ne vont pas ensemble, ou le code ne sert plus. Vérifiez les deux, ou demandez un autre lien.';
    return refuser({ valeurs, erreurs: { code: [phrase] } });
  }
  return entrer(request, personneId, suite);
}

/** Sends the link that opens the door; says the same, in the same time, whoever asks. */
export async function envoyerLeLien({ context }: Arguments, ctx: Contexte, { email, valeurs, suite }: SaisieConnexion) {
  const debut = performance.now();
  const attendre = await quotaDeLiensDeLAdresse(context.adresse);
  if (attendre > 0) return faireAttendre(attendre, valeurs);
  if ((await quotaDeLiensDuCompte(email)) === 0) demanderLien(ctx, email, suite);
  await pasAvant(debut, 60);
  return data({ envoye: { email } });
}
