import { LienBouton } from '#app/ui/bouton.tsx';
import type { Pas } from '../premiers-pas.ts';

/** What to do first, when nothing waits yet. The first step bears the main button, unless the head of the page does. */
export function PremiersPas({ pas, avecPrincipal }: { pas: readonly Pas[]; avecPrincipal: boolean }) {
  return (
    <section className="section" aria-labelledby="premiers-pas">
      <div className="titre-section">
        <h2 id="premiers-pas">Par où commencer</h2>
      </div>
      <ol className="liste">
        {pas.map(({ titre, texte, lien }, rang) => (
          <li key={titre} className="pile pile--serree">
            <h3 className="liste__titre">{titre}</h3>
            <p>{texte}</p>
            <div className="actions">
              <LienBouton href={lien.chemin} genre={avecPrincipal && rang === 0 ? 'principal' : 'second'}>
                {lien.libelle}
              </LienBouton>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
