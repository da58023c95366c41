import type { Formulaire } from '#app/commun/formulaire.ts';
import { attacher } from '#app/ui/erreurs-de-champ.tsx';
import { GroupeDeBoites } from '#app/ui/groupe-de-boites.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  nom: string;
  /** One door, or several. */
  plusieurs?: boolean;
  groupes: readonly { theme: string; portes: readonly { cle: string; nom: string; quoi: string; contact: string }[] }[];
}

/** Doors to choose from, under their themes. */
export function BoitesDePortes({ formulaire, nom, plusieurs = false, groupes }: Props) {
  const { id } = attacher(nom, formulaire, false);
  const choisies = formulaire?.listes?.[nom] ?? [formulaire?.valeurs[nom]];
  const premiere = groupes[0]?.portes[0]?.cle;
  return (
    <GroupeDeBoites formulaire={formulaire} nom={nom} legende={plusieurs ? 'Quelles portes\u00a0?' : 'Quelle porte\u00a0?'}>
      {groupes.map(({ theme, portes }) => (
        <div className="champ__boites" key={theme}>
          <p>
            <strong>{theme}</strong>
          </p>
          {portes.map(({ cle, nom: titre, quoi, contact }) => (
            <label className="choix choix--boite" key={cle}>
              <input
                type={plusieurs ? 'checkbox' : 'radio'}
                id={cle === premiere ? id : `${id}-${cle}`}
                name={nom}
                value={cle}
                defaultChecked={choisies.includes(cle)}
              />
              <span>{titre}</span>
              <span className="choix__aide">{`${quoi} ${contact}.`}</span>
            </label>
          ))}
        </div>
      ))}
    </GroupeDeBoites>
  );
}
