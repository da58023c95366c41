import { Insecable } from './insecable.tsx';

/** What will happen after the act, in order, before one does it. */
export function Ensuite({ titre = 'Et ensuite\u00a0?', etapes }: { titre?: string | undefined; etapes: readonly string[] }) {
  return (
    <div className="ensuite">
      <h2>{titre}</h2>
      <ol>
        {etapes.map((etape) => (
          <li key={etape}>
            <span>
              <Insecable texte={etape} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
