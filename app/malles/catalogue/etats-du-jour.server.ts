import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, type DemiJournee, demiJournee, type Jour, jourCivil } from '#app/commun/periode.ts';
import { feriesEntre, lireOccupations } from '#app/malles/occupation/lectures.server.ts';
import { periodeAutour, periodesLibres } from '#app/malles/occupation/libre.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { type EtatDuJour, etatDuJour, JOURS_REGARDES } from './etat-du-jour.ts';
import type { DossierDeMalle } from './malles.server.ts';

/** A malle today: its state, and when a loan may stand in the weeks to come. */
export interface MalleAujourdhui {
  etat: EtatDuJour;
  /** The stretches of days on which a loan may stand, in order. */
  libres: { du: Jour; au: Jour }[];
}

/** The state of some malles today, by malle. Two queries whatever their number. */
export function etatsDuJour(ctx: Contexte, dossiers: readonly DossierDeMalle[]): Map<number, MalleAujourdhui> {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const fin = ajouterJours(aujourdhui, JOURS_REGARDES);
  const ids = dossiers.map(({ ligne }) => ligne.id);
  const large = periodeAutour({ du: demiJournee(aujourdhui, 'matin'), au: demiJournee(fin, 'apres-midi') });
  const occupations = lireOccupations(ctx, ids, large);
  const dehors = dehorsJusque(ctx, ids);
  const feries = feriesEntre(aujourdhui, fin);
  return new Map(
    dossiers.map(({ ligne, regles }) => {
      const occupation = occupations.get(ligne.id) ?? { couches: [new Map(), new Map()] };
      const libres = periodesLibres({ occupation, malle: ligne, regles, feries, de: aujourdhui, a: fin });
      const libreLe = libres[0]?.du ?? null;
      const etat = etatDuJour({ malle: ligne, dehorsJusque: dehors.get(ligne.id) ?? null, libreLe, aujourdhui });
      return [ligne.id, { etat, libres }];
    }),
  );
}

/** The last half-day of the loans for which malles are out now, by malle. */
export function dehorsJusque({ db }: Contexte, malleIds: readonly number[]): Map<number, DemiJournee> {
  const lues = db
    .select({ malleId: reservations.malleId, au: reservations.au })
    .from(reservations)
    .where(and(eq(reservations.statut, 'en_pret'), inArray(reservations.malleId, [...malleIds])))
    .all();
  return new Map(lues.map(({ malleId, au }) => [malleId, au]));
}
