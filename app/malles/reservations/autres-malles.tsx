import type { Formulaire } from '#app/commun/formulaire.ts';
import { Repli } from '#app/ui/feuille.tsx';
import { GroupeDeBoites } from '#app/ui/groupe-de-boites.tsx';

interface Props {
  formulaire: Formulaire;
  malles: readonly { slug: string; nom: string; structure: string }[];
}

/** Others for the same dates: all of them are booked, or none. */
export function AutresMalles({ formulaire, malles }: Props) {
  if (malles.length === 0) return null;
  const { autres } = formulaire.valeurs;
  const cochees = formulaire.listes?.autres ?? (autres === undefined ? [] : [autres]);
  return (
    <Repli titre="D’autres malles aux mêmes dates" ouvert={cochees.length > 0}>
      <GroupeDeBoites
        {...{ formulaire, nom: 'autres', legende: 'Réserver en même temps', facultatif: true }}
        aide="Toutes sont réservées, ou aucune."
      >
        {malles.map(({ slug, nom, structure }, rang) => (
          <label className="choix choix--boite" key={slug}>
            <input
              type="checkbox"
              id={rang === 0 ? 'champ-autres' : `champ-autres-${slug}`}
              name="autres"
              value={slug}
              defaultChecked={cochees.includes(slug)}
            />
            <span>{nom}</span>
            <span className="choix__aide">{`Gardée par ${structure}`}</span>
          </label>
        ))}
      </GroupeDeBoites>
    </Repli>
  );
}
