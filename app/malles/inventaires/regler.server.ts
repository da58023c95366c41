import { eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { type DossierDeReservation, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { cycleReservation, DROITS_RESERVATION } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { aCompterAuRetour, lignesDe } from './compte.server.ts';
import { ecrireInventaire, ecrirePhoto, manquesDits, type ObjetPret, verifierCompte } from './ecrire.server.ts';
import { resteARegler } from './gardes.server.ts';
import { type ACompter, type ActeDeCaution, estARegler, LIBELLE_REGLEMENT, vuDuReglement } from './inventaires.ts';
import type { SaisieReglements } from './saisie.ts';
import { lignesInventaire } from './tables.ts';

const PAS_DE_MANQUE =
  'Rien ne manque, hors ce qui se consomme\u00a0: il n’y a rien à régler. Comptez ce qui manque, ou fermez ce prêt.';

const ENTRE_TEMPS =
  'Quelqu’un a noté un règlement pendant que vous écriviez. Relisez\u00a0: si vous enregistrez encore, le vôtre le remplace.';

/** What the keeper counts again: the objects of the return, as many as had left. */
export function aVerifier(ctx: ContextePersonne, d: DossierDeReservation): ACompter[] {
  return aCompterAuRetour(ctx, d.ligne).map((objet) => {
    const trouves = lignesDe(ctx, d.ligne.id, 'retour')?.find(({ objetId }) => objetId === objet.objetId)?.presents;
    return { ...objet, prevu: Math.min(objet.attendu, trouves ?? objet.attendu) };
  });
}

/**
 * Corrects what came back, once the keeper has looked: what is missing is to be settled.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when nothing is missing, or on the field of a count
 */
export function signaler(ctx: ContextePersonne, id: number | undefined, objets: readonly ObjetPret[]): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    const { ligne, malle, emprunteuse, relations } = d;
    verifierTransition(cycleReservation, 'signaler', { statut: ligne.statut, relations });
    const comptees = verifierCompte(aVerifier(tx, d), 'retour', objets);
    const ecrites = lignesDe(tx, ligne.id, 'retour');
    if (ecrites === null) {
      const { nom } = tx.acteur;
      ecrireInventaire(tx, { reservationId: ligne.id, sens: 'retour' }, { remis: nom, recu: nom }, comptees);
    } else {
      for (const { objetId, presents, cause, precision, photo } of comptees) {
        const ecrite = ecrites.find((une) => une.objetId === objetId);
        if (!ecrite) continue;
        tx.db
          .update(lignesInventaire)
          .set({ presents, cause: cause ?? null, precision })
          .where(eq(lignesInventaire.id, ecrite.id))
          .run();
        if (photo) ecrirePhoto(tx, ecrite.id, photo);
      }
    }
    if (!resteARegler(tx, ligne.id)) throw impossible(PAS_DE_MANQUE);
    franchir(tx, cycleReservation, 'signaler', {
      ...{ table: reservations, domaine: 'malles', ligne, relations },
      champs: { modifieeLe: tx.maintenant },
      resume: `a signalé ce qui manque à ${laMalle(malle.nom)}, prêtée ${aNom(emprunteuse.nom)}`,
      journal: { avant: {}, apres: { manques: manquesDits(comptees) } },
    });
    prevenir(tx, ligne.id, 'signaler', d);
  });
}

/** What was missing at the return and is to be settled between the two structures, settled or not. */
export const ecartsDe = (ctx: Pick<ContextePersonne, 'db'>, reservationId: number) =>
  (lignesDe(ctx, reservationId, 'retour') ?? []).filter((une) => estARegler({ ...une, regle: false }));

/**
 * Notes how shortages were settled. When none is left, the loan is closed.
 * @returns how many are left
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when the loan has nothing to settle, when nothing was said, or when someone
 *   has settled one of them otherwise since the form was shown
 */
export function regulariser(ctx: ContextePersonne, id: number | undefined, saisie: SaisieReglements): number {
  return enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    const { ligne, malle, emprunteuse, relations } = d;
    verifierTransition(cycleReservation, 'regulariser', { statut: ligne.statut, relations });
    const ecarts = ecartsDe(tx, ligne.id);
    const dits = saisie.flatMap((dit) => {
      const ecart = ecarts.find((un) => un.id === dit.ligneId);
      return ecart ? [{ ...dit, ecart }] : [];
    });
    const changes = dits.filter(
      ({ reglement, cout, ecart }) => (reglement ?? null) !== ecart.reglement || (cout ?? null) !== ecart.cout,
    );
    if (changes.length === 0 && resteARegler(tx, ligne.id)) {
      throw impossible('Dites comment au moins un manque a été réglé.');
    }
    if (changes.some(({ vu, ecart }) => vu !== undefined && vu !== vuDuReglement(ecart))) throw impossible(ENTRE_TEMPS);
    for (const { reglement, cout, ecart } of changes) {
      const regleLe = reglement === undefined ? null : reglement === ecart.reglement ? ecart.regleLe : tx.maintenant;
      tx.db
        .update(lignesInventaire)
        .set({ reglement: reglement ?? null, cout: cout ?? null, regleLe })
        .where(eq(lignesInventaire.id, ecart.id))
        .run();
    }
    const restent = ecartsDe(tx, ligne.id).filter(({ regleLe }) => regleLe === null).length;
    const reglements = dits
      .flatMap(({ reglement, ecart }) => (reglement ? [`${ecart.nom}\u00a0: ${LIBELLE_REGLEMENT[reglement]}`] : []))
      .join(', ');
    if (restent > 0) {
      journaliser(tx, {
        ...{ domaine: 'malles', objet: 'reservation', objetId: ligne.id, acte: 'noter_un_reglement' },
        resume: `a noté comment se règle ce qui manque à ${laMalle(malle.nom)}, prêtée ${aNom(emprunteuse.nom)}`,
        apres: { reglements },
      });
      return restent;
    }
    franchir(tx, cycleReservation, 'regulariser', {
      ...{ table: reservations, domaine: 'malles', ligne, relations },
      champs: { finieLe: tx.maintenant, modifieeLe: tx.maintenant },
      resume: `a noté que tout est réglé pour ${laMalle(malle.nom)}, prêtée ${aNom(emprunteuse.nom)}`,
      journal: { avant: {}, apres: { reglements } },
    });
    prevenir(tx, ligne.id, 'regulariser', d);
    return 0;
  });
}

const CAUTION: Record<ActeDeCaution, string> = {
  recevoir: 'a reçu la caution',
  rendre: 'a rendu la caution',
  annuler: 'a effacé la dernière note sur la caution',
};

/**
 * Notes that the caution of a loan was received, given back, or that the last of these was a mistake. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when none is asked, or given back before it was received
 */
export function noterLaCaution(ctx: ContextePersonne, id: number | undefined, acte: ActeDeCaution): void {
  enTransaction(ctx, (tx) => {
    const { ligne, malle, emprunteuse, relations } = getReservation(tx, id);
    if (!peut(DROITS_RESERVATION, 'noterLaCaution', relations)) throw interdit();
    if (ligne.caution === 0) throw impossible('Aucune caution n’est demandée pour ce prêt.');
    const { cautionRecueLe, cautionRendueLe } = ligne;
    if (acte === 'rendre' && cautionRecueLe === null) {
      throw impossible('La caution n’a pas été reçue\u00a0: notez-la d’abord comme reçue.');
    }
    const apres =
      acte === 'recevoir'
        ? { cautionRecueLe: cautionRecueLe ?? tx.maintenant, cautionRendueLe }
        : acte === 'rendre'
          ? { cautionRecueLe, cautionRendueLe: cautionRendueLe ?? tx.maintenant }
          : { cautionRecueLe: cautionRendueLe === null ? null : cautionRecueLe, cautionRendueLe: null };
    if (apres.cautionRecueLe === cautionRecueLe && apres.cautionRendueLe === cautionRendueLe) return;
    tx.db.update(reservations).set(apres).where(eq(reservations.id, ligne.id)).run();
    journaliser(tx, {
      ...{ domaine: 'malles', objet: 'reservation', objetId: ligne.id, acte: 'noter_la_caution' },
      resume: `${CAUTION[acte]} ${deNom(emprunteuse.nom)} pour ${laMalle(malle.nom)}`,
      avant: { cautionRecueLe, cautionRendueLe },
      apres,
    });
  });
}
