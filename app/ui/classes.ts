/** Joins the class names that are there. */
export function classes(...noms: (string | false | null | undefined)[]): string {
  return noms.filter(Boolean).join(' ');
}
