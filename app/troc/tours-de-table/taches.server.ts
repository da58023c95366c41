import { and, asc, eq, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, heureCivile, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { accorder } from '#app/commun/texte.ts';
import { JOURS_DE_RAPPEL } from '#app/troc/reglages.ts';
import { HEURE_DES_COURRIELS } from '#app/troc/stages/courriels.server.ts';
import { gardesDe, getTour } from './dossiers.server.ts';
import { toursDeTable } from './tables.ts';
import { cloreTour, rappelerTour } from './tours-de-table.server.ts';

/** The open ones whose last day is over, or near and not reminded yet; the guards then judge. */
function aSuivre(ctx: Contexte): SQL | undefined {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const bientot = ajouterJours(aujourdhui, lireNombre(ctx.db, JOURS_DE_RAPPEL) + 1);
  const echu = lt(toursDeTable.dernierJour, aujourdhui);
  return and(
    eq(toursDeTable.statut, 'ouvert'),
    or(echu, and(isNull(toursDeTable.rappeleLe), lt(toursDeTable.dernierJour, bientot))),
  );
}

/** Closes what is over, and reminds once; each is done once, however often it runs, and at an hour when mails are read. */
function passerLeTemps(ctx: Contexte): string {
  let [clos, rappels] = [0, 0];
  for (const { id } of ctx.db
    .select({ id: toursDeTable.id })
    .from(toursDeTable)
    .where(aSuivre(ctx))
    .orderBy(asc(toursDeTable.id))
    .all()) {
    const gardes = gardesDe(ctx, getTour(ctx, id));
    if (gardes.echu === true) {
      cloreTour(ctx, id);
      clos += 1;
    } else if (gardes.rappel_du === true) {
      rappels += rappelerTour(ctx, id);
    }
  }
  if (clos + rappels === 0) return 'Rien à faire.';
  return `${accorder(clos, 'tour de table clos', 'tours de table clos')}, ${accorder(rappels, 'rappel envoyé', 'rappels envoyés')}.`;
}

export const TACHE_DES_TOURS: Tache = {
  nom: 'tours.suivre',
  libelle: 'Rappeler et clore les tours de table',
  horaire: '17 * * * *',
  aFaire: (ctx) =>
    heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS &&
    ctx.db.select({ id: toursDeTable.id }).from(toursDeTable).where(aSuivre(ctx)).get() !== undefined,
  executer: passerLeTemps,
};
