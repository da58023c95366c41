import type { Formulaire } from '#app/commun/formulaire.ts';
import { listeDe } from '#app/troc/annonces/a-cocher.ts';
import { classes } from '#app/ui/classes.ts';
import { attacher, ErreursDeChamp } from '#app/ui/erreurs-de-champ.tsx';
import { Insecable } from '#app/ui/insecable.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  legende: string;
  aide?: string;
  personnes: readonly { id: number; nom: string; structure: string; raisons: readonly string[]; coche?: boolean }[];
}

/** People to tick, each with where she works and why she is there; all that was ticked comes back. */
export function PersonnesACocher({ formulaire, legende, aide, personnes }: Props) {
  const { id, phrases, enErreur, attributs } = attacher('personnes', formulaire, aide !== undefined);
  // A box left empty is not sent: once something was typed, nothing is ticked by itself.
  const tapees = formulaire ? (listeDe(formulaire, 'personnes') ?? []) : null;
  return (
    <fieldset
      className={classes('champ champ--groupe', enErreur && 'champ--erreur')}
      aria-describedby={attributs['aria-describedby']}
    >
      <legend>
        <Insecable texte={legende} />
      </legend>
      {aide && (
        <p className="champ__aide" id={`${id}-aide`}>
          <Insecable texte={aide} />
        </p>
      )}
      <ErreursDeChamp id={id} phrases={phrases} />
      <div className="champ__boites">
        {personnes.map(({ id: une, nom, structure, raisons, coche = false }, rang) => (
          <label className="choix choix--boite" key={une}>
            <input
              type="checkbox"
              id={rang === 0 ? id : `${id}-${une}`}
              name="personnes"
              value={une}
              defaultChecked={tapees === null ? coche : tapees.includes(String(une))}
            />
            <span>{[nom, structure].filter(Boolean).join(', ')}</span>
            {raisons.length > 0 && <span className="choix__aide">{raisons.map(enPhrase).join(' ')}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Someone’s own words keep their own end. */
const enPhrase = (raison: string) => (raison.endsWith('»') ? raison : `${raison}.`);
