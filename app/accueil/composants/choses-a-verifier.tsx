import type { AVerifier } from '#app/commun/prise.ts';
import { Repli } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';

/** What is read at once; the rest unfolds. */
const PREMIERES = 5;

/** Kinds of things to mend, each with its lines and their gestures. */
export function ChosesAVerifier({ choses }: { choses: readonly AVerifier[] }) {
  return (
    <>
      <nav aria-label="Sur cette page">
        <ul className="rangee">
          {choses.map(({ cle, titre, total }) => (
            <li key={cle}>
              <a className="jeton-filtre" href={`#${cle}`}>
                {`${titre} (${total.toLocaleString('fr-FR')})`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {choses.map((chose) => (
        <Chose key={chose.cle} {...chose} />
      ))}
    </>
  );
}

function Chose({ cle, titre, pourquoi, total, lignes }: AVerifier) {
  const suite = lignes.slice(PREMIERES);
  const reste = total - lignes.length;
  return (
    <Section titre={titre} id={cle} actions={<Puce ton="attention">{total.toLocaleString('fr-FR')}</Puce>}>
      <div className="pile">
        <p className="mesure doux">{pourquoi}</p>
        <Lignes lignes={lignes.slice(0, PREMIERES)} />
        {suite.length > 0 && (
          <Repli titre={suite.length === 1 ? 'Et une autre' : `Et ${suite.length} autres`}>
            <Lignes lignes={suite} />
          </Repli>
        )}
        {reste > 0 && (
          <p className="petit doux">{`Les ${lignes.length} premières sont ici. Les ${reste.toLocaleString('fr-FR')} suivantes viendront à mesure.`}</p>
        )}
      </div>
    </Section>
  );
}

const Lignes = ({ lignes }: Pick<AVerifier, 'lignes'>) => (
  <ul className="liste">
    {lignes.map(({ phrase, chemin, geste }) => (
      <li key={`${phrase} ${chemin}`} className="a-verifier">
        <span>{phrase}</span>
        <a href={chemin}>
          {geste}
          <span className="cache">{` : ${phrase}`}</span>
        </a>
      </li>
    ))}
  </ul>
);
