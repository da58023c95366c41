/** What is said after a save: that it is done, or what is unusual in it. */
export function avisDAgrement(titre: string, { avertissements }: { avertissements: readonly string[] }) {
  if (avertissements.length === 0) return { titre, texte: 'La page de la structure le dit maintenant à tout le réseau.' };
  return { titre: `${titre}, à relire`, texte: avertissements.join(' ') };
}
