import { and, asc, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { ouvreLesMalles, type ReglesDePret } from '#app/malles/catalogue/malles.ts';
import { lireReglesDuReseau, reglesDe } from '#app/malles/catalogue/regles.server.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { manquesARegler, suivantesConvenues } from '#app/malles/inventaires/gardes.server.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { type GardeReservation, type RelationReservation, relationsALaReservation, STATUTS_ENTRE_ELLES } from './reservations.ts';
import { reservations } from './tables.ts';

export type LigneReservation = typeof reservations.$inferSelect;

/** A loan with its malle, its two structures, whom one calls, and who the reader is to it. */
export interface DossierDeReservation {
  ligne: LigneReservation;
  malle: typeof malles.$inferSelect;
  regles: ReglesDePret;
  /** Who borrows. */
  emprunteuse: { id: number; nom: string; communeCode: string | null; commune: string | null };
  /** Where the malle lives. */
  proprietaire: { id: number; nom: string; communeCode: string | null; commune: string | null };
  contact: { id: number; nom: string; courriel: string | null; telephone: string | null };
  relations: RelationReservation[];
}

const emprunteuse = alias(structures, 'emprunteuse');
const proprietaire = alias(structures, 'proprietaire');
const chezElle = alias(communes, 'chez_elle');
const chezLaMalle = alias(communes, 'chez_la_malle');

/**
 * Condition on `reservations`, joined with `malles`: those that the actor may see. A partenaire finds none; what was only asked,
 * refused or called off is found by its two sides and the coordination, as `relationsALaReservation` tells them.
 */
export function visible({ acteur }: Pick<Contexte, 'acteur'>): SQL | undefined {
  const { personneId, roles, membreDe } = acteur;
  if (personneId === null) return undefined;
  if (!ouvreLesMalles(acteur)) return sql`0`;
  if (roles.includes('coordination')) return undefined;
  return or(
    notInArray(reservations.statut, [...STATUTS_ENTRE_ELLES]),
    inArray(reservations.structureId, [...membreDe]),
    inArray(malles.structureId, [...membreDe]),
    membreDe.length > 0 ? eq(malles.gardienneId, personneId) : undefined,
  );
}

/** The same condition for a query that is built once: what `regardDe` says of the actor fills it. */
const visibleAuRegard = or(
  eq(sql.placeholder('voitTout'), 1),
  notInArray(reservations.statut, [...STATUTS_ENTRE_ELLES]),
  dansLaListe(reservations.structureId, 'siennes'),
  dansLaListe(malles.structureId, 'siennes'),
  eq(malles.gardienneId, sql.placeholder('gardienne')),
);

function regardDe({ acteur: { personneId, roles, membreDe } }: Pick<Contexte, 'acteur'>) {
  return {
    voitTout: personneId === null || roles.includes('coordination') ? 1 : 0,
    siennes: JSON.stringify(membreDe),
    gardienne: membreDe.length > 0 ? personneId : null,
  };
}

const voit = ({ acteur }: Pick<Contexte, 'acteur'>): boolean => acteur.personneId === null || ouvreLesMalles(acteur);

// Every act and every mail reads its loan again: the query is built once.
const dossiers = preparer((db) =>
  db
    .select({
      ligne: reservations,
      malle: malles,
      emprunteuse: {
        ...{ id: emprunteuse.id, nom: emprunteuse.nom, communeCode: emprunteuse.communeCode, commune: chezElle.nom },
      },
      proprietaire: {
        ...{ id: proprietaire.id, nom: proprietaire.nom },
        ...{ communeCode: proprietaire.communeCode, commune: chezLaMalle.nom },
      },
      contact: {
        ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
        ...{ courriel: personnes.courriel, telephone: personnes.telephone },
        ...{ montrerCourriel: personnes.montrerCourriel, montrerTelephone: personnes.montrerTelephone },
      },
    })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .innerJoin(emprunteuse, eq(emprunteuse.id, reservations.structureId))
    .innerJoin(proprietaire, eq(proprietaire.id, malles.structureId))
    .innerJoin(personnes, eq(personnes.id, reservations.contactId))
    .leftJoin(chezElle, eq(chezElle.code, emprunteuse.communeCode))
    .leftJoin(chezLaMalle, eq(chezLaMalle.code, proprietaire.communeCode))
    .where(and(dansLaListe(reservations.id, 'ids'), visibleAuRegard))
    .orderBy(asc(reservations.du), asc(reservations.id))
    .prepare(),
);

/** Some loans, as their reader may see them, in the order of their days; one query whatever their number. */
export function lireReservations(ctx: Contexte, ids: readonly number[]): DossierDeReservation[] {
  if (ids.length === 0 || !voit(ctx)) return [];
  const lus = dossiers(ctx.db).all({ ids: JSON.stringify(ids), ...regardDe(ctx) });
  const reseau = lireReglesDuReseau(ctx);
  return lus.map(({ contact, ...dossier }) => ({
    ...dossier,
    contact: {
      ...{ id: contact.id, nom: nomComplet(contact) },
      // What she does not show goes no further than the mails.
      courriel: contact.montrerCourriel ? contact.courriel : null,
      telephone: contact.montrerTelephone ? contact.telephone : null,
    },
    regles: reglesDe(dossier.malle, reseau),
    relations: relationsDe(dossier.ligne, dossier.malle, ctx),
  }));
}

/**
 * A loan, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getReservation(ctx: Contexte, id: number | undefined): DossierDeReservation {
  const [lu] = id === undefined ? [] : lireReservations(ctx, [id]);
  if (!lu) throw introuvable();
  return lu;
}

/** Who someone is to a loan. */
export const relationsDe = (
  { structureId }: { structureId: number },
  malle: { structureId: number; gardienneId: number | null },
  { acteur }: Pick<Contexte, 'acteur'>,
): RelationReservation[] =>
  relationsALaReservation({ structureId, proprietaireId: malle.structureId, gardienneId: malle.gardienneId }, acteur);

const dehors = preparer((db) =>
  db
    .select({ id: reservations.id, malleId: reservations.malleId })
    .from(reservations)
    .where(and(dansLaListe(reservations.malleId, 'malles'), eq(reservations.statut, 'en_pret')))
    .prepare(),
);

/** What `franchir` is told of every loan. */
export const objetDe = (ctx: Contexte, d: DossierDeReservation) =>
  ({ table: reservations, domaine: 'malles', ligne: d.ligne, relations: d.relations, gardes: gardesDe(ctx, d) }) as const;

export type Gardes = Record<GardeReservation, string | true>;

/** What each guard finds now, of any of these loans; the same queries whatever their number. */
export function lireGardes(ctx: Contexte, dossiers: readonly DossierDeReservation[]): (d: DossierDeReservation) => Gardes {
  const ids = dossiers.map(({ ligne }) => ligne.id);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const sorties = dehors(ctx.db).all({ malles: JSON.stringify(dossiers.map(({ malle }) => malle.id)) });
  const [suivantes, manques] = [suivantesConvenues(ctx, ids), manquesARegler(ctx, ids)];
  return ({ ligne: { id, statut, du }, malle }) => {
    const ailleurs = sorties.some((autre) => autre.malleId === malle.id && autre.id !== id);
    return {
      jour_passe: jourDe(du) < aujourdhui || 'Son premier jour n’est pas encore passé.',
      malle_disponible: malleDisponible(horsService(malle, aujourdhui), statut === 'acceptee' && ailleurs),
      relais_convenu: suivantes.has(id) || 'Les deux structures ne sont pas encore convenues de se la passer.',
      ecarts_regles: !manques.has(id) || 'Il manque quelque chose\u00a0: signalez-le, puis notez comment c’est réglé.',
    };
  };
}

/** The same of one loan. */
export const gardesDe = (ctx: Contexte, d: DossierDeReservation): Gardes => lireGardes(ctx, [d])(d);

function malleDisponible(hors: boolean, dehors: boolean): string | true {
  if (hors) return 'Cette malle n’est pas en service\u00a0: elle ne peut pas être remise.';
  return !dehors || 'La malle est encore chez une autre structure\u00a0: elle ne peut pas être remise avant son retour.';
}
