import type { ContextePersonne } from '#app/commun/contexte.ts';
import { accorder } from '#app/commun/texte.ts';
import { getTour } from './dossiers.server.ts';
import { jourDit } from './lectures.server.ts';
import type { SaisieActeDeTour } from './saisie.ts';
import { ouvrirTour, publierLaSuite, reprendreTour, retirerTour } from './tours-de-table.server.ts';

/**
 * Does what one of the buttons of a tour de table's page asks.
 * @returns where one goes then, and the sentences shown there
 */
export function tenirLeTour(
  ctx: ContextePersonne,
  id: number | undefined,
  saisie: SaisieActeDeTour,
): [chemin: string, avis: { titre: string; texte: string }] {
  const ici = `/tours-de-table/${id}`;
  switch (saisie.acte) {
    case 'ouvrir': {
      const elles = accorder(ouvrirTour(ctx, id, saisie.version), 'structure');
      const jour = jourDit(ctx, getTour(ctx, id).ligne.dernierJour);
      const texte = `Les ${elles} reçoivent leurs liens par courriel. On attend leurs réponses jusqu’au ${jour} inclus.`;
      return [ici, { titre: 'Les questions sont parties', texte }];
    }
    case 'retirer': {
      const parti = getTour(ctx, id).ligne.ouvertLe !== null;
      retirerTour(ctx, id);
      const texte = parti ? 'Les structures sont prévenues par courriel.' : 'Aucune structure ne l’avait vu.';
      return ['/tours-de-table', { titre: 'Le tour de table est retiré', texte }];
    }
    case 'reprendre': {
      const texte = 'Les questions sont les mêmes, et le dernier jour est à choisir. Personne ne l’a reçu.';
      return [`/tours-de-table/${reprendreTour(ctx, id, saisie.geste)}`, { titre: 'Un nouveau brouillon est prêt', texte }];
    }
    case 'publier_la_suite': {
      const partis = publierLaSuite(ctx, id, saisie.suite);
      return partis > 0
        ? [
            ici,
            { titre: 'La suite est envoyée', texte: `${accorder(partis, 'courriel part', 'courriels partent')} aux structures.` },
          ]
        : [ici, { titre: 'La suite est enregistrée', texte: 'Elle se lit sur cette page. Aucun courriel ne part.' }];
    }
  }
}
