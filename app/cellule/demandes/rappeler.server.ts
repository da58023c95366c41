import { asc, eq, inArray, lte } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { cleDuServeur } from '#app/services/cle-du-serveur.server.ts';
import { ouvrirSceau } from '#app/services/coffre.server.ts';
import { deposerDiscrets } from '#app/services/discrets.server.ts';
import { STATUTS_FINIS } from '../cellule.ts';
import { demandesCellule, rappelsCellule } from '../tables.ts';
import { scellerAvis } from './avis.server.ts';

/** Writes to those whom a reminder of today, or of a day that was missed, names under the server's key. */
export async function envoyerLesRappels(ctx: Contexte): Promise<void> {
  // Nothing more is waited for where all is finished.
  const finies = ctx.db
    .select({ id: demandesCellule.id })
    .from(demandesCellule)
    .where(inArray(demandesCellule.statut, STATUTS_FINIS));
  ctx.db.delete(rappelsCellule).where(inArray(rappelsCellule.demandeId, finies)).run();
  const { identite } = await cleDuServeur();
  const dus = ctx.db
    .select({ id: rappelsCellule.id, scelle: rappelsCellule.scelle })
    .from(rappelsCellule)
    .where(lte(rappelsCellule.jour, jourCivil(ctx.maintenant, ctx.fuseau)))
    .orderBy(asc(rappelsCellule.id))
    .all();
  for (const { id, scelle } of dus) {
    // Sealed under a key that the server has lost, it says nothing to anybody any more.
    const destinataires = (await ouvrirSceau<number[]>(scelle, [identite])) ?? [];
    const envois = await scellerAvis(ctx, destinataires);
    enTransaction(ctx, ({ db }) => {
      // Dropped meanwhile: the demande has moved on.
      const repris = db.delete(rappelsCellule).where(eq(rappelsCellule.id, id)).run();
      if (repris.changes > 0) deposerDiscrets({ db }, envois);
    });
  }
}
