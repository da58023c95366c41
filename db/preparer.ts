import type { Base } from './ouvrir.ts';

/** A query built once a handle, for those that every request runs: building it costs more than running it. */
export function preparer<T>(construire: (db: Base) => T): (db: Base) => T {
  const preparees = new WeakMap<Base, T>();
  return (db) => {
    const connue = preparees.get(db);
    if (connue !== undefined) return connue;
    const nouvelle = construire(db);
    preparees.set(db, nouvelle);
    return nouvelle;
  };
}
