import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom, leNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { type DemiJournee, demiJournee, jourCivil, jourDe, libellePeriode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { lireOccupations } from '#app/malles/occupation/lectures.server.ts';
import { tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { type DossierDeReservation, gardesDe, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { cycleReservation, DROITS_RESERVATION, type RelationReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { aCompterAuDepart } from './compte.server.ts';
import { ecrireInventaire, type InventairePret, type LigneComptee, manquesDits, verifierCompte } from './ecrire.server.ts';

/** What is typed when a malle goes. */
export interface Remise extends InventairePret {
  /** The caution was received at once. */
  caution?: boolean;
  geste?: string | undefined;
}

/**
 * Hands a malle over to whoever booked it, counted. Handed over sooner, its loan begins today, if nobody else holds it until then.
 * @returns the id of the loan, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when the malle is not at home, when another is to have it before, when the
 *   loan is over, or on the field of a count
 */
export function remettre(ctx: ContextePersonne, id: number | undefined, saisie: Remise): number {
  return enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    return uneSeuleFois(tx, `remettre-${d.ligne.id}`, saisie.geste, () => {
      const gardes = gardesDe(tx, d);
      verifierTransition(cycleReservation, 'remettre', { statut: d.ligne.statut, relations: d.relations, gardes });
      const lignes = verifierCompte(aCompterAuDepart(tx, d.ligne.malleId), 'depart', saisie.objets);
      const caution = saisie.caution === true && d.ligne.caution > 0 && peut(DROITS_RESERVATION, 'noterLaCaution', d.relations);
      partir(tx, d, { relations: d.relations, lignes, saisie, caution });
      return d.ligne.id;
    });
  });
}

/**
 * The departure itself, in the transaction of the act.
 * @param relations who hands it over, to this loan
 */
export function partir(
  tx: ContextePersonne,
  d: DossierDeReservation,
  {
    relations,
    lignes,
    saisie,
    caution = false,
  }: { relations: readonly RelationReservation[]; lignes: readonly LigneComptee[]; saisie: InventairePret; caution?: boolean },
): void {
  const { ligne, malle, emprunteuse } = d;
  const aujourdhui = jourCivil(tx.maintenant, tx.fuseau);
  if (jourDe(ligne.au) < aujourdhui) throw impossible('Les dates de ce prêt sont passées\u00a0: changez-les d’abord.');
  const du = avancer(tx, d);
  const manques = manquesDits(lignes);
  franchir(tx, cycleReservation, 'remettre', {
    ...{ table: reservations, domaine: 'malles', ligne, relations, gardes: gardesDe(tx, d) },
    champs: {
      ...{ remiseLe: tx.maintenant, modifieeLe: tx.maintenant },
      ...(du === ligne.du ? {} : { du, tamponAvant: 0 }),
      ...(caution ? { cautionRecueLe: tx.maintenant } : {}),
    },
    resume: `a remis ${laMalle(malle.nom)} ${aNom(emprunteuse.nom)}`,
    journal: {
      avant: du === ligne.du ? {} : { du: ligne.du },
      apres: { ...(du === ligne.du ? {} : { du }), ...(manques ? { manques } : {}) },
    },
  });
  ecrireInventaire(tx, { reservationId: ligne.id, sens: 'depart' }, saisie, lignes);
  prevenir(tx, ligne.id, 'remettre', d);
}

/**
 * Holds the malle from today on for a loan that begins later.
 * @returns its first half-day
 * @throws ErreurMetier IMPOSSIBLE when another is to have it before
 */
function avancer(tx: ContextePersonne, { ligne }: DossierDeReservation): DemiJournee {
  const { id, malleId, du, au, tamponApres: apres } = ligne;
  const aujourdhui = demiJournee(jourCivil(tx.maintenant, tx.fuseau), 'matin');
  if (aujourdhui >= du) return du;
  const tenues = lireOccupations(tx, [malleId], { du: aujourdhui, au: du - 1 }, { reservations: [id] }).get(malleId);
  const autres = (tenues?.couches ?? []).flatMap((couche) => [...couche]);
  refuserSiAttendue(tx, [...new Set(autres.map(([, par]) => par))], aujourdhui);
  // What is kept after a loan that came back is not taken from it: this one begins behind it.
  const premier = Math.max(aujourdhui, ...autres.map(([demi]) => demi + 1));
  if (premier >= du) return du;
  tenirLaMalle(tx, malleId, { reservationId: id }, { periode: { du: premier, au }, tampons: { avant: 0, apres } });
  return premier;
}

/** @param qui loans, and offers below zero */
function refuserSiAttendue({ db }: ContextePersonne, qui: readonly number[], depuis: DemiJournee): void {
  if (qui.some((par) => par < 0)) {
    throw impossible('La malle vient d’être proposée à une structure de la liste d’attente, avant ce prêt\u00a0: elle l’attend.');
  }
  const attendue = db
    .select({ du: reservations.du, au: reservations.au, nom: structures.nom })
    .from(reservations)
    .innerJoin(structures, eq(structures.id, reservations.structureId))
    .where(and(inArray(reservations.id, [...qui]), eq(reservations.statut, 'acceptee'), gte(reservations.au, depuis)))
    .orderBy(asc(reservations.du))
    .get();
  if (!attendue) return;
  throw impossible(
    `${majuscule(leNom(attendue.nom))} l’a réservée ${libellePeriode(attendue)}, avant ce prêt\u00a0: la malle ne peut pas partir plus tôt.`,
  );
}
