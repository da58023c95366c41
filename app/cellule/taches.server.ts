import type { Contexte } from '#app/commun/contexte.ts';
import type { Tache } from '#app/commun/prise.ts';
import { envoyerLesRappels } from './demandes/rappeler.server.ts';
import { effacerLesAnciennes } from './effacement/effacer.server.ts';

/**
 * The coordination reads what tasks say: those of the cell say the same every day, whether there was something to do or
 * not, and nothing of what went wrong.
 */
const discretement = (faire: (ctx: Contexte) => void | Promise<void>, phrase: string): Tache['executer'] => {
  return async (ctx) => {
    try {
      await faire(ctx);
    } catch {
      throw new Error('Cette tâche n’a pas abouti. Elle recommence demain.');
    }
    return phrase;
  };
};

export const TACHES_CELLULE: readonly Tache[] = [
  {
    nom: 'cellule.effacements',
    libelle: 'Tenir les délais de la cellule de soutien',
    // Before the backup of the night.
    horaire: '5 3 * * *',
    executer: discretement(effacerLesAnciennes, 'Les délais sont tenus.'),
  },
  {
    nom: 'cellule.rappels',
    libelle: 'Rappels de la cellule de soutien',
    horaire: '0 8 * * *',
    executer: discretement(envoyerLesRappels, 'Les rappels du jour sont faits.'),
  },
];
