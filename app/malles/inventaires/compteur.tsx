import { useRef } from 'react';
import { useAvecJavascript } from '#app/ui/avec-javascript.ts';
import { classes } from '#app/ui/classes.ts';

interface Props {
  id: string;
  nom: string;
  /** What is counted, for those who listen. */
  objet: string;
  valeur: string;
  max: number;
  manque: boolean;
  enErreur: boolean;
  decritPar: string | undefined;
  surChangement: (valeur: string) => void;
}

/** A number with its − and its +; without JavaScript, the number alone. */
export function Compteur({ id, nom, objet, valeur, max, manque, enErreur, decritPar, surChangement }: Props) {
  const avecJavascript = useAvecJavascript();
  const champ = useRef<HTMLInputElement>(null);
  const compter = (pas: 1 | -1) => {
    const saisie = champ.current;
    if (!saisie) return;
    if (pas === 1) saisie.stepUp();
    else saisie.stepDown();
    // As if it had been typed: whoever listens to the form keeps it.
    saisie.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return (
    <div className={classes('compteur', manque && 'compteur--manque')}>
      {avecJavascript && <Pas signe="−" libelle={`Un de moins\u00a0: ${objet}`} faire={() => compter(-1)} />}
      <input
        ref={champ}
        id={id}
        name={nom}
        type="number"
        inputMode="numeric"
        min={0}
        max={max}
        defaultValue={valeur}
        aria-invalid={enErreur || undefined}
        aria-describedby={decritPar}
        onChange={(evenement) => surChangement(evenement.currentTarget.value)}
      />
      {avecJavascript && <Pas signe="+" libelle={`Un de plus\u00a0: ${objet}`} faire={() => compter(1)} />}
    </div>
  );
}

const Pas = ({ signe, libelle, faire }: { signe: string; libelle: string; faire: () => void }) => (
  <button type="button" aria-label={libelle} onClick={faire}>
    <span aria-hidden="true">{signe}</span>
  </button>
);
