import { and, eq, gte, lte } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { demiJournee, jourCivil, jourDe, type Periode } from '#app/commun/periode.ts';
import type { DossierDeMalle } from '#app/malles/catalogue/malles.server.ts';
import { feriesEntre, lireOccupations } from '#app/malles/occupation/lectures.server.ts';
import { estPossible, tamponsDe } from '#app/malles/occupation/libre.ts';
import { type RelationReservation, relationsALaReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { verifierDates, verifierNombreDeMalles } from '#app/malles/reservations/verifier-dates.server.ts';
import type { LigneAttente } from './dossiers.server.ts';

/** Who a structure is to the loans of a malle, whoever of it acts: by its rules one judges what it waits for. */
export const relationsDeLaStructure = (
  structureId: number,
  malle: { structureId: number; gardienneId: number | null },
): RelationReservation[] =>
  relationsALaReservation(
    { structureId, proprietaireId: malle.structureId, gardienneId: null },
    { personneId: 0, roles: [], membreDe: [structureId] },
  );

/** Whether these dates could be booked now by who waits: what is held, what is asked, and the rules. */
export function peutEtreOfferte(ctx: Contexte, malle: DossierDeMalle, attente: LigneAttente): string | true {
  const { du, au, structureId } = attente;
  if (!estLibre(ctx, malle, { du, au })) return 'La malle n’est pas libre à ces dates.';
  if (estDemandee(ctx, malle, { du, au })) return 'Une autre structure a demandé ces dates, et attend la réponse.';
  try {
    verifierDates(ctx, malle.regles, { du, au }, relationsDeLaStructure(structureId, malle.ligne));
    verifierNombreDeMalles(ctx, malle.regles, { structureId, periode: { du, au } });
    return true;
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return erreur.message;
    throw erreur;
  }
}

function estLibre(ctx: Contexte, { ligne, regles }: DossierDeMalle, periode: Periode): boolean {
  const { avant, apres } = tamponsDe(regles);
  const autour = { du: periode.du - avant, au: periode.au + apres };
  const occupation = lireOccupations(ctx, [ligne.id], autour).get(ligne.id);
  const feries = feriesEntre(jourDe(periode.du), jourDe(periode.au));
  return occupation !== undefined && estPossible({ occupation, malle: ligne, regles, feries }, periode);
}

/** What is asked holds nothing, but was asked first: the keeper answers before these dates go to someone else. */
function estDemandee({ db, maintenant, fuseau }: Contexte, { ligne, regles }: DossierDeMalle, { du, au }: Periode): boolean {
  if (!regles.accord) return false;
  const marge = Math.max(regles.tamponAvant, regles.tamponApres);
  const aujourdhui = demiJournee(jourCivil(maintenant, fuseau), 'matin');
  return (
    db
      .select({ id: reservations.id })
      .from(reservations)
      .where(
        and(
          ...[eq(reservations.malleId, ligne.id), eq(reservations.statut, 'demandee'), gte(reservations.du, aujourdhui)],
          ...[lte(reservations.du, au + marge), gte(reservations.au, du - marge)],
        ),
      )
      .get() !== undefined
  );
}
