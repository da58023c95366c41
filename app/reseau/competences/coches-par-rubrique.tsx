import type { Formulaire } from '#app/commun/formulaire.ts';
import { attacher, ErreursDeChamp } from '#app/ui/erreurs-de-champ.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  termes: readonly { id: number; nom: string; groupe: string }[];
}

/** The vocabulary as boxes to tick, a group a rubric. The summary of errors leads to the first. */
export function CochesParRubrique({ termes, formulaire }: Props) {
  const { id, phrases } = attacher('competences', formulaire, false);
  const rubriques = [...new Set(termes.map(({ groupe }) => groupe))];
  const [premier] = termes;
  return (
    <div className="coches">
      <ErreursDeChamp id={id} phrases={phrases} />
      {rubriques.map((rubrique) => (
        <fieldset key={rubrique}>
          <legend>{rubrique}</legend>
          {termes
            .filter(({ groupe }) => groupe === rubrique)
            .map((terme) => (
              <label className="choix" key={terme.id}>
                <input type="checkbox" id={terme === premier ? id : undefined} name="competences" value={terme.id} />
                <span>{terme.nom}</span>
              </label>
            ))}
        </fieldset>
      ))}
    </div>
  );
}
