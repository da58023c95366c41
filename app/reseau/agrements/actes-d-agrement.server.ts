import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Jour } from '#app/commun/periode.ts';
import { avisDAgrement } from './avis-d-agrement.ts';
import {
  modifierAgrement,
  noterDemandeDeRenouvellement,
  renouvelerAgrement,
  retirerAgrement,
  type SaisieAgrement,
  type SaisiePeriode,
} from './tenir-agrements.server.ts';

type ActeDAgrement =
  | ({ acte: 'modifier'; version: number } & SaisieAgrement)
  | { acte: 'demander'; le?: Jour | undefined; version: number }
  | ({ acte: 'renouveler' } & Omit<SaisiePeriode, 'du'>)
  | { acte: 'retirer' };

/** Does what one of the forms of an agrément asks. @returns what is said afterwards */
export function acteDAgrement(ctx: ContextePersonne, structureId: number, id: number, saisie: ActeDAgrement) {
  switch (saisie.acte) {
    case 'modifier': {
      const { acte: _, ...champs } = saisie;
      return avisDAgrement('C’est corrigé', modifierAgrement(ctx, structureId, id, champs));
    }
    case 'demander':
      noterDemandeDeRenouvellement(ctx, structureId, id, saisie);
      return saisie.le
        ? { titre: 'La demande est notée', texte: 'Notez le renouvellement quand il sera décidé.' }
        : { titre: 'Aucune demande n’est notée', texte: 'Le rappel du renouvellement reprend.' };
    case 'renouveler':
      return avisDAgrement('C’est renouvelé', renouvelerAgrement(ctx, structureId, id, saisie));
    default:
      retirerAgrement(ctx, structureId, id);
      return { titre: 'C’est retiré', texte: 'Le journal en garde la trace.' };
  }
}
