import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import type { ActeAttente } from './attentes.ts';

/** After an act: what was done, who is told, what is awaited. */
export function avisApres(
  acte: ActeAttente | 'attendre',
  { malle, accord, avant = 0 }: { malle: string; accord: boolean; avant?: number },
): { titre: string; texte: string } {
  switch (acte) {
    case 'attendre':
      return {
        titre: 'Vous êtes sur la liste d’attente',
        texte: `${avant === 0 ? 'Vous êtes la première structure à attendre ces dates.' : avant === 1 ? 'Une structure attend ces dates avant vous.' : `${avant} structures attendent ces dates avant vous.`} Si ${laMalle(malle)} se libère, un courriel vous la propose et elle vous est gardée le temps de répondre.`,
      };
    case 'prendre':
      return accord
        ? {
            titre: 'Votre demande est envoyée',
            texte: `Qui garde ${laMalle(malle)} la reçoit par courriel, et vous répond. D’ici là, ces dates ne sont proposées à personne d’autre.`,
          }
        : { titre: 'La malle est réservée', texte: `Qui garde ${laMalle(malle)} la prépare pour vous.` };
    case 'decliner':
      return {
        titre: 'Vous la laissez',
        texte: `${majuscule(laMalle(malle))} est proposée à qui l’attend ensuite, ou redevient libre. Vous n’attendez plus rien pour ces dates.`,
      };
    case 'retirer':
      return { titre: 'Vous n’attendez plus', texte: `${majuscule(laMalle(malle))} ne vous sera pas proposée à ces dates.` };
  }
}
