import type { ReactNode } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { NomDeChamp } from './champ.tsx';
import { classes } from './classes.ts';
import { attacher, ErreursDeChamp, valeurDe } from './erreurs-de-champ.tsx';
import { Insecable } from './insecable.tsx';

export interface OptionDeListe {
  valeur: string;
  libelle: string;
  /** Title of the group it stands in. */
  groupe?: string | undefined;
}

interface Props {
  formulaire?: Formulaire | undefined;
  nom: string;
  libelle: ReactNode;
  options: readonly OptionDeListe[];
  /** The first line, which chooses nothing; `null` for a list that always has an answer. */
  vide?: string | null | undefined;
  aide?: ReactNode;
  facultatif?: boolean | undefined;
  defaut?: string | undefined;
  /** Told of each choice, for what is drawn beside; nothing may depend on it without JavaScript. */
  surChangement?: ((valeur: string) => void) | undefined;
}

/** One answer among many, in a list. */
export function Choisir({
  formulaire,
  nom,
  libelle,
  options,
  vide = 'Choisir…',
  aide,
  facultatif,
  defaut,
  surChangement,
}: Props) {
  const { id, phrases, enErreur, attributs } = attacher(nom, formulaire, Boolean(aide));
  const groupes = [...new Set(options.map((option) => option.groupe))];
  return (
    <div className={classes('champ', enErreur && 'champ--erreur')}>
      <NomDeChamp id={id} libelle={libelle} facultatif={facultatif} />
      {aide && (
        <p className="champ__aide" id={`${id}-aide`}>
          <Insecable texte={aide} />
        </p>
      )}
      <ErreursDeChamp id={id} phrases={phrases} />
      <select
        id={id}
        name={nom}
        defaultValue={valeurDe(formulaire, nom, defaut)}
        onChange={surChangement && ((evenement) => surChangement(evenement.currentTarget.value))}
        {...attributs}
      >
        {vide !== null && <option value="">{vide}</option>}
        {groupes.map((groupe) => {
          const siennes = options.filter((option) => option.groupe === groupe).map(ligne);
          if (groupe === undefined) return siennes;
          return (
            <optgroup key={groupe} label={groupe}>
              {siennes}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

const ligne = ({ valeur, libelle }: OptionDeListe) => (
  <option key={valeur} value={valeur}>
    {libelle}
  </option>
);
