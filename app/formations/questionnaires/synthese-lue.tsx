import { entreGuillemets } from '#app/commun/texte.ts';
import { BarreLigne } from '#app/ui/barre-ligne.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { libelleMoyenne, type PartDeSynthese } from './synthese.ts';

/** What those who came said, question by question: bars beside their figures, then words. */
export function PartsDeSynthese({ parts }: { parts: readonly PartDeSynthese[] }) {
  return (
    <div className="pile pile--large">
      {parts.map((part) => (
        <section key={part.code} className="pile">
          <h3>
            <Insecable texte={part.intitule} />
          </h3>
          {part.genre === 'note' ? <Notes part={part} /> : <Mots mots={part.mots} />}
        </section>
      ))}
    </div>
  );
}

function Notes({ part: { intitule, options, reponses, moyenne } }: { part: Extract<PartDeSynthese, { genre: 'note' }> }) {
  return (
    <table className="tableau tableau--barres">
      <caption className="cache">{intitule}</caption>
      <thead>
        <tr>
          <th scope="col">Réponse</th>
          <th scope="col" className="barre-de-synthese">
            <span className="cache">Barre</span>
          </th>
          <th scope="col" className="num">
            Personnes
          </th>
        </tr>
      </thead>
      <tbody>
        {options.toReversed().map(({ note, libelle, n }) => (
          <tr key={note}>
            <th scope="row" className="option-de-synthese">
              {libelle}
            </th>
            <td className="barre-de-synthese">
              <BarreLigne part={reponses > 0 ? n / reponses : 0} />
            </td>
            <td className="num">{n}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{`En moyenne, ${libelleMoyenne(moyenne)}`}</th>
          <td className="barre-de-synthese" />
          <td className="num">{reponses}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Mots({ mots }: { mots: readonly string[] }) {
  if (mots.length === 0) return <p className="doux">Aucune réponse à cette question.</p>;
  return (
    <ul className="liste">
      {mots.map((texte, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may say the same words.
        <li key={rang}>
          <blockquote className="parole">
            <p className="texte">{entreGuillemets(texte)}</p>
          </blockquote>
        </li>
      ))}
    </ul>
  );
}
