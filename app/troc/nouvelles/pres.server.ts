import { and, between, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom } from '#app/commun/francais.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { LIBELLE_TYPE_ANNONCE, STATUTS_OUVERTS_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { annonces } from '#app/troc/annonces/tables.ts';

/** Half an hour by car: what one goes to on a Thursday evening. */
const PRES_KM = 30;
/** Those that are read, the newest first: a week brings far fewer. */
const LUES_MAX = 200;

/**
 * The annonces published since then within half an hour of a structure of hers, the nearest first. What is published is open
 * to all but partenaires, whom the room keeps out: one reading serves a whole round.
 */
export function annoncesPresDeMoi(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  const lieux = partage('troc.lieux', () => lireLieux(ctx));
  const ici = new Set(ctx.acteur.membreDe.flatMap((id) => lieux.get(id) ?? []));
  if (ici.size === 0) return [];
  const depuisIci = [...ici].map((code) =>
    partage(`troc.distances:${code}`, () => distancesDepuis(ctx, code, [...lieux.values()])),
  );
  return partage(`troc.parues:${depuis.getTime()}`, () => lireParues(ctx, depuis))
    .flatMap((annonce) => {
      const la = lieux.get(annonce.structureId);
      if (!la || ctx.acteur.membreDe.includes(annonce.structureId)) return [];
      const [distance] = depuisIci.flatMap((distances) => distances.get(la) ?? []).sort((a, b) => a.km - b.km);
      return distance && distance.km <= Math.min(PRES_KM, annonce.rayonKm ?? PRES_KM) ? [{ ...annonce, ...distance }] : [];
    })
    .sort((a, b) => a.km - b.km)
    .map(({ id, type, titre, le, structure, ...distance }) => ({
      salle: 'troc',
      le: le ?? ctx.maintenant,
      titre,
      detail: `${LIBELLE_TYPE_ANNONCE[type]} ${deNom(structure)}, ${distance.km === 0 ? 'dans votre commune' : `à ${libelleDistance(distance)}`}`,
      chemin: `/troc/annonces/${id}`,
    }));
}

function lireParues({ db, maintenant }: ContextePersonne, depuis: Date) {
  return db
    .select({
      ...{ id: annonces.id, type: annonces.type, titre: annonces.titre, le: annonces.publieeLe, rayonKm: annonces.rayonKm },
      ...{ structureId: annonces.structureId, structure: structures.nom },
    })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .where(
      and(
        inArray(annonces.statut, [...STATUTS_OUVERTS_ANNONCE]),
        between(annonces.publieeLe, depuis, maintenant),
        isNull(structures.partieLe),
      ),
    )
    .orderBy(desc(annonces.publieeLe), desc(annonces.id))
    .limit(LUES_MAX)
    .all();
}

/** The commune of each structure, by its INSEE code. */
function lireLieux({ db }: ContextePersonne): Map<number, string> {
  const lignes = db
    .select({ id: structures.id, code: structures.communeCode })
    .from(structures)
    .where(isNull(structures.partieLe))
    .all();
  return new Map(lignes.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])));
}
