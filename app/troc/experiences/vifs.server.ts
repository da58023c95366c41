import { and, between, desc, eq, exists, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom } from '#app/commun/francais.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import type { Attente, Nouveaute } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Cote } from '#app/troc/stages/stages.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { trajetDe } from './lectures.server.ts';
import { consentementsExperience, experiences } from './tables.ts';

const NOUVEAUTES_MAX = 5;
/** Nothing falls on that day: it only keeps the request among the others. */
const JOURS_POUR_RELIRE = 30;

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

/** The stories that were published since then. */
export function nouvellesExperiences(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  return ctx.db
    .select({
      ...{ id: experiences.id, titre: experiences.titre, le: experiences.publieeLe },
      ...{ origine: origine.nom, accueil: accueil.nom, du: stages.du },
    })
    .from(experiences)
    .innerJoin(stages, eq(stages.id, experiences.stageId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(and(eq(experiences.statut, 'publiee'), between(experiences.publieeLe, depuis, ctx.maintenant)))
    .orderBy(desc(experiences.publieeLe), desc(experiences.id))
    .limit(NOUVEAUTES_MAX)
    .all()
    .map(({ id, titre, le, ...ou }) => ({
      salle: 'troc',
      le: le ?? ctx.maintenant,
      titre: `Une fiche d’expérience\u00a0: ${entreGuillemets(titre)}`,
      detail: trajetDe(ou.origine, ou.accueil, ou.du),
      chemin: `/experiences/${id}`,
    }));
}

const sansAccord = preparer((db) => {
  const manque = (cote: Cote, colonne: typeof stages.structureOrigineId | typeof stages.structureAccueilId): SQL | undefined =>
    and(
      dansLaListe(colonne, 'siennes'),
      not(
        exists(
          db
            .select({ un: sql`1` })
            .from(consentementsExperience)
            .where(and(eq(consentementsExperience.experienceId, experiences.id), eq(consentementsExperience.cote, cote))),
        ),
      ),
    );
  return db
    .select({
      ...{ id: experiences.id, titre: experiences.titre, stageId: experiences.stageId, modifieLe: experiences.modifieLe },
      accueil: accueil.nom,
    })
    .from(experiences)
    .innerJoin(stages, eq(stages.id, experiences.stageId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(
      and(
        eq(experiences.statut, 'brouillon'),
        or(manque('origine', stages.structureOrigineId), manque('accueil', stages.structureAccueilId)),
      ),
    )
    .orderBy(experiences.modifieLe)
    .prepare();
});

/** The stories that wait for the consent of a structure that this person commits. */
export function accordsAttendus(ctx: ContextePersonne): Attente[] {
  const { responsableDe } = ctx.acteur;
  if (responsableDe.length === 0) return [];
  return sansAccord(ctx.db)
    .all({ siennes: JSON.stringify(responsableDe) })
    .map(({ id, titre, stageId, modifieLe, ...ou }) => ({
      cle: `experience-${id}`,
      salle: 'troc',
      echeance: ajouterJours(jourCivil(modifieLe, ctx.fuseau), JOURS_POUR_RELIRE),
      poids: 7,
      titre: `D’accord pour publier ${entreGuillemets(titre)}\u00a0?`,
      suite: `Cette fiche raconte un stage auprès ${deNom(ou.accueil)}. Elle ne paraît pas sans votre accord.`,
      lien: { libelle: 'Relire et donner notre accord', chemin: `/stages/${stageId}/experience` },
    }));
}
