import { and, between, desc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom } from '#app/commun/francais.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { FACTEUR_DISTANCE } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceEstimee, libelleDistance, type Point } from '#app/reseau/territoire/distances.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { visible } from '#app/troc/annonces/annonces.server.ts';
import { LIBELLE_TYPE_ANNONCE, STATUTS_OUVERTS_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { annonces } from '#app/troc/annonces/tables.ts';

/** Half an hour by car: what one goes to on a Thursday evening. */
const PRES_KM = 30;
/** Those that are read, the newest first: a week brings far fewer. */
const LUES_MAX = 200;

/** The annonces published since then within half an hour of a structure of hers, the nearest first. */
export function annoncesPresDeMoi(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  const ici = lieuxDe(ctx);
  if (ici.length === 0) return [];
  const facteur = lireNombre(ctx.db, FACTEUR_DISTANCE);
  return ctx.db
    .select({
      ...{ id: annonces.id, type: annonces.type, titre: annonces.titre, le: annonces.publieeLe, rayonKm: annonces.rayonKm },
      ...{ structure: structures.nom, lat: communes.lat, lon: communes.lon },
    })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .innerJoin(communes, eq(communes.code, structures.communeCode))
    .where(
      and(
        visible(ctx),
        inArray(annonces.statut, [...STATUTS_OUVERTS_ANNONCE]),
        between(annonces.publieeLe, depuis, ctx.maintenant),
        notInArray(annonces.structureId, [...ctx.acteur.membreDe]),
        isNull(structures.partieLe),
      ),
    )
    .orderBy(desc(annonces.publieeLe), desc(annonces.id))
    .limit(LUES_MAX)
    .all()
    .flatMap(({ lat, lon, ...annonce }) => {
      if (lat === null || lon === null) return [];
      const km = Math.min(...ici.map((point) => distanceEstimee(point, { lat, lon }, facteur)));
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

/** Where her structures are. */
function lieuxDe({ db, acteur }: ContextePersonne): Point[] {
  if (acteur.membreDe.length === 0) return [];
  return db
    .select({ lat: communes.lat, lon: communes.lon })
    .from(structures)
    .innerJoin(communes, eq(communes.code, structures.communeCode))
    .where(inArray(structures.id, [...acteur.membreDe]))
    .all()
    .flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [{ lat, lon }]));
}
