import { Bouton, LienBouton } from './bouton.tsx';
import { DessinPoteau } from './dessins.tsx';
import { Icone } from './icone.tsx';

/** For an account that belongs to no structure and holds no role: why, whom to ask, and what is still hers. */
export function SansAttache({ reseau, courriel }: { reseau: string; courriel: string }) {
  return (
    <main className="page" id="contenu" tabIndex={-1} data-salle="maison">
      <div className="page__fond">
        <div className="vide">
          <DessinPoteau />
          <div className="pile">
            <h1>Votre compte attend une structure</h1>
            <p className="intro">
              {`Vous êtes bien dans ${reseau}, mais votre compte n’y est rattaché à aucune structure, ni à aucun rôle.`}
            </p>
            <p>
              {
                'Vous venez de changer de travail\u00a0? Demandez à votre nouvelle direction de vous inviter, à la même adresse\u00a0: vous retrouverez ce compte. Sinon, la coordination saura dire ce qui manque.'
              }
            </p>
            <div className="actions">
              {courriel && (
                <a className="bouton" href={`mailto:${courriel}`}>
                  <Icone nom="courriel" />
                  Écrire à la coordination
                </a>
              )}
              <LienBouton genre="second" href="/moi" icone="personne">
                Mon compte
              </LienBouton>
              <LienBouton genre="second" href="/moi/donnees" icone="document">
                Mes données
              </LienBouton>
              <LienBouton genre="second" href="/moi/certificats" icone="document">
                Mes attestations
              </LienBouton>
            </div>
            <form method="post" action="/deconnexion">
              <Bouton genre="lien" icone="sortir">
                Se déconnecter
              </Bouton>
            </form>
          </div>
        </div>
      </div>
    </main>
  );
}
