/** A setting of the network, declared by the domain that reads it. */
export interface Reglage {
  cle: string;
  groupe: string;
  libelle: string;
  aide?: string;
  defaut: string;
  saisie:
    | { genre: 'texte'; max: number; obligatoire?: boolean }
    | { genre: 'nombre'; min: number; max: number; decimales: number; unite: string }
    | { genre: 'choix'; valeurs: readonly { valeur: string; libelle: string }[] };
}
