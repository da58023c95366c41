import type { Formulaire } from '#app/commun/formulaire.ts';
import { attacher, ErreursDeChamp } from '#app/ui/erreurs-de-champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  termes: readonly { slug: string; nom: string; groupe: string }[];
  coches: readonly string[];
}

/** What a formation is about, in the network’s vocabulary: a family unfolds, and shows its boxes to tick. */
export function MotsDeLaFormation({ formulaire, termes, coches }: Props) {
  const { id, phrases, enErreur } = attacher('competences', formulaire, false);
  const tapee = formulaire && (formulaire.listes?.competences ?? [formulaire.valeurs.competences ?? '']);
  const cochees = new Set(tapee ?? coches);
  const [premier] = termes;
  if (!premier) return null;
  const familles = [...new Set(termes.map(({ groupe }) => groupe))].map((nom, rang) => {
    const siens = termes.filter(({ groupe }) => groupe === nom);
    // The summary of errors leads to the first box, which must be in sight.
    return { nom, siens, ouverte: siens.some(({ slug }) => cochees.has(slug)) || (enErreur && rang === 0) };
  });
  return (
    <Repli titre="De quoi parle-t-elle ? (facultatif)" ouvert={familles.some(({ ouverte }) => ouverte)}>
      <ErreursDeChamp id={id} phrases={phrases} />
      {familles.map(({ nom, siens, ouverte }) => (
        <Repli key={nom} titre={nom} ouvert={ouverte}>
          <fieldset className="coches">
            <legend className="cache">{nom}</legend>
            {siens.map((terme) => (
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
        </Repli>
      ))}
    </Repli>
  );
}
