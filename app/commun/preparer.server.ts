const preparees = new WeakMap<object, Map<string, unknown>>();

/**
 * A prepared query, made once a connection or a transaction: a list writes the same ones thousands of times.
 * @param clef unique in the house: « journal.ecrire »
 */
export function preparer<R>(db: object, clef: string, faire: () => R): R {
  let siennes = preparees.get(db);
  if (!siennes) {
    siennes = new Map();
    preparees.set(db, siennes);
  }
  const connue = siennes.get(clef);
  if (connue !== undefined) return connue as R;
  const requete = faire();
  siennes.set(clef, requete);
  return requete;
}
