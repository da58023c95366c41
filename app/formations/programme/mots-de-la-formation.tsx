import type { Formulaire } from '#app/commun/formulaire.ts';
import { attacher, ErreursDeChamp } from '#app/ui/erreurs-de-champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  termes: readonly { slug: string; nom: string; groupe: string }[];
  coches: readonly string[];
}

/** What a formation is about, in the network's vocabulary: boxes to tick, a group a rubric. */
export function MotsDeLaFormation({ formulaire, termes, coches }: Props) {
  const { id, phrases, enErreur } = attacher('competences', formulaire, false);
  const tapee = formulaire && (formulaire.listes?.competences ?? [formulaire.valeurs.competences ?? '']);
  const cochees = new Set(tapee ?? coches);
  const [premier] = termes;
  if (!premier) return null;
  return (
    <Repli titre="De quoi parle-t-elle ? (facultatif)" ouvert={enErreur || cochees.size > 0}>
      <div className="coches">
        <ErreursDeChamp id={id} phrases={phrases} />
        {[...new Set(termes.map(({ groupe }) => groupe))].map((rubrique) => (
          <fieldset key={rubrique}>
            <legend>{rubrique}</legend>
            {termes
              .filter(({ groupe }) => groupe === rubrique)
              .map((terme) => (
                <label className="choix" key={terme.slug}>
                  <input
                    type="checkbox"
                    id={terme === premier ? id : undefined}
                    name="competences"
                    value={terme.slug}
                    defaultChecked={cochees.has(terme.slug)}
                  />
                  <span>{terme.nom}</span>
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </Repli>
  );
}
