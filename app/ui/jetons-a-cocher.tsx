import type { ReactNode } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';

interface Props {
  formulaire: Formulaire | undefined;
  /** Each box has a name of its own, « qpv-12 »: what was ticked comes back with a refusal. */
  prefixe: string;
  legende: ReactNode;
  aide?: ReactNode;
  options: readonly { valeur: string; libelle: string; coche: boolean }[];
}

/** Several answers among some, as tokens that one touches. */
export function JetonsACocher({ formulaire, prefixe, legende, aide, options }: Props) {
  const tapee = formulaire !== undefined && Object.keys(formulaire.valeurs).length > 0;
  const id = `champ-${prefixe}`;
  return (
    <fieldset className="champ champ--groupe" aria-describedby={aide ? `${id}-aide` : undefined}>
      <legend>
        {legende}
        <span className="facultatif"> (facultatif)</span>
      </legend>
      {aide && (
        <p className="champ__aide" id={`${id}-aide`}>
          {aide}
        </p>
      )}
      <div className="jetons jetons--cases">
        {options.map(({ valeur, libelle, coche }) => {
          const nom = `${prefixe}-${valeur}`;
          return (
            <label className="choix choix--boite choix--jeton" key={valeur}>
              <input
                type="checkbox"
                id={`champ-${nom}`}
                name={nom}
                defaultChecked={tapee ? formulaire.valeurs[nom] !== undefined : coche}
              />
              <span>{libelle}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
