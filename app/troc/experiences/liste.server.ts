import { and, count, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { preparerRechercheDExperiences } from '#app/troc/recherche/index.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { trajetDe } from './lectures.server.ts';
import { photoDe } from './photo.server.ts';
import { consentementsExperience, experiences } from './tables.ts';

export const EXPERIENCES_PAR_PAGE = 20;
const EXTRAIT = 180;

export interface ExperienceListee {
  id: number;
  titre: string;
  trajet: string;
  extrait: string;
  photo: { chemin: string; dite: string } | null;
}

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

/** Both sides agreed to show the photo. */
const photoAcceptee = sql<number>`(select count(*) = 2 from ${consentementsExperience} where ${consentementsExperience.experienceId} = ${experiences.id} and ${consentementsExperience.photo} = 1)`;

/**
 * A page of the published stories, the newest first.
 * @param page from 1; beyond the last, the last
 * @param q words that they hold; all of them when there is none
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function listExperiences(
  ctx: ContextePersonne,
  page: number,
  q = '',
): { lignes: ExperienceListee[]; total: number; page: number; pages: number } {
  exigerTroc(ctx);
  const recherche = preparerRechercheDExperiences(ctx, q);
  const publiees = and(
    eq(experiences.statut, 'publiee'),
    recherche
      ? sql`${experiences.id} in (select rowid from index_des_experiences where index_des_experiences match ${recherche.expression})`
      : q.trim() === ''
        ? undefined
        : sql`0`,
  );
  const total = ctx.db.select({ n: count() }).from(experiences).where(publiees).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / EXPERIENCES_PAR_PAGE));
  const laquelle = Math.min(Math.max(1, page), pages);
  const lignes = ctx.db
    .select({
      ...{ id: experiences.id, titre: experiences.titre, essaye: experiences.essaye, photoDite: experiences.photoDite },
      ...{ origine: origine.nom, accueil: accueil.nom, du: stages.du, photo: photoAcceptee },
    })
    .from(experiences)
    .innerJoin(stages, eq(stages.id, experiences.stageId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(publiees)
    .orderBy(desc(experiences.publieeLe), desc(experiences.id))
    .limit(EXPERIENCES_PAR_PAGE)
    .offset((laquelle - 1) * EXPERIENCES_PAR_PAGE)
    .all()
    .map((ligne) => {
      const fichier = ligne.photo ? photoDe(ctx, ligne.id) : null;
      return {
        ...{ id: ligne.id, titre: ligne.titre, extrait: extraitDe(ligne.essaye) },
        trajet: trajetDe(ligne.origine, ligne.accueil, ligne.du),
        photo: fichier === null ? null : { chemin: `/fichiers/${fichier}`, dite: ligne.photoDite ?? '' },
      };
    });
  return { lignes, total, page: laquelle, pages };
}

/** The first words of a text, cut between two words. */
export function extraitDe(texte: string): string {
  const suite = texte.replace(/\s+/g, ' ').trim();
  if (suite.length <= EXTRAIT) return suite;
  const coupe = suite.slice(0, EXTRAIT);
  return `${coupe.slice(0, Math.max(coupe.lastIndexOf(' '), EXTRAIT / 2)).replace(/[\s,;:.!?]+$/, '')}…`;
}
