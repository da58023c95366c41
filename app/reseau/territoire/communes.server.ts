import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isNull, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { enTransaction } from '#app/commun/contexte.ts';
import points from '#db/semer/points-communes.json';
import { type CommuneConnue, indexerCommunes, type Trouvaille } from './communes.ts';
import { communes } from './tables.ts';

interface CommuneDuPaquet {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement?: string;
  chefLieu?: string;
  codesPostaux?: string[];
  population?: number;
}

const require = createRequire(import.meta.url);

/** The package weighs 8 MB and serves once a network's life: it is read when asked for, and not kept. */
function lirePaquet(): CommuneDuPaquet[] {
  return JSON.parse(readFileSync(require.resolve('@etalab/decoupage-administratif/data/communes.json'), 'utf8'));
}

const POINTS: Record<string, number[] | undefined> = points;

/**
 * Writes the communes of a department, and those that merged into them, or brings them up to date.
 * A former commune whose INSEE code became that of the new one (Bussière-Poitevine, 87028) is kept under
 * that code followed by « A ».
 * Source: `@etalab/decoupage-administratif`; points: docs/credits.md.
 * @returns how many communes of today the department has; 0 when its number is unknown
 */
export function chargerCommunes(ctx: Contexte, departement: string): number {
  const duDepartement = lirePaquet().filter((c) => c.departement === departement && c.type !== 'arrondissement-municipal');
  const actuelles = duDepartement.filter((c) => c.type === 'commune-actuelle');
  const postaux = new Map(actuelles.map((c) => [c.code, c.codesPostaux ?? []]));
  const lignes = duDepartement.map((c) => {
    const ancienne = c.type !== 'commune-actuelle';
    const [lat = null, lon = null] = ancienne ? [] : (POINTS[c.code] ?? []);
    return {
      code: ancienne && postaux.has(c.code) ? `${c.code}A` : c.code,
      // Names are shown as they are written in French; comparing folds both apostrophes.
      nom: c.nom.replaceAll("'", '’'),
      departement,
      codesPostaux: c.codesPostaux ?? postaux.get(c.chefLieu ?? '') ?? [],
      population: c.population ?? null,
      lat,
      lon,
      fusionneeDans: ancienne ? (c.chefLieu ?? null) : null,
    };
  });
  if (lignes.length === 0) return 0;
  enTransaction(ctx, ({ db }) => {
    db.insert(communes)
      .values(lignes)
      .onConflictDoUpdate({
        target: communes.code,
        set: {
          nom: sql`excluded.nom`,
          departement: sql`excluded.departement`,
          codesPostaux: sql`excluded.codes_postaux`,
          population: sql`excluded.population`,
          // A point that is known stays known.
          lat: sql`coalesce(excluded.lat, ${communes.lat})`,
          lon: sql`coalesce(excluded.lon, ${communes.lon})`,
          fusionneeDans: sql`excluded.fusionnee_dans`,
        },
      })
      .run();
  });
  return actuelles.length;
}

/** Every commune that a list may name, former ones included. */
export function listCommunesConnues(ctx: Pick<Contexte, 'db'>): CommuneConnue[] {
  return ctx.db
    .select({
      code: communes.code,
      nom: communes.nom,
      codesPostaux: communes.codesPostaux,
      fusionneeDans: communes.fusionneeDans,
    })
    .from(communes)
    .all();
}

/** Recognises a commune as people write it; a doubt is never settled for them. */
export function trouverCommune(ctx: Pick<Contexte, 'db'>, texte: string, codePostal?: string | null): Trouvaille {
  return indexerCommunes(listCommunesConnues(ctx))(texte, codePostal);
}

/** The communes of today, for a select. */
export function listCommunesPourChoix(ctx: Pick<Contexte, 'db'>): { code: string; nom: string; codePostal: string }[] {
  return ctx.db
    .select({ code: communes.code, nom: communes.nom, codesPostaux: communes.codesPostaux })
    .from(communes)
    .where(isNull(communes.fusionneeDans))
    .orderBy(communes.nomPlie)
    .all()
    .map(({ code, nom, codesPostaux }) => ({ code, nom, codePostal: codesPostaux[0] ?? '' }));
}
