import { eq, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { libelleJourCourt } from '#app/commun/periode.ts';
import { genresAgrement } from '#app/reseau/agrements/tables.ts';
import { listCompetencesPourChoix } from '#app/reseau/competences/competences.server.ts';
import {
  GESTIONS,
  type Gestion,
  LIBELLE_GESTION,
  LIBELLE_MILIEU,
  MILIEUX,
  type Milieu,
} from '#app/reseau/structures/structures.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Point } from '#app/reseau/territoire/distances.ts';
import { communes, qpv } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';
import { competenceDe, structuresVoulues } from './conditions.server.ts';
import { adresseDe, FILTRES, type Filtres } from './filtres.ts';
import { listStructures } from './liste-structures.server.ts';
import type { Recherche } from './moteur.server.ts';
import { listPersonnesTrouvees } from './personnes-trouvees.server.ts';
import { preparerRecherche } from './recherche.server.ts';

type Base = Pick<Contexte, 'db'>;

const PREMIERES = 8;
const PERSONNES_PAR_PAGE = 50;

/**
 * Everything the directory shows for an address: structures, people when words are typed, filters.
 * @param ouverts whether the filters are asked for: what one may choose weighs more than the list
 */
export function getAnnuaire(ctx: ContextePersonne, filtres: Filtres, page: number, ouverts = false) {
  const recherche = preparerRecherche(ctx, filtres.q);
  const seules = filtres.quoi === 'personnes' && recherche !== null;
  const origine = monBourg(ctx);
  return {
    ...listStructuresDemandees(ctx, filtres, recherche, origine, seules ? 1 : page),
    personnes: recherche ? personnesDe(ctx, filtres, recherche, seules ? page : null) : null,
    approchee: recherche?.approchee ?? false,
    ...entourage(ctx, filtres, origine, { chemin: '/reseau', ouverts }),
  };
}

/** What stands around a list: the filters in force as words, those one may choose once asked for, the way to sort. */
export function entourage(
  ctx: ContextePersonne,
  filtres: Filtres,
  origine: MonBourg | undefined,
  { chemin, ouverts }: { chemin: string; ouverts: boolean },
) {
  return {
    filtres,
    jetons: jetonsDe(ctx, filtres, chemin),
    choix: ouverts ? choixDeFiltres(ctx) : null,
    depuis: origine?.nom ?? null,
  };
}

export function listStructuresDemandees(
  ctx: ContextePersonne,
  filtres: Filtres,
  recherche: Recherche | null,
  origine: MonBourg | undefined,
  page: number,
) {
  return listStructures(ctx, { ...filtres, recherche, page, depuis: filtres.tri === 'distance' ? origine?.code : undefined });
}

/** How many people answer when no structure does: the map, which shows none, says where they are. */
export function compterPersonnes(ctx: ContextePersonne, filtres: Filtres, recherche: Recherche | null): { total: number } | null {
  return recherche ? personnesDe(ctx, filtres, recherche, null) : null;
}

/** The first few beside the structures, or all of them by fifties. */
function personnesDe(ctx: ContextePersonne, filtres: Filtres, recherche: Recherche, page: number | null) {
  const parmi = FILTRES.some((clef) => filtres[clef] !== '') ? structuresVoulues(ctx, filtres, null) : undefined;
  const demande = page === null ? { parPage: PREMIERES } : { page, parPage: PERSONNES_PAR_PAGE };
  return listPersonnesTrouvees(ctx, recherche, { ...demande, parmi });
}

export interface MonBourg extends Point {
  /** INSEE code. */
  code: string;
  nom: string;
}

const bourgDe = preparer((db) =>
  db
    .select({ code: communes.code, nom: communes.nom, lat: communes.lat, lon: communes.lon })
    .from(structures)
    .innerJoin(communes, eq(communes.code, structures.communeCode))
    .where(eq(structures.id, sql.placeholder('id')))
    .prepare(),
);

/** Where the reader's own structure is: distances are counted from there. */
export function monBourg(ctx: ContextePersonne): MonBourg | undefined {
  const mienne = ctx.acteur.responsableDe[0] ?? ctx.acteur.membreDe[0];
  if (mienne === undefined) return undefined;
  const ligne = bourgDe(ctx.db).get({ id: mienne });
  return ligne && ligne.lat !== null && ligne.lon !== null
    ? { code: ligne.code, nom: ligne.nom, lat: ligne.lat, lon: ligne.lon }
    : undefined;
}

export interface Jeton {
  libelle: string;
  /** The same list without it. */
  href: string;
}

/** The filters in force, in words, each with the address of the list without it. */
function jetonsDe(ctx: Base, filtres: Filtres, chemin: string): Jeton[] {
  return FILTRES.flatMap((clef) => {
    const valeur = filtres[clef];
    return valeur ? [{ libelle: MOTS[clef](ctx, valeur), href: adresseDe(chemin, filtres, { [clef]: '' }) }] : [];
  });
}

const MOTS: Record<(typeof FILTRES)[number], (ctx: Base, valeur: string) => string> = {
  commune: ({ db }, code) =>
    db.select({ nom: communes.nom }).from(communes).where(eq(communes.code, code)).get()?.nom ?? 'Commune inconnue',
  genre: ({ db }, code) =>
    db.select({ nom: genresAgrement.nom }).from(genresAgrement).where(eq(genresAgrement.code, code)).get()?.nom ??
    'Agrément inconnu',
  fin: (_, jour) => `Finit d’ici le ${libelleJourCourt(jour)}`,
  qpv: ({ db }, id) =>
    db
      .select({ nom: qpv.nom })
      .from(qpv)
      .where(eq(qpv.id, Number(id)))
      .get()?.nom ?? 'Quartier inconnu',
  competence: (ctx, clef) => competenceDe(ctx, clef)?.nom ?? 'Compétence inconnue',
  milieu: (_, milieu) => LIBELLE_MILIEU[milieu as Milieu],
  gestion: (_, gestion) => LIBELLE_GESTION[gestion as Gestion],
};

/** What may be chosen in each filter: communes and quartiers are those where a structure is or works. */
function choixDeFiltres({ db }: Base) {
  const lieux = db
    .select({ valeur: communes.code, libelle: communes.nom })
    .from(communes)
    .where(
      sql`${communes.code} in (select commune_code from structures where partie_le is null)
        or exists (select 1 from structure_communes sc join structures s on s.id = sc.structure_id
          where sc.commune_code = ${communes.code} and s.partie_le is null)`,
    )
    .orderBy(communes.nomPlie)
    .all();
  const quartiers = db
    .select({ valeur: sql<string>`cast(${qpv.id} as text)`, libelle: qpv.nom, groupe: communes.nom })
    .from(qpv)
    .innerJoin(communes, eq(communes.code, qpv.communeCode))
    .where(sql`${qpv.id} in (select qpv_id from structure_qpv)`)
    .orderBy(communes.nomPlie, qpv.nom)
    .all();
  const genres = db
    .select({ valeur: genresAgrement.code, libelle: genresAgrement.nom })
    .from(genresAgrement)
    .orderBy(genresAgrement.rang)
    .all();
  return {
    communes: lieux,
    quartiers,
    genres,
    competences: listCompetencesPourChoix({ db }).map((c) => ({ valeur: `${c.id}`, libelle: c.nom, groupe: c.groupe })),
    milieux: MILIEUX.map((valeur) => ({ valeur, libelle: LIBELLE_MILIEU[valeur] })),
    gestions: GESTIONS.map((valeur) => ({ valeur, libelle: LIBELLE_GESTION[valeur] })),
  };
}
