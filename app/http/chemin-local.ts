/**
 * Where one goes after entering: a path of this site, or nothing. An address that leads elsewhere (`//ailleurs`,
 * `/\ailleurs`, `https:…`) would turn our own door into a trap.
 */
export function cheminLocal(suite: unknown): string | undefined {
  if (typeof suite !== 'string' || suite.length > 500) return undefined;
  if (!/^\/(?![/\\])[\x21-\x7E]*$/.test(suite) || suite.includes('\\')) return undefined;
  // A path that holds « // » or « /./ » reads as another one, or as another site, once somebody tidies it up.
  if (/\/(?:\/|\.{1,2}(?:\/|$))/.test(suite.split(/[?#]/, 1)[0] ?? '')) return undefined;
  // Coming back to the door, or pressing « sortir » while entering, leads nowhere.
  return /^\/(connexion|deconnexion|invitation|ouvrir)([/?#]|$)/.test(suite) ? undefined : suite;
}
