import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { BarreLigne } from '#app/ui/barre-ligne.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Section } from '#app/ui/page.tsx';
import { ecrireNombre } from './nombres.ts';
import { champDeQuestion, champDOption } from './questions.ts';
import type { PartLue } from './synthese.server.ts';
import { nombresDits } from './synthese.ts';

interface Props {
  parts: readonly PartLue[];
  /** What the reader's own structure answered, as its form types it; null when she has none, or several. */
  vous: Readonly<Record<string, string>> | null;
}

type Part<G extends PartLue['genre']> = Extract<PartLue, { genre: G }>;

/** What came in, question by question: bars beside their figures, numbers, words. */
export function SyntheseLue({ parts, vous }: Props) {
  return parts.map((part) => (
    <Section key={part.questionId} titre={<Insecable texte={part.intitule} />}>
      {part.genre === 'choix' ? (
        <Choix part={part} vous={vous} />
      ) : part.genre === 'nombre' ? (
        <Nombres part={part} vous={vous?.[champDeQuestion(part.questionId)]} />
      ) : (
        <Mots part={part} />
      )}
    </Section>
  ));
}

function Choix({ part, vous }: { part: Part<'choix'>; vous: Props['vous'] }) {
  const { options, reponses, intitule, plusieurs, questionId } = part;
  const avant = part.avant?.part.genre === 'choix' ? { quand: part.avant.quand, options: part.avant.part.options } : null;
  const sienne = (rang: number) =>
    vous?.[champDeQuestion(questionId)] === String(rang) || vous?.[champDOption(questionId, rang)] !== undefined;
  return (
    <>
      <table className="tableau tableau--barres">
        <caption className="cache">{`${intitule} ${accorder(reponses, 'réponse')}`}</caption>
        <thead>
          <tr>
            <th scope="col">Réponse</th>
            <th scope="col" className="barre-de-synthese">
              <span className="cache">Barre</span>
            </th>
            <th scope="col" className="num">
              Structures
            </th>
            {avant && (
              <th scope="col" className="num">
                {avant.quand}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {options.map(({ libelle, n }, rang) => (
            <tr key={libelle}>
              <th scope="row" className="option-de-synthese">
                {libelle}
                {sienne(rang) && <span className="petit doux"> dont la vôtre</span>}
              </th>
              <td className="barre-de-synthese">
                <BarreLigne part={reponses > 0 ? n / reponses : 0} />
              </td>
              <td className="num">{n}</td>
              {avant && <td className="num doux">{avant.options.find((une) => une.libelle === libelle)?.n ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{plusieurs ? 'Ont répondu' : 'Ensemble'}</th>
            <td className="barre-de-synthese" />
            <td className="num">{reponses}</td>
            {part.avant && avant && <td className="num">{part.avant.part.reponses}</td>}
          </tr>
        </tfoot>
      </table>
      {plusieurs && (
        <p className="petit doux">
          Plusieurs réponses étaient possibles{'\u00a0'}: leur somme peut dépasser le nombre de structures.
        </p>
      )}
    </>
  );
}

function Nombres({ part, vous }: { part: Part<'nombre'>; vous: string | undefined }) {
  const avant = part.avant?.part;
  return (
    <div className="pile">
      {part.somme !== null && (
        <div className="chiffres-de-synthese">
          <div className="chiffre">
            <span className="chiffre__valeur">{ecrireNombre(part.somme)}</span>
            <span className="chiffre__quoi">{part.unite ? `${part.unite} au total` : 'au total'}</span>
          </div>
          {vous !== undefined && (
            <div className="chiffre">
              <span className="chiffre__valeur">{vous}</span>
              <span className="chiffre__quoi">chez vous</span>
            </div>
          )}
        </div>
      )}
      <p className="petit doux">{nombresDits(part)}</p>
      {part.avant && avant?.genre === 'nombre' && avant.somme !== null && (
        <p className="petit doux">{`En ${part.avant.quand}\u00a0: ${ecrireNombre(avant.somme)}${avant.unite ? `\u00a0${avant.unite}` : ''} au total. ${nombresDits(avant)}`}</p>
      )}
    </div>
  );
}

function Mots({ part: { mots } }: { part: Part<'texte'> }) {
  if (mots.length === 0) return <p className="doux">Aucune réponse à cette question.</p>;
  return (
    <ul className="liste">
      {mots.map(({ texte, signature }, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two structures may say the same words.
        <li key={rang}>
          <blockquote className="parole">
            <p className="texte">{entreGuillemets(texte)}</p>
          </blockquote>
          {signature && <p className="petit doux">{signature}</p>}
        </li>
      ))}
    </ul>
  );
}
