import type { TransitionAnnonce, TypeAnnonce } from './annonces.ts';

interface Avis {
  titre: string;
  texte: string;
}

/** After an act: what was done, who sees it, what comes next. */
export function avisApres(nom: TransitionAnnonce, type: TypeAnnonce): Avis {
  const votre = type === 'offre' ? 'Votre offre' : 'Votre besoin';
  switch (nom) {
    case 'deposer':
    case 'publier':
      return {
        titre: `${votre} est en ligne`,
        texte: `Les autres structures ${type === 'offre' ? 'la' : 'le'} lisent dès maintenant. Dans quelques mois, un courriel vous demandera si c’est toujours valable.`,
      };
    case 'preparer':
      return {
        titre: 'L’annonce est préparée',
        texte:
          'Les personnes qui engagent la structure reçoivent un courriel\u00a0: elles relisent, puis publient. Rien n’est visible d’ici là.',
      };
    case 'confirmer':
      return { titre: 'C’est noté\u00a0: toujours valable', texte: 'Les autres lisent qu’elle a été confirmée aujourd’hui.' };
    case 'mettre_en_pause':
    case 'garder_en_pause':
      return {
        titre: 'L’annonce est en pause',
        texte: 'Les autres la voient encore, sans pouvoir y répondre. Vous la remettez en ligne quand vous voulez.',
      };
    case 'reprendre':
      return { titre: 'L’annonce est de nouveau en ligne', texte: 'On peut y répondre dès maintenant.' };
    case 'reveiller':
      return { titre: 'L’annonce est réveillée', texte: 'On peut y répondre dès maintenant.' };
    case 'satisfaire':
      return {
        titre: 'Bravo, l’annonce est satisfaite',
        texte: 'Elle quitte la liste et paraît parmi ce qui a abouti. Ce que vous en dites se lit sur sa page.',
      };
    case 'retirer':
    case 'retirer_pour_depart':
      return { titre: 'L’annonce est retirée', texte: 'Elle ne se trouve plus dans la liste. Sa page garde son histoire.' };
    case 'endormir':
      return { titre: 'L’annonce dort', texte: 'Elle se réveille en un clic.' };
  }
}
