import { and, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { oublierChamps } from '#app/commun/oublier-champs.server.ts';
import type { Tache } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { inventaires, lignesInventaire } from './inventaires/tables.ts';
import { ANNEES_DES_PRETS } from './reglages.ts';
import { cycleReservation } from './reservations/reservations.ts';
import { reservations } from './reservations/tables.ts';

/** What stands where a name was, in the inventory of an old loan. */
export const NOM_OUBLIE = 'nom effacé';

/** The loans that ended so many years ago, and of which words are left. */
function aOublier({ db, maintenant }: Contexte): number[] {
  const limite = new Date(maintenant);
  limite.setUTCFullYear(limite.getUTCFullYear() - lireNombre(db, ANNEES_DES_PRETS));
  const noms = db
    .select({ un: sql`1` })
    .from(inventaires)
    .where(
      and(
        sql`${inventaires.reservationId} = ${reservations.id}`,
        or(ne(inventaires.remis, NOM_OUBLIE), ne(inventaires.recu, NOM_OUBLIE), isNotNull(inventaires.remarque)),
      ),
    );
  return db
    .select({ id: reservations.id })
    .from(reservations)
    .where(
      and(lt(reservations.finieLe, limite), or(isNotNull(reservations.mot), isNotNull(reservations.motif), sql`exists ${noms}`)),
    )
    .orderBy(reservations.id)
    .all()
    .map(({ id }) => id);
}

/** Erases what was said and who signed for what; the loan, its dates and what was counted stay. */
function oublierLesAnciens(ctx: Contexte): string {
  const combien = enTransaction(ctx, (tx) => {
    const { db } = tx;
    const ids = aOublier(tx);
    if (ids.length === 0) return 0;
    const liste = sql`(select value from json_each(${JSON.stringify(ids)}))`;
    const leurs = sql`${inventaires.reservationId} in ${liste}`;
    db.update(reservations).set({ mot: null, motif: null }).where(sql`${reservations.id} in ${liste}`).run();
    const comptes = db.select({ id: inventaires.id }).from(inventaires).where(leurs);
    db.update(lignesInventaire).set({ precision: null }).where(inArray(lignesInventaire.inventaireId, comptes)).run();
    db.update(inventaires).set({ remis: NOM_OUBLIE, recu: NOM_OUBLIE, remarque: null }).where(leurs).run();
    oublierChamps(db, { domaine: 'malles', objet: cycleReservation.objet }, ids, ['motif', 'mot']);
    for (const id of ids) {
      journaliser(tx, {
        ...{ domaine: 'malles', objet: cycleReservation.objet, objetId: id, acte: 'effacer_les_mots' },
        resume: 'a effacé les mots et les noms d’un prêt terminé depuis longtemps',
      });
    }
    return ids.length;
  });
  if (combien === 0) return 'Aucun mot à effacer.';
  return combien === 1 ? 'Les mots d’un prêt effacés.' : `Les mots de ${combien} prêts effacés.`;
}

export const TACHE_DES_MOTS_DE_PRET: Tache = {
  nom: 'malles.effacer',
  libelle: 'Effacer les mots des prêts terminés',
  horaire: '58 3 * * *',
  executer: oublierLesAnciens,
};
