import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, jourDe, libelleMois } from '#app/commun/periode.ts';
import { visible } from '#app/formations/programme/formations.server.ts';
import { STATUTS_MAINTENUES } from '#app/formations/programme/formations.ts';
import { quandDite } from '#app/formations/programme/mots.ts';
import { competencesDeFormation, formations } from '#app/formations/programme/tables.ts';

/** A formation on the theme of a need. */
export interface FormationDuTheme {
  id: number;
  titre: string;
  /** « du mardi 12 au mardi 26 mai » of one to come, « mars 2026 » of one that is behind. */
  quand: string;
  passee: boolean;
}

/** Of each theme, the formation to come, otherwise the last one that took place; one query. */
export function formationsDesThemes(
  ctx: ContextePersonne,
  themes: readonly (number | undefined)[],
): Map<number, FormationDuTheme> {
  const ids = [...new Set(themes.flatMap((id) => id ?? []))];
  if (ids.length === 0) return new Map();
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return new Map(
    ctx.db
      .select({
        theme: competencesDeFormation.competenceId,
        ...{ id: formations.id, titre: formations.titre, du: sql<number>`max(${formations.du})`, au: formations.au },
      })
      .from(competencesDeFormation)
      .innerJoin(formations, eq(formations.id, competencesDeFormation.formationId))
      .where(and(inArray(competencesDeFormation.competenceId, ids), inArray(formations.statut, [...STATUTS_MAINTENUES])))
      // Beside a maximum, SQLite gives the other columns of the row that holds it.
      .groupBy(competencesDeFormation.competenceId)
      .all()
      .map(({ theme, du, au, ...une }) => {
        const passee = jourDe(au ?? du) < aujourdhui;
        return [theme, { ...une, quand: passee ? libelleMois(jourDe(du)) : quandDite({ du, au }), passee }];
      }),
  );
}

/** The title of a formation that the reader may see; empty for any other. */
export const titreDeFormation = (ctx: ContextePersonne, id: number | undefined): string =>
  id === undefined
    ? ''
    : (ctx.db
        .select({ titre: formations.titre })
        .from(formations)
        .where(and(eq(formations.id, id), visible(ctx)))
        .get()?.titre ?? '');
