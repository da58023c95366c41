import { and, asc, count, eq, gte, inArray, isNotNull, isNull, notInArray, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { EnCharge } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { cycleAppui, STATUTS_EN_VUE_APPUI, STATUTS_FINALS_APPUI } from './appuis.ts';
import { retirerAppuiPourDepart } from './clore.server.ts';
import { lAppui } from './dossiers.server.ts';
import { appuis, invitationsAppui } from './tables.ts';

interface Qui {
  personneId: number;
  structureId: number;
}

const lesSiens = ({ personneId, structureId }: Qui) =>
  and(
    ...[eq(appuis.auteurId, personneId), eq(appuis.structureId, structureId)],
    notInArray(appuis.statut, [...STATUTS_FINALS_APPUI]),
  );

/**
 * The appuis that someone follows in a structure that she leaves: they stay to the structure, in whoever's hands. Those where she
 * is expected to help are told; nobody takes her place but whom the coordination chooses.
 */
export const appuisEnCharge = (ctx: ContextePersonne, qui: Qui): EnCharge[] => [
  ...ctx.db
    .select({ id: appuis.id, titre: appuis.titre })
    .from(appuis)
    .where(lesSiens(qui))
    .orderBy(asc(appuis.id))
    .all()
    .map(({ id, titre }) => ({
      salle: 'troc' as const,
      phrase: `Appui technique «\u00a0${titre}\u00a0»\u00a0: cette personne s’en occupe. La demande reste à la structure.`,
      chemin: `/troc/appuis/${id}`,
      transmissible: true,
    })),
  ...quiAttendent(ctx, qui.personneId).map(({ id, titre, nom, tient }) => ({
    salle: 'troc' as const,
    phrase: tient
      ? `Appui technique ${deNom(nom)}, «\u00a0${titre}\u00a0»\u00a0: cette personne tient la séance. Si elle ne vient plus, la coordination la fixe avec d’autres.`
      : `Appui technique ${deNom(nom)}, «\u00a0${titre}\u00a0»\u00a0: cette personne y est invitée. Hors du réseau, elle n’est plus attendue.`,
    chemin: `/troc/appuis/${id}`,
    transmissible: false,
  })),
];

function quiAttendent({ db, maintenant, fuseau }: ContextePersonne, personneId: number) {
  const sansRefus = or(isNull(invitationsAppui.reponse), eq(invitationsAppui.reponse, 'oui'));
  const aVenir = and(
    ...[eq(appuis.statut, 'programme'), isNotNull(invitationsAppui.intervientLe)],
    gte(appuis.seanceJour, jourCivil(maintenant, fuseau)),
  );
  return db
    .select({ id: appuis.id, titre: appuis.titre, nom: structures.nom, statut: appuis.statut })
    .from(invitationsAppui)
    .innerJoin(appuis, eq(appuis.id, invitationsAppui.appuiId))
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(and(eq(invitationsAppui.personneId, personneId), or(and(eq(appuis.statut, 'experts_sollicites'), sansRefus), aVenir)))
    .orderBy(asc(appuis.id))
    .all()
    .map(({ statut, ...une }) => ({ ...une, tient: statut === 'programme' }));
}

/** Whoever takes over follows them; when nobody can, they go on under the structure's name. @returns how many passed */
export function passerLesAppuis(ctx: ContextePersonne, qui: Qui & { aId: number | null }): number {
  const { aId } = qui;
  if (aId === null) return 0;
  const siens = ctx.db.select().from(appuis).where(lesSiens(qui)).all();
  for (const ligne of siens) {
    ctx.db.update(appuis).set({ auteurId: aId }).where(eq(appuis.id, ligne.id)).run();
    journaliser(ctx, {
      ...{ domaine: 'troc', objet: cycleAppui.objet, objetId: ligne.id, acte: 'passer_la_main' },
      resume: `a confié ${lAppui(ligne)} à quelqu’un de l’équipe`,
      avant: { auteurId: ligne.auteurId },
      apres: { auteurId: aId },
    });
  }
  return siens.length;
}

const deLaStructure = (structureId: number) =>
  and(eq(appuis.structureId, structureId), inArray(appuis.statut, [...STATUTS_EN_VUE_APPUI]));

/** What the departure of a structure would do to its appuis. */
export function suitesPourLesAppuis({ db }: ContextePersonne, structureId: number): string[] {
  const n = db.select({ n: count() }).from(appuis).where(deLaStructure(structureId)).get()?.n ?? 0;
  if (n === 0) return [];
  return [
    n === 1
      ? 'Sa demande d’appui technique est retirée. Les personnes invitées reçoivent un courriel.'
      : `Ses ${n} demandes d’appui technique sont retirées. Les personnes invitées reçoivent un courriel.`,
  ];
}

/** In the transaction of the departure: what has not been held is withdrawn. */
export function retirerLesAppuis(ctx: ContextePersonne, structureId: number): void {
  const siens = ctx.db.select({ id: appuis.id }).from(appuis).where(deLaStructure(structureId)).all();
  for (const { id } of siens) retirerAppuiPourDepart(ctx, id);
}

/**
 * Two rows of one person, both invited to one appui: as long as it goes on, or when one said yes and the other no, nobody
 * can say which answer holds.
 */
export function empechementPourLesAppuis({ db }: ContextePersonne, qui: { gardeeId: number; doublonId: number }): string | null {
  const lignes = db
    .select({ appuiId: invitationsAppui.appuiId, reponse: invitationsAppui.reponse, statut: appuis.statut, titre: appuis.titre })
    .from(invitationsAppui)
    .innerJoin(appuis, eq(appuis.id, invitationsAppui.appuiId))
    .where(inArray(invitationsAppui.personneId, [qui.gardeeId, qui.doublonId]))
    .orderBy(asc(invitationsAppui.appuiId))
    .all();
  const ambigu = lignes.find(({ appuiId, reponse, statut }, rang) => {
    const autre = lignes[rang + 1];
    if (autre?.appuiId !== appuiId) return false;
    const differentes = autre.reponse !== null && reponse !== null && autre.reponse !== reponse;
    return differentes || !STATUTS_FINALS_APPUI.some((final) => final === statut);
  });
  return ambigu ? `Ces deux fiches sont invitées à un même appui technique\u00a0: «\u00a0${ambigu.titre}\u00a0».` : null;
}
