import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { demiJournee, jourCivil, jourDe, libelleJour, libellePeriode, type Periode } from '#app/commun/periode.ts';
import { enPhrase, enumerer, majuscule } from '#app/commun/texte.ts';
import { type DossierDeMalle, lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { dernierJourReservable, premierJourReservable } from '#app/malles/catalogue/malles.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { demiJourneesTenues, type Tampons } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { feriesEntre, lireOccupations, type Sauf, tenuesPar } from './lectures.server.ts';
import { horsService, periodeAutour, prochainesDatesLibres, quiGene } from './libre.ts';
import { MallePrise } from './malle-prise.ts';
import { occupationsDeMalle } from './tables.ts';

/** Who holds: a loan, or an offer of the waiting list. */
export type Tenante = { reservationId: number } | { attenteId: number };

/**
 * Holds a malle's half-days, in the transaction of the act: every path goes through here. What the same one held before is given back.
 * @param sauf a loan or an offer whose half-days are taken over: the caller has freed or is freeing them
 * @throws ErreurMetier IMPOSSIBLE that names what is in the way, and the next free dates of that length
 */
export function tenirLaMalle(
  ctx: Contexte,
  malleId: number,
  tenante: Tenante,
  { periode, tampons, sauf }: { periode: Periode; tampons: Tampons; sauf?: Sauf },
): void {
  libererLaMalle(ctx, tenante);
  refuserSiPrise(ctx, lireMalle(ctx, malleId), { periode, tampons, ...(sauf ? { sauf } : {}) });
  ctx.db
    .insert(occupationsDeMalle)
    .values(demiJourneesTenues(periode, tampons).map((tenue) => ({ malleId, ...tenue, ...tenante })))
    .run();
}

/**
 * Keeps only a part of what a loan holds: it came back sooner. Nothing is asked of the malle, which may be out of service by then.
 * @param periode lies within what the loan holds
 */
export function garderMoins(
  ctx: Contexte,
  { id, malleId }: { id: number; malleId: number },
  { periode, tampons }: { periode: Periode; tampons: Tampons },
): void {
  libererLaMalle(ctx, { reservationId: id });
  const tenues = demiJourneesTenues(periode, tampons).map((tenue) => ({ malleId, ...tenue, reservationId: id }));
  ctx.db.insert(occupationsDeMalle).values(tenues).run();
}

/** Gives back all that a loan or an offer holds. */
export function libererLaMalle({ db }: Contexte, tenante: Tenante): void {
  db.delete(occupationsDeMalle).where(tenuesPar(tenante)).run();
}

/**
 * Whether a malle may be held, without holding it.
 * @throws ErreurMetier IMPOSSIBLE on `debut`, that names what is in the way, and the next free dates of that length
 */
export function refuserSiPrise(
  ctx: Contexte,
  malle: DossierDeMalle,
  { periode, tampons, sauf = {} }: { periode: Periode; tampons: Tampons; sauf?: Sauf },
): void {
  const { id, etatMotif, etatJusquAu } = malle.ligne;
  if (horsService(malle.ligne, jourDe(periode.du))) {
    const jusque = etatJusquAu === null ? '' : ` jusqu’au ${libelleJour(etatJusquAu)}`;
    throw impossible(
      `${majuscule(laMalle(malle.ligne.nom))} n’est pas en service${jusque}\u00a0: ${enPhrase(etatMotif ?? '')}${autresDates(ctx, malle, periode, sauf)}`,
      'debut',
    );
  }
  const autour = { du: periode.du - tampons.avant, au: periode.au + tampons.apres };
  const occupation = lireOccupations(ctx, [id], autour, sauf).get(id);
  const gene = occupation ? quiGene(occupation, periode, tampons) : null;
  if (gene === null) return;
  throw new MallePrise(direQuiGene(ctx, gene, periode), autresDates(ctx, malle, periode, sauf));
}

function direQuiGene({ db }: Contexte, gene: number, periode: Periode): string {
  if (gene < 0) return 'Ces dates viennent de se libérer, et sont proposées à une structure de la liste d’attente.';
  const pret = db
    .select({ du: reservations.du, au: reservations.au, nom: structures.nom })
    .from(reservations)
    .innerJoin(structures, eq(structures.id, reservations.structureId))
    .where(eq(reservations.id, gene))
    .get();
  if (!pret) return 'La malle est déjà prise à ces dates.';
  const dedans = pret.du <= periode.au && pret.au >= periode.du;
  return dedans
    ? `La malle est déjà prise\u00a0: ${leNom(pret.nom)} l’a réservée ${libellePeriode(pret)}.`
    : `Trop près d’un autre prêt\u00a0: ${leNom(pret.nom)} l’a ${libellePeriode(pret)}, et il faut le temps de la rapporter et de la recompter.`;
}

/** « Elle est libre du mardi 7 au jeudi 9 avril, ou … » ; empty when it never is. */
function autresDates(ctx: Contexte, malle: DossierDeMalle, periode: Periode, sauf: Sauf): string {
  const libres = autresPeriodesLibres(ctx, malle, periode, sauf);
  return libres.length === 0
    ? ''
    : ` Elle est libre ${enumerer(
        libres.map((une) => libellePeriode(une)),
        ' ou ',
      )}.`;
}

/** The next dates on which a malle is free for as long, from those that were wanted. */
export function autresPeriodesLibres(ctx: Contexte, malle: DossierDeMalle, periode: Periode, sauf: Sauf = {}): Periode[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const premier = premierJourReservable(aujourdhui, malle.regles);
  const voulu = jourDe(periode.du);
  const de = voulu > premier ? voulu : premier;
  const a = dernierJourReservable(aujourdhui, malle.regles);
  if (de > a) return [];
  const large = periodeAutour({ du: demiJournee(de, 'matin'), au: demiJournee(a, 'apres-midi') });
  const occupation = lireOccupations(ctx, [malle.ligne.id], large, sauf).get(malle.ligne.id);
  if (!occupation) return [];
  return prochainesDatesLibres(
    { occupation, malle: malle.ligne, regles: malle.regles, feries: feriesEntre(de, a), de, a },
    periode.au - periode.du + 1,
  );
}
