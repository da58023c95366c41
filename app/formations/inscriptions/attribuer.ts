/** Who waits for a place: someone, or a group that comes together or not at all. */
export interface Attente {
  /** Of the inscription; of a group, the smallest. */
  id: number;
  structureId: number;
  /** How many places it takes. */
  combien: number;
  /** Milliseconds since 1970, of arrival. */
  depuis: number;
}

/** 0: the structure has nobody yet, and this brings one. 1: it has nobody, and a group comes. 2: it has someone already. */
type Tour = 0 | 1 | 2;
const tourDe = ({ structureId, combien }: Attente, placees: ReadonlySet<number>): Tour =>
  placees.has(structureId) ? 2 : combien === 1 ? 0 : 1;

/**
 * To whom free places go, in the order in which they are given: one place a structure first, then the order of arrival; a group
 * together or not at all. What does not fit is passed over, so that no place stays empty which someone would take. The one
 * function that answers, for the page that says what will happen and for the act that does it.
 * @param placees the structures that hold a place already
 */
export function attribuer<A extends Attente>(
  attentes: readonly A[],
  { libres, placees }: { libres: number; placees: readonly number[] },
): A[] {
  const servies: A[] = [];
  const avec = new Set(placees);
  const restent = [...attentes].sort(dArrivee);
  for (let reste = libres; reste > 0; ) {
    const suivante = premiere(restent, reste, avec);
    if (!suivante) break;
    servies.push(suivante);
    restent.splice(restent.indexOf(suivante), 1);
    avec.add(suivante.structureId);
    reste -= suivante.combien;
  }
  return servies;
}

/** The whole list in the order in which it would be served, were there places enough: what one's rank is read from. */
export function ordreDeLaListe<A extends Attente>(attentes: readonly A[], placees: readonly number[]): A[] {
  return attribuer(attentes, { libres: Number.POSITIVE_INFINITY, placees });
}

const dArrivee = (a: Attente, b: Attente): number => a.depuis - b.depuis || a.id - b.id;

function premiere<A extends Attente>(restent: readonly A[], reste: number, placees: ReadonlySet<number>): A | undefined {
  const possibles = restent.filter(({ combien }) => combien <= reste);
  const tours: readonly Tour[] = [0, 1, 2];
  for (const tour of tours) {
    const trouvee = possibles.find((une) => tourDe(une, placees) === tour);
    if (trouvee) return trouvee;
  }
  return undefined;
}
