import type { ContextePersonne } from '#app/commun/contexte.ts';
import { accorder, enumerer } from '#app/commun/texte.ts';
import { sansAdresse } from './destinataires.server.ts';
import { getTour, jourDit } from './dossiers.server.ts';
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
      const demandees = ouvrirTour(ctx, id, saisie.version);
      const jour = jourDit(ctx, getTour(ctx, id).ligne.dernierJour);
      return [ici, { titre: 'Les questions sont parties', texte: avisDEnvoi(demandees, sansAdresse(ctx), jour) }];
    }
    case 'retirer': {
      const parti = getTour(ctx, id).ligne.ouvertLe !== null;
      const partis = courrielsDits(retirerTour(ctx, id));
      const texte = parti ? `${partis} Les liens ne répondent plus.` : 'Aucune structure ne l’avait vu.';
      return ['/tours-de-table', { titre: 'Le tour de table est retiré', texte }];
    }
    case 'reprendre': {
      const texte = 'Les questions sont les mêmes. Vérifiez le dernier jour pour répondre. Personne ne l’a encore reçu.';
      return [`/tours-de-table/${reprendreTour(ctx, id, saisie.geste)}`, { titre: 'Un nouveau brouillon est prêt', texte }];
    }
    case 'publier_la_suite': {
      const partis = publierLaSuite(ctx, id, saisie.suite, saisie.version);
      return partis > 0
        ? [ici, { titre: 'La suite est envoyée', texte: courrielsDits(partis) }]
        : [ici, { titre: 'La suite est enregistrée', texte: 'Elle se lit sur cette page. Aucun courriel ne part.' }];
    }
  }
}

const courrielsDits = (partis: number) =>
  partis === 0 ? 'Aucun courriel ne part.' : `${accorder(partis, 'courriel part', 'courriels partent')} aux structures.`;

const NOMS_DITS = 5;

/** Who receives a link, and who must be called as no mail reaches her. */
function avisDEnvoi(demandees: number, sans: readonly { nom: string }[], jour: string): string {
  const reste = sans.length - NOMS_DITS;
  const noms = [...sans.slice(0, NOMS_DITS).map(({ nom }) => nom), ...(reste > 0 ? [accorder(reste, 'autre')] : [])];
  return [
    `${accorder(demandees - sans.length, 'structure reçoit son lien', 'structures reçoivent leurs liens')} par courriel.`,
    `On attend les réponses jusqu’au ${jour} inclus.`,
    ...(sans.length > 0
      ? [`Sans adresse, rien ne part pour ${enumerer(noms)}\u00a0: appelez, puis notez la réponse depuis cette page.`]
      : []),
  ].join(' ');
}
