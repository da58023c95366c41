/**
 * Where a form that lives elsewhere goes back to: the page it was on, when it is one of ours.
 * @param origines origins of the app: the public one, and the one of this request
 */
export function cheminDeRetour(referer: string | null, origines: readonly string[]): string {
  if (!referer || !URL.canParse(referer)) return '/accueil';
  const { origin, pathname, search } = new URL(referer);
  // « //ailleurs.example » would leave the site.
  return origines.includes(origin) && !pathname.startsWith('//') ? `${pathname}${search}` : '/accueil';
}
