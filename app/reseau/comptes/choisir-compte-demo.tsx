import { Form } from '@remix-run/react';
import { Feuille } from '#app/ui/feuille.tsx';
import { MOT_DE_PASSE_DEMO } from './comptes-demo.ts';

interface Props {
  comptes: readonly { email: string; qui: string }[];
  suite: string;
}

/** In the demo, anybody enters in one click, under the name of her choice. */
export function ComptesDemo({ comptes, suite }: Props) {
  return (
    <Feuille creux titre="Ceci est une démonstration">
      <p className="petit">Personnes et structures sont inventées. Entrez comme…</p>
      <ul className="pile">
        {comptes.map(({ email, qui }) => (
          <li key={email}>
            <Form method="post" action="/connexion">
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="motDePasse" value={MOT_DE_PASSE_DEMO} />
              <input type="hidden" name="suite" value={suite} />
              <div>
                <button type="submit" className="lien-action lien-action--bouton">
                  {qui}
                </button>
              </div>
              <p className="petit doux">{email}</p>
            </Form>
          </li>
        ))}
      </ul>
      <p className="petit doux">
        {'Mot de passe de tous les comptes\u00a0: '}
        <code>{MOT_DE_PASSE_DEMO}</code>
      </p>
    </Feuille>
  );
}
