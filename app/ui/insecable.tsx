/** « voulez-vous », « a-t-il »: a question's verb and its pronoun. */
const INVERSION = /([\p{L}’]+-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)(?![\p{L}-]))/u;

/** U+00A0 before : ; ? ! », and after «: typed sentences have plain spaces. */
const espacer = (texte: string) => texte.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** A sentence in which a verb and its pronoun, or a word and its punctuation, stay on one line. */
export function Insecable({ texte }: { texte: string }) {
  return espacer(texte)
    .split(INVERSION)
    .map((morceau, rang) =>
      rang % 2 === 1 ? (
        <span className="insecable" key={`${morceau} ${espacer(texte).indexOf(morceau)}`}>
          {morceau}
        </span>
      ) : (
        morceau
      ),
    );
}
