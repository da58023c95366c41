import { asc, count, eq, ne, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { EtatMalle, ReglesDePret } from '#app/malles/catalogue/malles.ts';
import { reglesDe } from '#app/malles/catalogue/regles.server.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';

const MALLES_PAR_PAGE = 60;

/** What the grid needs of a malle. */
export interface MalleDuPlanning {
  id: number;
  slug: string;
  nom: string;
  commune: string | null;
  structureId: number;
  gardienneId: number | null;
  etat: EtatMalle;
  etatMotif: string | null;
  etatJusquAu: string | null;
  regles: ReglesDePret;
}

const pretees = preparer((db) =>
  db
    .select({
      ...{ id: malles.id, slug: malles.slug, nom: malles.nom, commune: communes.nom },
      ...{ structureId: malles.structureId, gardienneId: malles.gardienneId },
      ...{ etat: malles.etat, etatMotif: malles.etatMotif, etatJusquAu: malles.etatJusquAu },
      ...{ joursMax: malles.joursMax, preavisJours: malles.preavisJours, horizonJours: malles.horizonJours },
      ...{ tamponAvant: malles.tamponAvant, tamponApres: malles.tamponApres, joursFermes: malles.joursFermes },
      ...{ pretsParStructure: malles.pretsParStructure, accord: malles.accord, caution: malles.caution },
    })
    .from(malles)
    .innerJoin(structures, eq(structures.id, malles.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(ne(malles.etat, 'retiree'))
    .orderBy(asc(malles.nomPlie), asc(malles.id))
    .limit(MALLES_PAR_PAGE)
    .offset(sql.placeholder('apres'))
    .prepare(),
);

/**
 * The malles that are lent, by name.
 * @param demandee the page, from 1; beyond the last, the last
 */
export function listMallesDuPlanning({ db }: Pick<Contexte, 'db'>, reseau: ReglesDePret, demandee: number) {
  const combien = db.select({ n: count() }).from(malles).where(ne(malles.etat, 'retiree')).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(combien / MALLES_PAR_PAGE));
  const page = Math.min(demandee, pages);
  const lues = pretees(db).all({ apres: (page - 1) * MALLES_PAR_PAGE });
  return {
    page,
    pages,
    malles: lues.map((lue): MalleDuPlanning => ({ ...lue, regles: reglesDe(lue, reseau) })),
  };
}
