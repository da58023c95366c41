import { type ReactNode, useRef, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import type { Moment } from '#app/commun/periode.ts';
import { ChampDate } from './champ.tsx';
import { classes } from './classes.ts';
import { attacher, ErreursDeChamp, valeurDe } from './erreurs-de-champ.tsx';
import { Icone } from './icone.tsx';
import { Insecable } from './insecable.tsx';
import { phraseDePeriode } from './phrase-de-periode.ts';

interface Props {
  formulaire?: Formulaire | undefined;
  legende: ReactNode;
  nomDu: string;
  nomAu: string;
  aide?: ReactNode;
  defautDu?: string | undefined;
  defautAu?: string | undefined;
  /** First day that may be chosen. */
  min?: string | undefined;
  libelleDu?: string | undefined;
  libelleAu?: string | undefined;
  /** A range of one day needs its first date only. */
  finFacultative?: boolean | undefined;
  /** One half of the day, when the range is no more than that. */
  demi?: Moment | undefined;
}

/** Two native date fields, and the range they make as a French sentence. */
export function ChampPeriode(props: Props) {
  const {
    formulaire,
    legende,
    nomDu,
    nomAu,
    aide,
    min,
    libelleDu = 'Premier jour',
    libelleAu = 'Dernier jour',
    finFacultative,
    demi,
  } = props;
  const [du, setDu] = useState(valeurDe(formulaire, nomDu, props.defautDu));
  const [au, setAu] = useState(valeurDe(formulaire, nomAu, props.defautAu));
  const champAu = useRef<HTMLInputElement>(null);
  const choisirDu = (jour: string) => {
    setDu(jour);
    // An end that may stay empty for another reason than « one day » is not guessed.
    if (finFacultative && champAu.current && champAu.current.value < jour) {
      champAu.current.value = jour;
      setAu(jour);
    }
  };
  const debut = attacher(nomDu, formulaire, false);
  const fin = attacher(nomAu, formulaire, false);
  const enErreur = debut.enErreur || fin.enErreur;
  // Reversed dates are already said by the refused form.
  const phrase = enErreur && au && du > au ? '' : phraseDePeriode(du, au || (finFacultative ? du : ''), demi);
  return (
    <fieldset className={classes('periode champ champ--groupe', enErreur && 'champ--erreur')}>
      <legend>
        <Insecable texte={legende} />
      </legend>
      {aide && (
        <p className="champ__aide">
          <Insecable texte={aide} />
        </p>
      )}
      <ErreursDeChamp id={debut.id} phrases={debut.phrases} />
      <ErreursDeChamp id={fin.id} phrases={fin.phrases} />
      <div className="periode__champs">
        <div className="champ">
          <label htmlFor={debut.id}>{libelleDu}</label>
          <ChampDate id={debut.id} name={nomDu} {...debut.attributs} valeur={du} min={min} surChangement={choisirDu} />
        </div>
        <div className="champ">
          <label htmlFor={fin.id}>{libelleAu}</label>
          <ChampDate id={fin.id} name={nomAu} {...fin.attributs} valeur={au} min={min} champ={champAu} surChangement={setAu} />
        </div>
      </div>
      <p className="periode__phrase" aria-live="polite">
        {phrase && (
          <>
            <Icone nom="agenda" />
            <span>{phrase}</span>
          </>
        )}
      </p>
    </fieldset>
  );
}
