import { and, asc, count, eq, inArray, isNotNull, not, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { AVerifier } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { estTenue } from './programme/confier.server.ts';
import { LIBELLE_STATUT_FORMATION, STATUTS_A_TENIR } from './programme/formations.ts';
import { quandDite } from './programme/mots.ts';
import { formations } from './programme/tables.ts';

const LIGNES_MONTREES = 50;

/** Formations that nobody holds any more: for the coordination. */
export function formationsAVerifier(ctx: ContextePersonne): AVerifier[] {
  if (!ctx.acteur.roles.includes('coordination')) return [];
  const depuis = eq(structures.id, formations.structureId);
  const ou = and(inArray(formations.statut, [...STATUTS_A_TENIR]), or(isNotNull(structures.partieLe), not(estTenue(ctx))));
  const total = ctx.db.select({ n: count() }).from(formations).leftJoin(structures, depuis).where(ou).get()?.n ?? 0;
  if (total === 0) return [];
  const lignes = ctx.db
    .select({ id: formations.id, titre: formations.titre, statut: formations.statut, du: formations.du, au: formations.au })
    .from(formations)
    .leftJoin(structures, depuis)
    .where(ou)
    .orderBy(sql`${formations.du} is null`, asc(formations.du), asc(formations.id))
    .limit(LIGNES_MONTREES)
    .all();
  return [
    {
      cle: 'formations-sans-organisation',
      titre: 'Formations que personne n’organise plus',
      pourquoi: 'Qui s’est inscrit n’a personne à qui parler, et personne ne remet les papiers.',
      total,
      lignes: lignes.map(({ id, titre, statut, du, au }) => ({
        phrase: [entreGuillemets(titre), quandDite({ du, au }), LIBELLE_STATUT_FORMATION[statut].toLowerCase()]
          .filter(Boolean)
          .join(', '),
        chemin: `/formations/${id}/confier`,
        geste: 'Dire qui l’organise',
      })),
    },
  ];
}
