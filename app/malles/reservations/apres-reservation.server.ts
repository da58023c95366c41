import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { avisDeReservation } from './avis.ts';
import { getReservation, type LigneReservation } from './dossiers.server.ts';
import type { MalleDEnsemble } from './ensemble.ts';
import { prete, STATUTS_EN_VUE } from './reservations.ts';
import type { SaisieReservation } from './saisie.ts';
import { reservations } from './tables.ts';

/** Where one goes once a malle is booked, and the sentences shown there; who hands it over at once goes straight to it. */
export function apresReservation(
  ctx: ContextePersonne,
  id: number,
  { suite, autres = [] }: Pick<SaisieReservation, 'suite' | 'autres'>,
): [chemin: string, avis: { titre: string; texte: string }] {
  const { ligne, malle, proprietaire, relations } = getReservation(ctx, id);
  const laPrete = prete(relations);
  const chemin = `/reservations/${id}`;
  return [
    suite === 'remettre' && laPrete && ligne.statut === 'acceptee' ? `${chemin}/remettre` : chemin,
    avisDeReservation({
      ...{ demandee: ligne.statut === 'demandee', malle: malle.nom, dates: libellePeriode(ligne) },
      ...{ proprietaire: proprietaire.nom, garde: relations.includes('proprietaire') },
      autres: empruntesAvec(ctx, ligne, autres),
    }),
  ];
}

/** What became of the malles that were borrowed together with one. */
function empruntesAvec({ db }: ContextePersonne, ligne: LigneReservation, slugs: readonly string[]): MalleDEnsemble[] {
  const lues = db
    .select({ nom: malles.nom, statut: reservations.statut })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(
      and(
        ...[inArray(malles.slug, [...slugs]), inArray(reservations.statut, [...STATUTS_EN_VUE])],
        ...[eq(reservations.structureId, ligne.structureId), ne(reservations.malleId, ligne.malleId)],
        ...[eq(reservations.du, ligne.du), eq(reservations.au, ligne.au)],
      ),
    )
    .orderBy(asc(reservations.id))
    .all();
  return [...new Map(lues.map(({ nom, statut }) => [nom, { nom, demandee: statut === 'demandee' }])).values()];
}
