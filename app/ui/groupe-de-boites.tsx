import type { ReactNode } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { classes } from './classes.ts';
import { attacher, ErreursDeChamp } from './erreurs-de-champ.tsx';
import { Insecable } from './insecable.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  nom: string;
  legende: ReactNode;
  aide?: ReactNode;
  facultatif?: boolean | undefined;
  /** Smaller boxes, side by side. */
  jetons?: boolean;
  children: ReactNode;
}

/** Boxes that answer one question, under its words. */
export function GroupeDeBoites({ formulaire, nom, legende, aide, facultatif, jetons = false, children }: Props) {
  const { id, phrases, enErreur, attributs } = attacher(nom, formulaire, Boolean(aide));
  return (
    <fieldset
      className={classes('champ champ--groupe', enErreur && 'champ--erreur')}
      aria-describedby={attributs['aria-describedby']}
    >
      <legend>
        <Insecable texte={legende} />
        {facultatif && <span className="facultatif"> (facultatif)</span>}
      </legend>
      {aide && (
        <p className="champ__aide" id={`${id}-aide`}>
          <Insecable texte={aide} />
        </p>
      )}
      <ErreursDeChamp id={id} phrases={phrases} />
      <div className={jetons ? 'jetons jetons--cases' : 'champ__boites'}>{children}</div>
    </fieldset>
  );
}
