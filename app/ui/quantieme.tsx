/** « 1er » with its raised letters; any other text as it is. */
export function Quantieme({ texte }: { texte: string }) {
  if (!texte.startsWith('1er')) return <>{texte}</>;
  return (
    <>
      1<sup>er</sup>
      {texte.slice(3)}
    </>
  );
}
