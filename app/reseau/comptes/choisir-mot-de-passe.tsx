import { type FormEvent, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { type Force, forceDuMotDePasse, LONGUEUR_MIN } from './mots-de-passe.ts';

interface Props {
  formulaire?: Formulaire | undefined;
  libelle: string;
  facultatif?: boolean | undefined;
  /** Names and addresses that it may not be made of. */
  motsPersonnels: readonly string[];
}

const TON: Record<Force['niveau'], string> = { vide: '', refuse: 'attention', bon: 'succes', tres_bon: 'succes' };

/** A new password, whose strength is said while one types; the server says it otherwise. */
export function ChoisirMotDePasse({ formulaire, libelle, facultatif, motsPersonnels }: Props) {
  const [force, setForce] = useState<Force>({ niveau: 'vide', phrase: '' });
  const ecouter = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement) setForce(forceDuMotDePasse(target.value, motsPersonnels));
  };
  return (
    <div onInput={ecouter}>
      <Champ
        formulaire={formulaire}
        nom="motDePasse"
        libelle={libelle}
        facultatif={facultatif}
        aide={`${LONGUEUR_MIN} caractères au moins\u00a0: une petite phrase se retient mieux que des signes bizarres.`}
        genre="password"
        autoComplete="new-password"
      />
      <p className="champ__aide force" data-ton={TON[force.niveau]} role="status">
        {force.phrase}
      </p>
    </div>
  );
}
