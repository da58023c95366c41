import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { libelleDeGenre } from '#app/reseau/agrements/agrements.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { typesDe } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { structuresVoulues } from './conditions.server.ts';
import type { Filtres } from './filtres.ts';
import type { Recherche } from './moteur.server.ts';
import { preparerRecherche, rangDeStructure } from './recherche.server.ts';

export const STRUCTURES_PAR_PAGE = 50;
/** Kilometres of a place that is not known, for the order alone. */
const AU_BOUT = 100_000;

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

export interface LigneAnnuaire {
  id: number;
  nom: string;
  type: string;
  commune: string;
  /** Who commits the structure, « Inès Roudier, Paul Meunier ». */
  direction: string;
  /** « environ 27 km »; empty unless the list is by distance. */
  distance: string;
}

interface Demande extends Partial<Filtres> {
  page?: number;
  /** Already read from `q`. */
  recherche?: Recherche | null;
  /** INSEE code of where distances are counted from, for a list by distance. */
  depuis?: string | undefined;
}

/**
 * A page of the directory, 50 structures: those whose name holds the words first, then in the order of names, or by distance.
 * @param demande filters as the address says them; `page` from 1, beyond the last, the last
 */
export function listStructures(
  ctx: Lecture,
  demande: Demande = {},
): { structures: LigneAnnuaire[]; total: number; page: number; pages: number } {
  const recherche = demande.recherche === undefined ? preparerRecherche(ctx, demande.q ?? '') : demande.recherche;
  const ou = structuresVoulues(ctx, demande, recherche);
  const total = ctx.db.select({ total: count() }).from(structures).where(ou).get()?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / STRUCTURES_PAR_PAGE));
  const page = Math.min(Math.max(1, demande.page ?? 1), pages);
  const lignes = demande.depuis ? parDistance(ctx, ou, demande.depuis, page) : parNom(ctx, ou, recherche, page);
  const ids = lignes.map((ligne) => ligne.id);
  const types = typesDe(ctx, ids);
  const directions = directionsDe(ctx, ids);
  return {
    structures: lignes.map(({ id, nom, commune, distance }) => ({
      id,
      nom,
      type: libelleDeGenre(types.get(id) ?? 'inconnu'),
      commune: commune ?? '',
      direction: (directions.get(id) ?? []).join(', '),
      distance,
    })),
    ...{ total, page, pages },
  };
}

function parNom(ctx: Lecture, ou: SQL | undefined, recherche: Recherche | null, page: number) {
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, commune: communes.nom, distance: sql<string>`''` })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(ou)
    .orderBy(...(recherche ? [rangDeStructure(structures.id, recherche)] : []), structures.nomPlie, structures.id)
    .limit(STRUCTURES_PAR_PAGE)
    .offset((page - 1) * STRUCTURES_PAR_PAGE)
    .all();
}

/** The nearest first; those whose place is not known come last. */
function parDistance(ctx: Lecture, ou: SQL | undefined, depuis: string, page: number) {
  const distances = distancesDepuis(ctx, depuis);
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, commune: communes.nom, code: communes.code })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(ou)
    .orderBy(structures.nomPlie, structures.id)
    .all()
    .map(({ code, ...ligne }) => ({ ...ligne, a: code === null ? undefined : distances.get(code) }))
    .sort((x, y) => (x.a?.km ?? AU_BOUT) - (y.a?.km ?? AU_BOUT))
    .slice((page - 1) * STRUCTURES_PAR_PAGE, page * STRUCTURES_PAR_PAGE)
    .map(({ a, ...ligne }) => ({ ...ligne, distance: a ? libelleDistance(a) : '' }));
}

/** Who directs or coordinates; a structure without employees is named by its présidence. */
function directionsDe(ctx: Lecture, ids: number[]): Map<number, string[]> {
  const siens = new Map<number, { salariees: Set<string>; elues: Set<string> }>();
  if (ids.length === 0) return new Map();
  const lignes = ctx.db
    .select({
      structureId: fonctions.structureId,
      fonction: fonctions.fonction,
      prenom: personnes.prenom,
      nom: personnes.nom,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        inArray(fonctions.structureId, ids),
        eq(fonctions.responsable, true),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .orderBy(personnes.id)
    .all();
  for (const ligne of lignes) {
    const noms = siens.get(ligne.structureId) ?? { salariees: new Set(), elues: new Set() };
    (ligne.fonction === 'presidence' ? noms.elues : noms.salariees).add(nomComplet(ligne));
    siens.set(ligne.structureId, noms);
  }
  return new Map([...siens].map(([id, { salariees, elues }]) => [id, [...(salariees.size > 0 ? salariees : elues)]]));
}
