import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { libellePeriode, type Periode } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { type DossierDeMalle, getMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { tamponsDe } from '#app/malles/occupation/libre.ts';
import { MallePrise } from '#app/malles/occupation/malle-prise.ts';
import { noterLeManque } from '#app/malles/occupation/manques.server.ts';
import { refuserSiPrise } from '#app/malles/occupation/tenir.server.ts';
import { HEURES_D_OFFRE } from '#app/malles/reglages.ts';
import { lePret } from '#app/malles/reservations/le-pret.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { periodeDe, verifierDates } from '#app/malles/reservations/verifier-dates.server.ts';
import { pourQuelleStructure } from '#app/reseau/structures/pour-quelle-structure.server.ts';
import { cycleAttente, enAdresse, finDeLOffre, relationsALAttente, STATUTS_VIVANTS_ATTENTE } from './attentes.ts';
import { relationsDeLaStructure } from './peut-etre-offerte.server.ts';
import type { SaisieAttente } from './saisie.ts';
import { attentesDeMalle } from './tables.ts';

const PHRASES = {
  pasLaSienne: 'On s’inscrit pour sa propre structure\u00a0: choisissez l’une des vôtres.',
  sansStructure: 'Il faut être dans l’équipe d’une structure pour attendre une malle.',
};

/**
 * Puts a structure on the waiting list of a malle, for dates that are taken.
 * @returns the id of the wait, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE to a partenaire; INTERDIT for a structure that is not hers; IMPOSSIBLE when the malle's rules
 *   refuse these dates, when they are free, or when her structure has or awaits them already
 */
export function attendre(ctx: ContextePersonne, slug: string | undefined, saisie: SaisieAttente): number {
  const malle = getMalle(ctx, slug);
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    return uneSeuleFois(ici, `attendre-${malle.ligne.id}`, saisie.geste, () => inscrire(ici, malle, saisie));
  });
}

function inscrire(ctx: ContextePersonne, malle: DossierDeMalle, saisie: SaisieAttente): number {
  const structureId = pourQuelleStructure(ctx, saisie.structureId, PHRASES);
  const { vers } = cycleAttente.transitions.attendre;
  const relations = relationsALAttente({ structureId }, ctx.acteur);
  if (!permet(cycleAttente, 'attendre', relations)) throw interdit(PHRASES.pasLaSienne);
  const periode = periodeDe(saisie);
  verifierDates(ctx, malle.regles, periode, relationsDeLaStructure(structureId, malle.ligne));
  const { fuseau } = ctx;
  const heures = lireNombre(ctx.db, HEURES_D_OFFRE);
  if (finDeLOffre(ctx.maintenant, { du: periode.du, preavisJours: malle.regles.preavisJours, heures, fuseau }) === null) {
    throw impossible(
      'C’est trop près pour attendre\u00a0: si la malle se libérait, personne n’aurait le temps de répondre.',
      'debut',
    );
  }
  refuserSiDejaLaSienne(ctx, malle, structureId, periode);
  exigerPrise(ctx, malle, periode);
  noterLeManque(ctx, malle, structureId, periode);
  const { id } = ctx.db
    .insert(attentesDeMalle)
    .values({
      ...{ statut: vers, malleId: malle.ligne.id, structureId, personneId: ctx.acteur.personneId },
      ...{ ...periode, depuis: ctx.maintenant },
    })
    .returning({ id: attentesDeMalle.id })
    .get();
  journaliser(ctx, {
    ...{ domaine: 'malles', objet: cycleAttente.objet, objetId: id, acte: 'attendre' },
    resume: `attend ${lePret(malle.ligne.nom, periode)}`,
    apres: { statut: vers, ...periode, structureId },
  });
  return id;
}

/** One waits for what is taken: what is free is booked. */
function exigerPrise(ctx: ContextePersonne, malle: DossierDeMalle, periode: Periode): void {
  try {
    refuserSiPrise(ctx, malle, { periode, tampons: tamponsDe(malle.regles) });
  } catch (erreur) {
    if (erreur instanceof MallePrise) return;
    throw erreur;
  }
  throw impossible('La malle est libre à ces dates\u00a0: il n’y a rien à attendre, réservez-la.', 'debut', {
    libelle: `Réserver ${laMalle(malle.ligne.nom)} ${libellePeriode(periode)}`,
    chemin: `/malles/${malle.ligne.slug}/reserver?${enAdresse(periode)}`,
  });
}

function refuserSiDejaLaSienne({ db }: ContextePersonne, malle: DossierDeMalle, structureId: number, { du, au }: Periode): void {
  const pret = db
    .select({ id: reservations.id })
    .from(reservations)
    .where(
      and(
        ...[eq(reservations.malleId, malle.ligne.id), eq(reservations.structureId, structureId)],
        ...[
          inArray(reservations.statut, ['demandee', 'acceptee', 'en_pret']),
          lte(reservations.du, au),
          gte(reservations.au, du),
        ],
      ),
    )
    .get();
  if (pret) {
    throw impossible('Votre structure a déjà demandé ou réservé cette malle à ces dates.', 'debut', {
      ...{ libelle: 'Voir ce prêt', chemin: `/reservations/${pret.id}` },
    });
  }
  const attente = db
    .select({ id: attentesDeMalle.id })
    .from(attentesDeMalle)
    .where(
      and(
        ...[eq(attentesDeMalle.malleId, malle.ligne.id), eq(attentesDeMalle.structureId, structureId)],
        ...[eq(attentesDeMalle.du, du), eq(attentesDeMalle.au, au)],
        inArray(attentesDeMalle.statut, [...STATUTS_VIVANTS_ATTENTE]),
      ),
    )
    .get();
  if (attente) {
    throw impossible('Votre structure est déjà sur la liste d’attente pour ces dates.', 'debut', {
      ...{ libelle: 'Voir où elle en est', chemin: `/malles/attentes/${attente.id}` },
    });
  }
}
