import { memo } from 'react';

type Forme = 'centre_social' | 'evs' | 'prefiguration' | 'inconnu' | 'plusieurs';

interface Props {
  largeur: number;
  hauteur: number;
  contour: string | null;
  limites: string;
  villes: readonly { x: number; y: number; nom: string }[];
  marques: readonly { x: number; y: number; forme: Forme; combien: number; href: string; libelle: string }[];
}

/** One drawing a kind, so that it is told without its colour: a disc, a square, a diamond, a ring. */
const TRACES: Record<Forme, string> = {
  centre_social: 'M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0z',
  evs: 'M-9.5-9.5h19v19h-19z',
  prefiguration: 'M0-13l13 13l-13 13l-13-13z',
  inconnu: 'M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z',
  plusieurs: 'M-16 0a16 16 0 1 0 32 0a16 16 0 1 0-32 0z',
};

/** The communes' borders and each structure at its place: every mark is a link, in the order of the list. */
export function GrandeCarte({ largeur, hauteur, contour, limites, villes, marques }: Props) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: each link inside has its own name, and the list says the same
    <svg className="carte carte--grande" viewBox={`0 0 ${largeur} ${hauteur}`}>
      <Fond contour={contour} limites={limites} />
      <g>
        {villes.map(({ x, y, nom }) => (
          <text key={nom} className="carte__ville" x={x} y={y} textAnchor="middle">
            {nom}
          </text>
        ))}
      </g>
      {marques.map(({ x, y, forme, combien, href, libelle }) => (
        <g key={href} transform={`translate(${x} ${y})`}>
          <a className={`carte__point carte__point--${forme}`} href={href} aria-label={libelle}>
            <title>{libelle}</title>
            <circle className="carte__cible" r="22" />
            <path d={TRACES[forme]} />
            {forme === 'plusieurs' && (
              <text textAnchor="middle" y="6">
                {combien}
              </text>
            )}
          </a>
        </g>
      ))}
    </svg>
  );
}

/** The same for everyone: drawn again only when the department changes. */
const Fond = memo(function Fond({ contour, limites }: { contour: string | null; limites: string }) {
  if (!contour) return null;
  return (
    <g>
      <path className="carte__fond" d={contour} />
      <path className="carte__limites" d={limites} />
    </g>
  );
});

const LEGENDE: readonly [Forme, string][] = [
  ['centre_social', 'Centre social'],
  ['evs', 'Espace de vie sociale'],
  ['prefiguration', 'En préfiguration'],
  ['inconnu', 'Sans agrément connu'],
];

/** What each drawing means: those that the map shows. */
export function LegendeDeCarte({ marques }: Pick<Props, 'marques'>) {
  const montrees = new Set(marques.map(({ forme }) => forme));
  if (montrees.has('plusieurs')) {
    return <p className="petit doux">Chaque rond est une commune, avec le nombre de ses structures.</p>;
  }
  return (
    <ul className="rangee carte-legende petit">
      {LEGENDE.filter(([forme]) => montrees.has(forme)).map(([forme, libelle]) => (
        <li key={forme}>
          <svg viewBox="-14 -14 28 28" aria-hidden="true">
            <path className={`carte__point--${forme}`} d={TRACES[forme]} />
          </svg>
          {libelle}
        </li>
      ))}
    </ul>
  );
}
