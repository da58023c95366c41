import { accorder } from '#app/commun/texte.ts';

interface Props {
  annee: string;
  n: number;
  structures: number;
  /** By malle, those that lacked the most first. */
  malles: readonly { nom: string; n: number; structures: number; chemin: string }[];
  chemin: string;
}

/** What was refused because a malle was taken: the figure that says whether to buy another. */
export function UneAutreMalle({ annee, n, structures, malles, chemin }: Props) {
  if (n === 0) return <p className="mesure doux">{`Personne n’a manqué de malle en ${annee}.`}</p>;
  return (
    <div className="pile">
      <p className="mesure">
        <a href={chemin}>{accorder(n, 'réservation')}</a>
        {` ${n >= 2 ? 'n’ont' : 'n’a'} pas pu se faire, la malle étant déjà prise\u00a0: ${accorder(structures, 'structure')} en ${structures >= 2 ? 'ont' : 'a'} manqué.`}
      </p>
      {malles.length > 0 && (
        <ul className="puces">
          {malles.map((une) => (
            <li key={une.chemin}>
              <a href={une.chemin}>{une.nom}</a>
              {`\u00a0: ${accorder(une.n, 'refus', 'refus')}, ${accorder(une.structures, 'structure')}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
