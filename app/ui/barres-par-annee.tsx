interface Props {
  /** From the bottom to the top of a bar, with the year they are counted in. */
  annees: readonly { cle?: string; annee: string; avenir: boolean; parts: readonly number[] }[];
  parts: readonly string[];
  /** Names instead of years: they take more room. */
  noms?: boolean | undefined;
}

/**
 * A bar a year, its parts side by side. The table that follows says the same in figures: this picture is hidden from
 * those who listen.
 */
export function BarresParAnnee({ annees, parts, noms }: Props) {
  const plus = Math.max(1, ...annees.map(({ parts: siennes }) => siennes.reduce((a, b) => a + b, 0)));
  return (
    <div className={noms ? 'barres barres--noms' : 'barres'} aria-hidden="true">
      <ul className="barres__legende">
        {parts.map((part, rang) => (
          <li key={part}>
            <svg viewBox="0 0 10 10" role="presentation">
              <rect width="10" height="10" className={`barres__part barres__part--${rang}`} />
            </svg>
            {part}
          </li>
        ))}
      </ul>
      <ol className="barres__annees">
        {annees.map(({ annee, cle = annee, avenir, parts: siennes }) => {
          const total = siennes.reduce((a, b) => a + b, 0);
          return (
            <li key={cle} className={avenir ? 'barres__annee barres__annee--avenir' : 'barres__annee'}>
              <span className="barres__nom">{annee}</span>
              <svg viewBox={`0 0 ${plus} 1`} preserveAspectRatio="none" role="presentation">
                {siennes.map((part, rang) => (
                  <rect
                    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are in one order, and two may be equal.
                    key={rang}
                    className={`barres__part barres__part--${rang}`}
                    x={siennes.slice(0, rang).reduce((a, b) => a + b, 0)}
                    width={part}
                    height={1}
                  />
                ))}
              </svg>
              <span className="barres__total">{total.toLocaleString('fr-FR')}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
