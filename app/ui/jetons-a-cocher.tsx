import type { ReactNode } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { GroupeDeBoites } from './groupe-de-boites.tsx';

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
  return (
    <GroupeDeBoites {...{ formulaire, legende, aide }} nom={prefixe} facultatif jetons>
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
    </GroupeDeBoites>
  );
}
