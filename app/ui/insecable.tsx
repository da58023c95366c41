import type { ReactNode } from 'react';
import { espacer } from '#app/commun/espaces.ts';

/** « voulez-vous », « a-t-il »: a question's verb and its pronoun. */
const INVERSION = /([\p{L}’]+-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)(?![\p{L}-]))/u;

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
