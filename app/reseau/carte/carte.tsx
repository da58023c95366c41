export interface DonneesDeCarte {
  largeur: number;
  hauteur: number;
  /** Paths in the units of the drawing; null when the department's contours are not known. */
  contour: string | null;
  territoire: string;
  points: { x: number; y: number }[];
  /** The structure that the page speaks of. */
  ici: { x: number; y: number; lignes: string[]; aGauche: boolean } | null;
  villes: { x: number; y: number; nom: string }[];
  /** What the picture says, for who does not see it. */
  description: string;
  legende: string;
}

/** Where the structures are, and where this one stands among them. */
export function Carte({ largeur, hauteur, contour, territoire, points, ici, villes, description, legende }: DonneesDeCarte) {
  return (
    <figure className="figure-carte">
      <svg className="carte" viewBox={`0 0 ${largeur} ${hauteur}`} role="img" aria-label={description}>
        {contour && <path className="carte__fond" d={contour} />}
        {territoire && <path className="carte__territoire" d={territoire} />}
        {points.map(({ x, y }) => (
          <circle key={`${x} ${y}`} className="carte__autre" cx={x} cy={y} r="4.5" />
        ))}
        {villes.map(({ x, y, nom }) => (
          <text
            key={nom}
            className="carte__ville"
            x={x + (x > largeur * 0.7 ? -9 : 9)}
            y={y + 5}
            textAnchor={x > largeur * 0.7 ? 'end' : 'start'}
          >
            {nom}
          </text>
        ))}
        {ici && (
          <>
            <circle className="carte__ici" cx={ici.x} cy={ici.y} r="9" />
            <text x={ici.x} y={ici.y + 6} textAnchor={ici.aGauche ? 'end' : 'start'}>
              {ici.lignes.map((ligne, rang) => (
                <tspan key={ligne} x={ici.x + (ici.aGauche ? -14 : 14)} dy={rang === 0 ? 0 : 19}>
                  {ligne}
                </tspan>
              ))}
            </text>
          </>
        )}
      </svg>
      <figcaption className="petit doux">
        {legende} <a href="/reseau/carte">Voir la carte et la liste</a>
      </figcaption>
    </figure>
  );
}
