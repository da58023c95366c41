import { useState } from 'react';
import { useAvecJavascript } from '#app/ui/avec-javascript.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';

interface Props {
  codes: readonly string[];
  reseau: string;
  /** Where one was going before all this. */
  suite: string;
}

/** The recovery codes, this once: to print, to copy, to write down. */
export function CodesAGarder({ codes, reseau, suite }: Props) {
  const avecJavascript = useAvecJavascript();
  const [copie, setCopie] = useState(false);
  const copier = () => {
    navigator.clipboard?.writeText(codes.join('\n')).then(
      () => setCopie(true),
      () => setCopie(false),
    );
  };
  return (
    <>
      <Bandeau ton="attention" titre="Gardez ces dix codes ailleurs que dans votre téléphone">
        Ils ne seront plus montrés. Chacun ouvre la porte une fois, le jour où le téléphone est perdu, cassé ou changé.
      </Bandeau>
      <section className="feuille codes-de-secours" aria-label="Codes de secours">
        <p className="codes-de-secours__titre">{`Codes de secours, ${reseau}`}</p>
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </section>
      <div className="actions hors-papier">
        {avecJavascript && (
          <>
            <Bouton type="button" genre="second" icone="imprimer" onClick={() => window.print()}>
              Imprimer
            </Bouton>
            <Bouton type="button" genre="second" icone="document" onClick={copier}>
              {copie ? 'Copié' : 'Copier'}
            </Bouton>
          </>
        )}
        <LienBouton href={suite || '/moi/deux-temps'}>C’est noté, continuer</LienBouton>
      </div>
      <p className="petit doux" role="status">
        {copie ? 'Les dix codes sont copiés.' : ''}
      </p>
    </>
  );
}
