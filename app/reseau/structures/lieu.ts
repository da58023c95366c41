/** « L’Escale, 4, rue des Tilleuls, 87800 Nexon », whatever of it is known. */
export function libelleLieu(lieu: {
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
}): string {
  const ville = [lieu.codePostal, lieu.commune].filter(Boolean).join('\u00a0');
  return [lieu.nom, lieu.adresse, ville].filter(Boolean).join(', ');
}
