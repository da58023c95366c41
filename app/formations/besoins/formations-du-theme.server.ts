import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee, jourCivil, jourDe, libelleMois } from '#app/commun/periode.ts';
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

/** Half-days: further than any formation is planned. */
const BIEN_APRES = 1_000_000;

/** Of each theme, the next formation to begin, otherwise the last one that began; one query. */
export function formationsDesThemes(
  ctx: ContextePersonne,
  themes: readonly (number | undefined)[],
): Map<number, FormationDuTheme> {
  const ids = [...new Set(themes.flatMap((id) => id ?? []))];
  if (ids.length === 0) return new Map();
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const matin = demiJournee(aujourdhui, 'matin');
  // In half-days, how far from this morning; whatever began before it comes after all that is to come.
  const rang = sql<number>`min(case when ${formations.du} >= ${matin} then ${formations.du} - ${matin} else ${BIEN_APRES} + ${matin} - ${formations.du} end)`;
  return new Map(
    ctx.db
      .select({
        theme: competencesDeFormation.competenceId,
        ...{ id: formations.id, titre: formations.titre, du: sql<number>`${formations.du}`, au: formations.au, rang },
      })
      .from(competencesDeFormation)
      .innerJoin(formations, eq(formations.id, competencesDeFormation.formationId))
      .where(
        and(
          ...[inArray(competencesDeFormation.competenceId, ids), isNotNull(formations.du)],
          inArray(formations.statut, [...STATUTS_MAINTENUES]),
        ),
      )
      // Beside a minimum, SQLite gives the other columns of the row that holds it.
      .groupBy(competencesDeFormation.competenceId)
      .all()
      .map(({ theme, du, au, id, titre }) => {
        const passee = jourDe(au ?? du) < aujourdhui;
        return [theme, { id, titre, quand: passee ? libelleMois(jourDe(du)) : quandDite({ du, au }), passee }];
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
