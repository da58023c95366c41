import { and, count, eq, inArray, isNull, like, or, type SQL } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { agrements, communes, fonctions, personnes, structures } from '#app/reseau/tables.ts';
import { type Gestion, LIBELLE_GESTION, LIBELLE_TYPE, type TypeDeStructure, typeAuJour } from './structures.ts';

export const STRUCTURES_PAR_PAGE = 50;

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

const presentes = isNull(structures.partieLe);
const aujourdhui = (ctx: Lecture): Jour => jourCivil(ctx.maintenant, ctx.fuseau);

/** Kind of each structure on a day, in one query; a structure without agrément is absent from the map's source. */
export function typesDe(
  ctx: Lecture,
  lignes: readonly { id: number; enPrefiguration: boolean }[],
  jour: Jour = aujourdhui(ctx),
): Map<number, TypeDeStructure> {
  const ids = lignes.map((ligne) => ligne.id);
  const siens = new Map<number, (typeof agrements.$inferSelect)[]>();
  if (ids.length > 0) {
    for (const agrement of ctx.db.select().from(agrements).where(inArray(agrements.structureId, ids)).all()) {
      siens.set(agrement.structureId, [...(siens.get(agrement.structureId) ?? []), agrement]);
    }
  }
  return new Map(lignes.map(({ id, enPrefiguration }) => [id, typeAuJour(siens.get(id) ?? [], jour, enPrefiguration)]));
}

/** Every word must be in the name or in the commune, whatever the case and the accents. */
function contenant(q: string): SQL | undefined {
  const mots = plierMots(q).split(' ').filter(Boolean).slice(0, 8);
  return and(...mots.map((mot) => or(like(structures.nomPlie, `%${mot}%`), like(communes.nomPlie, `%${mot}%`))));
}

export interface LigneAnnuaire {
  id: number;
  nom: string;
  type: string;
  commune: string;
  /** Who commits the structure, « Inès Roudier, Paul Meunier ». */
  direction: string;
}

/**
 * A page of the directory, 50 structures, in the order of names.
 * @param q words of the name or of the commune
 * @param page from 1; beyond the last, the last
 */
export function listStructures(
  ctx: Lecture,
  { q = '', page = 1 }: { q?: string; page?: number } = {},
): { structures: LigneAnnuaire[]; total: number; page: number; pages: number } {
  const recherche = contenant(q);
  const ou = and(presentes, recherche);
  const compte = ctx.db.select({ total: count() }).from(structures);
  // Counting needs the commune only when it is searched.
  const total =
    (recherche ? compte.leftJoin(communes, eq(communes.code, structures.communeCode)).where(ou) : compte.where(ou)).get()
      ?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / STRUCTURES_PAR_PAGE));
  const laquelle = Math.min(Math.max(1, page), pages);
  const lignes = ctx.db
    .select({ id: structures.id, nom: structures.nom, commune: communes.nom, enPrefiguration: structures.enPrefiguration })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(ou)
    .orderBy(structures.nomPlie, structures.id)
    .limit(STRUCTURES_PAR_PAGE)
    .offset((laquelle - 1) * STRUCTURES_PAR_PAGE)
    .all();
  const types = typesDe(ctx, lignes);
  const directions = directionsDe(
    ctx,
    lignes.map((ligne) => ligne.id),
  );
  return {
    structures: lignes.map(({ id, nom, commune }) => ({
      id,
      nom,
      type: LIBELLE_TYPE[types.get(id) ?? 'inconnu'],
      commune: commune ?? '',
      direction: (directions.get(id) ?? []).join(', '),
    })),
    total,
    page: laquelle,
    pages,
  };
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
    .where(and(inArray(fonctions.structureId, ids), eq(fonctions.responsable, true), enFonction(aujourdhui(ctx))))
    .orderBy(personnes.id)
    .all();
  for (const ligne of lignes) {
    const noms = siens.get(ligne.structureId) ?? { salariees: new Set(), elues: new Set() };
    (ligne.fonction === 'presidence' ? noms.elues : noms.salariees).add(nomComplet(ligne));
    siens.set(ligne.structureId, noms);
  }
  return new Map([...siens].map(([id, { salariees, elues }]) => [id, [...(salariees.size > 0 ? salariees : elues)]]));
}

/**
 * A structure, flat, with its kind today.
 * @throws ErreurMetier INTROUVABLE
 */
export function getStructure(ctx: Lecture, id: number) {
  const ligne = ctx.db
    .select({
      id: structures.id,
      nom: structures.nom,
      siret: structures.siret,
      gestion: structures.gestion,
      adresse: structures.adresse,
      codePostal: structures.codePostal,
      communeCode: structures.communeCode,
      commune: communes.nom,
      telephone: structures.telephone,
      courriel: structures.courriel,
      presentation: structures.presentation,
      enPrefiguration: structures.enPrefiguration,
      placesStage: structures.placesStage,
      partieLe: structures.partieLe,
      version: structures.version,
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(eq(structures.id, id))
    .get();
  if (!ligne) throw introuvable();
  return { ...ligne, type: typesDe(ctx, [ligne]).get(id) ?? 'inconnu' };
}

/** Structures that may be chosen: those that left are not. */
export function listStructuresPourChoix(ctx: Pick<Contexte, 'db'>): { id: number; nom: string; commune: string }[] {
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, commune: communes.nom })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(presentes)
    .orderBy(structures.nomPlie, structures.id)
    .all()
    .map((ligne) => ({ ...ligne, commune: ligne.commune ?? '' }));
}

export interface Employeur {
  nom: string;
  type: TypeDeStructure;
  libelleType: string;
  gestion: Gestion | null;
  libelleGestion: string;
  adresse: string;
  codePostal: string;
  commune: string;
  siret: string;
  telephone: string;
}

/**
 * Who employs, as a paper names her; what is not known is empty.
 * @throws ErreurMetier INTROUVABLE
 */
export function employeur(ctx: Lecture, structureId: number): Employeur {
  const s = getStructure(ctx, structureId);
  return {
    nom: s.nom,
    type: s.type,
    libelleType: LIBELLE_TYPE[s.type],
    gestion: s.gestion,
    libelleGestion: s.gestion ? LIBELLE_GESTION[s.gestion] : '',
    adresse: s.adresse ?? '',
    codePostal: s.codePostal ?? '',
    commune: s.commune ?? '',
    siret: s.siret ?? '',
    telephone: s.telephone ?? '',
  };
}
