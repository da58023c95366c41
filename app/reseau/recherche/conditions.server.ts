import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { descendantsDe } from '#app/reseau/competences/competences.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { GESTIONS, MILIEUX } from '#app/reseau/structures/structures.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Filtres } from './filtres.ts';
import type { Recherche } from './moteur.server.ts';
import { structuresTrouvees } from './recherche.server.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** The term that a filter names by its id or its slug; a merged one leads to the one that took its place. */
export function competenceDe(ctx: Pick<Contexte, 'db'>, clef: string): { id: number; nom: string } | undefined {
  const { id, nom, slug, fusionneeDansId } = competences;
  const lire = (ou: SQL) => ctx.db.select({ id, nom, dans: fusionneeDansId }).from(competences).where(ou).get();
  const trouvee = lire(/^\d+$/.test(clef) ? eq(id, Number(clef)) : eq(slug, clef));
  return trouvee?.dans ? lire(eq(id, trouvee.dans)) : trouvee;
}

/** The structures of the network that the filters and the search keep. */
export function structuresVoulues(ctx: Lecture, filtres: Partial<Filtres>, recherche: Recherche | null): SQL | undefined {
  const { commune, genre, fin, qpv, competence, milieu, gestion } = filtres;
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const id = structures.id;
  return and(
    isNull(structures.partieLe),
    recherche ? structuresTrouvees(id, recherche) : undefined,
    commune
      ? sql`(${structures.communeCode} = ${commune} or ${id} in (select structure_id from structure_communes where commune_code = ${commune}))`
      : undefined,
    genre || fin
      ? sql`${id} in (select a.structure_id from agrements a where (a.du is null or a.du <= ${jour}) and (a.au is null or a.au >= ${jour})
          and (${genre ?? ''} = '' or a.genre = ${genre ?? ''}) and (${fin ?? ''} = '' or a.au <= ${fin ?? ''}))`
      : undefined,
    qpv ? sql`${id} in (select structure_id from structure_qpv where qpv_id = ${Number(qpv)})` : undefined,
    competence ? quiSaitFaire(ctx, competence, jour) : undefined,
    milieu ? eq(structures.milieu, MILIEUX.find((un) => un === milieu) ?? 'rural') : undefined,
    gestion ? eq(structures.gestion, GESTIONS.find((une) => une === gestion) ?? 'association') : undefined,
  );
}

/** Hers, or those of someone in fonction there today; a term counts for all those above it. */
function quiSaitFaire(ctx: Lecture, clef: string, jour: string): SQL {
  const terme = competenceDe(ctx, clef);
  const termes = JSON.stringify(terme ? descendantsDe(ctx, terme.id) : []);
  return sql`${structures.id} in (
    select structure_id from savoir_faire where structure_id is not null and competence_id in (select value from json_each(${termes}))
    union select f.structure_id from savoir_faire sf join fonctions f on f.personne_id = sf.personne_id
    where sf.competence_id in (select value from json_each(${termes})) and (f.du is null or f.du <= ${jour}) and (f.au is null or f.au >= ${jour}))`;
}
