import type { Formulaire } from '#app/commun/formulaire.ts';
import { Repli } from '#app/ui/feuille.tsx';
import { GroupeDeBoites } from '#app/ui/groupe-de-boites.tsx';

interface Props {
  formulaire: Formulaire;
  malles: readonly { slug: string; nom: string; structure: string; accord: boolean }[];
}

/** Others for the same dates: all of them are booked or asked, or none. */
export function AutresMalles({ formulaire, malles }: Props) {
  if (malles.length === 0) return null;
  const { autres } = formulaire.valeurs;
  const cochees = formulaire.listes?.autres ?? (autres === undefined ? [] : [autres]);
  return (
    <Repli titre="D’autres malles aux mêmes dates" ouvert={cochees.length > 0}>
      <GroupeDeBoites
        {...{ formulaire, nom: 'autres', legende: 'Prendre en même temps', facultatif: true }}
        aide="Toutes, ou aucune : si l’une d’elles ne peut pas l’être, rien n’est réservé ni demandé."
      >
        {malles.map(({ slug, nom, structure, accord }, rang) => (
          <label className="choix choix--boite" key={slug}>
            <input
              type="checkbox"
              id={rang === 0 ? 'champ-autres' : `champ-autres-${slug}`}
              name="autres"
              value={slug}
              defaultChecked={cochees.includes(slug)}
            />
            <span>{nom}</span>
            <span className="choix__aide">{`Gardée par ${structure}${accord ? ', qui doit dire oui' : ''}`}</span>
          </label>
        ))}
      </GroupeDeBoites>
    </Repli>
  );
}
