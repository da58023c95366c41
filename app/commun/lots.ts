const LOT = 16;

/** Does it for each, a few at a time: what else the process has to answer passes between. */
export async function parLots<T, R>(objets: readonly T[], faire: (objet: T) => Promise<R>): Promise<R[]> {
  const faits: R[] = [];
  for (let debut = 0; debut < objets.length; debut += LOT) {
    faits.push(...(await Promise.all(objets.slice(debut, debut + LOT).map(faire))));
    if (debut + LOT < objets.length) await new Promise(setImmediate);
  }
  return faits;
}
