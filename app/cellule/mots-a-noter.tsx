import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';

interface Props {
  code: string;
  titre: string;
  /** What they open, and for whom. */
  phrase: string;
  /** Where one goes once they are noted. */
  chemin: string;
}

/** Words to note by hand, in their order: shown once, kept nowhere. */
export function MotsANoter({ code, titre, phrase, chemin }: Props) {
  // A word may come twice: its rank is part of what it is.
  const mots = code.split(' ').map((mot, rang) => ({ mot, cle: `${rang + 1} ${mot}` }));
  return (
    <Feuille salle="cellule" titre={titre}>
      <p className="mesure">{phrase}</p>
      <ol className="mots">
        {mots.map(({ mot, cle }) => (
          <li key={cle}>{mot}</li>
        ))}
      </ol>
      <p className="petit doux">Dans l’ordre. Nous ne les gardons pas&nbsp;: ils ne seront plus affichés.</p>
      <p className="petit doux">Pour les taper ailleurs, ajoutez /cellule/entree à l’adresse du réseau.</p>
      <div className="actions hors-papier">
        <LienBouton href={chemin}>J’ai noté les mots</LienBouton>
      </div>
    </Feuille>
  );
}
