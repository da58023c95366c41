import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { cleDuServeur } from '#app/services/cle-du-serveur.server.ts';
import { idAuHasard, sceller } from '#app/services/coffre.server.ts';
import type { Scelle } from './ecrire.server.ts';

/** Days without a first contact after which the chosen member is written to again. */
export const JOURS_AVANT_RAPPEL = 2;

/** Days after the handing over: a word at 3 and at 6 months. */
export const JOURS_DES_POINTS = { 3: 90, 6: 180 } as const;

/**
 * Mails that the house will send by itself: to whom is sealed under the server's key.
 * @param dans days from today, one mail each
 */
export async function scellerRappels(
  ctx: Contexte,
  dans: readonly number[],
  personneIds: readonly number[],
): Promise<(Scelle & { jour: string })[]> {
  const { destinataire } = await cleDuServeur();
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return Promise.all(
    dans.map(async (jours) => ({
      id: idAuHasard(),
      jour: ajouterJours(aujourdhui, jours),
      scelle: await sceller(personneIds, [destinataire]),
    })),
  );
}
