import { useRef, useState } from 'react';
import { useAvecJavascript } from './avec-javascript.ts';
import { Bouton } from './bouton.tsx';

interface Props {
  id: string;
  libelle: string;
  adresse: string;
  /** A page, which one may open here, as opposed to what another application reads. */
  page?: boolean;
}

/** An address to paste elsewhere: the field shows it to everybody; the button copies it where JavaScript runs. */
export function AdresseACopier({ id, libelle, adresse, page = false }: Props) {
  const champ = useRef<HTMLInputElement>(null);
  const [phrase, setPhrase] = useState('');
  const avecJavascript = useAvecJavascript();
  const copier = async () => {
    champ.current?.select();
    try {
      await navigator.clipboard.writeText(adresse);
      setPhrase('Le lien est copié.');
    } catch {
      setPhrase('Le lien est choisi\u00a0: copiez-le avec votre clavier ou d’un appui long.');
    }
  };
  return (
    <div className="champ">
      <label htmlFor={id}>{libelle}</label>
      <input ref={champ} id={id} type="text" readOnly value={adresse} />
      {page && (
        <p>
          <a className="lien-action" href={adresse}>
            Voir cette page
          </a>
        </p>
      )}
      {avecJavascript && (
        <Bouton genre="lien" type="button" onClick={() => void copier()}>
          Copier le lien
        </Bouton>
      )}
      <p className="petit" role="status">
        {phrase}
      </p>
    </div>
  );
}
