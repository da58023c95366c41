import { asc, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { listCommunesConnues } from '#app/reseau/territoire/communes.server.ts';
import { type CommuneConnue, indexerCommunes, type Trouvaille } from '#app/reseau/territoire/communes.ts';
import { listQpv } from '#app/reseau/territoire/qpv.server.ts';
import { communes, qpv } from '#app/reseau/territoire/tables.ts';
import { champDeSite, type SiteEcrit, type SiteTape } from './sites.ts';
import { sites, structureCommunes, structureQpv } from './tables.ts';

type Lecture = Pick<Contexte, 'db'>;

/** Communes of a structure's territory, in the order of their names. */
export function territoireDe(ctx: Lecture, structureId: number): { code: string; nom: string }[] {
  return ctx.db
    .select({ code: communes.code, nom: communes.nom })
    .from(structureCommunes)
    .innerJoin(communes, eq(communes.code, structureCommunes.communeCode))
    .where(eq(structureCommunes.structureId, structureId))
    .orderBy(communes.nomPlie)
    .all();
}

/** Quarters that a structure serves. */
export function qpvDe(ctx: Lecture, structureId: number): { id: number; nom: string; commune: string }[] {
  return ctx.db
    .select({ id: qpv.id, nom: qpv.nom, commune: communes.nom })
    .from(structureQpv)
    .innerJoin(qpv, eq(qpv.id, structureQpv.qpvId))
    .innerJoin(communes, eq(communes.code, qpv.communeCode))
    .where(eq(structureQpv.structureId, structureId))
    .orderBy(communes.nomPlie, qpv.nom)
    .all();
}

/** Other places of a structure, in the order they were written. */
export function sitesDe(ctx: Lecture, structureId: number): SiteEcrit[] {
  return ctx.db
    .select({ nom: sites.nom, adresse: sites.adresse, commune: communes.nom, quand: sites.quand })
    .from(sites)
    .leftJoin(communes, eq(communes.code, sites.communeCode))
    .where(eq(sites.structureId, structureId))
    .orderBy(asc(sites.rang), asc(sites.id))
    .all()
    .map(({ nom, adresse, commune, quand }) => ({
      ...{ nom, adresse: adresse ?? '', commune: commune ?? '', quand: quand ?? '' },
    }));
}

/** What a form says of where a structure works; what it does not say is left as it is. */
export interface SaisieDeTerritoire {
  /** INSEE codes. */
  territoire?: readonly string[] | undefined;
  /** Other communes, as they were typed. */
  autresCommunes?: readonly string[] | undefined;
  qpv?: readonly number[] | undefined;
  sites?: readonly SiteTape[] | undefined;
}

/** The same as the journal keeps it: in names, which one reads, and from which it can be put back. */
export interface TerritoireNomme {
  communes: string[];
  qpv: string[];
  sites: SiteEcrit[];
}

const nommerQpv = ({ nom, commune }: { nom: string; commune: string }) => `${nom} (${commune})`;

/** The territory in names rather than codes, as the journal keeps it. */
export function territoireNomme(ctx: Lecture, structureId: number): TerritoireNomme {
  return {
    communes: territoireDe(ctx, structureId).map(({ nom }) => nom),
    qpv: qpvDe(ctx, structureId).map(nommerQpv),
    sites: sitesDe(ctx, structureId),
  };
}

/**
 * Writes where a structure works, in the transaction of the verbe that has checked the right to.
 * @throws ErreurMetier IMPOSSIBLE on the field whose commune or quarter is not known, with those that look alike
 */
export function ecrireTerritoire(ctx: Lecture, structureId: number, saisie: SaisieDeTerritoire): void {
  const { territoire, autresCommunes = [], qpv: quartiers, sites: lieux } = saisie;
  if (territoire === undefined && quartiers === undefined && lieux === undefined) return;
  const connues = listCommunesConnues(ctx);
  const trouver = indexerCommunes(connues);
  if (territoire !== undefined) {
    ecrireCommunes(ctx, structureId, [...parCodes(connues, territoire), ...parNoms(trouver, autresCommunes)]);
  }
  if (quartiers !== undefined) ecrireQpv(ctx, structureId, quartiers);
  if (lieux !== undefined) ecrireSites(ctx, structureId, lieux, trouver);
}

function parCodes(connues: readonly CommuneConnue[], codes: readonly string[]): string[] {
  const presentes = new Set(connues.filter((c) => c.fusionneeDans === null).map((c) => c.code));
  if (codes.some((code) => !presentes.has(code))) throw impossible('Choisissez des communes de la liste.', 'autresCommunes');
  return [...codes];
}

function parNoms(trouver: (texte: string) => Trouvaille, noms: readonly string[]): string[] {
  const trouvailles = noms.map((nom) => ({ nom, lu: trouver(nom) }));
  const refus = trouvailles.flatMap(({ nom, lu }) => (lu.genre === 'trouvee' ? [] : [refusDeCommune(nom, lu)]));
  if (refus.length > 0) throw impossible(refus.slice(0, 5).join(' '), 'autresCommunes');
  return trouvailles.flatMap(({ lu }) => (lu.genre === 'trouvee' ? [lu.commune.code] : []));
}

function refusDeCommune(nom: string, lu: Exclude<Trouvaille, { genre: 'trouvee' }>): string {
  const cite = `« ${nom.slice(0, 60)} »`;
  if (lu.genre === 'inconnue') return `${cite} n’est pas une commune du département.`;
  return `${cite} n’est pas une commune du département\u00a0: est-ce ${lu.communes.map((c) => c.nom).join(' ou ')}\u00a0?`;
}

function ecrireCommunes(ctx: Lecture, structureId: number, codes: readonly string[]): void {
  ctx.db.delete(structureCommunes).where(eq(structureCommunes.structureId, structureId)).run();
  const lignes = [...new Set(codes)].map((communeCode) => ({ structureId, communeCode }));
  if (lignes.length > 0) ctx.db.insert(structureCommunes).values(lignes).run();
}

function ecrireQpv(ctx: Lecture, structureId: number, ids: readonly number[]): void {
  const uniques = [...new Set(ids)];
  const presents = uniques.length === 0 ? [] : ctx.db.select({ id: qpv.id }).from(qpv).where(inArray(qpv.id, uniques)).all();
  if (presents.length !== uniques.length) {
    throw impossible('Un quartier a été retiré de la liste pendant que vous écriviez\u00a0: relisez-la.');
  }
  ctx.db.delete(structureQpv).where(eq(structureQpv.structureId, structureId)).run();
  if (uniques.length > 0) {
    ctx.db
      .insert(structureQpv)
      .values(uniques.map((qpvId) => ({ structureId, qpvId })))
      .run();
  }
}

function ecrireSites(
  ctx: Lecture,
  structureId: number,
  lieux: readonly SiteTape[],
  trouver: (texte: string) => Trouvaille,
): void {
  const lignes = lieux.map(({ nom, adresse, commune, quand, ligne }, rang) => {
    const lu = commune ? trouver(commune) : undefined;
    if (lu && lu.genre !== 'trouvee') throw impossible(refusDeCommune(commune, lu), champDeSite(ligne ?? rang, 'commune'));
    const communeCode = lu?.commune.code ?? null;
    return { structureId, rang, nom, communeCode, adresse: adresse || null, quand: quand || null };
  });
  if (JSON.stringify(lignes) === JSON.stringify(sitesEcrits(ctx, structureId))) return;
  ctx.db.delete(sites).where(eq(sites.structureId, structureId)).run();
  if (lignes.length > 0) ctx.db.insert(sites).values(lignes).run();
}

const sitesEcrits = (ctx: Lecture, structureId: number) =>
  ctx.db
    .select({
      structureId: sites.structureId,
      rang: sites.rang,
      nom: sites.nom,
      communeCode: sites.communeCode,
      adresse: sites.adresse,
      quand: sites.quand,
    })
    .from(sites)
    .where(eq(sites.structureId, structureId))
    .orderBy(asc(sites.rang), asc(sites.id))
    .all();

/**
 * Finds again what the journal names, to put it back.
 * @returns why it cannot be, in a sentence, or what to write
 */
export function denommer(ctx: Lecture, nomme: Partial<TerritoireNomme>): { ecrire: SaisieDeTerritoire } | { refus: string } {
  const parNom = new Map(
    listCommunesConnues(ctx)
      .filter((c) => c.fusionneeDans === null)
      .map(({ nom, code }) => [nom, code]),
  );
  const quartiers = new Map(listQpv(ctx).map((un) => [nommerQpv(un), un.id]));
  const citees = [...(nomme.communes ?? []), ...(nomme.sites ?? []).map((site) => site.commune).filter(Boolean)];
  const perdue = citees.find((nom) => !parNom.has(nom)) ?? nomme.qpv?.find((nom) => !quartiers.has(nom));
  if (perdue) return { refus: `${perdue} n’est plus dans la liste.` };
  return {
    ecrire: {
      territoire: nomme.communes?.flatMap((nom) => parNom.get(nom) ?? []),
      qpv: nomme.qpv?.flatMap((nom) => quartiers.get(nom) ?? []),
      sites: nomme.sites,
    },
  };
}
