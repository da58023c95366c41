import { and, between, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom } from '#app/commun/francais.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { FACTEUR_DISTANCE } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceEstimee, libelleDistance, type Point } from '#app/reseau/territoire/distances.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
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
  const points = partage('troc.lieux', () => lireLieux(ctx));
  const ici = ctx.acteur.membreDe.flatMap((id) => points.get(id) ?? []);
  if (ici.length === 0) return [];
  const facteur = partage('troc.facteur', () => lireNombre(ctx.db, FACTEUR_DISTANCE));
  return partage(`troc.parues:${depuis.getTime()}`, () => lireParues(ctx, depuis))
    .flatMap((annonce) => {
      const la = points.get(annonce.structureId);
      if (!la || ctx.acteur.membreDe.includes(annonce.structureId)) return [];
      const km = Math.min(...ici.map((point) => distanceEstimee(point, la, facteur)));
      return km <= Math.min(PRES_KM, annonce.rayonKm ?? PRES_KM) ? [{ ...annonce, km }] : [];
    })
    .sort((a, b) => a.km - b.km)
    .map(({ id, type, titre, le, structure, km }) => ({
      salle: 'troc',
      le: le ?? ctx.maintenant,
      titre,
      detail: `${LIBELLE_TYPE_ANNONCE[type]} ${deNom(structure)}, ${km === 0 ? 'dans votre commune' : `à ${libelleDistance(km)}`}`,
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

/** Where each structure is. */
function lireLieux({ db }: ContextePersonne): Map<number, Point> {
  const lignes = db
    .select({ id: structures.id, lat: communes.lat, lon: communes.lon })
    .from(structures)
    .innerJoin(communes, eq(communes.code, structures.communeCode))
    .where(isNull(structures.partieLe))
    .all();
  return new Map(lignes.flatMap(({ id, lat, lon }) => (lat === null || lon === null ? [] : [[id, { lat, lon }] as const])));
}
