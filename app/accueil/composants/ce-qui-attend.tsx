import { Attentes } from '#app/ui/attente.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import type { Accueil } from '../accueil.server.ts';

/** What waits for me; beyond a dozen, the rest is folded. */
export function CeQuiAttend({ attentes, autres }: Pick<Accueil, 'attentes' | 'autres'>) {
  if (attentes.length === 0) return null;
  return (
    <section className="section" aria-labelledby="attend">
      <h2 id="attend" className="cache">
        Ce qui vous attend
      </h2>
      <Attentes attentes={attentes} />
      {autres.length > 0 && (
        <Repli titre={autres.length === 1 ? 'Et une autre ensuite' : `Et ${autres.length} autres ensuite`}>
          <ul className="liste">
            {autres.map(({ cle, titre, chemin }) => (
              <li key={cle}>
                <a href={chemin}>{titre}</a>
              </li>
            ))}
          </ul>
        </Repli>
      )}
    </section>
  );
}
