import type { Formulaire } from '#app/commun/formulaire.ts';
import { classes } from '#app/ui/classes.ts';
import { attacher, ErreursDeChamp } from '#app/ui/erreurs-de-champ.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { listeDe } from './a-cocher.ts';

interface Props {
  formulaire: Formulaire;
  nom: string;
  genre: 'radio' | 'checkbox';
  legende: string;
  options: readonly { valeur: string; libelle: string }[];
  /** Ticked when nothing was said. */
  defaut?: readonly string[];
  facultatif?: boolean;
  /** A box of its own beside the others. */
  aussi?: { nom: string; libelle: string };
}

/** One answer or several among a few short ones, as tokens; all that was ticked comes back. */
export function Jetons({ formulaire, nom, genre, legende, options, defaut = [], facultatif, aussi }: Props) {
  const { id, phrases, enErreur, attributs } = attacher(nom, formulaire, false);
  const coches = listeDe(formulaire, nom) ?? defaut;
  return (
    <fieldset
      className={classes('champ champ--groupe', enErreur && 'champ--erreur')}
      aria-describedby={attributs['aria-describedby']}
    >
      <legend>
        <Insecable texte={legende} />
        {facultatif && <span className="facultatif"> (facultatif)</span>}
      </legend>
      <ErreursDeChamp id={id} phrases={phrases} />
      <div className="jetons jetons--cases">
        {options.map(({ valeur, libelle }, rang) => (
          <label className="choix choix--boite choix--jeton" key={valeur}>
            <input
              type={genre}
              id={rang === 0 ? id : `${id}-${valeur}`}
              name={nom}
              value={valeur}
              defaultChecked={coches.includes(valeur)}
            />
            <span>{libelle}</span>
          </label>
        ))}
        {aussi && (
          <label className="choix choix--boite choix--jeton">
            <input
              type="checkbox"
              id={`champ-${aussi.nom}`}
              name={aussi.nom}
              defaultChecked={formulaire.valeurs[aussi.nom] !== undefined}
            />
            <span>{aussi.libelle}</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}
