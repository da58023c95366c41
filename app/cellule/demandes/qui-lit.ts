import { deNom } from '#app/commun/francais.ts';
import type { Lecteur, Moyen } from './pieces.ts';

/** The words of who reads. */
export const LIBELLE_ROLE_DE_LECTEUR: Record<Lecteur['role'], string> = {
  demandeuse: 'A demandé l’appui',
  structure: 'De la structure',
  membre: 'Membre de la cellule',
};

const accord = (nombre: number, un: string, plusieurs: string) => (nombre > 1 ? `${nombre} ${plusieurs}` : un);

/** « Ouvre avec un appareil, ou six mots. » */
export function direMoyens(moyens: readonly Moyen[]): string {
  const combien = (moyen: Moyen) => moyens.filter((un) => un === moyen).length;
  const dits = [
    combien('appareil') > 0 ? accord(combien('appareil'), 'un appareil', 'appareils') : '',
    combien('mots') > 0 ? 'six mots' : '',
    combien('membre') > 0 ? 'une phrase de membre' : '',
  ].filter(Boolean);
  return dits.length === 0 ? 'Ne peut pas ouvrir pour l’instant.' : `Ouvre avec ${dits.join(', ou ')}.`;
}

export interface Depart {
  raison: 'retire' | 'recuse' | 'parti';
}

/** Why someone does not read any more: as little as it takes. */
export function direDepart({ nom, role }: Pick<Lecteur, 'nom' | 'role'>, { raison }: Depart, par: string, quand: string): string {
  switch (raison) {
    case 'retire':
      return `${nom} ne lit plus depuis le ${quand}\u00a0: ${par === 'vous' ? 'vous lui avez' : `${par} lui a`} retiré la lecture.`;
    case 'recuse':
      return `${nom} ne lit plus depuis le ${quand}\u00a0: ${par === 'vous' ? 'vous vous êtes retirée ou retiré' : 'à sa demande'}.`;
    case 'parti':
      return `${nom} ne lit plus depuis le ${quand}\u00a0: sa place dans la ${role === 'membre' ? 'cellule' : 'structure'} a pris fin.`;
  }
}

/** Acts on who reads that are confirmed on a page of their own; those in `AVEC_CIBLE` name whom or what in the address. */
export const GESTES = ['retirer', 'appareil', 'mots', 'recuser', 'rouvrir', 'laisser-entrer'] as const;
export type Geste = (typeof GESTES)[number];
export const estGeste = (mot: string | undefined): mot is Geste => (GESTES as readonly string[]).includes(mot ?? '');

/** Acts that give a key to someone: one has spoken with her first. */
export const APRES_AVOIR_PARLE: readonly Geste[] = ['rouvrir', 'laisser-entrer'];

export interface MotsDuGeste {
  titre: string;
  texte: string;
  bouton: string;
  /** The box to tick when one must have spoken with her. */
  parle?: string;
  /** What is lost to all by it. */
  perte?: string;
}

/** What an act says before it loses to all what the members noted among themselves. */
const NOTES_PERDUES = 'Les notes entre membres seront effacées\u00a0: plus personne n’en aurait la clé.';
const NOTES_PERDUES_PAR_SOI =
  'Vous êtes seule ou seul à tenir la clé des notes entre membres\u00a0: elles seront effacées. Pour les garder, proposez d’abord un autre membre, et attendez qu’il lise.';

/**
 * @param nom of the person whom the act touches
 * @param ici whether it closes the device that is in use
 * @param perdLesNotes whether nobody opens the notes between members once it is done
 */
export function motsDuGeste(geste: Geste, nom: string, { perdLesNotes = false, ici = false } = {}): MotsDuGeste {
  const mots = dire(geste, nom, ici);
  if (!perdLesNotes) return mots;
  return { ...mots, perte: geste === 'recuser' ? NOTES_PERDUES_PAR_SOI : NOTES_PERDUES };
}

function dire(geste: Geste, nom: string, ici: boolean): MotsDuGeste {
  switch (geste) {
    case 'retirer':
      return {
        titre: `Retirer la lecture à ${nom}\u00a0?`,
        texte: `${nom} n’ouvrira plus cette page, et n’en lira plus rien de nouveau. Ce qui a déjà été lu ne s’oublie pas. Les autres personnes qui lisent le verront.`,
        bouton: `Retirer la lecture à ${nom}`,
      };
    case 'appareil':
      return {
        titre: ici ? 'Fermer cet appareil\u00a0?' : 'Fermer l’autre appareil\u00a0?',
        texte: ici
          ? 'Vous sortez de cette demande aussitôt. Ayez vos six mots, ou un autre appareil\u00a0: eux l’ouvrent toujours.'
          : 'Il n’ouvrira plus cette demande. Celui-ci, et vos six mots, l’ouvrent toujours.',
        bouton: ici ? 'Fermer cet appareil' : 'Fermer l’autre appareil',
      };
    case 'mots':
      return {
        titre: 'Tirer six nouveaux mots\u00a0?',
        texte:
          'Les mots que vous aviez notés n’ouvriront plus rien. Les nouveaux ne seront montrés qu’une fois\u00a0: prenez de quoi écrire.',
        bouton: 'Tirer six nouveaux mots',
      };
    case 'recuser':
      return {
        titre: 'Vous récuser\u00a0?',
        texte:
          'Vous ne lirez plus cette demande. Les autres personnes qui la lisent verront que vous êtes partie ou parti, sans la raison.',
        bouton: 'Me récuser',
      };
    case 'rouvrir':
      return {
        titre: `Rouvrir l’accès ${deNom(nom)}`,
        texte: `Six nouveaux mots vont s’afficher, une seule fois\u00a0: vous les lui lirez de vive voix. Les mots et les appareils que ${nom} avait n’ouvriront plus.`,
        bouton: 'Tirer les six mots à lui lire',
        parle: `J’ai parlé à ${nom}, et je l’ai reconnue ou reconnu.`,
      };
    case 'laisser-entrer':
      return {
        titre: `Laisser entrer ${nom} de nouveau`,
        texte: `${nom} a changé de clé, après avoir perdu sa phrase et son code. Sa nouvelle clé ouvrira cette demande.`,
        bouton: `Laisser entrer ${nom}`,
        parle: `J’ai parlé à ${nom}, et c’est bien d’une phrase perdue qu’il s’agit.`,
      };
  }
}
