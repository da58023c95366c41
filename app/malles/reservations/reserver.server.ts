import { and, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { type DossierDeMalle, getMalle } from '#app/malles/catalogue/malles.server.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { tamponsDe } from '#app/malles/occupation/libre.ts';
import { MallePrise } from '#app/malles/occupation/malle-prise.ts';
import { noterLeManque } from '#app/malles/occupation/manques.server.ts';
import { refuserSiPrise, tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { pourQuelleStructure } from '#app/reseau/structures/pour-quelle-structure.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { relationsDe } from './dossiers.server.ts';
import { lePret } from './le-pret.ts';
import { cycleReservation, prete, type TransitionReservation } from './reservations.ts';
import type { SaisieReservation } from './saisie.ts';
import { reservations } from './tables.ts';
import { periodeDe, verifierDates, verifierNombreDeMalles } from './verifier-dates.server.ts';

const PHRASES = {
  pasLaSienne: 'On réserve une malle pour sa propre structure\u00a0: choisissez l’une des vôtres.',
  sansStructure: 'Il faut être dans l’équipe d’une structure pour réserver une malle.',
};

/**
 * Books one malle, or several together for the same dates: all of them or none. Where the malle wants the keeper's yes, it is asked.
 * @returns the id of the loan, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE to a partenaire; INTERDIT for a structure that is not hers; IMPOSSIBLE when the rules or another
 *   loan stand in the way (`MallePrise`, which is counted)
 */
export function reserver(ctx: ContextePersonne, slug: string | undefined, saisie: SaisieReservation): number {
  const malle = getMalle(ctx, slug);
  const autres = [...new Set(saisie.autres ?? [])].filter((un) => un !== slug).map((un) => getMalle(ctx, un));
  try {
    return enTransaction(ctx, (tx) =>
      uneSeuleFois(tx, `reserver-${malle.ligne.id}`, saisie.geste, () => {
        const [id = 0] = [malle, ...autres].map((une) => reserverUne(tx, une, saisie, autres.length > 0));
        return id;
      }),
    );
  } catch (erreur) {
    if (erreur instanceof MallePrise) noterLesManques(ctx, [malle, ...autres], saisie);
    throw erreur;
  }
}

/** @param plusieurs others are booked with it: what is in the way says of which one */
function reserverUne(ctx: ContextePersonne, malle: DossierDeMalle, saisie: SaisieReservation, plusieurs: boolean): number {
  const structureId = pourQuelleStructure(ctx, saisie.structureId, PHRASES);
  const relations = relationsDe({ structureId }, malle.ligne, ctx);
  const laPrete = prete(relations);
  const acte: TransitionReservation = malle.regles.accord && !laPrete ? 'demander' : 'reserver';
  const { vers } = cycleReservation.transitions[acte];
  if (!permet(cycleReservation, acte, relations)) throw interdit(PHRASES.pasLaSienne);
  const periode = periodeDe(saisie);
  const tampons = tamponsDe(malle.regles);
  verifierDates(ctx, malle.regles, periode, relations);
  verifierNombreDeMalles(ctx, malle.regles, { structureId, periode });
  const { id } = ctx.db
    .insert(reservations)
    .values({
      ...{ statut: vers, malleId: malle.ligne.id, structureId, auteurId: ctx.acteur.personneId },
      ...{ contactId: contactDe(ctx, structureId, saisie.contactId), ...periode },
      ...{ tamponAvant: tampons.avant, tamponApres: tampons.apres, caution: malle.regles.caution },
      ...precisionsDe(ctx, saisie),
      ...{ demandeeLe: ctx.maintenant, modifieeLe: ctx.maintenant, accepteeLe: acte === 'reserver' ? ctx.maintenant : null },
    })
    .returning({ id: reservations.id })
    .get();
  try {
    if (acte === 'reserver') tenirLaMalle(ctx, malle.ligne.id, { reservationId: id }, { periode, tampons });
    // What is asked holds nothing; but nobody is made to wait for what cannot be.
    else refuserSiPrise(ctx, malle, { periode, tampons });
  } catch (erreur) {
    if (!plusieurs || !(erreur instanceof MallePrise)) throw erreur;
    throw new MallePrise(`${malleEnTitre(malle.ligne.nom)}. ${erreur.message}`);
  }
  journaliser(ctx, {
    ...{ domaine: 'malles', objet: cycleReservation.objet, objetId: id, acte },
    resume: `a ${acte === 'reserver' ? 'réservé' : 'demandé'} ${lePret(malle.ligne.nom, periode)}`,
    apres: { statut: vers, ...periode, structureId },
  });
  prevenir(ctx, id, acte);
  return id;
}

/** What is typed beside the dates, as the columns hold it. @throws ErreurMetier IMPOSSIBLE for a commune that is not known */
export function precisionsDe(
  { db }: Pick<ContextePersonne, 'db'>,
  {
    lieu,
    communeCode,
    objet,
    participants,
    mot,
  }: Pick<SaisieReservation, 'lieu' | 'communeCode' | 'objet' | 'participants' | 'mot'>,
) {
  if (communeCode && !db.select({ code: communes.code }).from(communes).where(eq(communes.code, communeCode)).get()) {
    throw impossible('Choisissez une commune dans la liste, ou laissez vide.', 'communeCode');
  }
  return {
    ...{ lieu: lieu ?? null, communeCode: communeCode ?? null, objet: objet ?? null },
    ...{ participants: participants ?? null, mot: mot ?? null },
  };
}

/**
 * Whom one calls about a loan: who was said, herself, or whoever commits the structure.
 * @throws ErreurMetier IMPOSSIBLE on `contactId` for someone of another structure, or when there is nobody
 */
export function contactDe(ctx: ContextePersonne, structureId: number, dit: number | undefined): number {
  const { acteur, db } = ctx;
  if (dit === undefined && acteur.membreDe.includes(structureId)) return acteur.personneId;
  const voulu = dit ?? responsablesDe(ctx, structureId)[0]?.id;
  const presente =
    voulu !== undefined &&
    db
      .select({ id: fonctions.personneId })
      .from(fonctions)
      .where(
        and(
          ...[eq(fonctions.personneId, voulu), eq(fonctions.structureId, structureId)],
          enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        ),
      )
      .get();
  if (!presente) throw impossible('Dites qui appeler dans cette structure.', 'contactId');
  return voulu;
}

/** Another transaction: the booking's own left nothing. */
function noterLesManques(ctx: ContextePersonne, demandees: readonly DossierDeMalle[], saisie: SaisieReservation): void {
  enTransaction(ctx, (tx) => {
    const structureId = pourQuelleStructure(tx as ContextePersonne, saisie.structureId, PHRASES);
    for (const malle of demandees) noterLeManque(tx, malle, structureId, periodeDe(saisie));
  });
}
