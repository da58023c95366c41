import { leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { type ActeDEchange, JOURS_POUR_REPONDRE } from './echanges.ts';

/** After an act: what was done, who is told, what is awaited. */
export function avisApres(
  acte: ActeDEchange | 'repondre' | 'ecrire' | 'satisfaire',
  { autre, satisfaite = false }: { autre: string; satisfaite?: boolean },
): { titre: string; texte: string } {
  const prevenue = (quoi: 'le' | 'la') => `${majuscule(leNom(autre))} ${quoi} reçoit par courriel.`;
  const fin = satisfaite ? ' L’annonce est satisfaite\u00a0: elle quitte la liste.' : '';
  switch (acte) {
    case 'repondre':
      return {
        titre: 'Votre réponse est envoyée',
        texte: `${prevenue('la')} Sa réponse est attendue sous ${JOURS_POUR_REPONDRE} jours\u00a0; elle vous arrive par courriel, et ici.`,
      };
    case 'ecrire':
      return {
        titre: 'Votre message est envoyé',
        texte: `${prevenue('le')} Sa réponse vous arrive de même, et se lit dans l’échange.`,
      };
    case 'fixer_un_rendez_vous':
      return {
        titre: 'Le rendez-vous est fixé',
        texte: `Il est dans l’agenda des deux structures. Vous le recevez par courriel, ${leNom(autre)} aussi.${fin}`,
      };
    case 'regler':
      return { titre: 'L’échange est réglé', texte: `${prevenue('le')}${fin}` };
    case 'clore_sans_suite':
      return { titre: 'L’échange est clos, sans suite', texte: prevenue('le') };
    case 'rouvrir':
      return { titre: 'L’échange reprend', texte: `${prevenue('le')} Vous pouvez y écrire.` };
    case 'satisfaire':
      return { titre: 'L’annonce est satisfaite', texte: `Elle quitte la liste. On y lit que c’est avec ${leNom(autre)}.` };
  }
}
