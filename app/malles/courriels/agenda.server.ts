import { and, asc, eq, gte, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Periode } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { ouvreLesMalles } from '#app/malles/catalogue/malles.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { STATUTS_OCCUPANTS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { evenementDePret } from './evenements.server.ts';

const emprunteuse = alias(structures, 'emprunteuse');
const chez = alias(structures, 'chez');
const avant = alias(reservations, 'avant');
const chezAvant = alias(structures, 'chez_avant');
const place = sql.placeholder;

const mien = sql`(${dansLaListe(reservations.structureId, 'siennes')} or ${dansLaListe(malles.structureId, 'siennes')}
  or coalesce(${malles.gardienneId} = ${place('moi')}, 0))`;

/** A loan begins at most as long before as the longest one lasts: what is read does not grow with the years. */
const pendant = and(
  ...[lte(reservations.du, place('au')), gte(reservations.au, place('du'))],
  sql`${reservations.du} >= ${place('du')} - (select coalesce(max("au" - "du"), 0) from "reservations")`,
);

const lireEvenements = (db: Base) => {
  const { id, statut, version, du, au, modifieeLe } = reservations;
  return db
    .select({
      ...{ id, statut, version, du, au, modifieeLe },
      malle: { nom: malles.nom, ouRetirer: malles.ouRetirer, quandRetirer: malles.quandRetirer },
      structure: emprunteuse.nom,
      chez: { nom: chez.nom, adresse: chez.adresse, codePostal: chez.codePostal, commune: communes.nom },
      relaisDe: chezAvant.nom,
      mien: sql<number>`${mien}`,
    })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .innerJoin(emprunteuse, eq(emprunteuse.id, reservations.structureId))
    .innerJoin(chez, eq(chez.id, malles.structureId))
    .leftJoin(communes, eq(communes.code, chez.communeCode))
    .leftJoin(avant, eq(avant.id, reservations.relaisDeId))
    .leftJoin(chezAvant, eq(chezAvant.id, avant.structureId));
};

// Read by every page of the agenda, and for each person by the letter: the query is built once.
const duCalendrier = preparer((db) =>
  lireEvenements(db)
    .where(and(pendant, or(sql`${place('tous')}`, mien)))
    .orderBy(asc(reservations.du), asc(reservations.id))
    .prepare(),
);

const siens = ({ acteur }: ContextePersonne, { du, au }: Periode) => ({
  ...{ du, au, siennes: JSON.stringify(acteur.membreDe) },
  // Whoever is of no team any more keeps nothing.
  moi: acteur.membreDe.length > 0 || acteur.roles.includes('coordination') ? acteur.personneId : 0,
});

/**
 * The loans of a period: those of her structures, and of the malles that she or they keep; all of them for the coordination. What was
 * asked or booked and will not be stays, cancelled: a telephone that took it in learns that it is over.
 */
export function evenementsDePret(ctx: ContextePersonne, periode: Periode): Evenement[] {
  if (!ouvreLesMalles(ctx.acteur)) return [];
  return duCalendrier(ctx.db)
    .all({ ...siens(ctx, periode), tous: ctx.acteur.roles.includes('coordination') ? 1 : 0 })
    .map((pret) => evenementDePret({ ...pret, mien: pret.mien === 1 }));
}

/** What a structure borrows, and who borrows the malles that it keeps. */
export function evenementsDeStructure(ctx: ContextePersonne, structureId: number, periode: Periode): Evenement[] {
  const deLaStructure = or(eq(reservations.structureId, structureId), eq(malles.structureId, structureId));
  return lireEvenements(ctx.db)
    .where(and(pendant, deLaStructure))
    .orderBy(asc(reservations.du), asc(reservations.id))
    .prepare()
    .all(siens(ctx, periode))
    .map((pret) => evenementDePret({ ...pret, mien: pret.mien === 1 }));
}

/** All the loans of one malle, for whoever follows it: what is only asked holds nothing, and is nobody else's business. */
export function evenementsDeMalle(ctx: ContextePersonne, malleId: number, periode: Periode): Evenement[] {
  const tenus = or(inArray(reservations.statut, [...STATUTS_OCCUPANTS]), isNotNull(reservations.accepteeLe));
  return lireEvenements(ctx.db)
    .where(and(pendant, eq(reservations.malleId, malleId), tenus))
    .orderBy(asc(reservations.du), asc(reservations.id))
    .prepare()
    .all(siens(ctx, periode))
    .map((pret) => {
      const mien = pret.mien === 1;
      return evenementDePret({ ...pret, mien, tiers: !mien && !ctx.acteur.roles.includes('coordination') });
    });
}
