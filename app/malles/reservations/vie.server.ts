import { and, asc, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, jourDe, libelleJour } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { DossierDeReservation } from './dossiers.server.ts';
import { filDuPret, type PasDeVie } from './fil.ts';
import { cycleReservation } from './reservations.ts';

const LIGNES_MONTREES = 100;

/** What was done of one loan, in order. */
export function lireFaits({ db }: ContextePersonne, id: number) {
  return db
    .select({ acte: journal.acte, le: journal.le, resume: journal.resume, prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .leftJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(and(eq(journal.domaine, 'malles'), eq(journal.objet, cycleReservation.objet), eq(journal.objetId, id)))
    .orderBy(asc(journal.id))
    .limit(LIGNES_MONTREES)
    .all()
    .map(({ prenom, nom, ...fait }) => ({ ...fait, qui: prenom !== null && nom !== null ? nomComplet({ prenom, nom }) : '' }));
}

/**
 * The life of a loan, wherever it is drawn.
 * @param faits what was done of it, when it is read already
 */
export function vieDuPret(
  ctx: ContextePersonne,
  { ligne, proprietaire }: DossierDeReservation,
  faits: ReturnType<typeof lireFaits> = lireFaits(ctx, ligne.id),
): PasDeVie[] {
  const le = (instant: Date | null) => (instant === null ? '' : libelleJour(jourCivil(instant, ctx.fuseau)));
  return filDuPret({
    statut: ligne.statut,
    sansDemander: ligne.accepteeLe !== null && ligne.accepteeLe.getTime() === ligne.demandeeLe.getTime(),
    proprietaire: proprietaire.nom,
    ...{ depart: libelleJour(jourDe(ligne.du)), retour: libelleJour(jourDe(ligne.au)) },
    quand: {
      ...{ demandee: le(ligne.demandeeLe), acceptee: le(ligne.accepteeLe), remise: le(ligne.remiseLe) },
      ...{ rendue: le(ligne.rendueLe), finie: le(ligne.finieLe) },
    },
    qui: (...actes) => faits.findLast(({ acte }) => actes.some((un) => un === acte))?.qui ?? '',
  });
}
