import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { Recherche } from './moteur.server.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

export interface PersonneTrouvee {
  id: number;
  nom: string;
  /** What she does where, one a structure. */
  places: { fonction: string; structureId: number; structure: string; commune: string | null }[];
}

const PAR_NOM = new Intl.Collator('fr', { sensitivity: 'base' });

/** A word that everyone answers to (« animation ») is not read to the end: nobody turns so many pages. */
const PLAFOND = 500;

/** The fonctions found, the latest first, those whose name holds every word in any case. */
function fonctionsTrouvees({ expression }: Recherche): SQL {
  const dans = (texte: string) =>
    sql`select rowid from (select rowid from index_des_fonctions where index_des_fonctions match ${texte} order by rowid desc limit ${PLAFOND})`;
  return sql`${fonctions.id} in (${dans(nomDit(expression))} union ${dans(expression)})`;
}

const nomDit = (expression: string) => `{nom} : (${expression})`;

/**
 * People in fonction today whom a search finds, those whose name holds every word first. Who left, or was erased, is not found.
 * @param parmi a condition on the structures
 * @param page from 1; beyond the last, the last
 * @returns `auMoins` when the search answers to more fonctions than are read
 */
export function listPersonnesTrouvees(
  ctx: Lecture,
  recherche: Recherche,
  { parmi, page = 1, parPage }: { parmi?: SQL | undefined; page?: number; parPage: number },
): { personnes: PersonneTrouvee[]; total: number; auMoins: boolean; page: number; pages: number } {
  const lues = ctx.db
    .select({
      ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, fonctionId: fonctions.id },
      parSonNom: sql<number>`${fonctions.id} in (select rowid from index_des_fonctions where index_des_fonctions match ${nomDit(recherche.expression)})`,
    })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        fonctionsTrouvees(recherche),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        isNull(structures.partieLe),
        isNull(personnes.effaceeLe),
        parmi,
      ),
    )
    .all();
  const uniques = new Map<number, (typeof lues)[number]>();
  for (const lue of lues) if (!uniques.has(lue.id) || lue.parSonNom) uniques.set(lue.id, lue);
  const total = uniques.size;
  const pages = Math.max(1, Math.ceil(total / parPage));
  const laquelle = Math.min(Math.max(1, page), pages);
  const trouvees = [...uniques.values()]
    .sort(
      (a, b) => b.parSonNom - a.parSonNom || PAR_NOM.compare(a.nom, b.nom) || PAR_NOM.compare(a.prenom, b.prenom) || a.id - b.id,
    )
    .slice((laquelle - 1) * parPage, laquelle * parPage);
  const places = placesDe(ctx, trouvees);
  return {
    personnes: trouvees.map((p) => ({ id: p.id, nom: nomComplet(p), places: places.get(p.id) ?? [] })),
    ...{ total, auMoins: lues.length >= PLAFOND, page: laquelle, pages },
  };
}

function placesDe(ctx: Lecture, trouvees: readonly { id: number }[]): Map<number, PersonneTrouvee['places']> {
  const ids = JSON.stringify(trouvees.map(({ id }) => id));
  const lignes = ctx.db
    .select({
      personneId: fonctions.personneId,
      structureId: structures.id,
      structure: structures.nom,
      commune: communes.nom,
      fonction: fonctions.fonction,
      intitule: fonctions.intitule,
    })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(
      and(
        sql`${fonctions.personneId} in (select value from json_each(${ids}))`,
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        isNull(structures.partieLe),
      ),
    )
    .orderBy(fonctions.id)
    .all();
  const siennes = new Map<number, PersonneTrouvee['places']>();
  for (const { personneId, structureId, structure, commune, fonction, intitule } of lignes) {
    const places = siennes.get(personneId) ?? [];
    const libelle = intitule ?? LIBELLE_FONCTION[fonction];
    const deja = places.find((place) => place.structureId === structureId);
    if (deja) deja.fonction = `${deja.fonction}, ${libelle}`;
    else places.push({ fonction: libelle, structureId, structure, commune });
    siennes.set(personneId, places);
  }
  return siennes;
}
