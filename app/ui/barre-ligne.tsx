/** How much of a whole, drawn: the figure beside it says the same. @param part from 0 to 1 */
export const BarreLigne = ({ part }: { part: number }) => (
  <svg className="barre-ligne" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect className="barre-ligne__fond" width="100" height="10" />
    <rect className="barre-ligne__part" width={100 * part} height="10" />
  </svg>
);
