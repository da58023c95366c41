// `node --import tsx scripts/contours.ts CONTOURS.geojson 87 « source »`: the outlines of any department's communes, from a
// GeoJSON whose features carry the INSEE code in `properties.code`, to db/semer/contours/87.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

type Position = [number, number];
interface Trace {
  properties: { code?: string };
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] };
}

/** Half a thousandth of a degree, about fifty metres: a third of a unit on the widest map. */
const PAS = 0.0005;
const DOSSIER = resolve(import.meta.dirname, '../db/semer/contours');

const clef = ([x, y]: Position) => `${x} ${y}`;

/** A ring on the grid, without its closing point, repeated points, nor spikes that the grid has flattened. */
function arrondir(anneau: readonly Position[], [ouest, sud]: Position): Position[] {
  const points: Position[] = [];
  for (const [lon, lat] of anneau) {
    const point: Position = [Math.round((lon - ouest) / PAS), Math.round((lat - sud) / PAS)];
    const [avant, dernier] = [points.at(-2), points.at(-1)];
    if (dernier && clef(dernier) === clef(point)) continue;
    if (avant && clef(avant) === clef(point)) points.pop();
    else points.push(point);
  }
  while (points.length > 1 && clef(points[0] ?? [0, 0]) === clef(points.at(-1) ?? [0, 0])) points.pop();
  return points;
}

/** Points where more than two borders meet: arcs are cut there. */
function trouverNoeuds(anneaux: readonly Position[][]): Set<string> {
  const voisins = new Map<string, Set<string>>();
  for (const anneau of anneaux) {
    for (const [rang, point] of anneau.entries()) {
      const siens = voisins.get(clef(point)) ?? new Set();
      for (const autre of [anneau.at(rang - 1), anneau[(rang + 1) % anneau.length]]) if (autre) siens.add(clef(autre));
      voisins.set(clef(point), siens);
    }
  }
  return new Set([...voisins].filter(([, siens]) => siens.size > 2).map(([point]) => point));
}

function couper(anneau: readonly Position[], noeuds: ReadonlySet<string>): Position[][] {
  const premier = anneau.findIndex((point) => noeuds.has(clef(point)));
  const depart = Math.max(0, premier);
  const tour = [...anneau.slice(depart), ...anneau.slice(0, depart + 1)];
  const arcs: Position[][] = [];
  let arc: Position[] = [];
  for (const point of tour) {
    arc.push(point);
    if (arc.length > 1 && noeuds.has(clef(point))) {
      arcs.push(arc);
      arc = [point];
    }
  }
  return arc.length > 1 ? [...arcs, arc] : arcs;
}

function convertir(traces: readonly Trace[], source: string) {
  const anneauxDe = ({ geometry }: Trace) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat());
  const tous = traces.flatMap(anneauxDe).flat();
  const origine: Position = [Math.min(...tous.map(([lon]) => lon)), Math.min(...tous.map(([, lat]) => lat))];
  const parCode = traces.map(({ properties, ...reste }): [string, Position[][]] => [
    properties.code ?? '',
    anneauxDe({ properties, ...reste })
      .map((anneau) => arrondir(anneau, origine))
      .filter((anneau) => anneau.length > 2),
  ]);
  const noeuds = trouverNoeuds(parCode.flatMap(([, anneaux]) => anneaux));
  const arcs: number[][] = [];
  const connus = new Map<string, number>();
  const indiceDe = (points: Position[]): number => {
    const envers = connus.get(points.toReversed().map(clef).join(','));
    const connu = connus.get(points.map(clef).join(',')) ?? (envers === undefined ? undefined : ~envers);
    if (connu !== undefined) return connu;
    connus.set(points.map(clef).join(','), arcs.length);
    arcs.push(points.flatMap(([x, y], rang) => [x - (points[rang - 1]?.[0] ?? 0), y - (points[rang - 1]?.[1] ?? 0)]));
    return arcs.length - 1;
  };
  const communes = Object.fromEntries(
    parCode.map(([code, anneaux]) => [code, anneaux.map((anneau) => couper(anneau, noeuds).map(indiceDe))]),
  );
  return { source, origine, pas: PAS, arcs, communes };
}

const [fichier, departement = '', source = ''] = process.argv.slice(2);
if (!fichier || !/^(\d{2,3}|2[AB])$/.test(departement) || !source) {
  console.error('Usage : node --import tsx scripts/contours.ts CONTOURS.geojson 87 "Origine et licence des contours"');
  process.exit(1);
}
const { features } = JSON.parse(readFileSync(fichier, 'utf8')) as { features: Trace[] };
const sans = features.filter((trace) => !trace.properties.code).length;
if (features.length === 0 || sans > 0) {
  console.error(`${fichier} : ${sans} contour(s) sans code Insee dans « properties.code », sur ${features.length}.`);
  process.exit(1);
}
const contours = convertir(features, source);
mkdirSync(DOSSIER, { recursive: true });
writeFileSync(join(DOSSIER, `${departement}.json`), `${JSON.stringify(contours)}\n`);
console.log(`${features.length} communes, ${contours.arcs.length} arcs : db/semer/contours/${departement}.json`);
