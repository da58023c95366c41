import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { geoMercator } from 'd3-geo';
import {
  arcsDuBord,
  arcsInterieurs,
  type Contours,
  type Coordonnees,
  lireArcs,
  tracerAnneaux,
  tracerLignes,
} from './contours.ts';

/** What every map of a department shares, in the units of its drawing. */
export interface Fond {
  largeur: number;
  hauteur: number;
  /** The outline of the department; null when its contours are not known. */
  contour: string | null;
  /** Borders between communes. */
  limites: string;
  placer(point: { lat: number; lon: number }): { x: number; y: number };
  /** The outline of several communes together. */
  territoire(codes: readonly string[]): string;
  /** The middle of a commune, for one whose point is not known. */
  milieu(code: string): { x: number; y: number } | undefined;
}

const MARGE = 12;
const DOSSIER = resolve(import.meta.dirname ?? process.cwd(), '../../../db/semer/contours');

// The bundle of the built server moves this file: fall back on the working folder.
const fichierDe = (departement: string) =>
  [DOSSIER, resolve(process.cwd(), 'db/semer/contours')].map((d) => resolve(d, `${departement}.json`)).find(existsSync);

/** Undefined where they are not known. */
export function lireContours(departement: string): Contours | undefined {
  const fichier = /^\w{2,3}$/.test(departement) ? fichierDe(departement) : undefined;
  return fichier ? (JSON.parse(readFileSync(fichier, 'utf8')) as Contours) : undefined;
}

/** A projection that keeps angles: at the size of a department, north is up and nothing is bent. */
function projeter(points: readonly Coordonnees[], largeur: number) {
  const coordinates = points.map(([lon, lat]): Coordonnees => [lon, lat]);
  const projection = geoMercator();
  // One point alone has no extent: about thirty kilometres are drawn around it.
  const [premier] = coordinates;
  if (premier && coordinates.length === 1)
    coordinates.push([premier[0] - 0.2, premier[1] - 0.2], [premier[0] + 0.2, premier[1] + 0.2]);
  if (coordinates.length === 0) coordinates.push([1, 46], [2, 47]);
  projection.fitWidth(largeur - 2 * MARGE, { type: 'MultiPoint', coordinates });
  const places = coordinates.map((point): Coordonnees => projection(point) ?? [0, 0]);
  const [hauts, gauches] = [places.map(([, y]) => y), places.map(([x]) => x)];
  const [haut, gauche] = [Math.min(...hauts) - MARGE, Math.min(...gauches) - MARGE];
  const placer = (point: Coordonnees): Coordonnees => {
    const [x, y] = projection(point) ?? [0, 0];
    return [x - gauche, y - haut];
  };
  return { placer, hauteur: Math.ceil(Math.max(...hauts) - haut + MARGE) };
}

function dessiner(contours: Contours, largeur: number): Fond {
  const enDegres = lireArcs(contours);
  const { placer, hauteur } = projeter(enDegres.flat(), largeur);
  const arcs = enDegres.map((arc) => arc.map(placer));
  return {
    ...{ largeur, hauteur },
    contour: tracerAnneaux(arcs, arcsDuBord(contours, Object.keys(contours.communes))),
    limites: tracerLignes(arcs, arcsInterieurs(contours)),
    placer: ({ lat, lon }) => {
      const [x, y] = placer([lon, lat]);
      return { x, y };
    },
    territoire: (codes) => tracerAnneaux(arcs, arcsDuBord(contours, codes)),
    milieu(code) {
      const points = arcsDuBord(contours, [code]).flatMap((indice) => arcs[indice < 0 ? ~indice : indice] ?? []);
      if (points.length === 0) return undefined;
      const moyenne = (rang: 0 | 1) => points.reduce((somme, point) => somme + point[rang], 0) / points.length;
      return { x: moyenne(0), y: moyenne(1) };
    },
  };
}

const dessines = new Map<string, Fond | null>();

/** The background of a department's maps: the same for everyone, drawn once. Null when its contours are not known. */
function fondConnu(departement: string, largeur: number): Fond | null {
  const clef = `${departement} ${largeur}`;
  const connu = dessines.get(clef);
  if (connu !== undefined) return connu;
  const contours = lireContours(departement);
  const fond = contours ? dessiner(contours, largeur) : null;
  dessines.set(clef, fond);
  return fond;
}

/**
 * What a map is drawn on: the department where its contours are known, otherwise the frame of the points themselves.
 * @param largeur in units of the drawing
 */
export function fondDeCarte(departement: string, largeur: number, points: () => { lat: number; lon: number }[]): Fond {
  const connu = fondConnu(departement, largeur);
  if (connu) return connu;
  const { placer, hauteur } = projeter(
    points().map(({ lat, lon }) => [lon, lat]),
    largeur,
  );
  return {
    ...{ largeur, hauteur, contour: null, limites: '' },
    placer: ({ lat, lon }) => {
      const [x, y] = placer([lon, lat]);
      return { x, y };
    },
    territoire: () => '',
    milieu: () => undefined,
  };
}
