import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { demiJournee, libellePeriode, type Periode } from '#app/commun/periode.ts';
import { offrirCeQuiSeLibere } from '#app/malles/attente/offrir.server.ts';
import { lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { tamponsDe } from '#app/malles/occupation/libre.ts';
import { libererLaMalle, refuserSiPrise, tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { faireTomberLesRelais } from '#app/malles/relais/tomber.server.ts';
import { redemandeAccord } from './actes.ts';
import { type DossierDeReservation, getReservation, objetDe } from './dossiers.server.ts';
import { lePret } from './le-pret.ts';
import { cycleReservation, prete, type Tampons } from './reservations.ts';
import type { SaisieAutresDates, SaisieProlongation } from './saisie.ts';
import { periodeDe, tientDans, verifierDates, verifierNombreDeMalles } from './verifier-dates.server.ts';

const ENTRE_TEMPS =
  'Quelqu’un a changé ce prêt pendant que vous choisissiez. Relisez ses dates\u00a0: si vous enregistrez encore, les vôtres les remplacent.';

/** Whether these other dates want the keeper's yes. */
export const voudraitUnAccord = ({ ligne, regles, relations }: DossierDeReservation, periode: Periode): boolean =>
  redemandeAccord({
    ...{ accord: regles.accord, prete: prete(relations) },
    dansLAccepte: ligne.statut === 'acceptee' && tientDans(periode, ligne),
  });

const estPlusCourt = ({ ligne }: DossierDeReservation, periode: Periode): boolean =>
  ligne.statut === 'acceptee' && tientDans(periode, ligne);

/** What is kept around a loan once it has these dates: a shorter one keeps what it had. */
export const tamponsDuPret = (d: DossierDeReservation, periode: Periode): Tampons =>
  estPlusCourt(d, periode) ? { avant: d.ligne.tamponAvant, apres: d.ligne.tamponApres } : tamponsDe(d.regles);

/**
 * Other dates for a loan that is booked or asked. Where the keeper's yes is wanted, it is asked again and what was held is given
 * back; within what she accepted, it is not. The same dates change nothing.
 * @returns what was done: the dates changed, the yes asked again, or nothing
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when it is out, changed meanwhile, or when the rules or another loan stand
 *   in the way
 */
export function changerLesDates(
  ctx: ContextePersonne,
  id: number | undefined,
  saisie: SaisieAutresDates,
): 'changer' | 'redemander' | null {
  return enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    const { ligne, malle, regles, relations } = d;
    const periode = periodeDe(saisie);
    const acte = voudraitUnAccord(d, periode) ? 'redemander' : 'changer';
    verifierTransition(cycleReservation, acte, { statut: ligne.statut, relations });
    if (periode.du === ligne.du && periode.au === ligne.au) return null;
    if (saisie.version !== ligne.version) throw impossible(ENTRE_TEMPS);
    verifierDates(tx, regles, periode, relations, ligne);
    verifierNombreDeMalles(tx, regles, { structureId: ligne.structureId, periode, sauf: ligne.id });
    // A shorter loan keeps whom it is passed on to as long as they meet when they said.
    faireTomberLesRelais(tx, ligne.id, 'dates', estPlusCourt(d, periode) ? periode : undefined);
    const relu = getReservation(tx, id);
    const tampons = tamponsDuPret(relu, periode);
    const tenante = { reservationId: ligne.id };
    if (acte === 'changer') tenirLaMalle(tx, malle.id, tenante, { periode, tampons });
    else {
      libererLaMalle(tx, tenante);
      refuserSiPrise(tx, lireMalle(tx, malle.id), { periode, tampons });
    }
    franchir(tx, cycleReservation, acte, {
      ...objetDe(tx, relu),
      champs: {
        ...{ ...periode, tamponAvant: tampons.avant, tamponApres: tampons.apres, modifieeLe: tx.maintenant },
        accepteeLe: acte === 'redemander' ? null : (ligne.accepteeLe ?? tx.maintenant),
      },
      journal: { avant: { du: ligne.du, au: ligne.au }, apres: { ...periode } },
      resume: `a ${acte === 'changer' ? 'changé' : 'demandé'} les dates de ${lePret(malle.nom, ligne)}\u00a0: ${libellePeriode(periode)}`,
    });
    prevenir(tx, ligne.id, acte, d);
    offrirCeQuiSeLibere(tx, malle.id);
    return acte;
  });
}

/**
 * Keeps a malle that is out longer, if nobody has it next. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when it is not out, changed meanwhile, for an earlier end, or when the rules
 *   or another loan stand in the way
 */
export function prolongerReservation(
  ctx: ContextePersonne,
  id: number | undefined,
  { fin, finDemiJournee, version }: SaisieProlongation,
): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    const { ligne, malle, regles, relations } = d;
    verifierTransition(cycleReservation, 'prolonger', { statut: ligne.statut, relations });
    const periode = { du: ligne.du, au: demiJournee(fin, finDemiJournee ?? 'apres-midi') };
    if (periode.au === ligne.au) return;
    if (version !== ligne.version) throw impossible(ENTRE_TEMPS);
    if (periode.au < ligne.au) {
      throw impossible('Choisissez un jour plus tard. Pour la rendre plus tôt, il suffit de la rapporter.', 'fin');
    }
    verifierDates(tx, regles, periode, relations, ligne);
    const enPlus = { du: ligne.au + 1, au: periode.au };
    verifierNombreDeMalles(tx, regles, { structureId: ligne.structureId, periode: enPlus, sauf: ligne.id });
    // Who was to collect it before its new end does so from the keeper: what was kept on the way home is kept again.
    faireTomberLesRelais(tx, ligne.id, 'dates', periode);
    const relu = getReservation(tx, id);
    const tampons = { avant: relu.ligne.tamponAvant, apres: relu.ligne.tamponApres };
    tenirLaMalle(tx, malle.id, { reservationId: ligne.id }, { periode, tampons });
    franchir(tx, cycleReservation, 'prolonger', {
      ...objetDe(tx, relu),
      champs: { au: periode.au, modifieeLe: tx.maintenant },
      journal: { avant: { au: ligne.au }, apres: { au: periode.au } },
      resume: `a prolongé le prêt de ${lePret(malle.nom, ligne)}\u00a0: ${libellePeriode(periode)}`,
    });
    prevenir(tx, ligne.id, 'prolonger', d);
  });
}
