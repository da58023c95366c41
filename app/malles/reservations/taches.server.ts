import { and, asc, eq, lt } from 'drizzle-orm';
import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { demiJournee, HEURE_DES_COURRIELS, heureCivile, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { laisserPasser } from './annuler.server.ts';
import { reservations } from './tables.ts';

/** What was asked and whose first day has passed without a yes. */
const restees = ({ db, maintenant, fuseau }: Contexte): number[] =>
  db
    .select({ id: reservations.id })
    .from(reservations)
    .where(and(eq(reservations.statut, 'demandee'), lt(reservations.du, demiJournee(jourCivil(maintenant, fuseau), 'matin'))))
    .orderBy(asc(reservations.id))
    .all()
    .map(({ id }) => id);

/** Ends what nobody waits for any more, at an hour when mails are read. */
export const TACHE_DES_DEMANDES: Tache = {
  nom: 'malles.laisser_passer',
  libelle: 'Clore les demandes de malle restées sans réponse',
  horaire: '17 * * * *',
  aFaire: (ctx) => heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS && restees(ctx).length > 0,
  executer(ctx) {
    const echecs: Echecs = new Map();
    const lignes = restees(ctx).map((id) => ({ id }));
    const closes = pourChacun(lignes, echecs, ({ id }) => {
      laisserPasser(ctx, id);
      return true;
    });
    const fait = closes === 0 ? 'Aucune demande à clore.' : `${accorder(closes, 'demande close', 'demandes closes')}.`;
    if (echecs.size > 0) throw resumerEchecs(echecs, ['prêt', 'prêts'], fait);
    return fait;
  },
};
