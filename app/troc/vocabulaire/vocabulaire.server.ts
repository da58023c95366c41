import { sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { enOrdre, listRetenues } from '#app/reseau/competences/competences.server.ts';
import { dansLeReseau } from '#app/reseau/competences/savoir-faire.server.ts';
import { savoirFaire } from '#app/reseau/competences/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { ECARTS, LIBELLE_ECART, type TermeCompte, termesDeLEcart } from './ecarts.ts';

const MONTRES_PAR_ECART = 6;

/**
 * The vocabulary as annonces use it: counts for each term, in the order of the tree; nobody is named. Two queries.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function lireVocabulaire(ctx: ContextePersonne) {
  exigerTroc(ctx);
  const comptes = compter(ctx);
  const termes = enOrdre(listRetenues(ctx)).map(
    ({ terme: { id, nom, slug }, rubrique }): TermeCompte => ({ id, nom, slug, rubrique, ...(comptes.get(id) ?? RIEN) }),
  );
  const dits = termes.filter(({ besoins, offres, satisfaits }) => besoins + offres + satisfaits > 0);
  return {
    annonces: dits.length > 0,
    ecarts: ECARTS.map((ecart) => {
      const tous = termesDeLEcart(termes, ecart);
      return { ecart, titre: LIBELLE_ECART[ecart], total: tous.length, termes: tous.slice(0, MONTRES_PAR_ECART) };
    }),
    rubriques: [...new Set(dits.map(({ rubrique }) => rubrique))].map((nom) => ({
      nom,
      termes: dits.filter(({ rubrique }) => rubrique === nom),
    })),
  };
}
export type VocabulaireLu = ReturnType<typeof lireVocabulaire>;

const RIEN = { besoins: 0, offres: 0, satisfaits: 0, connus: 0 };

/** What each figure opens counts the same: see `listAnnonces` and the page of a term. */
function compter(ctx: ContextePersonne): Map<number, typeof RIEN> {
  const { db } = ctx;
  const lignes = db.all<{ id: number } & typeof RIEN>(sql`
    with recursive sous(ancetre, id) as (
      select id, id from competences union select s.ancetre, c.id from competences c join sous s on c.parent_id = s.id
    )
    select id, sum(besoins) as besoins, sum(offres) as offres, sum(satisfaits) as satisfaits, sum(connus) as connus from (
      select c.competence_id as id,
        a.type = 'besoin' and a.statut = 'publiee' as besoins, a.type = 'offre' and a.statut = 'publiee' as offres,
        a.statut = 'satisfaite' as satisfaits, 0 as connus
      from competences_annonce c join annonces a on a.id = c.annonce_id
      union all select sous.ancetre, 0, 0, 0, 1 from ${savoirFaire} join sous on sous.id = ${savoirFaire.competenceId} where ${dansLeReseau(ctx)}
    ) group by id`);
  return new Map(lignes.map(({ id, ...compte }) => [id, compte]));
}
