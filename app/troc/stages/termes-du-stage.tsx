import { entreGuillemets } from '#app/commun/texte.ts';
import { Comparaison } from '#app/ui/comparaison.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Insecable } from '#app/ui/insecable.tsx';

interface Entete {
  titre: string;
  sous: string;
}

interface Props {
  stage: {
    id: number;
    details: { titre: string; contenu: string }[];
    comparaison: {
      avant: Entete;
      apres: Entete;
      lignes: { titre: string; avant: string; apres: string; change: boolean }[];
    } | null;
    versions: number;
    message: { texte: string; auteur: string } | null;
  };
}

/** What is on the table: two offers side by side while one is awaited, otherwise the terms; and the words that came with them. */
export function TermesDuStage({ stage }: Props) {
  const { id, details, comparaison, versions, message } = stage;
  const changees = comparaison?.lignes.filter(({ change }) => change) ?? [];
  return (
    <>
      {comparaison && changees.length > 0 ? (
        <>
          <Comparaison legende="Les deux propositions" avant={comparaison.avant} apres={comparaison.apres} lignes={changees} />
          <Repli titre="Tout ce qui est proposé, changé ou non">
            <Fiche lignes={details} />
          </Repli>
        </>
      ) : (
        <Fiche lignes={details} />
      )}
      {message && (
        <blockquote className="parole">
          <p>
            <Insecable texte={entreGuillemets(message.texte)} />
          </p>
          <p className="petit doux">{message.auteur}</p>
        </blockquote>
      )}
      {versions > 0 && (
        <p>
          <a href={`/stages/${id}/versions`}>Comparer les {versions} propositions</a>
        </p>
      )}
    </>
  );
}
