import { enumerer, majuscule } from '#app/commun/texte.ts';

/** One of the malles that are borrowed together. */
export interface MalleDEnsemble {
  nom: string;
  /** It waits for its keeper's yes. */
  demandee: boolean;
}

const lesMalles = (noms: readonly string[]) => (noms.length === 1 ? `la malle ${noms[0]}` : `les malles ${enumerer(noms)}`);

const nomsDe = (malles: readonly MalleDEnsemble[], demandees: boolean) =>
  malles.filter(({ demandee }) => demandee === demandees).map(({ nom }) => nom);

/** What the button that borrows them does. */
export function libelleReserver(malles: readonly MalleDEnsemble[]): string {
  const [reservees, demandees] = [nomsDe(malles, false), nomsDe(malles, true)];
  if (reservees.length === 0) return demandees.length === 1 ? 'Envoyer la demande' : `Envoyer les ${demandees.length} demandes`;
  if (demandees.length > 0) return `Réserver ou demander ces ${malles.length} malles`;
  return reservees.length === 1 ? `Réserver la malle ${reservees[0]}` : `Réserver ces ${reservees.length} malles`;
}

/** Which ones are hers, and which ones wait for a yes. */
export function direLesquelles(malles: readonly MalleDEnsemble[]): string {
  const [reservees, demandees] = [nomsDe(malles, false), nomsDe(malles, true)];
  return [
    reservees.length > 0 && `${majuscule(lesMalles(reservees))} ${reservees.length === 1 ? 'est réservée' : 'sont réservées'}.`,
    demandees.length > 0 &&
      `${majuscule(lesMalles(demandees))} ${demandees.length === 1 ? 'est demandée\u00a0: qui la garde' : 'sont demandées\u00a0: qui les garde'} répond par courriel, et d’ici là ces dates ne sont à personne.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const RAPPEL = 'Un rappel vous arrive la veille du retour, pour un prêt de plus de deux jours.';

/** What comes once it is sent. @param lesquelles which are booked or asked, when there are several */
export function suitesDeLaReservation({
  structure,
  accord,
  garde,
  lesquelles,
}: {
  structure: string;
  accord: boolean;
  garde: boolean;
  lesquelles: string;
}): string[] {
  if (lesquelles) {
    return [lesquelles, 'Pour chacune, vous choisissez avec qui la garde l’heure de la remise.', RAPPEL];
  }
  if (accord) {
    return [
      `${majuscule(structure)} reçoit votre demande, et vous répond. D’ici là, ces dates ne sont à personne.`,
      'Une fois d’accord, vous choisissez ensemble l’heure de la remise.',
      RAPPEL,
    ];
  }
  if (garde) {
    return [
      'Ces jours sont pris tout de suite.',
      'La structure qui l’emprunte reçoit un courriel. Vous choisissez ensemble l’heure de la remise.',
      'Un rappel lui arrive la veille du retour, pour un prêt de plus de deux jours.',
    ];
  }
  return [
    'Ces jours sont à vous tout de suite\u00a0: cette malle ne demande l’accord de personne.',
    `${majuscule(structure)} reçoit un courriel et prépare la malle. Vous choisissez ensemble l’heure de la remise.`,
    RAPPEL,
  ];
}
