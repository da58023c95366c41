import { and, count, desc, eq, gte, inArray, max, ne, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { supportsDeFormation } from './tables.ts';

/** The formations where something was handed out since then, whoever reads; the last first. */
const lireRecentes = ({ db }: ContextePersonne, depuis: Date) =>
  db
    .select({ id: formations.id, titre: formations.titre, n: count(), le: max(supportsDeFormation.ajouteLe) })
    .from(supportsDeFormation)
    .innerJoin(formations, eq(formations.id, supportsDeFormation.formationId))
    .where(and(gte(supportsDeFormation.ajouteLe, depuis), ne(formations.statut, 'annulee')))
    .groupBy(formations.id)
    .orderBy(desc(sql`max(${supportsDeFormation.ajouteLe})`), desc(formations.id))
    .all();

/** What was handed out since then in the formations where the reader has a place: one line each, however many files. */
export function supportsRecents(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  const recentes = partage(`supports:${depuis.getTime()}`, () => lireRecentes(ctx, depuis));
  if (recentes.length === 0) return [];
  const siennes = new Set(
    ctx.db
      .select({ id: inscriptions.formationId })
      .from(inscriptions)
      .where(
        and(
          ...[eq(inscriptions.personneId, ctx.acteur.personneId), inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT])],
          inArray(
            inscriptions.formationId,
            recentes.map(({ id }) => id),
          ),
        ),
      )
      .all()
      .map(({ id }) => id),
  );
  return recentes
    .filter(({ id }) => siennes.has(id))
    .map(({ id, titre, n, le }) => ({
      ...{ salle: 'formations', le: le ?? ctx.maintenant, chemin: `/formations/${id}#supports` },
      titre: `${entreGuillemets(titre)}\u00a0: ${accorder(n, 'nouveau support', 'nouveaux supports')}`,
      detail: 'À relire ou à garder, sur la page de la formation.',
    }));
}
