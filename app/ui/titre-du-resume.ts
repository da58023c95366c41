const NOMBRES = ['', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf'];

/** « Trois choses sont à revoir avant d’envoyer » */
export function titreDuResume(combien: number): string {
  const nombre = NOMBRES[combien] ?? String(combien);
  return `${nombre} ${combien > 1 ? 'choses sont' : 'chose est'} à revoir avant d’envoyer`;
}
