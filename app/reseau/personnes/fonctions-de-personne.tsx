import { aNom, deNom, queNom } from '#app/commun/francais.ts';
import { Lien } from '#app/ui/lien.tsx';

interface Props {
  fonctions: readonly {
    libelle: string;
    structure: string;
    chemin: string;
    quand: string;
    corriger: string | null;
  }[];
  nom: string;
}

/** What someone does, where, and since when; a link to correct it for those who keep that team. */
export function FonctionsDePersonne({ fonctions, nom }: Props) {
  return (
    <ul className="liste-de-fonctions">
      {fonctions.map(({ libelle, structure, chemin, quand, corriger }) => (
        <li key={`${chemin} ${libelle} ${quand}`}>
          <span className="liste-de-fonctions__quoi">{libelle}</span>
          <span>
            <Lien href={chemin}>{structure}</Lien>
            {quand && <span className="doux">, {quand}</span>}
          </span>
          {corriger && (
            <span className="liste-de-fonctions__actes">
              <Lien className="lien-action" href={corriger}>
                Corriger
                <span className="cache">
                  {' '}
                  ce {queNom(nom)} fait {aNom(structure)}
                </span>
              </Lien>
              <Lien className="lien-action" href={`${corriger}/depart`}>
                Noter un départ<span className="cache"> {deNom(structure)}</span>
              </Lien>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
