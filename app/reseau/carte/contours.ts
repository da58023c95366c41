/**
 * The outlines of a department's communes, as `db/semer/contours/<numéro>.json` keeps them: borders are cut into arcs, so that
 * one that two communes share is written once, and the outline of any group of communes is what only one of them touches.
 */
export interface Contours {
  /** Where they come from, to be credited. */
  source: string;
  /** Degrees (WGS 84) of the grid's origin, and of one step of it. */
  origine: readonly [number, number];
  pas: number;
  /** Steps: x, y of the first point, then the difference to each next one. */
  arcs: readonly (readonly number[])[];
  /** Rings of each commune by INSEE code, holes included; arc n read backwards is written ~n. */
  communes: Readonly<Record<string, readonly (readonly number[])[]>>;
}

export type Coordonnees = [number, number];

/** The points of each arc, in degrees: longitude, latitude. */
export function lireArcs({ origine, pas, arcs }: Pick<Contours, 'origine' | 'pas' | 'arcs'>): Coordonnees[][] {
  return arcs.map((deltas) => {
    const points: Coordonnees[] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i + 1 < deltas.length; i += 2) {
      x += deltas[i] ?? 0;
      y += deltas[i + 1] ?? 0;
      points.push([origine[0] + x * pas, origine[1] + y * pas]);
    }
    return points;
  });
}

const arcDe = (indice: number) => (indice < 0 ? ~indice : indice);

/** The arcs that one commune of the group touches and no other: its outline, each in the direction of its ring. */
export function arcsDuBord(contours: Pick<Contours, 'communes'>, codes: Iterable<string>): number[] {
  const vus = new Map<number, number[]>();
  for (const code of new Set(codes)) {
    for (const anneau of contours.communes[code] ?? []) {
      for (const indice of anneau) vus.set(arcDe(indice), [...(vus.get(arcDe(indice)) ?? []), indice]);
    }
  }
  return [...vus.values()].flatMap((indices) => (indices.length === 1 ? indices : []));
}

/** The communes that share a border with each, by INSEE code. */
export function voisinesParCommune({ communes }: Pick<Contours, 'communes'>): Map<string, Set<string>> {
  const parArc = new Map<number, string[]>();
  const voisines = new Map<string, Set<string>>();
  for (const [code, anneaux] of Object.entries(communes)) {
    voisines.set(code, new Set());
    for (const indice of anneaux.flat()) parArc.set(arcDe(indice), [...(parArc.get(arcDe(indice)) ?? []), code]);
  }
  for (const codes of parArc.values()) {
    for (const une of codes) for (const autre of codes) if (une !== autre) voisines.get(une)?.add(autre);
  }
  return voisines;
}

/** The arcs between two communes: drawn once. */
export function arcsInterieurs(contours: Pick<Contours, 'communes' | 'arcs'>): number[] {
  const bord = new Set(arcsDuBord(contours, Object.keys(contours.communes)).map(arcDe));
  return contours.arcs.map((_, indice) => indice).filter((indice) => !bord.has(indice));
}

/** An SVG path of drawn points, in whole units: steps too small to be seen are left out. */
function ecrireTrait(points: readonly Coordonnees[], ferme: boolean): string {
  const entiers: Coordonnees[] = [];
  for (const [x, y] of points) {
    const [avantX, avantY] = entiers.at(-1) ?? [];
    const [ici, la] = [Math.round(x), Math.round(y)];
    if (ici !== avantX || la !== avantY) entiers.push([ici, la]);
  }
  if (entiers.length < (ferme ? 3 : 2)) return '';
  let [px, py] = entiers[0] ?? [0, 0];
  let trait = `M${px} ${py}l`;
  for (const [x, y] of entiers.slice(1)) {
    trait += `${trait.endsWith('l') ? '' : ' '}${x - px} ${y - py}`;
    [px, py] = [x, y];
  }
  return (ferme ? `${trait}z` : trait).replaceAll(' -', '-');
}

/** Open lines, one an arc. */
export function tracerLignes(arcs: readonly Coordonnees[][], indices: readonly number[]): string {
  return indices.map((indice) => ecrireTrait(arcs[indice] ?? [], false)).join('');
}

/** Closed rings, from arcs that follow each other end to end. */
export function tracerAnneaux(arcs: readonly Coordonnees[][], indices: readonly number[]): string {
  const clef = ([x, y]: Coordonnees) => `${x},${y}`;
  const restants = new Map<string, Coordonnees[][]>();
  for (const indice of indices) {
    const arc = arcs[arcDe(indice)] ?? [];
    const points = indice < 0 ? arc.toReversed() : arc;
    const [debut] = points;
    if (debut) restants.set(clef(debut), [...(restants.get(clef(debut)) ?? []), points]);
  }
  let chemin = '';
  for (const depart of restants.keys()) {
    for (let suite = restants.get(depart)?.pop(); suite; suite = restants.get(depart)?.pop()) {
      const anneau: Coordonnees[] = [];
      for (let arc: Coordonnees[] | undefined = suite; arc; ) {
        anneau.push(...arc);
        const fin = arc.at(-1);
        arc = fin && clef(fin) !== depart ? restants.get(clef(fin))?.pop() : undefined;
      }
      chemin += ecrireTrait(anneau, true);
    }
  }
  return chemin;
}
