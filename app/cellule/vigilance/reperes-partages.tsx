import { Feuille } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import type { ReperesLus } from './partager.server.ts';

/** Signs that the asker gave to read: what to talk about, never a mark out of something. */
export function ReperesPartages({ reperes }: { reperes: ReperesLus }) {
  if (reperes.length === 0) return null;
  return (
    <Section titre="Des repères à discuter" id="reperes">
      <div className="pile">
        {reperes.map(({ id, mot, qui, quand, themes }) => (
          <Feuille salle="cellule" key={id}>
            {mot && <p className="texte-libre">{mot}</p>}
            {themes.map(({ titre, reperes: signes }) => (
              <div key={titre}>
                <h3>{titre}</h3>
                <ul className="liste">
                  {signes.map(({ repere, dit }) => (
                    <li key={repere}>
                      {repere}
                      <p className="petit doux">{dit}</p>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
            <p className="petit doux">{`Par ${qui}, ${quand}`}</p>
          </Feuille>
        ))}
      </div>
    </Section>
  );
}
