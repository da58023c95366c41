import { and, asc, count, eq, inArray, ne } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import type { EnCharge } from '#app/commun/prise.ts';
import { accorder, enumerer } from '#app/commun/texte.ts';
import { laMalle, malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { LIBELLE_STATUT_ATTENTE } from './attente/attentes.ts';
import { attentesDeMalle } from './attente/tables.ts';
import { malles } from './catalogue/tables.ts';
import { annulerPourDepart } from './reservations/annuler.server.ts';
import { lePret } from './reservations/le-pret.ts';
import {
  cycleReservation,
  LIBELLE_STATUT_RESERVATION,
  STATUTS_EN_VUE,
  STATUTS_VIVANTS,
  type StatutReservation,
} from './reservations/reservations.ts';
import { reservations } from './reservations/tables.ts';

interface Qui {
  personneId: number;
  structureId: number;
}

const sesMalles = ({ personneId, structureId }: Qui) =>
  and(eq(malles.gardienneId, personneId), eq(malles.structureId, structureId), ne(malles.etat, 'retiree'));
const sesPrets = ({ personneId, structureId }: Qui) =>
  and(
    ...[eq(reservations.contactId, personneId), eq(reservations.structureId, structureId)],
    inArray(reservations.statut, [...STATUTS_VIVANTS]),
  );
const sesAttentes = ({ personneId, structureId }: Qui) =>
  and(
    ...[eq(attentesDeMalle.personneId, personneId), eq(attentesDeMalle.structureId, structureId)],
    inArray(attentesDeMalle.statut, ['en_attente', 'proposee']),
  );

/** The malles that someone keeps, the loans one calls her about, the dates she waits for, in a structure that she leaves. */
export function mallesEnCharge({ db }: ContextePersonne, qui: Qui): EnCharge[] {
  const gardees = db.select().from(malles).where(sesMalles(qui)).orderBy(asc(malles.nomPlie)).all();
  const prets = db
    .select({ id: reservations.id, du: reservations.du, au: reservations.au, statut: reservations.statut, malle: malles.nom })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(sesPrets(qui))
    .orderBy(asc(reservations.du), asc(reservations.id))
    .all();
  const attentes = db
    .select({
      du: attentesDeMalle.du,
      au: attentesDeMalle.au,
      statut: attentesDeMalle.statut,
      ...{ malle: malles.nom, slug: malles.slug },
    })
    .from(attentesDeMalle)
    .innerJoin(malles, eq(malles.id, attentesDeMalle.malleId))
    .where(sesAttentes(qui))
    .orderBy(asc(attentesDeMalle.du), asc(attentesDeMalle.id))
    .all();
  const commun = { salle: 'malles', transmissible: true } as const;
  return [
    ...gardees.map(({ nom, slug }) => ({
      ...commun,
      phrase: `${malleEnTitre(nom)}\u00a0: cette personne la garde. La malle reste à la structure.`,
      chemin: `/malles/${slug}`,
    })),
    ...prets.map(({ id, malle, statut, ...periode }) => ({
      ...commun,
      phrase: `${malleEnTitre(malle)}, ${libellePeriode(periode)} (${LIBELLE_STATUT_RESERVATION[statut].toLowerCase()})\u00a0: c’est elle que l’on appelle. Le prêt reste à la structure.`,
      chemin: `/reservations/${id}`,
    })),
    ...attentes.map(({ malle, slug, statut, ...periode }) => ({
      ...commun,
      phrase: `${malleEnTitre(malle)}, ${libellePeriode(periode)}\u00a0: sur la liste d’attente (${LIBELLE_STATUT_ATTENTE[statut].toLowerCase()}).`,
      chemin: `/malles/${slug}`,
    })),
  ];
}

/**
 * Whoever takes over keeps the malles, is called about the loans and waits in her place; when nobody can, all of it stays as it is,
 * and the coordination finds it among what is to be checked. @returns how many things passed
 */
export function passerLesMalles(ctx: ContextePersonne, qui: Qui & { aId: number | null }): number {
  const { aId } = qui;
  if (aId === null) return 0;
  const { db, maintenant } = ctx;
  const noter = (objet: string, objetId: number, quoi: string, champ: string) =>
    journaliser(ctx, {
      ...{ domaine: 'malles', objet, objetId, acte: 'passer_la_main' },
      resume: `a confié ${quoi} à quelqu’un de l’équipe`,
      avant: { [champ]: qui.personneId },
      apres: { [champ]: aId },
    });
  const gardees = db.select().from(malles).where(sesMalles(qui)).all();
  for (const { id, nom, version } of gardees) {
    db.update(malles)
      .set({ gardienneId: aId, version: version + 1, modifieeLe: maintenant })
      .where(eq(malles.id, id))
      .run();
    noter('malle', id, laMalle(nom), 'gardienneId');
  }
  const prets = db
    .select({ pret: reservations, malle: malles.nom })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(sesPrets(qui))
    .all();
  for (const { pret, malle } of prets) {
    db.update(reservations)
      .set({ contactId: aId, version: pret.version + 1 })
      .where(eq(reservations.id, pret.id))
      .run();
    noter(cycleReservation.objet, pret.id, lePret(malle, pret), 'contactId');
  }
  const attentes = db.update(attentesDeMalle).set({ personneId: aId }).where(sesAttentes(qui)).run().changes;
  return gardees.length + prets.length + attentes;
}

const deLaStructure = (structureId: number, statuts: readonly StatutReservation[]) =>
  and(eq(reservations.structureId, structureId), inArray(reservations.statut, [...statuts]));

/** What the departure of a structure would do to the malles: its loans to come fall, and what it has or keeps must be settled. */
export function suitesPourLesMalles({ db }: ContextePersonne, structureId: number): string[] {
  const enVue = db.select({ n: count() }).from(reservations).where(deLaStructure(structureId, STATUTS_EN_VUE)).get()?.n ?? 0;
  const dehors = db
    .select({ nom: malles.nom })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(deLaStructure(structureId, ['en_pret']))
    .orderBy(asc(malles.nomPlie))
    .all();
  const gardees = db
    .select({ nom: malles.nom })
    .from(malles)
    .where(and(eq(malles.structureId, structureId), ne(malles.etat, 'retiree')))
    .orderBy(asc(malles.nomPlie))
    .all();
  const lesMalles = (lues: readonly { nom: string }[]) =>
    lues.length === 1 ? laMalle(lues[0]?.nom ?? '') : `les malles ${enumerer(lues.map(({ nom }) => nom))}`;
  const phrases: string[] = [];
  if (enVue > 0)
    phrases.push(`Son départ annule ${accorder(enVue, 'prêt de malle', 'prêts de malles')} à venir, et libère ces dates.`);
  if (dehors.length > 0) phrases.push(`Elle a encore chez elle ${lesMalles(dehors)}\u00a0: à rendre avant son départ.`);
  if (gardees.length > 0) {
    const [elles, iront] = gardees.length === 1 ? ['elle', 'ira'] : ['elles', 'iront'];
    phrases.push(
      `Elle garde ${lesMalles(gardees)}\u00a0: dites où ${elles} ${iront}. En attendant, leurs prêts restent notés, et la coordination les trouve parmi les choses à vérifier.`,
    );
  }
  return phrases;
}

/** In the transaction of the departure: what has not begun falls, and its half-days are free. What is out stays to be returned. */
export function quitterLesMalles(ctx: ContextePersonne, structureId: number): void {
  const { db } = ctx;
  const prets = db
    .select({ id: reservations.id })
    .from(reservations)
    .where(deLaStructure(structureId, STATUTS_EN_VUE))
    .orderBy(asc(reservations.id))
    .all();
  for (const { id } of prets) annulerPourDepart(ctx, id);
}
