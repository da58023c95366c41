import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { type Destinataire, destinataireDe, type Identite, motsAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import { MOTS_DE_SECOURS, MOTS_DU_CODE } from '../cellule.ts';
import { getMembre, signerLaCharte } from './membres.server.ts';
import { CHARTE } from './membres.ts';
import { scellerCleDeMembre } from './phrases.server.ts';

/** Whether what is open is this member's own key, and not six words of a demande. */
async function estSaCle(ctx: ContextePersonne, ouverte: Identite | null): Promise<boolean> {
  const membre = getMembre(ctx);
  return ouverte !== null && membre !== undefined && membre.destinataire === (await destinataireDe(ouverte));
}

/** What the page of the charter shows. @throws ErreurMetier INTROUVABLE for whoever is not of the cell */
export async function lirePageDeCharte(ctx: ContextePersonne, ouverte: Identite | null) {
  const membre = getMembre(ctx);
  const signee = membre?.charteVersion === CHARTE.version;
  return {
    proposee: motsAuHasard(MOTS_DU_CODE),
    signee,
    // She signed, and what she had is not open: choosing a phrase draws a new key.
    perdue: membre !== undefined && !(await estSaCle(ctx, ouverte)),
  };
}

/**
 * Signs the charter with a phrase of hers. An open key is kept and sealed anew; otherwise a new one is drawn, and other
 * readers will let her in again.
 * @param saisie.perdue she says that neither phrase nor code opens any more
 * @param prouver asks whoever says so who she is, as for a change of the way in: her former key is lost for good
 * @returns her key, and the code to print, shown once
 * @throws ErreurMetier IMPOSSIBLE rather than draw a new key for someone who still has hers
 */
export async function choisirSaPhrase(
  ctx: ContextePersonne,
  { phrase, perdue }: { phrase: string; perdue: boolean },
  ouverte: Identite | null,
  prouver: () => Promise<unknown>,
): Promise<{ identite: Identite; secours: string }> {
  const secours = motsAuHasard(MOTS_DE_SECOURS);
  const gardee = (await estSaCle(ctx, ouverte)) ? ouverte : null;
  if (!gardee && getMembre(ctx)) {
    if (!perdue) throw impossible('Ouvrez d’abord avec votre phrase, ou dites qu’elle est perdue.', 'perdue');
    await prouver();
  }
  const { identite, destinataire }: { identite: Identite; destinataire: Destinataire } = gardee
    ? { identite: gardee, destinataire: await destinataireDe(gardee) }
    : await nouvelleCle();
  signerLaCharte(ctx, await scellerCleDeMembre(identite, destinataire, phrase, secours));
  return { identite, secours };
}
