import type { TexteALire } from '#app/commun/reponse-par-lien.ts';
import { useAvecJavascript } from '#app/ui/avec-javascript.ts';
import { Bouton } from '#app/ui/bouton.tsx';

/** Whole texts, shown in full: one answers what one has read. The browser prints them too, for whoever reads on paper. */
export function TextesALire({ textes }: { textes: readonly TexteALire[] }) {
  const avecJavascript = useAvecJavascript();
  if (textes.length === 0) return null;
  return (
    <>
      {textes.map(({ titre, blocs }) => (
        <article className="feuille feuille--longue" key={titre}>
          <h2>{titre}</h2>
          {blocs.map((bloc, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is its order, and two parts may have no title.
            <Bloc key={rang} {...bloc} />
          ))}
        </article>
      ))}
      {avecJavascript && (
        <div className="actions">
          <Bouton type="button" genre="lien" icone="imprimer" onClick={() => window.print()}>
            Imprimer pour lire sur papier
          </Bouton>
        </div>
      )}
    </>
  );
}

function Bloc({ titre, textes }: TexteALire['blocs'][number]) {
  return (
    <section>
      {titre && <h3>{titre}</h3>}
      {textes.map((texte, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are in one order, and two may be equal.
        <p className="texte-libre" key={rang}>
          {texte}
        </p>
      ))}
    </section>
  );
}
