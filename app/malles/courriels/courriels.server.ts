import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ecartEnJours, jourCivil, jourDe } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { journal } from '#app/commun/tables.ts';
import { type DossierDeReservation, getReservation, type LigneReservation } from '#app/malles/reservations/dossiers.server.ts';
import { cycleReservation, STATUTS_OCCUPANTS, type TransitionReservation } from '#app/malles/reservations/reservations.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { coteEmprunteuse, coteGardienne, type Destinataire, uneFois } from './destinataires.server.ts';
import { evenementDePret } from './evenements.server.ts';
import { type CauseDeLettre, lettreDePret } from './lettres.server.ts';
import type { Circonstances } from './mots-du-pret.server.ts';
import { aCompleter, lireEcarts, lirePretEcrit, type PretEcrit } from './pret-ecrit.server.ts';

/** Key of this answer in the room's prise; its object is one loan. */
export const GENRE_DE_LIEN_PRET = 'pret';
/** How the keys of the reminders begin, of one loan or of all. */
export const PREFIXE_DES_RAPPELS = 'pret-rappel:';

/** Acts that say something new of what stands in a calendar. */
const DANS_L_AGENDA: readonly TransitionReservation[] = ['reserver', 'accepter', 'changer', 'prolonger'];
/** Acts after which what stood there stands no more, or is only asked. */
const HORS_DE_L_AGENDA: readonly TransitionReservation[] = [
  'redemander',
  'refuser',
  'annuler',
  'annuler_pour_depart',
  'laisser_passer',
  'constater_absence',
];
/** What the keeper is asked to answer. */
const DEMANDES: readonly TransitionReservation[] = ['demander', 'redemander'];
/** Acts that tell the borrower alone: the keeper's side has nothing to do. */
const POUR_L_EMPRUNTEUSE: readonly TransitionReservation[] = ['clore', 'regulariser'];
const DU_RETOUR: readonly TransitionReservation[] = ['rendre', 'passer_le_relais', 'signaler', 'regulariser'];

/**
 * Tells those whom an act on a loan concerns, in its transaction: each once, and whoever did it only when her agenda changes.
 * What was written of the loan and has not left is taken back when it is not true any more.
 * @param cause the act, once its row is written
 * @param avant the loan as it stood before, when its dates change or it is called off
 */
export function prevenir(ctx: Contexte, reservationId: number, cause: TransitionReservation, avant?: DossierDeReservation): void {
  const p = lirePretEcrit(ctx, getReservation(ctx, reservationId));
  retirerCourriels(ctx, `${PREFIXE_DES_RAPPELS}${reservationId}:`);
  for (const demande of DEMANDES) retirerCourriels(ctx, `pret:${reservationId}:${demande}:`);
  const agenda = changeLAgenda(ctx, p, cause, avant) ? [evenementDuPret(p)] : [];
  const emprunteuses = coteEmprunteuse(ctx, p.ligne);
  // What went from hand to hand is told to the keeper once, with the loan that ended.
  const sansElle = POUR_L_EMPRUNTEUSE.includes(cause) || (cause === 'remettre' && p.relaisDe !== null);
  const gardiennes = sansElle ? [] : coteGardienne(ctx, p);
  // Whoever is on both sides answers first; otherwise she reads as the one who borrows.
  const toutes = DEMANDES.includes(cause) ? [...gardiennes, ...emprunteuses] : [...emprunteuses, ...gardiennes];
  const circonstances = {
    ...(avant ? { avant: { du: avant.ligne.du, au: avant.ligne.au, tenue: estTenu(avant.ligne) } } : {}),
    ...(DU_RETOUR.includes(cause) ? { ecarts: lireEcarts(ctx, reservationId) } : {}),
  };
  for (const a of uneFois(toutes)) {
    if (a.id === ctx.acteur.personneId && agenda.length === 0) continue;
    const lien = a.cote === 'gardienne' && DEMANDES.includes(cause) ? lienPourRepondre(ctx, p, a.id) : undefined;
    const cle = `pret:${reservationId}:${cause}:v${p.ligne.version}`;
    ecrire(ctx, p, { cause, a, cle, agenda, circonstances: { ...circonstances, ...(lien ? { lien } : {}) } });
  }
}

/** It answers as long as the request may be answered: until its first day, and the day after to read what came of it. */
function lienPourRepondre(ctx: Contexte, { ligne }: PretEcrit, personneId: number): string {
  const jours = Math.max(0, ecartEnJours(jourCivil(ctx.maintenant, ctx.fuseau), jourDe(ligne.du))) + 2;
  return creerLien(ctx, { genre: GENRE_DE_LIEN_PRET, objetId: ligne.id, personneId, jours });
}

/** Writes one reminder to one side of a loan, in the task's transaction; its key says which. */
export function rappeler(ctx: Contexte, p: PretEcrit, cause: CauseDeLettre, a: readonly Destinataire[], cle: string): number {
  for (const une of a) ecrire(ctx, p, { cause, a: une, cle, agenda: [], circonstances: {} });
  return a.length;
}

function ecrire(
  ctx: Contexte,
  p: PretEcrit,
  lettreA: {
    cause: CauseDeLettre;
    a: Destinataire;
    cle: string;
    agenda: readonly Evenement[];
    circonstances: Partial<Circonstances>;
  },
): void {
  const { cause, a, cle, agenda, circonstances } = lettreA;
  const lettre = lettreDePret(p, cause, {
    ...{ nom: a.nom, cote: a.cote, auteur: a.id === ctx.acteur.personneId, qui: ctx.acteur.nom },
    ...{ aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau), adressePublique: ctx.adressePublique },
    ...{ aCompleter: a.cote === 'gardienne' ? aCompleter(ctx, p.malle.id) : [], ecarts: [], ...circonstances },
  });
  deposerCourriel(ctx, {
    cle,
    destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
    sujet: lettre.titre,
    lettre,
    ...(agenda.length > 0 ? { agenda } : {}),
  });
}

/** What is only asked stands in no calendar, until it was booked once; what begins sooner or ends sooner moves there. */
function changeLAgenda(ctx: Contexte, p: PretEcrit, cause: TransitionReservation, avant?: DossierDeReservation): boolean {
  const bouge = avant !== undefined && (avant.ligne.du !== p.ligne.du || avant.ligne.au !== p.ligne.au);
  if (DANS_L_AGENDA.includes(cause) || (bouge && estTenu(p.ligne))) return true;
  return HORS_DE_L_AGENDA.includes(cause) && dejaReservee(ctx, p, avant);
}

const estTenu = ({ statut }: Pick<LigneReservation, 'statut'>) => STATUTS_OCCUPANTS.some((un) => un === statut);

function dejaReservee({ db }: Contexte, { ligne }: PretEcrit, avant?: DossierDeReservation): boolean {
  if (ligne.accepteeLe !== null || avant?.ligne.statut === 'acceptee') return true;
  const ici = and(eq(journal.domaine, 'malles'), eq(journal.objet, cycleReservation.objet), eq(journal.objetId, ligne.id));
  return (
    db
      .select({ id: journal.id })
      .from(journal)
      .where(and(ici, inArray(journal.acte, ['reserver', 'accepter', 'changer'])))
      .limit(1)
      .get() !== undefined
  );
}

/** The loan as its mails join it. */
function evenementDuPret({ ligne, malle, emprunteuse, chez, relaisDe }: PretEcrit): Evenement {
  return evenementDePret({
    ...ligne,
    ...{ malle, chez, structure: emprunteuse.nom, relaisDe: relaisDe?.structure ?? null, mien: true },
  });
}
