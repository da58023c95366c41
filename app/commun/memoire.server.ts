import { sql } from 'drizzle-orm';
import type { Base } from '#db/ouvrir.ts';
import type { ContextePersonne } from './contexte.ts';

/** What is kept is told in civil days; what falls due within the hour may wait this long, in milliseconds. */
const TRANCHE_MS = 5 * 60_000;
const RETENUES = 500;

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
export function tantQueRienNeChange<T>(ctx: ContextePersonne, cle: string, calculer: () => T): T {
  const version = versionDe(ctx);
  let memoire = memoires.get(ctx.db);
  if (memoire?.version !== version) {
    memoire = { version, valeurs: new Map() };
    memoires.set(ctx.db, memoire);
  }
  const sienne = `${cle}:${ctx.acteur.personneId}`;
  if (memoire.valeurs.has(sienne)) return memoire.valeurs.get(sienne) as T;
  const valeur = calculer();
  if (memoire.valeurs.size >= RETENUES) memoire.valeurs.clear();
  memoire.valeurs.set(sienne, valeur);
  return valeur;
}

function versionDe({ db, maintenant, fuseau }: ContextePersonne): string {
  const lue = db.get<{ version: string }>(
    sql`select total_changes() || ' ' || (select data_version from pragma_data_version) as version`,
  );
  return `${lue.version} ${Math.floor(maintenant.getTime() / TRANCHE_MS)} ${fuseau}`;
}
