import { deNom } from '#app/commun/francais.ts';
import type { StatutDemande } from '../cellule.ts';

interface Situation {
  statut: StatutDemande;
  moi: 'demandeuse' | 'structure' | 'membre';
  structure: string;
  choisie: string;
  appel: { numero: string; quand: string };
  conservation: { effacee: { jour: string } | null };
}

/** The question of the page, for this reader at this step. */
export function titreDeDemande({ statut, moi, structure, choisie, appel, conservation: { effacee } }: Situation): {
  titre: string;
  intro: string;
} {
  const membre = moi === 'membre';
  const fin = effacee
    ? `Elle reste lisible ici jusqu’au ${effacee.jour}, puis s’efface.`
    : 'Elle reste lisible ici, puis s’efface.';
  switch (statut) {
    case 'envoyee':
      return membre
        ? { titre: `${structure} demande à être rappelée`, intro: `À appeler ${appel.quand}, au ${appel.numero}.` }
        : { titre: 'Votre demande est envoyée', intro: `${choisie} vous appelle ${appel.quand}, au ${appel.numero}.` };
    case 'entendue':
      return membre
        ? {
            titre: `${structure}\u00a0: que faire maintenant\u00a0?`,
            intro: 'Vous vous êtes parlé. La suite se décide ensemble.',
          }
        : { titre: 'Vous vous êtes parlé', intro: 'Rien d’autre ne commence sans votre accord.' };
    case 'en_accompagnement':
      return {
        titre: membre ? `L’accompagnement ${deNom(structure)}` : 'Votre accompagnement',
        intro: 'Rencontres, notes et documents se retrouvent ici.',
      };
    case 'preconisations_remises':
      return membre
        ? { titre: `${structure} répond aux préconisations`, intro: 'Chacune reçoit sa réponse, au rythme de la structure.' }
        : {
            titre: 'Les préconisations sont là\u00a0: qu’en pensez-vous\u00a0?',
            intro: 'Répondez à votre rythme\u00a0: rien ne vous engage avant votre réponse.',
          };
    case 'en_suivi':
      return {
        titre: membre ? `Le suivi ${deNom(structure)}` : 'Où en êtes-vous\u00a0?',
        intro: 'Un point à 3 mois, un autre à 6 mois.',
      };
    case 'close':
      return { titre: 'Cette demande est close', intro: fin };
    case 'retiree':
      return { titre: 'Cette demande est retirée', intro: fin };
  }
}
