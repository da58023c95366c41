import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';

interface Props {
  signataires: readonly { id: number; personneId: number; nom: string; libelle: string }[];
  /** Where it is said; null for who only reads. */
  tenir: string | null;
}

/** Who signs for the structure, for her team. */
export function QuiSigne({ signataires, tenir }: Props) {
  if (signataires.length === 0 && !tenir) return null;
  return (
    <Feuille titre="Qui signe" id="qui-signe">
      {signataires.length === 0 ? (
        <p className="doux">Personne n’est noté pour l’instant.</p>
      ) : (
        <ul className="liste-nue">
          {signataires.map(({ id, personneId, nom, libelle }) => (
            <li key={id}>
              <Lien href={`/reseau/personnes/${personneId}`}>{nom}</Lien>
              <span className="petit doux">, {libelle}</span>
            </li>
          ))}
        </ul>
      )}
      {tenir && (
        <LienBouton href={tenir} genre="lien" icone="crayon">
          Dire qui signe
        </LienBouton>
      )}
    </Feuille>
  );
}
