import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { cleDuServeur } from '#app/services/cle-du-serveur.server.ts';
import { idAuHasard, sceller } from '#app/services/coffre.server.ts';
import type { Scelle } from '../demandes/ecrire.server.ts';

/** Mails for these persons in so many days: to whom is sealed under the server's key, which alone sends them. */
export async function scellerRappels(
  ctx: ContextePersonne,
  personneIds: readonly number[],
  dansJours: readonly number[],
): Promise<(Scelle & { jour: string })[]> {
  const { destinataire } = await cleDuServeur();
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return Promise.all(
    dansJours.map(async (jours) => ({
      id: idAuHasard(),
      jour: ajouterJours(aujourdhui, jours),
      scelle: await sceller(personneIds, [destinataire]),
    })),
  );
}
