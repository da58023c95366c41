import { and, asc, eq, gt, lte, or } from 'drizzle-orm';
import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import {
  ajouterJours,
  debutDuJour,
  demiJournee,
  HEURE_DES_COURRIELS,
  heureCivile,
  jourCivil,
  jourDe,
} from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { clesDeposees, retirerCourriels } from '#app/services/boite.server.ts';
import { PREFIXE_DES_RAPPELS, rappeler } from './courriels.server.ts';
import { coteEmprunteuse, coteGardienne } from './destinataires.server.ts';
import { lirePretEcrit } from './pret-ecrit.server.ts';
import { JOURS_AVANT_LE_PRET, type Rappel, rappelsDus } from './rappels.ts';

type Ligne = Pick<
  typeof reservations.$inferSelect,
  'id' | 'statut' | 'version' | 'du' | 'au' | 'accepteeLe' | 'remiseLe' | 'modifieeLe' | 'relaisDeId'
> &
  Pick<typeof malles.$inferSelect, 'etat' | 'etatJusquAu'>;
type Du = Rappel & { id: number; ligne: Ligne };

const aujourdhui = (ctx: Contexte) => jourCivil(ctx.maintenant, ctx.fuseau);
const cleDe = (id: number, rappel: Rappel) => `${PREFIXE_DES_RAPPELS}${id}:${rappel.cle}`;

/** The loans that a reminder may be due to; the règle then judges. */
function enVue(ctx: Contexte): Ligne[] {
  const { id, statut, version, du, au, accepteeLe, remiseLe, modifieeLe, relaisDeId } = reservations;
  const jour = aujourdhui(ctx);
  const fin = (plus: number) => demiJournee(ajouterJours(jour, plus), 'apres-midi');
  return ctx.db
    .select({
      ...{ id, statut, version, du, au, accepteeLe, remiseLe, modifieeLe, relaisDeId },
      ...{ etat: malles.etat, etatJusquAu: malles.etatJusquAu },
    })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(
      or(
        and(eq(statut, 'acceptee'), gt(du, fin(0)), lte(du, fin(JOURS_AVANT_LE_PRET))),
        and(eq(statut, 'en_pret'), lte(au, fin(1))),
      ),
    )
    .orderBy(asc(id))
    .all();
}

function rappelsDe(ctx: Contexte, ligne: Ligne): Rappel[] {
  const jourDuLe = (le: Date | null) => (le === null ? null : jourCivil(le, ctx.fuseau));
  return rappelsDus(
    {
      ...{ statut: ligne.statut, du: ligne.du, au: ligne.au, deMainEnMain: ligne.relaisDeId !== null },
      ...{ accepteeLe: jourDuLe(ligne.accepteeLe), remiseLe: jourDuLe(ligne.remiseLe) },
      ...{ modifieeLe: jourCivil(ligne.modifieeLe, ctx.fuseau), horsService: horsService(ligne, jourDe(ligne.du)) },
    },
    aujourdhui(ctx),
  );
}

/** Those of today that nobody has written, or that yesterday's outbox could not send: they say the true number of days. */
function rappelsAEcrire(ctx: Contexte): Du[] {
  const dus = enVue(ctx).flatMap((ligne) => rappelsDe(ctx, ligne).map((rappel) => ({ ...rappel, id: ligne.id, ligne })));
  const ecrites = clesDeposees(
    ctx,
    dus.map((un) => cleDe(un.id, un)),
    debutDuJour(aujourdhui(ctx), ctx.fuseau),
  );
  return dus.filter((un) => !ecrites.has(cleDe(un.id, un)));
}

/**
 * Writes each reminder that is due, once, however often it runs.
 * @throws Error one for all the loans that could not be reminded of, once the others are
 */
function rappelerLesPrets(ctx: Contexte): string {
  if (heureCivile(ctx.maintenant, ctx.fuseau) < HEURE_DES_COURRIELS) return 'Il est trop tôt pour écrire.';
  retirerCourriels(ctx, PREFIXE_DES_RAPPELS, debutDuJour(aujourdhui(ctx), ctx.fuseau));
  const echecs: Echecs = new Map();
  let ecrits = 0;
  pourChacun(rappelsAEcrire(ctx), echecs, (du) => {
    ecrits += ecrireUneFois(ctx, du);
    return true;
  });
  const fait = ecrits === 0 ? 'Personne à rappeler.' : `${accorder(ecrits, 'rappel écrit', 'rappels écrits')}.`;
  if (echecs.size > 0) throw resumerEchecs(echecs, ['prêt', 'prêts'], fait);
  return fait;
}

/** The loan is read again in the transaction that writes: a mail about what has just changed does not leave. */
function ecrireUneFois(ctx: Contexte, { ligne, ...rappel }: Du): number {
  return enTransaction(ctx, (tx) => {
    const d = getReservation(tx, ligne.id);
    if (d.ligne.version !== ligne.version || d.ligne.statut !== ligne.statut) return 0;
    const a = rappel.a === 'gardienne' ? coteGardienne(tx, d) : coteEmprunteuse(tx, d.ligne);
    return rappeler(tx, lirePretEcrit(tx, d), rappel.cause, a, cleDe(ligne.id, rappel));
  });
}

export const TACHE_DES_PRETS: Tache = {
  nom: 'malles.rappels',
  libelle: 'Rappeler les malles à préparer, à rendre ou en retard',
  // Every hour of the day, so that a morning that was missed is made up for.
  horaire: `0 ${HEURE_DES_COURRIELS}-20 * * *`,
  aFaire: (ctx) => heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS && rappelsAEcrire(ctx).length > 0,
  executer: rappelerLesPrets,
};
