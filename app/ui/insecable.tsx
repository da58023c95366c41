import type { ReactNode } from 'react';

/** « voulez-vous », « a-t-il »: a question's verb and its pronoun. */
const INVERSION = /([\p{L}’]+-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)(?![\p{L}-]))/u;

/** U+00A0 before : ; ? ! », and after «: typed sentences have plain spaces. */
const espacer = (texte: string) => texte.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** A sentence in which a verb and its pronoun, or a word and its punctuation, stay on one line; what is no text is left as it is. */
export function Insecable({ texte }: { texte: ReactNode }) {
  if (typeof texte !== 'string') return texte;
  return espacer(texte)
    .split(INVERSION)
    .map((morceau, rang) =>
      rang % 2 === 1 ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence are its order.
        <span className="insecable" key={rang}>
          {morceau}
        </span>
      ) : (
        morceau
      ),
    );
}
