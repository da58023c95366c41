import { and, eq, inArray, lte } from 'drizzle-orm';
import { type Contexte, enTransaction, LE_TEMPS } from '#app/commun/contexte.ts';
import { demiJournee, jourCivil } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { prevenirDeLInscription } from '#app/formations/courriels/courriels.server.ts';
import { lireFormation } from '#app/formations/programme/formations.server.ts';
import { STATUTS_A_VENIR } from '#app/formations/programme/formations.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { HEURES_D_OFFRE } from '#app/formations/reglages.ts';
import { attribuer } from './attribuer.ts';
import { finDeLOffre } from './delais.ts';
import { lireInscriptions, lireLeGroupe } from './dossiers.server.ts';
import { lireLaFile } from './file.server.ts';
import { franchirInscription } from './franchir-inscription.server.ts';
import { cycleInscription, STATUTS_EN_LISTE, STATUTS_OFFERTS } from './inscriptions.ts';
import { lirePlaces } from './places.server.ts';
import { inscriptions } from './tables.ts';

/**
 * Offers the free places of a formation to whom they are due, in the transaction that frees them: nobody comes between. It is done
 * by *le temps*, whoever freed them.
 * @returns how many people are offered one
 */
export function offrirLesPlaces({ db, maintenant, fuseau, adressePublique }: Contexte, formationId: number): number {
  const temps: Contexte = { db, maintenant, fuseau, adressePublique, acteur: LE_TEMPS };
  const { ligne } = lireFormation(temps, formationId);
  if (ligne.du === null || !STATUTS_A_VENIR.some((un) => un === ligne.statut)) return 0;
  const jusqua = finDeLOffre(maintenant, { du: ligne.du, heures: lireNombre(db, HEURES_D_OFFRE), fuseau });
  if (jusqua === null) return 0;
  const servies = attribuer(lireLaFile(temps, formationId), lirePlaces(temps, ligne)).flatMap(({ ids }) => ids);
  for (const id of servies) {
    for (const d of lireInscriptions(temps, eq(inscriptions.id, id))) {
      franchirInscription(temps, d, 'proposer', { gardes: { place: true }, champs: { proposeeLe: maintenant, jusqua } });
    }
  }
  // Once all of a group hold theirs: the mail says who comes together.
  for (const id of servies) prevenirDeLInscription(temps, id, 'proposer');
  return servies.length;
}

/** The formations where a free place is due to someone who waits. */
export function aOffrir(ctx: Contexte): number[] {
  return ctx.db
    .selectDistinct({ id: formations.id, capacite: formations.capacite, du: formations.du })
    .from(formations)
    .innerJoin(
      inscriptions,
      and(eq(inscriptions.formationId, formations.id), inArray(inscriptions.statut, [...STATUTS_EN_LISTE])),
    )
    .where(inArray(formations.statut, [...STATUTS_A_VENIR]))
    .all()
    .filter(
      ({ du }) =>
        du !== null &&
        finDeLOffre(ctx.maintenant, { du, heures: lireNombre(ctx.db, HEURES_D_OFFRE), fuseau: ctx.fuseau }) !== null,
    )
    .filter((une) => attribuer(lireLaFile(ctx, une.id), lirePlaces(ctx, une)).length > 0)
    .map(({ id }) => id);
}

/** The offers that were not answered in time. */
export const aLaisserPasser = ({ db, maintenant }: Contexte): number[] =>
  db
    .select({ id: inscriptions.id })
    .from(inscriptions)
    .where(and(inArray(inscriptions.statut, [...STATUTS_OFFERTS]), lte(inscriptions.jusqua, maintenant)))
    .orderBy(inscriptions.id)
    .all()
    .map(({ id }) => id);

/**
 * Ends an offer that was not answered in time, for the whole group: they stay on the list, after the others, and the place goes on.
 * @returns how many people are offered it; null when it was answered after all
 */
export function laisserPasser(ctx: Contexte, id: number): number | null {
  return enTransaction(ctx, (tx) => {
    const [d] = lireInscriptions(tx, eq(inscriptions.id, id));
    // What is no offer any more has no end.
    if (!d || d.ligne.jusqua === null || d.ligne.jusqua > tx.maintenant) return null;
    for (const une of lireLeGroupe(tx, d)) {
      franchirInscription(tx, une, 'laisser_passer', { gardes: { delai_passe: true }, champs: { passeeLe: tx.maintenant } });
      prevenirDeLInscription(tx, une.ligne.id, 'laisser_passer');
    }
    return offrirLesPlaces(tx, d.formation.id);
  });
}

/** Those who still wait for a formation that begins today, or has begun. */
export const aClore = ({ db, maintenant, fuseau }: Contexte): number[] =>
  db
    .select({ id: inscriptions.id })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .where(
      and(
        inArray(inscriptions.statut, [...cycleInscription.transitions.clore_la_liste.de]),
        lte(formations.du, demiJournee(jourCivil(maintenant, fuseau), 'apres-midi')),
      ),
    )
    .orderBy(inscriptions.id)
    .all()
    .map(({ id }) => id);

/** Ends an inscription that still waited when its formation began, and says so to her. @returns false when it is settled after all */
export function cloreLaListe(ctx: Contexte, id: number): boolean {
  return enTransaction(ctx, (tx) => {
    const [d] = lireInscriptions(tx, eq(inscriptions.id, id));
    if (!d || !cycleInscription.transitions.clore_la_liste.de.includes(d.ligne.statut)) return false;
    franchirInscription(tx, d, 'clore_la_liste', { gardes: { delai_passe: true } });
    prevenirDeLInscription(tx, id, 'clore_la_liste');
    return true;
  });
}
