import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { type DossierDeReservation, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { STATUTS_PRIS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { PretEnAgenda } from './evenements.server.ts';

/** Whom one calls in a structure, and the number that she shows, or the structure's own. */
export interface QuiAppeler {
  nom: string;
  structure: string;
  telephone: string | null;
}

/** One object that is missing, broken or used up. */
export type Ecart = Pick<
  typeof lignesInventaire.$inferSelect,
  'attendu' | 'presents' | 'cause' | 'precision' | 'cout' | 'reglement'
> & {
  nom: string;
};

/** A loan as its mails tell it. */
export interface PretEcrit extends DossierDeReservation {
  /** Where the malle lives. */
  chez: PretEnAgenda['chez'];
  deLEmprunteuse: QuiAppeler;
  /** Who keeps the malle; the structure’s own number when nobody is named. */
  deLaGardienne: QuiAppeler;
  /** Who hands it over, when it passes from hand to hand, and who receives it then. */
  relaisDe: QuiAppeler | null;
  relaisVers: QuiAppeler | null;
}

/** Everything that a mail says of a loan, whoever reads it. */
export function lirePretEcrit(ctx: Contexte, d: DossierDeReservation): PretEcrit {
  const lieux = lireLieux(ctx, [d.emprunteuse.id, d.proprietaire.id]);
  const gens = lireTelephones(ctx, [d.ligne.contactId, ...(d.malle.gardienneId === null ? [] : [d.malle.gardienneId])]);
  const appeler = (qui: number | null, structureId: number): QuiAppeler => {
    const lieu = lieux.get(structureId);
    const elle = qui === null ? undefined : gens.get(qui);
    return { nom: elle?.nom ?? '', structure: lieu?.nom ?? '', telephone: elle?.telephone ?? lieu?.telephone ?? null };
  };
  const chez = lieux.get(d.proprietaire.id);
  return {
    ...d,
    chez: chez ?? { nom: d.proprietaire.nom, adresse: null, codePostal: null, commune: d.proprietaire.commune },
    deLEmprunteuse: appeler(d.ligne.contactId, d.emprunteuse.id),
    deLaGardienne: appeler(d.malle.gardienneId, d.proprietaire.id),
    relaisDe: d.ligne.relaisDeId === null ? null : quiAppeler(ctx, getReservation(ctx, d.ligne.relaisDeId)),
    relaisVers: lireRelaisVers(ctx, d.ligne.id),
  };
}

function lireLieux({ db }: Contexte, ids: readonly number[]) {
  const lus = db
    .select({
      ...{ id: structures.id, nom: structures.nom, adresse: structures.adresse, codePostal: structures.codePostal },
      ...{ commune: communes.nom, telephone: structures.telephone },
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(inArray(structures.id, [...ids]))
    .all();
  return new Map(lus.map((lieu) => [lieu.id, lieu]));
}

/** A number that someone does not show is not written. */
function lireTelephones({ db }: Contexte, ids: readonly number[]): Map<number, { nom: string; telephone: string | null }> {
  const { id, prenom, nom, telephone, montrerTelephone: montre } = personnes;
  const lues = db
    .select({ id, prenom, nom, telephone, montre })
    .from(personnes)
    .where(inArray(id, [...ids]))
    .all();
  return new Map(lues.map((une) => [une.id, { nom: nomComplet(une), telephone: une.montre ? une.telephone : null }]));
}

function quiAppeler(ctx: Contexte, { ligne, emprunteuse }: DossierDeReservation): QuiAppeler {
  const elle = lireTelephones(ctx, [ligne.contactId]).get(ligne.contactId);
  const telephone = elle?.telephone ?? lireLieux(ctx, [emprunteuse.id]).get(emprunteuse.id)?.telephone ?? null;
  return { nom: elle?.nom ?? '', structure: emprunteuse.nom, telephone };
}

function lireRelaisVers(ctx: Contexte, id: number): PretEcrit['relaisVers'] {
  const suivant = ctx.db
    .select({ id: reservations.id })
    .from(reservations)
    .where(and(eq(reservations.relaisDeId, id), inArray(reservations.statut, [...STATUTS_PRIS])))
    .get();
  return suivant ? quiAppeler(ctx, getReservation(ctx, suivant.id)) : null;
}

/** What the count of the return found missing, broken or used up. */
export function lireEcarts({ db }: Contexte, reservationId: number): Ecart[] {
  return db
    .select({
      ...{ nom: objetsDeMalle.nom, attendu: lignesInventaire.attendu, presents: lignesInventaire.presents },
      ...{ cause: lignesInventaire.cause, precision: lignesInventaire.precision },
      ...{ cout: lignesInventaire.cout, reglement: lignesInventaire.reglement },
    })
    .from(lignesInventaire)
    .innerJoin(inventaires, eq(inventaires.id, lignesInventaire.inventaireId))
    .innerJoin(objetsDeMalle, eq(objetsDeMalle.id, lignesInventaire.objetId))
    .where(
      and(
        ...[eq(inventaires.reservationId, reservationId), eq(inventaires.sens, 'retour')],
        or(isNotNull(lignesInventaire.cause), lt(lignesInventaire.presents, lignesInventaire.attendu)),
      ),
    )
    .orderBy(asc(objetsDeMalle.rang), asc(objetsDeMalle.id))
    .all();
}

/** What a malle has less of than it should, among what is used up, at its last count. */
export function aCompleter({ db }: Contexte, malleId: number): { nom: string; reste: number; nombre: number }[] {
  const dernier = db
    .select({ id: inventaires.id })
    .from(inventaires)
    .innerJoin(reservations, eq(reservations.id, inventaires.reservationId))
    .where(eq(reservations.malleId, malleId))
    .orderBy(desc(inventaires.le), desc(inventaires.id))
    .limit(1)
    .get();
  if (!dernier) return [];
  return db
    .select({ nom: objetsDeMalle.nom, reste: lignesInventaire.presents, nombre: objetsDeMalle.nombre })
    .from(lignesInventaire)
    .innerJoin(objetsDeMalle, eq(objetsDeMalle.id, lignesInventaire.objetId))
    .where(
      and(
        ...[eq(lignesInventaire.inventaireId, dernier.id), eq(objetsDeMalle.consommable, true)],
        ...[isNull(objetsDeMalle.retireLe), isNull(lignesInventaire.regleLe)],
        lt(lignesInventaire.presents, objetsDeMalle.nombre),
      ),
    )
    .orderBy(asc(objetsDeMalle.rang), asc(objetsDeMalle.id))
    .all();
}
