import type { PropsDeChoix } from './choix.tsx';
import { attacher } from './erreurs-de-champ.tsx';
import { GroupeDeBoites } from './groupe-de-boites.tsx';

/** Several answers among a few, each box under a name of its own: « nom-valeur ». The summary of errors leads to the first. */
export function Cases({
  formulaire,
  nom,
  legende,
  options,
  aide,
  facultatif,
  defaut = [],
}: Omit<PropsDeChoix, 'defaut'> & { defaut?: readonly string[] | undefined }) {
  const { id } = attacher(nom, formulaire, Boolean(aide));
  // A box left empty is not sent: its absence from what was typed is an answer.
  const tapee = formulaire !== undefined && Object.keys(formulaire.valeurs).length > 0;
  const cochee = (valeur: string) => (tapee ? formulaire.valeurs[`${nom}-${valeur}`] !== undefined : defaut.includes(valeur));
  return (
    <GroupeDeBoites {...{ formulaire, nom, legende, aide, facultatif }}>
      {options.map(({ valeur, libelle, aide: precision }, rang) => (
        <label className="choix choix--boite" key={valeur}>
          <input
            type="checkbox"
            id={rang === 0 ? id : `${id}-${valeur}`}
            name={`${nom}-${valeur}`}
            defaultChecked={cochee(valeur)}
          />
          <span>{libelle}</span>
          {precision && <span className="choix__aide">{precision}</span>}
        </label>
      ))}
    </GroupeDeBoites>
  );
}
