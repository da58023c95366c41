/** What the log may say of an error. */
export interface ErreurDecrite {
  nom: string;
  code?: string;
  message?: string;
  pile: string[];
}

const ADRESSE = /\S+@\S+/g;

/**
 * Describes an error without personal data: a failed query carries its parameters in its message and a
 * parser quotes what it read, so that their words are left out; the frames are enough to find the place.
 */
export function decrireErreur(erreur: unknown): ErreurDecrite {
  if (!(erreur instanceof Error)) return { nom: typeof erreur, pile: [] };
  const lignes = (erreur.stack ?? '').split('\n').filter((ligne) => /^\s+at /.test(ligne));
  const pile = lignes.slice(0, 12).map((ligne) => ligne.trim());
  const cause = erreur.cause instanceof Error ? erreur.cause : undefined;
  const estRequete = erreur.name === 'DrizzleQueryError' || erreur.message.startsWith('Failed query');
  const source = estRequete && cause ? cause : erreur;
  const code = 'code' in source && typeof source.code === 'string' ? source.code : undefined;
  const muet = source.name === 'SyntaxError' || (estRequete && !cause);
  const message = source.message.replace(ADRESSE, '…@…').slice(0, 300);
  return { nom: source.name, ...(code ? { code } : {}), ...(muet ? {} : { message }), pile };
}
