import { and, isNotNull, isNull } from 'drizzle-orm';
import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { listCommunesPourChoix } from '#app/reseau/territoire/communes.server.ts';
import { orthodromie } from '#app/reseau/territoire/distances.ts';
import { listQpv } from '#app/reseau/territoire/qpv.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { imagesDe } from './images-de-structure.server.ts';
import { getStructureAModifier } from './modifier-structure.server.ts';
import { structures } from './tables.ts';
import { qpvDe, sitesDe, territoireDe } from './territoire-de-structure.server.ts';

/** How many neighbouring communes are offered to be ticked; the others are written. */
const VOISINES = 15;

const nombreEcrit = (nombre: number | null) => (nombre === null ? '' : String(nombre).replace('.', ','));

/**
 * All that the form of a structure shows.
 * @throws ErreurMetier INTROUVABLE for whoever may not edit it
 */
export function getFormulaireDeStructure(ctx: ContextePersonne, id: number) {
  const s = getStructureAModifier(ctx, id);
  const territoire = territoireDe(ctx, id);
  const servis = new Set(qpvDe(ctx, id).map((un) => un.id));
  const siennes = new Set([...territoire.map(({ code }) => code), s.communeCode]);
  const qpv = listQpv(ctx);
  return {
    id,
    nom: s.nom,
    valeurs: {
      ...{ nom: s.nom, siret: s.siret ?? '', gestion: s.gestion ?? '', federation: s.federation ?? '' },
      ...{ adresse: s.adresse ?? '', codePostal: s.codePostal ?? '', communeCode: s.communeCode ?? '' },
      ...{ milieu: s.milieu ?? '', itinerance: s.itinerance ?? '', siteInternet: s.siteInternet ?? '' },
      ...{ telephone: s.telephone ?? '', courriel: s.courriel ?? '', presentation: s.presentation ?? '' },
      ...{ etp: nombreEcrit(s.etp), benevoles: nombreEcrit(s.benevoles), placesStage: String(s.placesStage) },
      version: String(s.version),
    },
    communes: listCommunesPourChoix(ctx).map(({ code, nom, codePostal }) => ({
      valeur: code,
      libelle: `${nom} (${codePostal})`,
    })),
    territoire: communesAOffrir(ctx, s.communeCode, territoire),
    // Those of her communes, and those that she serves elsewhere.
    qpv: qpv
      .filter((un) => siennes.has(un.communeCode) || servis.has(un.id))
      .map((un) => ({ valeur: String(un.id), libelle: un.nom, coche: servis.has(un.id) })),
    qpvAilleurs: qpv.length > 0,
    sites: sitesDe(ctx, id),
    images: imagesDe(ctx, id),
    federations: ctx.db
      .selectDistinct({ nom: structures.federation })
      .from(structures)
      .where(and(isNotNull(structures.federation), isNull(structures.partieLe)))
      .orderBy(structures.federation)
      .limit(50)
      .all()
      .flatMap(({ nom }) => nom ?? []),
    brouillon: leBrouillon(ctx, id, s.version),
  };
}

/** The communes of the territory, ticked, then those nearest to the structure. */
function communesAOffrir(ctx: ContextePersonne, communeCode: string | null, siennes: readonly { code: string; nom: string }[]) {
  const points = ctx.db
    .select({ code: communes.code, nom: communes.nom, lat: communes.lat, lon: communes.lon })
    .from(communes)
    .where(and(isNull(communes.fusionneeDans), isNotNull(communes.lat), isNotNull(communes.lon)))
    .all()
    .map(({ code, nom, lat, lon }) => ({ code, nom, lat: lat ?? 0, lon: lon ?? 0 }));
  const ici = points.find(({ code }) => code === communeCode);
  const dedans = new Set(siennes.map(({ code }) => code));
  const proches = ici
    ? points
        .filter(({ code }) => !dedans.has(code))
        .map((point) => ({ ...point, km: orthodromie(ici, point) }))
        .sort((a, b) => a.km - b.km)
        .slice(0, VOISINES)
    : [];
  return [
    ...siennes.map((commune) => ({ ...commune, coche: true })),
    ...proches.map((commune) => ({ ...commune, coche: false })),
  ].map(({ code, nom, coche }) => ({ valeur: code, libelle: nom, coche }));
}

/** What was kept of an unfinished change, unless somebody has changed the page since. */
function leBrouillon(ctx: ContextePersonne, id: number, version: number): Formulaire | null {
  const garde = lireBrouillon(ctx, `structure:${id}`)?.valeurs;
  if (!garde || garde.version !== String(version)) return null;
  const textes = Object.entries(garde).map(([nom, valeur]) => [nom, typeof valeur === 'string' ? valeur : (valeur[0] ?? '')]);
  return { valeurs: Object.fromEntries(textes), erreurs: {} };
}

export type FormulaireDeStructure = ReturnType<typeof getFormulaireDeStructure>;
