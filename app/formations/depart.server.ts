import { and, asc, count, eq, gt, inArray } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee, type Jour, jourCivil } from '#app/commun/periode.ts';
import type { EnCharge } from '#app/commun/prise.ts';
import { accorder, entreGuillemets, enumerer } from '#app/commun/texte.ts';
import { cycleBesoin, STATUTS_BESOIN_VIVANTS } from './besoins/besoins.ts';
import { besoinsDeFormation } from './besoins/tables.ts';
import { prevenirDeLInscription, redemanderPourLeGroupe } from './courriels/courriels.server.ts';
import { direLesPlacesRendues } from './courriels/places-rendues.server.ts';
import { type DossierDInscription, lireInscriptions } from './inscriptions/dossiers.server.ts';
import { franchirInscription } from './inscriptions/franchir-inscription.server.ts';
import { LIBELLE_STATUT_INSCRIPTION, STATUTS_VIVANTS } from './inscriptions/inscriptions.ts';
import { offrirLesPlaces } from './inscriptions/offrir.server.ts';
import { inscriptions } from './inscriptions/tables.ts';
import { cycleFormation, STATUTS_A_TENIR, STATUTS_PAS_TENUES } from './programme/formations.ts';
import { quandDite } from './programme/mots.ts';
import { formations } from './programme/tables.ts';

interface Qui {
  personneId: number;
  structureId: number;
}

const quand = (une: Parameters<typeof quandDite>[0]) => (une.du === null ? '' : `, ${quandDite(une)}`);

/** What someone is on the list of, for a structure, and that begins after a day. */
const apres = (ctx: Contexte, jour: Jour, ou: ReturnType<typeof eq>): DossierDInscription[] =>
  lireInscriptions(
    ctx,
    and(ou, inArray(inscriptions.statut, [...STATUTS_VIVANTS]), gt(formations.du, demiJournee(jour, 'apres-midi'))),
  );

const sesInscriptions = (ctx: Contexte, { personneId, structureId }: Qui, jour: Jour) =>
  apres(ctx, jour, eq(inscriptions.structureId, structureId)).filter(({ ligne }) => ligne.personneId === personneId);

/** Those that she holds: for her structure, or for the network. */
const sesFormations = ({ db }: Contexte, { personneId, structureId }: Qui) =>
  db
    .select()
    .from(formations)
    .where(and(eq(formations.organisatriceId, personneId), inArray(formations.statut, [...STATUTS_A_TENIR])))
    .orderBy(asc(formations.id))
    .all()
    .filter((une) => une.structureId === null || une.structureId === structureId);

/** What someone is on the list of, and what she organises, when she leaves a structure. */
export function formationsEnCharge(ctx: ContextePersonne, qui: Qui): EnCharge[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return [
    ...sesFormations(ctx, qui).map((une) => ({
      ...{ salle: 'formations' as const, chemin: `/formations/${une.id}`, transmissible: true },
      phrase: `Formation ${entreGuillemets(une.titre)}${quand(une)}\u00a0: cette personne l’organise.`,
    })),
    ...sesInscriptions(ctx, qui, aujourdhui).map(({ ligne, formation }) => ({
      ...{ salle: 'formations' as const, chemin: `/formations/inscriptions/${ligne.id}`, transmissible: false },
      phrase: `Formation ${entreGuillemets(formation.titre)}${quand(formation)} (${LIBELLE_STATUT_INSCRIPTION[ligne.statut].toLowerCase()})\u00a0: cette personne quitte la liste si la formation commence après son départ. Sa place peut être laissée avant à une personne de l’équipe.`,
    })),
  ];
}

/**
 * Whoever takes over organises the formations; when nobody can, they stay as they are, and the coordination finds them among what
 * is to be checked. What she was on the list of and begins after her last day falls. @returns how many things passed or ended
 */
export function passerLesFormations(ctx: ContextePersonne, qui: Qui & { aId: number | null; dernierJour: Jour }): number {
  const { aId, personneId, structureId } = qui;
  let combien = 0;
  for (const { id, titre, version } of aId === null ? [] : sesFormations(ctx, qui)) {
    ctx.db
      .update(formations)
      .set({ organisatriceId: aId ?? personneId, version: version + 1, modifieeLe: ctx.maintenant })
      .where(eq(formations.id, id))
      .run();
    journaliser(ctx, {
      ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: id, acte: 'passer_la_main' },
      resume: `a confié la formation ${entreGuillemets(titre)} à quelqu’un d’autre`,
      ...{ avant: { organisatriceId: personneId }, apres: { organisatriceId: aId } },
    });
    combien += 1;
  }
  if (aId !== null) {
    combien += ctx.db
      .update(besoinsDeFormation)
      .set({ autriceId: aId })
      .where(
        and(
          ...[eq(besoinsDeFormation.autriceId, personneId), eq(besoinsDeFormation.structureId, structureId)],
          inArray(besoinsDeFormation.statut, [...STATUTS_BESOIN_VIVANTS]),
        ),
      )
      .run().changes;
  }
  return combien + retirerPourDepart(ctx, sesInscriptions(ctx, qui, qui.dernierJour));
}

function retirerPourDepart(ctx: Contexte, siennes: readonly DossierDInscription[]): number {
  for (const d of siennes) {
    franchirInscription(ctx, d, 'retirer_pour_depart', { par: ['depart'] });
    prevenirDeLInscription(ctx, d.ligne.id, 'retirer_pour_depart');
  }
  for (const { ligne } of siennes) redemanderPourLeGroupe(ctx, ligne);
  for (const id of new Set(siennes.map(({ formation }) => formation.id))) {
    offrirLesPlaces(ctx, id);
    direLesPlacesRendues(
      ctx,
      siennes.filter(({ formation }) => formation.id === id),
    );
  }
  return siennes.length;
}

/** What the departure of a structure would do to the formations. */
export function suitesPourLesFormations(ctx: ContextePersonne, structureId: number): string[] {
  const { db } = ctx;
  const places = apres(ctx, jourCivil(ctx.maintenant, ctx.fuseau), eq(inscriptions.structureId, structureId)).length;
  const besoins = db.select({ n: count() }).from(besoinsDeFormation).where(sesBesoins(structureId)).get()?.n ?? 0;
  const tenues = db
    .select({ titre: formations.titre })
    .from(formations)
    .where(and(eq(formations.structureId, structureId), inArray(formations.statut, [...STATUTS_PAS_TENUES])))
    .orderBy(asc(formations.id))
    .all();
  return [
    ...(places > 0 ? [`Son départ libère ${accorder(places, 'inscription')} à des formations, proposées à qui attend.`] : []),
    ...(besoins > 0 ? [`Son départ retire ${accorder(besoins, 'besoin')} de formation.`] : []),
    ...(tenues.length > 0
      ? [
          `Elle organise ${enumerer(tenues.map(({ titre }) => entreGuillemets(titre)))}\u00a0: la coordination dit qui s’en occupe, ou annule.`,
        ]
      : []),
  ];
}

const sesBesoins = (structureId: number) =>
  and(eq(besoinsDeFormation.structureId, structureId), inArray(besoinsDeFormation.statut, [...STATUTS_BESOIN_VIVANTS]));

/** In the transaction of the departure: what has not begun falls, and its places go to whom they are due. */
export function quitterLesFormations(ctx: ContextePersonne, structureId: number): void {
  retirerPourDepart(ctx, apres(ctx, jourCivil(ctx.maintenant, ctx.fuseau), eq(inscriptions.structureId, structureId)));
  for (const ligne of ctx.db.select().from(besoinsDeFormation).where(sesBesoins(structureId)).all()) {
    franchir(ctx, cycleBesoin, 'retirer_pour_depart', {
      ...{ table: besoinsDeFormation, domaine: 'formations', ligne, relations: ['formation'] },
      ...{ champs: { finiLe: ctx.maintenant }, resume: 'a retiré un besoin de formation, avec le départ de la structure' },
    });
  }
}
