import type { Formulaire } from '#app/commun/formulaire.ts';
import type { Reglage } from '#app/commun/reglages.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';

export interface ReglageMontre {
  champ: string;
  libelle: string;
  aide: string;
  saisie: Reglage['saisie'];
  valeur: string;
}

/** The field of a setting, as its declaration says. */
export function ChampDeReglage({
  champ,
  libelle,
  aide,
  saisie,
  valeur,
  formulaire,
}: ReglageMontre & { formulaire: Formulaire | undefined }) {
  const commun = { formulaire, nom: champ, libelle, aide: aide || undefined, defaut: valeur };
  switch (saisie.genre) {
    case 'choix':
      return <Choisir {...commun} options={saisie.valeurs} vide={null} />;
    case 'nombre':
      return <Champ {...commun} inputMode="decimal" court unite={saisie.unite} />;
    case 'texte':
      return <Champ {...commun} max={saisie.max} facultatif={!saisie.obligatoire} court={saisie.max <= 10} />;
  }
}
