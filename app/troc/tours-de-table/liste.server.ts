import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { COMPTES, enCoursLe, visible } from './dossiers.server.ts';
import { reponsesTour, toursDeTable } from './tables.ts';
import { comptesDits, LIBELLE_STATUT_TOUR, resteDit, type StatutTour, statutDuJour } from './tours-de-table.ts';

export const TOURS_PAR_PAGE = 20;

export interface TourListe {
  id: number;
  titre: string;
  statut: StatutTour;
  etat: string;
  suiteDonnee: boolean;
  /** « 14 structures sur 24 ont répondu, il reste 3 jours » */
  detail: string;
}

// Drafts and open ones first, then from the latest.
const rang = sql`case ${toursDeTable.statut} when 'ouvert' then 0 when 'brouillon' then 1 when 'clos' then 2 else 3 end`;

/**
 * A page of the tours de table that the actor may see.
 * @param page from 1; beyond the last, the last
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function listTours(
  ctx: ContextePersonne,
  page: number,
): { lignes: TourListe[]; total: number; page: number; pages: number; coordination: boolean } {
  exigerTroc(ctx);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const ou = visible(ctx);
  const total = ctx.db.select({ n: count() }).from(toursDeTable).where(ou).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / TOURS_PAR_PAGE));
  const laquelle = Math.min(Math.max(1, page), pages);
  const lignes = ctx.db
    .select({
      ...{ id: toursDeTable.id, titre: toursDeTable.titre, statut: toursDeTable.statut, suiteLe: toursDeTable.suiteLe },
      ...{ dernierJour: toursDeTable.dernierJour, ...COMPTES },
    })
    .from(toursDeTable)
    .leftJoin(reponsesTour, eq(reponsesTour.tourId, toursDeTable.id))
    .where(ou)
    .groupBy(toursDeTable.id)
    .orderBy(rang, desc(toursDeTable.dernierJour), desc(toursDeTable.id))
    .limit(TOURS_PAR_PAGE)
    .offset((laquelle - 1) * TOURS_PAR_PAGE)
    .all()
    .map(({ id, titre, ...une }) => {
      const statut = statutDuJour(une, aujourdhui);
      return {
        ...{ id, titre, statut },
        etat: une.suiteLe ? 'Suite donnée' : LIBELLE_STATUT_TOUR[statut],
        suiteDonnee: une.suiteLe !== null,
        detail: detailDe(statut, une, aujourdhui),
      };
    });
  return { lignes, total, page: laquelle, pages, coordination: ctx.acteur.roles.includes('coordination') };
}

function detailDe(
  statut: StatutTour,
  une: { demandees: number; donnees: number; dernierJour: string },
  aujourdhui: string,
): string {
  switch (statut) {
    case 'brouillon':
      return 'La coordination seule voit ce brouillon.';
    case 'ouvert':
      return `${comptesDits(une.donnees, une.demandees, statut)}, ${resteDit(une.dernierJour, aujourdhui)}`;
    case 'clos':
      return `${comptesDits(une.donnees, une.demandees, statut)}, jusqu’au ${libelleJourCourt(une.dernierJour)}`;
    case 'retire':
      return 'Personne d’autre que la coordination ne le voit.';
  }
}

export interface TourARepondre {
  id: number;
  titre: string;
  dernierJour: string;
  structureId: number;
  structure: string;
}

const attendus = preparer((db) =>
  db
    .select({
      ...{ id: toursDeTable.id, titre: toursDeTable.titre },
      dernierJour: toursDeTable.dernierJour,
      ...{ structureId: reponsesTour.structureId, structure: structures.nom },
    })
    .from(reponsesTour)
    .innerJoin(toursDeTable, eq(toursDeTable.id, reponsesTour.tourId))
    .innerJoin(structures, eq(structures.id, reponsesTour.structureId))
    .where(
      and(enCoursLe(sql.placeholder('jour')), isNull(reponsesTour.donneeLe), dansLaListe(reponsesTour.structureId, 'siennes')),
    )
    .orderBy(toursDeTable.dernierJour, toursDeTable.id)
    .prepare(),
);

/** The open ones that wait for an answer of this person’s structures, the nearest limit first. */
export const toursARepondre = ({ db, acteur, maintenant, fuseau }: ContextePersonne): TourARepondre[] =>
  attendus(db).all({ jour: jourCivil(maintenant, fuseau), siennes: JSON.stringify(acteur.responsableDe) });
