import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { jourDe, libellePeriode, momentDe, type Periode } from '#app/commun/periode.ts';
import { type DossierDeMalle, getMalle, lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { tamponsDe } from '#app/malles/occupation/libre.ts';
import { MallePrise } from '#app/malles/occupation/malle-prise.ts';
import { autresPeriodesLibres, refuserSiPrise } from '#app/malles/occupation/tenir.server.ts';
import { tamponsDuPret } from './changer-dates.server.ts';
import { type DossierDeReservation, relationsDe } from './dossiers.server.ts';
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
  return juger(ctx, malle, { periode, dates, structureId }, () => {
    verifierDates(ctx, malle.regles, periode, relations);
    if (structureId !== undefined) verifierNombreDeMalles(ctx, malle.regles, { structureId, periode });
    refuserSiPrise(ctx, malle, { periode, tampons: tamponsDe(malle.regles) });
  });
}

/**
 * Other dates of a loan, as the act that changes them judges them: its own half-days are free to it.
 * @returns null for the dates that it has
 */
export function jugerLesAutresDates(ctx: ContextePersonne, d: DossierDeReservation, lues: Dates): Verdict | null {
  const { ligne, regles, relations } = d;
  const { structureId } = ligne;
  const periode = periodeDe(lues);
  if (periode.du === ligne.du && periode.au === ligne.au) return null;
  const malle = lireMalle(ctx, ligne.malleId);
  const sauf = { reservations: [ligne.id] };
  const lu = juger(ctx, malle, { periode, dates: champsDe(periode), structureId, sauf }, () => {
    verifierDates(ctx, regles, periode, relations, ligne);
    verifierNombreDeMalles(ctx, regles, { structureId, periode, sauf: ligne.id });
    refuserSiPrise(ctx, malle, { periode, tampons: tamponsDuPret(d, periode), sauf });
  });
  // One who has a loan moves it: she does not wait for another.
  return { ...lu, prise: false };
}

/** What an act would say of dates, without doing it. @param verifier throws what it would throw */
function juger(
  ctx: ContextePersonne,
  malle: DossierDeMalle,
  q: { periode: Periode; dates: Verdict['dates']; structureId: number | undefined; sauf?: { reservations: number[] } },
  verifier: () => void,
): Verdict {
  const { periode, dates, structureId, sauf = { reservations: [] } } = q;
  const aDroit = (une: Periode) =>
    structureId === undefined || aEncoreDroit(malle.regles, listPretsTenus(ctx, structureId, une, sauf.reservations[0]), une);
  try {
    verifier();
    return { libre: true, phrase: 'Elle est libre à ces dates', prise: false, autres: [], dates };
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    const autres = autresPeriodesLibres(ctx, malle, periode, sauf)
      .filter(aDroit)
      .map((une) => ({ libelle: libellePeriode(une), ...champsDe(une) }));
    // When else is listed, each a link: the sentence need not say it too.
    const prise = erreur instanceof MallePrise;
    const phrase = prise && autres.length > 0 ? erreur.constat : erreur.message;
    return { libre: false, phrase, prise, autres, dates };
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
