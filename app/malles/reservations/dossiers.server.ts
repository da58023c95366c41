import { and, eq, inArray, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { ouvreLesMalles, type ReglesDePret } from '#app/malles/catalogue/malles.ts';
import { lireReglesDuReseau, reglesDe } from '#app/malles/catalogue/regles.server.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { resteARegler, suivanteConvenue } from '#app/malles/inventaires/gardes.server.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
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

/**
 * A loan, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getReservation(ctx: Contexte, id: number | undefined): DossierDeReservation {
  const lu =
    id === undefined
      ? undefined
      : ctx.db
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
          .where(and(eq(reservations.id, id), visible(ctx)))
          .get();
  if (!lu) throw introuvable();
  const { contact, ...dossier } = lu;
  return {
    ...dossier,
    contact: {
      ...{ id: contact.id, nom: nomComplet(contact) },
      // What she does not show goes no further than the mails.
      courriel: contact.montrerCourriel ? contact.courriel : null,
      telephone: contact.montrerTelephone ? contact.telephone : null,
    },
    regles: reglesDe(lu.malle, lireReglesDuReseau(ctx)),
    relations: relationsDe(lu.ligne, lu.malle, ctx),
  };
}

/** Who someone is to a loan. */
export const relationsDe = (
  { structureId }: { structureId: number },
  malle: { structureId: number; gardienneId: number | null },
  { acteur }: Pick<Contexte, 'acteur'>,
): RelationReservation[] =>
  relationsALaReservation({ structureId, proprietaireId: malle.structureId, gardienneId: malle.gardienneId }, acteur);

/** The loan for which a malle is out now, if any. */
export function pretDehors({ db }: Pick<Contexte, 'db'>, malleId: number, sauf = 0): LigneReservation | undefined {
  return db
    .select()
    .from(reservations)
    .where(and(eq(reservations.malleId, malleId), eq(reservations.statut, 'en_pret'), ne(reservations.id, sauf)))
    .get();
}

/** What `franchir` is told of every loan. */
export const objetDe = (ctx: Contexte, d: DossierDeReservation) =>
  ({ table: reservations, domaine: 'malles', ligne: d.ligne, relations: d.relations, gardes: gardesDe(ctx, d) }) as const;

/** What each guard finds now. */
export function gardesDe(ctx: Contexte, { ligne, malle }: DossierDeReservation): Record<GardeReservation, string | true> {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const dehors = ligne.statut === 'acceptee' ? pretDehors(ctx, ligne.malleId, ligne.id) : undefined;
  return {
    jour_passe: jourDe(ligne.du) < aujourdhui || 'Son premier jour n’est pas encore passé.',
    malle_disponible: malleDisponible(horsService(malle, aujourdhui), dehors !== undefined),
    relais_convenu:
      suivanteConvenue(ctx, ligne.id) !== null || 'Les deux structures ne sont pas encore convenues de se la passer.',
    ecarts_regles: !resteARegler(ctx, ligne.id) || 'Il manque quelque chose\u00a0: signalez-le, puis notez comment c’est réglé.',
  };
}

function malleDisponible(hors: boolean, dehors: boolean): string | true {
  if (hors) return 'Cette malle n’est pas en service\u00a0: elle ne peut pas être remise.';
  return !dehors || 'La malle est encore chez une autre structure\u00a0: elle ne peut pas être remise avant son retour.';
}
