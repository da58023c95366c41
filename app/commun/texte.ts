/** The first letter as a capital, the rest as it is. */
export const majuscule = (texte: string) => texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1);
