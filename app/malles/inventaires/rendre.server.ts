import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { aNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { demiJournee, jourCivil, jourDe } from '#app/commun/periode.ts';
import { offrirCeQuiSeLibere } from '#app/malles/attente/offrir.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { carnetDeMalle } from '#app/malles/catalogue/tables.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { garderMoins } from '#app/malles/occupation/tenir.server.ts';
import { faireTomberLesRelais } from '#app/malles/relais/tomber.server.ts';
import { type DossierDeReservation, gardesDe, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { cycleReservation, DROITS_RESERVATION } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { aCompterAuDepart, aCompterAuRetour } from './compte.server.ts';
import { ecrireInventaire, type InventairePret, type LigneComptee, manquesDits, verifierCompte } from './ecrire.server.ts';
import { suivanteConvenue } from './gardes.server.ts';
import { partir } from './remettre.server.ts';

/** What is typed when a malle comes back. */
export interface Retour extends InventairePret {
  /** An idea of session, for the carnet of the malle. */
  idee?: string | undefined;
  /** The caution was given back at once. */
  caution?: boolean;
  geste?: string | undefined;
}

/**
 * Takes a malle back, counted. Before its last day, what is left of its loan is free again, and offered to who waits for it; after
 * it, nothing moves.
 * @returns the id of the loan, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before it was handed over, or on the field of a count
 */
export function rendre(ctx: ContextePersonne, id: number | undefined, saisie: Retour): number {
  return enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    return uneSeuleFois(tx, `rendre-${d.ligne.id}`, saisie.geste, () => {
      verifierTransition(cycleReservation, 'rendre', { statut: d.ligne.statut, relations: d.relations });
      const lignes = verifierCompte(aCompterAuRetour(tx, d.ligne), 'retour', saisie.objets);
      // It is at home: nobody collects it from there any more, and what was kept for that is given back.
      faireTomberLesRelais(tx, d.ligne.id, 'rentree');
      revenir(tx, getReservation(tx, id), 'rendre', { lignes, saisie });
      offrirCeQuiSeLibere(tx, d.malle.id);
      return d.ligne.id;
    });
  });
}

/**
 * Passes a malle from one borrower straight to the next, as both agreed: one count is the return of the one and the departure of
 * the other, who answers for what she got.
 * @returns the id of the loan that ends, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when nothing was agreed, or on the field of a count
 */
export function passerLeRelais(ctx: ContextePersonne, id: number | undefined, saisie: Retour): number {
  return enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    return uneSeuleFois(tx, `relais-${d.ligne.id}`, saisie.geste, () => {
      const gardes = gardesDe(tx, d);
      verifierTransition(cycleReservation, 'passer_le_relais', { statut: d.ligne.statut, relations: d.relations, gardes });
      const suivanteId = suivanteConvenue(tx, d.ligne.id);
      if (suivanteId === null) throw introuvable();
      const lignes = verifierCompte(aCompterAuRetour(tx, d.ligne), 'retour', saisie.objets);
      revenir(tx, d, 'passer_le_relais', { lignes, saisie });
      const suivante = getReservation(tx, suivanteId);
      // Both structures agreed: whoever passes it on does it for the one that receives.
      partir(tx, suivante, { relations: [...suivante.relations, 'emprunteuse'], lignes: recues(tx, d, lignes), saisie });
      return d.ligne.id;
    });
  });
}

/** What the next borrower gets: what was there, of what should be. */
function recues(tx: ContextePersonne, { ligne }: DossierDeReservation, lignes: readonly LigneComptee[]): LigneComptee[] {
  const entiere = new Map(aCompterAuDepart(tx, ligne.malleId).map(({ objetId, attendu }) => [objetId, attendu]));
  return lignes.map((une) => ({
    ...{ ...une, cause: null, precision: null, photo: undefined },
    attendu: Math.max(une.presents, entiere.get(une.objetId) ?? une.attendu),
  }));
}

/** The return itself, in the transaction of the act. */
function revenir(
  tx: ContextePersonne,
  d: DossierDeReservation,
  acte: 'rendre' | 'passer_le_relais',
  { lignes, saisie }: { lignes: readonly LigneComptee[]; saisie: Retour },
): void {
  const { ligne, malle, relations, emprunteuse, proprietaire } = d;
  const periode = raccourcir(tx, d, acte);
  const manques = manquesDits(lignes);
  const rendue =
    saisie.caution === true && ligne.cautionRecueLe !== null && peut(DROITS_RESERVATION, 'noterLaCaution', relations);
  franchir(tx, cycleReservation, acte, {
    ...{ table: reservations, domaine: 'malles', ligne, relations, gardes: gardesDe(tx, d) },
    champs: {
      ...{ rendueLe: tx.maintenant, modifieeLe: tx.maintenant, ...periode },
      ...(rendue && ligne.cautionRendueLe === null ? { cautionRendueLe: tx.maintenant } : {}),
    },
    resume:
      acte === 'rendre'
        ? `a rendu ${laMalle(malle.nom)} ${aNom(proprietaire.nom)}`
        : `a passé ${laMalle(malle.nom)}, prêtée ${aNom(emprunteuse.nom)}, de main en main`,
    journal: {
      avant: periode.au === undefined ? {} : { au: ligne.au },
      apres: { ...(periode.au === undefined ? {} : { au: periode.au }), ...(manques ? { manques } : {}) },
    },
  });
  ecrireInventaire(tx, { reservationId: ligne.id, sens: 'retour' }, saisie, lignes);
  if (saisie.idee) laisserAuCarnet(tx, d, saisie.idee);
  prevenir(tx, ligne.id, acte, d);
}

/** Frees what is left of a loan that comes back before its last day. @returns the columns that change */
function raccourcir(
  tx: ContextePersonne,
  { ligne }: DossierDeReservation,
  acte: 'rendre' | 'passer_le_relais',
): { au?: number; tamponApres?: number } {
  const aujourdhui = jourCivil(tx.maintenant, tx.fuseau);
  // Nothing is kept after what goes straight to the next.
  const apres = acte === 'rendre' ? ligne.tamponApres : 0;
  const au = aujourdhui < jourDe(ligne.au) ? Math.max(ligne.du, demiJournee(aujourdhui, 'apres-midi')) : ligne.au;
  if (au === ligne.au && apres === ligne.tamponApres) return {};
  garderMoins(tx, ligne, { periode: { du: ligne.du, au }, tampons: { avant: ligne.tamponAvant, apres } });
  return { ...(au === ligne.au ? {} : { au }), ...(apres === ligne.tamponApres ? {} : { tamponApres: apres }) };
}

/** In the name of the structure that borrowed. */
function laisserAuCarnet(tx: ContextePersonne, { ligne }: DossierDeReservation, texte: string): void {
  const structureId = tx.acteur.membreDe.includes(ligne.structureId) ? ligne.structureId : null;
  tx.db
    .insert(carnetDeMalle)
    .values({ malleId: ligne.malleId, auteurId: tx.acteur.personneId, structureId, texte, le: tx.maintenant })
    .run();
}
