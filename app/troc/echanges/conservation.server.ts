import { and, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import type { Tache } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { MOIS_DES_ECHANGES } from '#app/troc/reglages.ts';
import { cycleEchange } from './echanges.ts';
import { echanges, messagesEchange } from './tables.ts';

/** The échanges that nothing has moved for so many months, and of which a text is left. */
function aEffacer({ db, maintenant }: Contexte): number[] {
  const limite = new Date(maintenant);
  limite.setUTCMonth(limite.getUTCMonth() - lireNombre(db, MOIS_DES_ECHANGES));
  const texteQuiReste = sql`exists (select 1 from ${messagesEchange} where ${messagesEchange.echangeId} = ${echanges.id} and ${messagesEchange.texte} is not null)`;
  return db
    .select({ id: echanges.id })
    .from(echanges)
    .where(and(lt(echanges.modifieLe, limite), or(texteQuiReste, isNotNull(echanges.rdvNote))))
    .orderBy(echanges.id)
    .all()
    .map(({ id }) => id);
}

/** Erases what was said; that it was, between whom and what came of it stays. */
function effacerLesAnciens(ctx: Contexte): string {
  const combien = enTransaction(ctx, (tx) => {
    const ids = aEffacer(tx);
    for (const id of ids) {
      tx.db.update(messagesEchange).set({ texte: null }).where(eq(messagesEchange.echangeId, id)).run();
      tx.db.update(echanges).set({ rdvNote: null }).where(eq(echanges.id, id)).run();
      journaliser(tx, {
        ...{ domaine: 'troc', objet: cycleEchange.objet, objetId: id, acte: 'effacer_les_messages' },
        resume: 'a effacé les messages d’un échange terminé depuis longtemps',
      });
    }
    return ids.length;
  });
  if (combien === 0) return 'Aucun message à effacer.';
  return combien === 1 ? 'Les messages d’un échange effacés.' : `Les messages de ${combien} échanges effacés.`;
}

export const TACHE_DES_ECHANGES: Tache = {
  nom: 'echanges.effacer',
  libelle: 'Effacer les messages des échanges terminés',
  horaire: '57 3 * * *',
  executer: effacerLesAnciens,
};
