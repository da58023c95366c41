import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';

interface Props {
  lignes: {
    id: number;
    titre: string;
    trajet: string;
    extrait: string;
    photo: { chemin: string; dite: string } | null;
  }[];
}

/** The published stories: each by its title, where it happened, and its first words. */
export function ListeDExperiences({ lignes }: Props) {
  return (
    <ul className="liste recits">
      {lignes.map(({ id, titre, trajet, extrait, photo }) => (
        <li key={id} className="recit-bref">
          <div className="pile pile--serree">
            <h2 className="liste__titre">
              <Lien href={`/experiences/${id}`}>{titre}</Lien>
            </h2>
            <p className="petit doux">{trajet}</p>
            <p className="mesure">
              <Insecable texte={extrait} />
            </p>
          </div>
          {photo && <img src={`${photo.chemin}?taille=petite`} alt={photo.dite} loading="lazy" />}
        </li>
      ))}
    </ul>
  );
}
