/** « voulez-vous », « a-t-il »: a question's verb and its pronoun. */
const INVERSION = /([\p{L}’]+-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)(?![\p{L}-]))/u;

/** A sentence in which a verb and its pronoun stay on one line. The words themselves are unchanged. */
export function Insecable({ texte }: { texte: string }) {
  return texte.split(INVERSION).map((morceau, rang) =>
    rang % 2 === 1 ? (
      <span className="insecable" key={`${morceau} ${texte.indexOf(morceau)}`}>
        {morceau}
      </span>
    ) : (
      morceau
    ),
  );
}
