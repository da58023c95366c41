import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { MOMENTS, type Moment } from '../cellule.ts';
import { LIBELLE_MOMENT } from '../membres/membres.ts';

interface Props {
  formulaire: Formulaire | undefined;
  numero: string;
  quand: Moment;
  aujourdhui: string;
}

/** Where and when to call. */
export function ChampsDAppel({ formulaire, numero, quand, aujourdhui }: Props) {
  return (
    <>
      <Champ
        formulaire={formulaire}
        nom="numero"
        libelle="Rappelez-moi au numéro"
        genre="tel"
        autoComplete="tel"
        inputMode="tel"
        defaut={numero}
      />
      <Choix
        formulaire={formulaire}
        nom="quand"
        legende="À quel moment&nbsp;?"
        aide={`Nous sommes ${aujourdhui}.`}
        defaut={quand}
        options={MOMENTS.map((valeur) => ({ valeur, libelle: LIBELLE_MOMENT[valeur] }))}
      />
    </>
  );
}
