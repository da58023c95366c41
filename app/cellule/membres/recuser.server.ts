import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { communesVoisines } from '#app/reseau/carte/voisines.server.ts';
import { LIBELLE_FONCTION } from '#app/reseau/personnes/personnes.ts';
import { fonctions, rolesReseau } from '#app/reseau/personnes/tables.ts';
import type { Gestion } from '#app/reseau/structures/structures.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { recusationsCellule } from '../tables.ts';
import { listMembres, type Membre } from './membres.server.ts';
import type { LienDeRecusation } from './membres.ts';

/** A member as she is offered to someone of a structure. */
export interface MembrePropose extends Membre {
  /** « Direction, Le Fil de Vienne » */
  quoi: string;
  /** Why she may not be chosen; null when she may. */
  lien: LienDeRecusation | null;
}

/** A structure as far as it links people. */
interface Attache {
  structureId: number;
  communeCode: string | null;
  siret: string | null;
  gestion: Gestion | null;
}

/** The body that manages a structure, told by the first nine digits of its SIRET. */
const siren = ({ siret }: Pick<Attache, 'siret'>) => siret?.slice(0, 9);

/** Those who fund the structures, and manage some. */
const FINANCEURS: readonly (Gestion | null)[] = ['caf', 'msa'];

/** The members, and what links each of them to this structure: computed, or declared by herself. */
export function listMembresPour(ctx: Contexte, structureId: number): MembrePropose[] {
  const membres = listMembres(ctx);
  if (membres.length === 0) return [];
  const ids = membres.map(({ personneId }) => personneId);
  const attaches = lireAttaches(ctx, ids);
  const declares = ctx.db.select().from(recusationsCellule).where(inArray(recusationsCellule.personneId, ids)).all();
  const coordonne = quiCoordonne(ctx, ids);
  const lienAvec = liensAvec(ctx, structureId, attaches);
  return membres.map((membre) => {
    const siennes = attaches.filter(({ personneId }) => personneId === membre.personneId);
    const premiere = siennes[0];
    const attache = premiere ? `${LIBELLE_FONCTION[premiere.fonction]}, ${premiere.nom}` : '';
    const declare = declares.some((une) => une.personneId === membre.personneId && une.structureId === structureId);
    const lien = lienAvec(siennes) ?? (declare ? 'declare' : null);
    return { ...membre, quoi: coordonne.has(membre.personneId) ? 'Coordination du réseau' : attache, lien };
  });
}

const lireAttaches = (ctx: Contexte, ids: readonly number[]) =>
  ctx.db
    .select({
      ...{ personneId: fonctions.personneId, structureId: fonctions.structureId, fonction: fonctions.fonction },
      ...{ nom: structures.nom, communeCode: structures.communeCode, siret: structures.siret, gestion: structures.gestion },
    })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(and(inArray(fonctions.personneId, [...ids]), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .all();

const quiCoordonne = ({ db }: Contexte, ids: readonly number[]) =>
  new Set(
    db
      .select({ personneId: rolesReseau.personneId })
      .from(rolesReseau)
      .where(and(inArray(rolesReseau.personneId, [...ids]), eq(rolesReseau.role, 'coordination')))
      .all()
      .map(({ personneId }) => personneId),
  );

/** What links someone's structures to this one: the nearest link first. */
function liensAvec(ctx: Contexte, structureId: number, attaches: readonly Attache[]) {
  const celle = ctx.db
    .select({ communeCode: structures.communeCode, siret: structures.siret })
    .from(structures)
    .where(eq(structures.id, structureId))
    .get();
  const communes = [...new Set(attaches.flatMap(({ communeCode }) => communeCode ?? []))];
  const voisines = communesVoisines(ctx, celle?.communeCode ?? null, communes);
  return (siennes: readonly Attache[]): LienDeRecusation | null => {
    if (siennes.some((sienne) => sienne.structureId === structureId)) return 'meme_structure';
    if (celle?.siret && siennes.some((sienne) => siren(sienne) === siren(celle))) return 'employeur';
    if (siennes.some(({ gestion }) => FINANCEURS.includes(gestion))) return 'financeur';
    if (siennes.some(({ communeCode }) => communeCode !== null && voisines.has(communeCode))) return 'commune_voisine';
    return null;
  };
}
