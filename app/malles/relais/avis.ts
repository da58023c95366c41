import { leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';

interface Lu {
  statut: string;
  cote: 'premiere' | 'suivante' | null;
  premiere: { structure: string };
  suivante: { structure: string };
}

/** After an answer: what is agreed, who is told, what is awaited. `lu` as it stands after. */
export function avisApres(lu: Lu, acte: 'oui' | 'non'): { titre: string; texte: string } {
  const autre = majuscule(leNom((lu.cote === 'premiere' ? lu.suivante : lu.premiere).structure));
  if (acte === 'non') {
    return {
      titre: 'La malle rentre chez elle entre les deux prêts',
      texte: `${lu.cote === null ? 'Les deux structures le reçoivent' : `${autre} le reçoit`} par courriel. Cela n’a pas d’autre conséquence.`,
    };
  }
  return lu.statut === 'convenu'
    ? {
        titre: 'C’est convenu\u00a0: la malle passe de main en main',
        texte: `${autre} le reçoit par courriel, et qui garde la malle aussi. Convenez de l’heure et du lieu.`,
      }
    : { titre: 'Votre oui est noté', texte: `${autre} reçoit un courriel pour dire oui ou non. Sa réponse vous arrive de même.` };
}
