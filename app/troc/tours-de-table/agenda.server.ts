import { and, asc, between, eq, isNotNull, max, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee, jourDe, type Periode } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { reponsesTour, toursDeTable } from './tables.ts';

const duCalendrier = preparer((db) => {
  const { id, titre, statut, dernierJour, modifieLe } = toursDeTable;
  return db
    .select({ id, titre, statut, dernierJour, modifieLe, sienne: max(reponsesTour.id) })
    .from(toursDeTable)
    .leftJoin(reponsesTour, and(eq(reponsesTour.tourId, id), dansLaListe(reponsesTour.structureId, 'siennes')))
    .where(and(isNotNull(toursDeTable.ouvertLe), between(dernierJour, sql.placeholder('du'), sql.placeholder('au'))))
    .groupBy(id)
    .orderBy(asc(dernierJour), asc(id))
    .prepare();
});

/**
 * The last days to answer, in a period: every structure is asked, so they are everybody's. One that was taken back stays,
 * cancelled: a telephone that took it in learns that it is over.
 */
export function derniersJours(ctx: ContextePersonne, periode: Periode): Evenement[] {
  if (!ouvreLeTroc(ctx.acteur)) return [];
  return duCalendrier(ctx.db)
    .all({ siennes: JSON.stringify(ctx.acteur.responsableDe), du: jourDe(periode.du), au: jourDe(periode.au) })
    .map((tour) => ({
      cle: `tour-${tour.id}`,
      salle: 'troc',
      periode: { du: demiJournee(tour.dernierJour, 'matin'), au: demiJournee(tour.dernierJour, 'apres-midi') },
      titre: `Dernier jour pour répondre\u00a0: ${entreGuillemets(tour.titre)}`,
      detail: 'Tour de table, une réponse par structure',
      chemin: `/tours-de-table/${tour.id}`,
      mien: tour.sienne !== null,
      pourTous: true,
      etat: tour.statut === 'retire' ? 'annule' : 'prevu',
      // Nothing of it changes once it is open, until it is taken back.
      sequence: tour.statut === 'retire' ? 1 : 0,
      modifieLe: tour.modifieLe,
    }));
}
