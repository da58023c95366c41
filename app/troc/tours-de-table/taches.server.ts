import { asc, eq } from 'drizzle-orm';
import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { HEURE_DES_COURRIELS, heureCivile } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { gardesDe } from './dossiers.server.ts';
import { toursDeTable } from './tables.ts';
import { cloreTour, rappelerTour } from './tours-de-table.server.ts';

/** The open ones that are to be closed or reminded now. */
function dus(ctx: Contexte): { id: number; echu: boolean }[] {
  return ctx.db
    .select()
    .from(toursDeTable)
    .where(eq(toursDeTable.statut, 'ouvert'))
    .orderBy(asc(toursDeTable.id))
    .all()
    .flatMap((ligne) => {
      const { echu, rappel_du } = gardesDe(ctx, { ligne, questions: [] });
      return echu === true || rappel_du === true ? [{ id: ligne.id, echu: echu === true }] : [];
    });
}

/**
 * Closes what is over, and reminds once; each is done once, however often it runs, and at an hour when mails are read.
 * @throws Error one for all those that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  let [clos, rappels] = [0, 0];
  pourChacun(dus(ctx), echecs, ({ id, echu }) => {
    if (echu) cloreTour(ctx, id);
    else rappels += rappelerTour(ctx, id);
    clos += echu ? 1 : 0;
    return true;
  });
  const fait =
    clos + rappels === 0
      ? 'Rien à faire.'
      : `${accorder(clos, 'tour de table clos', 'tours de table clos')}, ${accorder(rappels, 'rappel envoyé', 'rappels envoyés')}.`;
  if (echecs.size > 0) throw resumerEchecs(echecs, ['tour de table', 'tours de table'], fait);
  return fait;
}

export const TACHE_DES_TOURS: Tache = {
  nom: 'tours.suivre',
  libelle: 'Rappeler et clore les tours de table',
  horaire: '17 * * * *',
  aFaire: (ctx) => heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS && dus(ctx).length > 0,
  executer: passerLeTemps,
};
