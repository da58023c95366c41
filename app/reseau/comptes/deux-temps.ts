import type { Role } from '#app/commun/droits.ts';

/** Who is asked for a second factor: those who read what belongs to everybody, or what was told in confidence. */
const ROLES_A_PROTEGER: readonly Role[] = ['coordination', 'cellule'];

export const CODES_DE_SECOURS = 10;

/** A session whose first step is done waits this long for its code. */
export const MINUTES_POUR_LE_CODE = 30;

/**
 * How far a session opens the house.
 * `code_attendu`: the first step is done, the code is not given. `a_proteger`: her role asks for a second factor and
 * she has none. `sans_attache`: an account, but neither structure nor role any more.
 */
export type EtatDePorte = 'ouverte' | 'code_attendu' | 'a_proteger' | 'sans_attache';

/** How far the door is open, from what is known of the account and of its session. */
export function etatDePorte(faits: {
  roles: readonly Role[];
  /** She has a second factor, confirmed by a first code. */
  protegee: boolean;
  /** The code was given in this session. */
  codeDonne: boolean;
  /** The network is a real one: a demonstration asks for nothing. */
  exigeant: boolean;
}): EtatDePorte {
  if (faits.protegee && !faits.codeDonne) return 'code_attendu';
  if (!faits.protegee && exigeDeuxTemps(faits.roles, faits.exigeant)) return 'a_proteger';
  return faits.roles.length === 0 ? 'sans_attache' : 'ouverte';
}

/** Whether these roles may not go without a second factor. */
export function exigeDeuxTemps(roles: readonly Role[], exigeant: boolean): boolean {
  return exigeant && roles.some((role) => ROLES_A_PROTEGER.includes(role));
}

/** What stays open to a session that opens nothing else. Paths as `cheminRecu` reads them. */
const OUVERTES: Readonly<Record<EtatDePorte, readonly string[]>> = {
  ouverte: [],
  code_attendu: ['/connexion/deux-temps'],
  a_proteger: ['/moi', '/moi/deux-temps'],
  sans_attache: ['/moi', '/moi/deux-temps', '/moi/autre-appareil', '/moi/donnees', '/moi/donnees.json', '/moi/certificats'],
};

/** What she has learned goes with her, and what she thinks of it: each paper, each questionnaire answers to its owner alone. */
const SES_PAPIERS = /^\/formations\/(inscriptions\/\d+\/(attestation|certificat)\.pdf|questionnaires\/\d+)$/;

/**
 * What opens by keys, and by nothing that the network gives or takes away: whoever asked for help and left her structure since
 * still opens what she asked, by her words.
 */
const PAR_LES_CLES = /^\/cellule(\/|$)/;

/** Whether a session in this state may open this path. */
export function resteOuverte(etat: EtatDePorte, chemin: string): boolean {
  if (etat === 'ouverte' || OUVERTES[etat].includes(chemin)) return true;
  return etat === 'sans_attache' && (PAR_LES_CLES.test(chemin) || SES_PAPIERS.test(chemin));
}

/** « ABCD EFGH … »: easier to copy by hand. */
export function parQuatre(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
