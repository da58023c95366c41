import { sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { termesProches } from '#app/reseau/competences/competences.server.ts';
import { LIBELLE_TYPE_ANNONCE, STATUTS_VIVANTS_ANNONCE, type TypeAnnonce } from '#app/troc/annonces/annonces.ts';

const NOUVEAUTES_MAX = 10;

/**
 * The annonces published since then that fit what the reader's structures offer or seek: an annonce of theirs of the other type,
 * or, for a need, a savoir-faire that one of them has; of the same skill or of a near one. The newest first, in one query.
 */
export function annoncesPourMaStructure(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  const siennes = JSON.stringify(ctx.acteur.membreDe);
  if (ctx.acteur.membreDe.length === 0) return [];
  const vivantes = sql.raw(STATUTS_VIVANTS_ANNONCE.map((statut) => `'${statut}'`).join(', '));
  const lignes = ctx.db.all<{ id: number; titre: string; type: TypeAnnonce; le: number; structure: string; raison: string }>(sql`
    with les_miennes(structure_id) as (select value from json_each(${siennes})),
    connues(type, competence_id) as (
      select a.type, c.competence_id from annonces a join competences_annonce c on c.annonce_id = a.id
        where a.statut in (${vivantes}) and a.structure_id in (select structure_id from les_miennes)
      union select 'offre', s.competence_id from savoir_faire s where s.structure_id in (select structure_id from les_miennes)
    )
    select a.id, a.titre, a.type, a.publiee_le as le, s.nom as structure, min(m.nom) as raison
    from annonces a
    join structures s on s.id = a.structure_id
    join competences_annonce c on c.annonce_id = a.id
    join competences n on n.id = c.competence_id
    join connues k on k.type <> a.type
    join competences m on m.id = k.competence_id
      and (m.id = n.id or ${termesProches('m', 'n')})
    where a.statut = 'publiee' and a.publiee_le between ${depuis.getTime()} and ${ctx.maintenant.getTime()}
      and a.structure_id not in (select structure_id from les_miennes)
    group by a.id
    order by a.publiee_le desc, a.id desc
    limit ${NOUVEAUTES_MAX}`);
  return lignes.map(({ id, titre, type, le, structure, raison }) => ({
    salle: 'troc',
    le: new Date(le),
    titre: `${LIBELLE_TYPE_ANNONCE[type]}\u00a0: ${titre}`,
    detail: `${structure}. ${type === 'besoin' ? 'Vous savez faire' : 'Vous cherchez'}\u00a0: ${raison}.`,
    chemin: `/troc/annonces/${id}`,
  }));
}
