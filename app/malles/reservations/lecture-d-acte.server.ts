import type { ContextePersonne } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { estJour, jourCivil, jourDe, libelleJour, libellePeriode, type Moment, momentDe } from '#app/commun/periode.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { type ActeDeReservation, estDeSaPart } from './actes.ts';
import { gardesDe, getReservation } from './dossiers.server.ts';
import { cycleReservation, LIBELLE_STATUT_RESERVATION, prete } from './reservations.ts';

/** Other dates are one page, whatever they make of the keeper's yes. */
const MEMES: Partial<Record<ActeDeReservation, readonly ActeDeReservation[]>> = { redemander: ['changer', 'redemander'] };

/**
 * The page of one act on a loan.
 * @param adresse may propose other dates (`debut`, `fin`)
 * @returns `empechement`: why it cannot be done now, empty when it can
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever may never do it
 */
export function lireActeDeReservation(
  ctx: ContextePersonne,
  id: number | undefined,
  nom: ActeDeReservation,
  adresse?: URLSearchParams,
) {
  exigerMalles(ctx);
  const d = getReservation(ctx, id);
  const { ligne, malle, regles, relations, emprunteuse, proprietaire } = d;
  const noms = MEMES[nom] ?? [nom];
  if (!noms.some((un) => estDeSaPart(un, relations))) throw interdit();
  const { de, gardes = [] } = cycleReservation.transitions[nom];
  const constat = gardesDe(ctx, d);
  const garde = gardes.map((une) => constat[une]).find((une) => une !== true);
  const jourDit = (champ: string, defaut: string) => {
    const dit = adresse?.get(champ) ?? '';
    return estJour(dit) ? dit : defaut;
  };
  const moment = (demi: number, usuel: Moment): Moment | '' => (momentDe(demi) === usuel ? '' : momentDe(demi));
  return {
    ...{ id: ligne.id, nom, version: ligne.version, statut: ligne.statut },
    malle: { slug: malle.slug, nom: malle.nom },
    dates: libellePeriode(ligne),
    ...{ emprunteuse: emprunteuse.nom, proprietaire: proprietaire.nom },
    prete: prete(relations),
    emprunte: relations.includes('emprunteuse'),
    /** Whether other dates may be asked again. */
    accord: regles.accord && !prete(relations),
    empechement: de.some((statut) => statut === ligne.statut)
      ? (garde ?? '')
      : `Ce n’est pas, ou plus, possible. État de ce prêt\u00a0: ${LIBELLE_STATUT_RESERVATION[ligne.statut].toLowerCase()}.`,
    debut: jourDit('debut', jourDe(ligne.du)),
    fin: jourDit('fin', nom === 'prolonger' ? '' : jourDe(ligne.au)),
    demis: { debut: moment(ligne.du, 'matin'), fin: moment(ligne.au, 'apres-midi') },
    attendue: libelleJour(jourDe(ligne.au)),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
  };
}
export type ActeLu = ReturnType<typeof lireActeDeReservation>;
