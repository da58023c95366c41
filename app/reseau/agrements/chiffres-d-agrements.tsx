import { Form } from '@remix-run/react';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import type { Histoire } from './histoire.server.ts';

/** What the network is on one day that one chooses; every figure leads to its structures. */
export function ChiffresDAgrements({ au, choisi, comptes, chiffres }: Pick<Histoire, 'au' | 'choisi' | 'comptes' | 'chiffres'>) {
  return (
    <div className="pile">
      <Form method="get" action="/reseau/agrements" className="pile">
        <div className="pile">
          <Champ
            nom="au"
            libelle="À quelle date ?"
            genre="date"
            defaut={choisi ? au : undefined}
            aide="Sans date : aujourd’hui."
          />
          <p className="actions">
            <Bouton genre="second">Compter</Bouton>
          </p>
        </div>
      </Form>
      <ul className="grille grille--3">
        {chiffres.map(({ cle, combien }, rang) => (
          <li className="chiffre" key={cle}>
            <span className="chiffre__valeur">
              {combien === 0 ? (
                '0'
              ) : (
                <a href={`/reseau/agrements?genre=${cle}&au=${au}#structures`}>
                  {combien}
                  <span className="cache">{` : ${comptes[rang]?.enClair}, voir les structures`}</span>
                </a>
              )}
            </span>
            <span className="chiffre__quoi">{comptes[rang]?.titre}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
