import type { ReactNode } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { classes } from './classes.ts';
import { attacher, ErreursDeChamp, valeurDe } from './erreurs-de-champ.tsx';
import { GroupeDeBoites } from './groupe-de-boites.tsx';
import { Insecable } from './insecable.tsx';

export interface OptionDeChoix {
  valeur: string;
  libelle: ReactNode;
  aide?: ReactNode;
}

export interface PropsDeChoix {
  formulaire?: Formulaire | undefined;
  nom: string;
  legende: ReactNode;
  options: readonly OptionDeChoix[];
  aide?: ReactNode;
  facultatif?: boolean | undefined;
  defaut?: string | undefined;
}

/** One answer among a few, each in its box. The summary of errors leads to the first. */
export function Choix({ formulaire, nom, legende, options, aide, facultatif, defaut }: PropsDeChoix) {
  const { id } = attacher(nom, formulaire, Boolean(aide));
  const valeur = valeurDe(formulaire, nom, defaut);
  return (
    <GroupeDeBoites {...{ formulaire, nom, legende, aide, facultatif }}>
      {options.map((option, rang) => (
        <label className="choix choix--boite" key={option.valeur}>
          <input
            type="radio"
            id={rang === 0 ? id : `${id}-${option.valeur}`}
            name={nom}
            value={option.valeur}
            defaultChecked={option.valeur === valeur}
          />
          <span>{option.libelle}</span>
          {option.aide && (
            <span className="choix__aide">
              <Insecable texte={option.aide} />
            </span>
          )}
        </label>
      ))}
    </GroupeDeBoites>
  );
}

interface PropsDeCase {
  formulaire?: Formulaire | undefined;
  nom: string;
  libelle: ReactNode;
  aide?: ReactNode;
  defaut?: boolean | undefined;
  /** What is sent when checked. */
  valeur?: string | undefined;
}

/** A box to tick: sent as `on`, absent otherwise. */
export function Case({ formulaire, nom, libelle, aide, defaut = false, valeur = 'on' }: PropsDeCase) {
  const { id, phrases, enErreur, attributs } = attacher(nom, formulaire, Boolean(aide));
  // A box left empty is not sent: its absence from what was typed is an answer.
  const tapee = formulaire !== undefined && Object.keys(formulaire.valeurs).length > 0;
  const cochee = tapee ? formulaire.valeurs[nom] !== undefined : defaut;
  return (
    <div className={classes('champ', enErreur && 'champ--erreur')}>
      <ErreursDeChamp id={id} phrases={phrases} />
      <label className="choix">
        <input type="checkbox" id={id} name={nom} value={valeur} defaultChecked={cochee} {...attributs} />
        <span>{libelle}</span>
        {aide && (
          <span className="choix__aide" id={`${id}-aide`}>
            <Insecable texte={aide} />
          </span>
        )}
      </label>
    </div>
  );
}
