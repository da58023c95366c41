import { type HTMLInputTypeAttribute, type ReactNode, type RefObject, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { estJour, libelleJour } from '#app/commun/periode.ts';
import { useAvecJavascript } from './avec-javascript.ts';
import { classes } from './classes.ts';
import { attacher, ErreursDeChamp, valeurDe } from './erreurs-de-champ.tsx';
import { Icone } from './icone.tsx';
import { Insecable } from './insecable.tsx';

export interface PropsDeChamp {
  formulaire?: Formulaire | undefined;
  nom: string;
  libelle: ReactNode;
  aide?: ReactNode;
  genre?: 'text' | 'time' | 'email' | 'tel' | 'url' | 'date' | 'password' | 'number' | 'search' | 'textarea' | 'file' | undefined;
  facultatif?: boolean | undefined;
  defaut?: string | undefined;
  /** Lines of a long text. */
  lignes?: number | undefined;
  /** Longest text, greatest number or last day. */
  max?: number | string | undefined;
  /** Smallest number or first day. */
  min?: number | string | undefined;
  pas?: number | 'any' | undefined;
  autoComplete?: string | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url' | undefined;
  accept?: string | undefined;
  /** Id of the `<datalist>` that suggests. */
  liste?: string | undefined;
  /** A narrow field: a code, a number. */
  court?: boolean | undefined;
  /** What a number counts, said after it: « mois ». */
  unite?: string | undefined;
}

/** The name of a field, and whether it may stay empty. */
export function NomDeChamp({ id, libelle, facultatif }: { id: string; libelle: ReactNode; facultatif?: boolean | undefined }) {
  return (
    <label htmlFor={id}>
      <Insecable texte={libelle} />
      {facultatif && <span className="facultatif"> (facultatif)</span>}
    </label>
  );
}

/** One field with its name, its help and its sentences; what was typed comes back. */
export function Champ(champ: PropsDeChamp) {
  const { formulaire, nom, libelle, aide, genre = 'text', facultatif, defaut } = champ;
  const { id, phrases, enErreur, attributs } = attacher(nom, formulaire, Boolean(aide));
  const valeur = valeurDe(formulaire, nom, defaut);
  const controle = { id, name: nom, ...attributs };
  return (
    <div className={classes('champ', champ.court && 'champ--court', enErreur && 'champ--erreur')}>
      <NomDeChamp id={id} libelle={libelle} facultatif={facultatif} />
      {aide && (
        <p className="champ__aide" id={`${id}-aide`}>
          <Insecable texte={aide} />
        </p>
      )}
      <ErreursDeChamp id={id} phrases={phrases} />
      {genre === 'textarea' ? (
        <textarea {...controle} rows={champ.lignes ?? 4} defaultValue={valeur} />
      ) : genre === 'date' ? (
        <ChampDate {...controle} valeur={valeur} min={champ.min} max={champ.max} />
      ) : genre === 'password' ? (
        <MotDePasse {...controle} autoComplete={champ.autoComplete} />
      ) : genre === 'file' ? (
        <input {...controle} type="file" accept={champ.accept} />
      ) : (
        <Saisie controle={controle} champ={{ ...champ, genre }} valeur={valeur} />
      )}
    </div>
  );
}

type Controle = { id: string; name: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined };

function Saisie({
  controle,
  champ,
  valeur,
}: {
  controle: Controle;
  champ: Omit<PropsDeChamp, 'genre'> & { genre: HTMLInputTypeAttribute };
  valeur: string;
}) {
  const { genre, min, max, pas, autoComplete, inputMode, liste, unite } = champ;
  const bornes = genre === 'number' ? { min, max, step: pas } : { maxLength: typeof max === 'number' ? max : undefined };
  const aides = { autoComplete, inputMode, list: liste };
  const idUnite = unite && `${controle.id}-unite`;
  const decritPar = [controle['aria-describedby'], idUnite].filter(Boolean).join(' ') || undefined;
  const champSeul = (
    <input {...controle} {...bornes} {...aides} aria-describedby={decritPar} type={genre} defaultValue={valeur} />
  );
  if (!unite) return champSeul;
  return (
    <div className="champ__avec-unite">
      {champSeul}
      <span id={idUnite}>{unite}</span>
    </div>
  );
}

/** A native date field follows the browser's language: the day is written beside it in French. */
export function ChampDate({
  valeur,
  champ,
  surChangement,
  ...reste
}: Controle & {
  valeur: string;
  champ?: RefObject<HTMLInputElement> | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  /** Given by a range, which writes one sentence for both. */
  surChangement?: ((valeur: string) => void) | undefined;
}) {
  const [jour, setJour] = useState(valeur);
  return (
    <>
      <input
        {...reste}
        ref={champ}
        type="date"
        defaultValue={valeur}
        onChange={(evenement) => {
          setJour(evenement.target.value);
          surChangement?.(evenement.target.value);
        }}
      />
      {!surChangement && (
        <p className="champ__aide champ__jour" aria-live="polite">
          {estJour(jour) ? libelleJour(jour, true) : ''}
        </p>
      )}
    </>
  );
}

function MotDePasse({ autoComplete, ...controle }: Controle & { autoComplete?: string | undefined }) {
  const avecJavascript = useAvecJavascript();
  const [montre, setMontre] = useState(false);
  return (
    <>
      <input
        {...controle}
        type={montre ? 'text' : 'password'}
        autoComplete={autoComplete ?? 'current-password'}
        spellCheck={false}
      />
      {avecJavascript && (
        <button
          type="button"
          className="lien-action lien-action--bouton"
          aria-pressed={montre}
          onClick={() => setMontre(!montre)}
        >
          <Icone nom={montre ? 'coche' : 'verrou'} />
          {/^motDePasse/.test(controle.name) ? 'Montrer le mot de passe' : 'Montrer ce que j’écris'}
        </button>
      )}
    </>
  );
}
