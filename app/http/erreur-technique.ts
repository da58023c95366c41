/** What the log may say of an error. */
export interface ErreurDecrite {
  nom: string;
  code?: string;
  message?: string;
  pile: string[];
}

const ADRESSE = /\S+@\S+/g;

/** The name of an error and where it happened, nothing of what it says: its message may quote what was typed. */
export function situerErreur(erreur: unknown): ErreurDecrite {
  if (!(erreur instanceof Error)) return { nom: typeof erreur, pile: [] };
  return { nom: nomSeul(erreur), pile: pileDe(erreur) };
}

const nomSeul = ({ name }: Error): string => (/^\w{1,40}$/.test(name) ? name : 'Error');

/** The frames alone: a message of several lines stands above them, and a line of it may look like one. */
function pileDe({ stack = '', message }: Error): string[] {
  const debut = message && stack.includes(message) ? stack.indexOf(message) + message.length : 0;
  const lignes = stack.slice(debut).split('\n');
  return lignes
    .filter((ligne) => /^\s+at /.test(ligne))
    .slice(0, 12)
    .map((ligne) => ligne.trim());
}

/**
 * Describes an error without personal data: a failed query carries its parameters in its message and a
 * parser quotes what it read, so that their words are left out; the frames are enough to find the place.
 */
export function decrireErreur(erreur: unknown): ErreurDecrite {
  if (!(erreur instanceof Error)) return { nom: typeof erreur, pile: [] };
  const pile = pileDe(erreur);
  const cause = erreur.cause instanceof Error ? erreur.cause : undefined;
  const estRequete = erreur.name === 'DrizzleQueryError' || erreur.message.startsWith('Failed query');
  const source = estRequete && cause ? cause : erreur;
  const code = 'code' in source && typeof source.code === 'string' ? source.code : undefined;
  const muet = source.name === 'SyntaxError' || (estRequete && !cause);
  const message = source.message.replace(ADRESSE, '…@…').slice(0, 300);
  return { nom: source.name, ...(code ? { code } : {}), ...(muet ? {} : { message }), pile };
}
