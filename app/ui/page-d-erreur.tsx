import { isRouteErrorResponse } from '@remix-run/react';
import { LienBouton } from './bouton.tsx';
import { decrireErreur } from './decrire-erreur.ts';
import { DessinPoteau } from './dessins.tsx';
import { Icone } from './icone.tsx';

interface Props {
  erreur: unknown;
  /** Whether somebody is signed in: it decides where one goes next. */
  connectee: boolean;
  courriel: string;
  reference: string | undefined;
}

/** Every error offers a way on. */
export function PageDErreur({ erreur, connectee, courriel, reference }: Props) {
  const statut = isRouteErrorResponse(erreur) ? erreur.status : 500;
  const phrase = isRouteErrorResponse(erreur) && typeof erreur.data === 'string' ? erreur.data : '';
  const { titre, texte, suite } = decrireErreur(statut, phrase);
  return (
    <main className="page" id="contenu" tabIndex={-1} data-salle="maison">
      <div className="page__fond">
        <div className="vide">
          <DessinPoteau />
          <div className="pile">
            <h1>{titre}</h1>
            <p className="intro">{texte}</p>
            <div className="actions">
              <LienBouton href={connectee ? '/accueil' : '/'} icone="maison">
                Revenir à l’accueil
              </LienBouton>
              {courriel && (
                <a className="lien-action" href={`mailto:${courriel}`}>
                  <Icone nom="courriel" />
                  Écrire à la coordination
                </a>
              )}
            </div>
            {suite && <p className="petit doux">{suite}</p>}
            {statut >= 500 && reference && (
              <p className="petit doux">
                Référence à donner{'\u00a0'}: <code>{reference}</code>
              </p>
            )}
          </div>
        </div>
      </div>
    </main>
  );
}
