import { structures } from '#app/reseau/structures/tables.ts';
import { questionsTour, reponsesTour, toursDeTable } from '#app/troc/tours-de-table/tables.ts';
import type { Base } from '#db/ouvrir.ts';

/**
 * A tour de table in any status, with one question of each kind, asked of every structure of the base: as the verbes would
 * have left it, without an answer.
 */
export function fabriquerTour(db: Base, champs: Partial<typeof toursDeTable.$inferInsert> & { prepareParId: number }) {
  const statut = champs.statut ?? 'ouvert';
  const modifieLe = champs.modifieLe ?? new Date('2026-03-16T08:00:00Z');
  const parti = statut === 'ouvert' || statut === 'clos';
  const tour = db
    .insert(toursDeTable)
    .values({
      ...{ titre: 'Qui reste ouvert ?', dernierJour: '2026-03-27', minimum: 3, modifieLe },
      ...{ ouvertLe: parti ? modifieLe : null, closLe: statut === 'clos' ? modifieLe : null },
      ...champs,
      statut,
    })
    .returning()
    .get();
  const questions = db
    .insert(questionsTour)
    .values([
      { tourId: tour.id, rang: 0, genre: 'choix', intitule: 'Ouverts ?', options: ['Oui', 'Non'] },
      { tourId: tour.id, rang: 1, genre: 'nombre', intitule: 'Combien de places ?', unite: 'places', facultative: true },
      { tourId: tour.id, rang: 2, genre: 'texte', intitule: 'Un mot ?', facultative: true },
      {
        tourId: tour.id,
        rang: 3,
        genre: 'choix',
        intitule: 'Des besoins ?',
        plusieurs: true,
        options: ['Bus', 'Renfort', 'Rien'],
        facultative: true,
      },
    ])
    .returning({ id: questionsTour.id })
    .all()
    .map(({ id }) => id) as [number, number, number, number];
  if (parti) {
    const elles = db.select({ id: structures.id }).from(structures).all();
    db.insert(reponsesTour)
      .values(elles.map(({ id }) => ({ tourId: tour.id, structureId: id })))
      .run();
  }
  return { tour, questions };
}
