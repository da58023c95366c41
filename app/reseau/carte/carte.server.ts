import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { DEPARTEMENT } from '#app/reseau/reglages.ts';
import { nombreDeStructures } from '#app/reseau/structures/structures.server.ts';
import { structureCommunes, structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';
import type { DonneesDeCarte } from './carte.tsx';
import { type Fond, fondDeCarte } from './fond.server.ts';
import { choisirVilles, libelleCommunes, surDeuxLignes } from './reperes.ts';

const LARGEUR = 360;

const lieux = preparer((db) =>
  db
    .select({
      code: communes.code,
      nom: communes.nom,
      population: communes.population,
      lat: communes.lat,
      lon: communes.lon,
      combien: sql<number>`count(*)`,
    })
    .from(structures)
    .innerJoin(communes, eq(communes.code, structures.communeCode))
    .where(isNull(structures.partieLe))
    .groupBy(communes.code)
    .prepare(),
);
const villes = preparer((db) =>
  db
    .select({ nom: communes.nom, population: communes.population, lat: communes.lat, lon: communes.lon, code: communes.code })
    .from(communes)
    .where(and(isNull(communes.fusionneeDans), isNotNull(communes.population)))
    .orderBy(sql`${communes.population} desc`)
    .limit(60)
    .prepare(),
);
const celle = preparer((db) =>
  db
    .select({ nom: structures.nom, communeCode: structures.communeCode })
    .from(structures)
    .where(eq(structures.id, sql.placeholder('id')))
    .prepare(),
);
const sonTerritoire = preparer((db) =>
  db
    .select({ code: sql<string>`coalesce(${communes.fusionneeDans}, ${communes.code})` })
    .from(structureCommunes)
    .innerJoin(communes, eq(communes.code, structureCommunes.communeCode))
    .where(eq(structureCommunes.structureId, sql.placeholder('id')))
    .prepare(),
);

type Lieu = { code: string; lat: number | null; lon: number | null };

/** Where a commune is drawn: its bourg where known, otherwise the middle of its outline. */
export function situer(fond: Fond, { code, lat, lon }: Lieu): { x: number; y: number } | undefined {
  return lat !== null && lon !== null ? fond.placer({ lat, lon }) : fond.milieu(code);
}

/** The towns that a map may name, the most peopled first. */
export function villesSur(ctx: Pick<Contexte, 'db'>, fond: Fond) {
  return villes(ctx.db)
    .all()
    .flatMap((ville) => {
      const place = situer(fond, ville);
      return place ? [{ ...place, nom: ville.nom, population: ville.population ?? 0 }] : [];
    });
}

/** The points of the places whose position is known. */
export const avecPoint = (lignes: readonly Pick<Lieu, 'lat' | 'lon'>[]) =>
  lignes.flatMap(({ lat, lon }) => (lat !== null && lon !== null ? [{ lat, lon }] : []));

/**
 * The small map of the network: one point a commune where structures are; that of `structureId` stands out, with its
 * territory. Flat, drawn by `<Carte>`.
 */
export function carteDuReseau(ctx: Pick<Contexte, 'db'>, { structureId }: { structureId?: number } = {}): DonneesDeCarte {
  const places = lieux(ctx.db).all();
  const fond = fondDeCarte(lireReglage(ctx.db, DEPARTEMENT), LARGEUR, () => avecPoint(places));
  const structure = structureId === undefined ? undefined : celle(ctx.db).get({ id: structureId });
  const territoire = structureId === undefined ? [] : sonTerritoire(ctx.db).all({ id: structureId });
  const ici = situerIci(ctx, fond, structure);
  const entier = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) });
  const total = nombreDeStructures(ctx);
  return {
    largeur: fond.largeur,
    hauteur: fond.hauteur,
    contour: fond.contour,
    territoire: fond.territoire(territoire.map(({ code }) => code)),
    points: places.flatMap((lieu) => {
      const place = lieu.code === structure?.communeCode && lieu.combien === 1 ? undefined : situer(fond, lieu);
      return place ? [entier(place)] : [];
    }),
    ici: ici && { ...entier(ici), lignes: surDeuxLignes(ici.nom, 20), aGauche: ici.x > fond.largeur / 2 },
    villes: fond.contour ? choisirVilles(villesSur(ctx, fond), { ecart: 90, combien: 3, loinDe: ici ? [ici] : [] }) : [],
    description: decrire(structure?.nom, ici?.commune, territoire.length),
    legende: legender(total, structure?.nom, territoire.length),
  };
}

function situerIci(ctx: Pick<Contexte, 'db'>, fond: Fond, structure: { nom: string; communeCode: string | null } | undefined) {
  if (!structure?.communeCode) return null;
  const commune = ctx.db
    .select({ code: communes.code, nom: communes.nom, lat: communes.lat, lon: communes.lon })
    .from(communes)
    .where(eq(communes.code, structure.communeCode))
    .get();
  const place = commune && situer(fond, commune);
  return place ? { ...place, nom: structure.nom, commune: commune.nom } : null;
}

function decrire(nom: string | undefined, commune: string | undefined, territoire: number): string {
  if (!nom || !commune) return 'Carte des structures du réseau';
  const suite = territoire > 0 ? ` ; son territoire compte ${libelleCommunes(territoire)}` : '';
  return `Carte du réseau : ${nom} est ${aNom(commune)}${suite}`;
}

function legender(total: number, nom: string | undefined, territoire: number): string {
  const toutes = total > 1 ? `Les ${total.toLocaleString('fr-FR')} structures du réseau` : 'La structure du réseau';
  if (!nom || territoire === 0) return `${toutes}.`;
  // « de L’Escale », « du Fil » would need the grammar of each name: a colon needs none.
  return `${toutes}, et le territoire de celle-ci : ${libelleCommunes(territoire)}.`;
}
