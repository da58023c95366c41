import { and, count, inArray, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { tantQueRienNeChangePourTous } from '#app/commun/memoire.server.ts';
import { majuscule } from '#app/commun/texte.ts';
import { plierTerme } from '#app/reseau/competences/mots.ts';
import { dansLeReseau } from '#app/reseau/competences/savoir-faire.server.ts';
import { savoirFaire } from '#app/reseau/competences/tables.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { visible } from '#app/troc/annonces/annonces.server.ts';
import { FORMES, LIBELLE_FORME, MAX_COMPETENCES_ANNONCE, MAX_TITRE_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { ANNONCES_PAR_PAGE } from '#app/troc/annonces/liste.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { carteDesResultats } from './carte-des-resultats.server.ts';
import { type Lecture, lireRecherche, listTrouvees } from './chercher.server.ts';
import { adresseDeRecherche, type FiltresDuTroc } from './filtres.ts';
import { listGardees, recoitLaLettre } from './gardees.server.ts';
import { preparerResultats } from './resultats.server.ts';

const POPULAIRES = 12;
/** Other words of the vocabulary that are told to have been looked for. */
const AUTRES_MOTS = 4;

/**
 * Everything the page where one searches the troc shows.
 * @param demandee the page, from 1; beyond the last, the last
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPageDeRecherche(ctx: ContextePersonne, filtres: FiltresDuTroc, demandee: number) {
  exigerTroc(ctx);
  const gardees = listGardees(ctx);
  const lecture = lireRecherche(ctx, filtres.q);
  const ici = adresseDeRecherche(filtres);
  const commun = {
    ...{ filtres, gardees, gardee: gardees.find(({ chemin }) => chemin === ici)?.id ?? null },
    parametres: ici.split('?')[1] ?? '',
    lettre: recoitLaLettre(ctx),
  };
  if (!lecture.recherche) return { ...commun, populaires: listPopulaires(ctx), resultats: null };
  const bourg = monBourg(ctx);
  const trouvees = listTrouvees(ctx, lecture, filtres, { depuis: bourg?.code ?? null, page: demandee });
  const { lignes, comptes, page, pages, distances } = trouvees;
  const resultats = preparerResultats(ctx, lignes, { lecture, filtres, distances, debut: (page - 1) * ANNONCES_PAR_PAGE });
  return {
    ...commun,
    populaires: [],
    resultats: {
      ...{ page, pages, ...comptes, depuis: bourg?.nom ?? null, approchee: lecture.recherche.approchee },
      formes: FORMES.map((forme) => ({ valeur: forme, libelle: LIBELLE_FORME[forme], combien: comptes.parForme[forme] ?? 0 })),
      autresMots: autresMots(lecture, filtres.q),
      savent: quiSavent(ctx, lecture),
      lignes: resultats,
      carte: carteDesResultats(ctx, lignes, resultats, bourg),
      publier: adresseDePublication(lecture, filtres),
    },
  };
}

/** The name and the synonyms of the term that surely stands for the words: they were looked for as well. */
function autresMots({ termes: [terme], proches }: Lecture, q: string): string[] {
  if (!terme || proches.length === 0) return [];
  const tape = plierTerme(q);
  return [terme.nom, ...terme.synonymes].filter((mot) => plierTerme(mot) !== tape).slice(0, AUTRES_MOTS);
}

/** How many people and structures say that they know what was typed, whether an annonce says it or not. */
function quiSavent(ctx: ContextePersonne, { termes: [terme], proches }: Lecture) {
  if (!terme || proches.length === 0) return null;
  const sues = and(inArray(savoirFaire.competenceId, proches), dansLeReseau(ctx));
  const compter = () => ctx.db.select({ n: count() }).from(savoirFaire).where(sues).get()?.n ?? 0;
  const combien = tantQueRienNeChangePourTous(ctx, `savent:${proches.join(',')}`, compter);
  return combien === 0 ? null : { combien, nom: terme.nom, chemin: `/reseau/competences/${terme.slug}` };
}

/** The form of what would answer the search, a besoin for whoever looks for an offer, with its words as a title and its skills. */
function adresseDePublication({ termes, proches, juste }: Lecture, { q, type }: FiltresDuTroc): string {
  const surs = termes.filter(({ id }) => proches.includes(id)).slice(0, MAX_COMPETENCES_ANNONCE);
  // A mistyped word is no title: the one that was understood is.
  const titre = juste ? q : (surs[0]?.nom ?? q);
  const parametres = new URLSearchParams({
    type: type === 'besoin' ? 'offre' : 'besoin',
    titre: majuscule(titre).slice(0, MAX_TITRE_ANNONCE),
  });
  for (const { slug } of surs) parametres.append('competences', slug);
  return `/troc/annonces/nouvelle?${parametres}`;
}

/** The skills that most offers and most people of the network have: where to begin. */
function listPopulaires(ctx: ContextePersonne): { nom: string; chemin: string }[] {
  return ctx.db
    .all<{ nom: string }>(
      sql`with offertes as (
          select ca.competence_id as id, count(*) as n from competences_annonce ca join annonces on annonces.id = ca.annonce_id
          where annonces.statut = 'publiee' and annonces.type = 'offre' and ${visible(ctx) ?? sql`1`} group by 1),
        sues as (select competence_id as id, count(*) as n from savoir_faire group by 1)
        select c.nom from competences c left join offertes o on o.id = c.id left join sues s on s.id = c.id
        where c.statut = 'retenue' and c.parent_id is not null and coalesce(o.n, s.n) is not null
        order by coalesce(o.n, 0) desc, coalesce(s.n, 0) desc, c.nom_plie limit ${POPULAIRES}`,
    )
    .map(({ nom }) => ({ nom, chemin: `/troc/recherche?${new URLSearchParams({ q: nom })}` }));
}
