import { and, asc, eq, gte, inArray, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { EnCharge } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { equipeJoignable, quiOntEcrit, quiSuit } from './courriels.server.ts';
import { cloreAuDepart } from './finir.server.ts';
import { echanges } from './tables.ts';

/** The échanges of a structure that end with it: those that go on, and the appointments to come. */
function ouvertsDe({ db, maintenant, fuseau }: ContextePersonne, structureId: number): number[] {
  return db
    .select({ id: echanges.id })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .where(
      and(
        or(eq(annonces.structureId, structureId), eq(echanges.structureId, structureId)),
        or(
          eq(echanges.statut, 'ouvert'),
          and(eq(echanges.statut, 'rendez_vous'), gte(echanges.rdvJour, jourCivil(maintenant, fuseau))),
        ),
      ),
    )
    .orderBy(asc(echanges.id))
    .all()
    .map(({ id }) => id);
}

/** What the departure of a structure would do to its échanges: how many, and not with whom. */
export function echangesQuiTombent(ctx: ContextePersonne, structureId: number): string[] {
  const n = ouvertsDe(ctx, structureId).length;
  if (n === 0) return [];
  return [
    n === 1
      ? 'Un échange en cours sur une annonce est clos sans suite. L’autre structure reçoit un courriel.'
      : `${n} échanges en cours sur des annonces sont clos sans suite. Les autres structures reçoivent un courriel.`,
  ];
}

/** In the transaction of the departure. */
export function quitterLesEchanges(ctx: ContextePersonne, structureId: number): void {
  for (const id of ouvertsDe(ctx, structureId)) cloreAuDepart(ctx, id, structureId);
}

/**
 * The conversations in which someone speaks for a structure that she leaves, in one line. Nothing is to be passed: whoever is
 * left of those who wrote goes on, and failing them those who commit the structure.
 */
export function echangesEnCharge(ctx: ContextePersonne, qui: { personneId: number; structureId: number }): EnCharge[] {
  const enCours = ctx.db
    .select({ id: echanges.id, publieId: annonces.structureId, auteurId: annonces.auteurId })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .where(
      and(
        inArray(echanges.statut, ['ouvert', 'rendez_vous']),
        or(eq(annonces.structureId, qui.structureId), eq(echanges.structureId, qui.structureId)),
      ),
    )
    .all();
  const equipe = equipeJoignable(ctx, qui.structureId);
  const ids = enCours.map(({ id }) => id);
  const ontEcrit = quiOntEcrit(ctx, ids);
  const n = enCours.filter(({ id, publieId, auteurId }) => {
    const cote = publieId === qui.structureId ? 'annonce' : 'reponse';
    const siens = ontEcrit.flatMap((une) => (une.echangeId === id && une.cote === cote ? [une.id] : []));
    return quiSuit(equipe, cote === 'annonce' ? [auteurId, ...siens] : siens).some((une) => une.id === qui.personneId);
  }).length;
  if (n === 0) return [];
  return [
    {
      salle: 'troc',
      // The coordination notes departures, and does not read échanges: neither with whom, nor about what.
      phrase: `${accorder(n, 'échange en cours', 'échanges en cours')} à propos d’une annonce\u00a0: la suite arrive à qui y a écrit, sinon à qui engage la structure.`,
      chemin: '/troc/echanges',
      transmissible: false,
    },
  ];
}
