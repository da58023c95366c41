import type { ContextePersonne } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { estJour, type Jour, jourCivil, jourDe, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { type ActeDeReservation, estDeSaPart } from './actes.ts';
import { gardableJusque, lireAutresDates } from './autres-dates.server.ts';
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
  const fin = adresse?.get('fin') ?? '';
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
    fin: estJour(fin) ? fin : '',
    quand: nom === 'changer' || nom === 'redemander' ? lireAutresDates(ctx, d, nom, adresse ?? new URLSearchParams()) : null,
    /** Until which day it may be kept, when it is out. */
    jusque: nom === 'prolonger' && ligne.statut === 'en_pret' ? dire(gardableJusque(ctx, d)) : null,
    attendue: libelleJour(jourDe(ligne.au)),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
  };
}
/** In words; an empty one when there is no such day. */
const dire = (jour: Jour | null): string => (jour === null ? '' : libelleJour(jour));

export type ActeLu = ReturnType<typeof lireActeDeReservation>;
