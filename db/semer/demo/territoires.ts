import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Contexte, LE_TEMPS } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { sites, structureCommunes, structureQpv, structures } from '#app/reseau/structures/tables.ts';
import { orthodromie } from '#app/reseau/territoire/distances.ts';
import { communes, qpv } from '#app/reseau/territoire/tables.ts';
import type { Acte } from './histoire.ts';
import donnees from './territoires.json';

interface TerritoireDemo {
  /** How many of the nearest communes are of her territory, besides her own. */
  voisines: number;
  etp?: number;
  benevoles?: number;
  federation?: string;
  itinerance?: string;
  site?: string;
  qpv?: string[];
  /** How many days ago the page was read again; null: never, since it was opened. */
  relue: number | null;
  sites: { nom: string; adresse: string; commune: string; quand: string }[];
}

/** By number of the structure, from 1. Invented, in real communes. */
const TERRITOIRES: readonly TerritoireDemo[] = donnees;

/** Where each structure works, and with whom. */
export function semerTerritoires(ctx: Contexte): void {
  const { db } = ctx;
  const points = db
    .select({ code: communes.code, lat: communes.lat, lon: communes.lon })
    .from(communes)
    .where(and(isNull(communes.fusionneeDans), isNotNull(communes.lat)))
    .all()
    .map(({ code, lat, lon }) => ({ code, lat: lat ?? 0, lon: lon ?? 0 }));
  const quartiers = new Map(
    db
      .select({ id: qpv.id, nom: qpv.nom })
      .from(qpv)
      .all()
      .map(({ id, nom }) => [nom, id]),
  );
  for (const [rang, territoire] of TERRITOIRES.entries()) {
    const structureId = rang + 1;
    const structure = db.select({ code: structures.communeCode }).from(structures).where(eq(structures.id, structureId)).get();
    const ici = points.find(({ code }) => code === structure?.code);
    if (!ici) throw new Error(`La structure ${structureId} n’a pas de commune située.`);
    const { etp, benevoles, federation, itinerance, site, relue } = territoire;
    const confirmeeLe = relue === null ? null : new Date(ctx.maintenant.getTime() - relue * 86_400_000);
    const rappeleeLe = new Date(ctx.maintenant.getTime() - 2 * 86_400_000);
    db.update(structures)
      // Those that are due were asked two days ago: a demonstration that starts sends nothing.
      .set({ etp, benevoles, federation, itinerance, siteInternet: site, confirmeeLe, rappeleeLe })
      .where(eq(structures.id, structureId))
      .run();
    const siennes = points
      .map(({ code, ...point }) => ({ code, km: orthodromie(ici, point) }))
      .sort((a, b) => a.km - b.km)
      .slice(0, territoire.voisines + 1);
    db.insert(structureCommunes)
      .values(siennes.map(({ code }) => ({ structureId, communeCode: code })))
      .run();
    for (const nom of territoire.qpv ?? []) {
      const qpvId = quartiers.get(nom);
      if (!qpvId) throw new Error(`Le quartier « ${nom} » n’est pas dans la liste.`);
      db.insert(structureQpv).values({ structureId, qpvId }).run();
    }
    for (const [ordre, { commune, ...lieu }] of territoire.sites.entries()) {
      db.insert(sites)
        .values({ ...lieu, structureId, communeCode: commune, rang: ordre })
        .run();
    }
  }
}

/** The pages that were read again, to be played in the order of time. */
export function relectures(ctx: Contexte): Acte[] {
  return ctx.db
    .select({ id: structures.id, confirmeeLe: structures.confirmeeLe })
    .from(structures)
    .all()
    .flatMap(({ id, confirmeeLe }) => (confirmeeLe ? [{ le: confirmeeLe, faire: (le: Date) => relire(ctx, id, le) }] : []));
}

/** Who directs it said so that day. */
function relire(ctx: Contexte, structureId: number, le: Date): void {
  const qui = ctx.db
    .select({ personneId: fonctions.personneId, nom: structures.nom })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(and(eq(fonctions.structureId, structureId), eq(fonctions.responsable, true)))
    .orderBy(fonctions.id)
    .get();
  if (!qui) return;
  journaliser(
    { ...ctx, maintenant: le, acteur: { ...LE_TEMPS, personneId: qui.personneId } },
    {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'confirmer' },
      resume: `a relu la page de ${qui.nom} : tout y est à jour`,
    },
  );
}
