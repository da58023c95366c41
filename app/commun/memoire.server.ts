import { sql } from 'drizzle-orm';
import type { Base } from '#db/ouvrir.ts';
import type { Contexte, ContextePersonne } from './contexte.ts';

/** What is kept is told in civil days; what falls due within the hour may wait this long, in milliseconds. */
const TRANCHE_MS = 5 * 60_000;
const RETENUES = 500;

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

interface Memoire {
  version: string;
  valeurs: Map<string, unknown>;
}
const memoires = new WeakMap<Base, Memoire>();

/**
 * Keeps what was computed for someone as long as nothing at all is written in the base, whoever writes and whatever
 * the path: SQLite counts the rows that this process changed, and says when another one committed. One small query.
 * For reading, outside transactions; what is kept is shared, so it is never modified.
 * @param cle names what is computed
 */
export const tantQueRienNeChange = <T>(ctx: ContextePersonne, cle: string, calculer: () => T): T =>
  retenir(ctx, `${cle}:${ctx.acteur.personneId}`, calculer);

/** The same for what does not depend on who reads. */
export const tantQueRienNeChangePourTous = <T>(ctx: Lecture, cle: string, calculer: () => T): T =>
  retenir(ctx, `${cle}:tous`, calculer);

function retenir<T>(ctx: Lecture, cle: string, calculer: () => T): T {
  const version = versionDe(ctx);
  let memoire = memoires.get(ctx.db);
  if (memoire?.version !== version) {
    memoire = { version, valeurs: new Map() };
    memoires.set(ctx.db, memoire);
  }
  if (memoire.valeurs.has(cle)) return memoire.valeurs.get(cle) as T;
  const valeur = calculer();
  if (memoire.valeurs.size >= RETENUES) memoire.valeurs.clear();
  memoire.valeurs.set(cle, valeur);
  return valeur;
}

function versionDe({ db, maintenant, fuseau }: Lecture): string {
  const lue = db.get<{ version: string }>(
    sql`select total_changes() || ' ' || (select data_version from pragma_data_version) as version`,
  );
  return `${lue.version} ${Math.floor(maintenant.getTime() / TRANCHE_MS)} ${fuseau}`;
}
