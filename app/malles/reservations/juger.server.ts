import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { jourDe, libellePeriode, momentDe, type Periode } from '#app/commun/periode.ts';
import { type DossierDeMalle, getMalle } from '#app/malles/catalogue/malles.server.ts';
import { tamponsDe } from '#app/malles/occupation/libre.ts';
import { MallePrise } from '#app/malles/occupation/malle-prise.ts';
import { autresPeriodesLibres, refuserSiPrise } from '#app/malles/occupation/tenir.server.ts';
import { relationsDe } from './dossiers.server.ts';
import { reserver } from './reserver.server.ts';
import type { SaisieReservation } from './saisie.ts';
import { aEncoreDroit, listPretsTenus, periodeDe, verifierDates, verifierNombreDeMalles } from './verifier-dates.server.ts';

type Dates = Pick<SaisieReservation, 'structureId' | 'debut' | 'fin' | 'debutDemiJournee' | 'finDemiJournee'>;

/** Whether dates may be booked, before one books them; otherwise why, and when else. */
export interface Verdict {
  libre: boolean;
  phrase: string;
  /** Another has it: one may wait for it. */
  prise: boolean;
  autres: { libelle: string; debut: string; fin: string; debutDemiJournee: string; finDemiJournee: string }[];
  /** What was judged, as a form holds it. */
  dates: Record<string, string>;
}

/** The dates of a form, as its fields hold them: a whole day says no half. */
const champsDe = ({ du, au }: Periode) => ({
  ...{ debut: jourDe(du), fin: jourDe(au) },
  debutDemiJournee: momentDe(du) === 'matin' ? '' : momentDe(du),
  finDemiJournee: momentDe(au) === 'apres-midi' ? '' : momentDe(au),
});

/** As the act judges them, for the structure that is said or that is her only one. */
export function jugerLesDates(ctx: ContextePersonne, malle: DossierDeMalle, lues: Dates): Verdict {
  const periode = periodeDe(lues);
  const dates = champsDe(periode);
  const { membreDe } = ctx.acteur;
  const structureId = lues.structureId ?? (membreDe.length === 1 ? membreDe[0] : undefined);
  const relations = relationsDe({ structureId: structureId ?? membreDe[0] ?? 0 }, malle.ligne, ctx);
  const aDroit = (une: Periode) =>
    structureId === undefined || aEncoreDroit(malle.regles, listPretsTenus(ctx, structureId, une), une);
  try {
    verifierDates(ctx, malle.regles, periode, relations);
    if (structureId !== undefined) verifierNombreDeMalles(ctx, malle.regles, { structureId, periode });
    refuserSiPrise(ctx, malle, { periode, tampons: tamponsDe(malle.regles) });
    return { libre: true, phrase: 'Elle est libre à ces dates', prise: false, autres: [], dates };
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    const autres = autresPeriodesLibres(ctx, malle, periode)
      .filter(aDroit)
      .map((une) => ({ libelle: libellePeriode(une), ...champsDe(une) }));
    return { libre: false, phrase: erreur.message, prise: erreur instanceof MallePrise, autres, dates };
  }
}

/**
 * Books, or says what is in the way with all that was typed.
 * @throws ErreurMetier INTROUVABLE, INTERDIT
 */
export function essayerDeReserver(
  ctx: ContextePersonne,
  slug: string | undefined,
  saisie: SaisieReservation,
): { id: number } | { refus: { formulaire: Formulaire; verdict: Verdict } } {
  try {
    return { id: reserver(ctx, slug, saisie) };
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier) || erreur.code !== 'IMPOSSIBLE') throw erreur;
    const formulaire = { ...tapeDe(saisie), erreurs: { [erreur.champ ?? '']: [erreur.message] } };
    return { refus: { formulaire, verdict: jugerLesDates(ctx, getMalle(ctx, slug), saisie) } };
  }
}

/** What was typed, to be shown again. */
function tapeDe({ autres, ...saisie }: SaisieReservation): Pick<Formulaire, 'valeurs' | 'listes'> {
  const dits = Object.entries(saisie).flatMap(([nom, valeur]) => (valeur === undefined ? [] : [[nom, String(valeur)]]));
  return { valeurs: Object.fromEntries(dits), listes: { autres: [...(autres ?? [])] } };
}
