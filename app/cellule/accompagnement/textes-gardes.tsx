import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';

interface Props {
  id: string;
  gardes: readonly { id: string; vers: string; quand: string }[];
}

/** What she had typed when the door closed: taken up again where it was, or thrown away. */
export function TextesGardes({ id, gardes }: Props) {
  return gardes.map(({ id: garde, vers, quand }) => (
    <Bandeau key={garde} ton="attention" titre="Votre texte vous attend">
      <p>{`La porte s’est refermée pendant que vous écriviez (${quand}). Rien n’est perdu, et rien n’est encore envoyé.`}</p>
      <div className="actions">
        <LienBouton genre="second" href={`${vers}?garde=${garde}`} icone="crayon">
          Reprendre mon texte
        </LienBouton>
        <Lien className="lien-action" href={`/cellule/demandes/${id}/textes/${garde}`}>
          Le relire, ou le jeter
        </Lien>
      </div>
    </Bandeau>
  ));
}
