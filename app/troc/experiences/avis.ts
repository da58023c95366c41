import { deNom } from '#app/commun/francais.ts';
import { enumerer } from '#app/commun/texte.ts';
import type { StatutExperience } from './experiences.ts';

type ActeDit = 'ecrire' | 'corriger' | 'consentir' | 'retirer';

/** After an act: what was done, and whose consent is awaited. */
export function avisApres(
  acte: ActeDit,
  { statut, attendues }: { statut: StatutExperience; attendues: readonly string[] },
): { titre: string; texte: string } {
  if (statut === 'publiee') {
    return { titre: 'La fiche est publiée', texte: 'Tout le réseau peut la lire. Les personnes de ce stage sont prévenues.' };
  }
  if (statut === 'retiree') {
    return { titre: 'La fiche est retirée', texte: 'Elle ne se lit plus dans le réseau. Son texte reste ici, pour vous.' };
  }
  const attente = `On attend l’accord ${enumerer(attendues.map(deNom))}`;
  switch (acte) {
    case 'ecrire':
      return {
        titre: 'Votre texte est enregistré',
        texte: `${attente}, par courriel ou sur cette page. Rien n’est encore publié.`,
      };
    case 'corriger':
      return {
        titre: 'Le texte est changé',
        texte: `${attente}\u00a0: un courriel le demande. La fiche n’est pas publiée d’ici là.`,
      };
    default:
      return { titre: 'Votre accord est noté', texte: `${attente} pour publier.` };
  }
}
