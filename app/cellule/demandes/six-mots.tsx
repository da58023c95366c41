import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';

interface Props {
  code: string;
  /** Where one goes once they are noted. */
  chemin: string;
  titre?: string | undefined;
  /** What they open, and for whom. */
  phrase: string;
}

/** Words to note by hand: shown once, kept nowhere. */
export function SixMots({ code, chemin, titre = 'Notez ces six mots', phrase }: Props) {
  const mots = code.split(' ');
  return (
    <Feuille salle="cellule" titre={titre}>
      <p className="mesure">{phrase}</p>
      <ol className="mots">
        {mots.map((mot, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and their order is what counts.
          <li key={rang}>{mot}</li>
        ))}
      </ol>
      <p className="petit doux">Dans l’ordre. Nous ne les gardons pas&nbsp;: ils ne seront plus affichés.</p>
      <div className="actions">
        <LienBouton href={chemin}>J’ai noté les mots</LienBouton>
      </div>
    </Feuille>
  );
}
