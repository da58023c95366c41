import type { StatutAnnonce, TransitionAnnonce, TypeAnnonce } from './annonces.ts';

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

const TERMINEE = 'Cette annonce est terminée\u00a0: son texte ne change plus.';

/** Above the form that changes it: what saving will do. */
export const AVANT_DE_MODIFIER: Record<StatutAnnonce, string> = {
  brouillon: 'Le reste du réseau ne la lit pas tant qu’elle n’est pas publiée.',
  publiee: 'Une fois enregistrée, elle compte comme confirmée aujourd’hui.',
  en_pause: 'Une fois enregistrée, elle reste en pause, et compte comme confirmée aujourd’hui.',
  endormie: 'Une fois enregistrée, elle dort encore\u00a0: vous la réveillez ensuite en un clic.',
  satisfaite: TERMINEE,
  retiree: TERMINEE,
};

/** Once it is changed: who reads it so, and what it awaits. */
export const APRES_MODIFICATION: Record<StatutAnnonce, string> = {
  brouillon: 'Le reste du réseau ne la lit pas encore\u00a0: publiez-la quand elle vous convient.',
  publiee: 'Les autres la lisent ainsi dès maintenant, confirmée aujourd’hui.',
  en_pause: 'Les autres la lisent ainsi, en pause\u00a0: on ne peut pas y répondre.',
  endormie: 'Elle dort encore\u00a0: réveillez-la pour qu’on puisse y répondre.',
  satisfaite: TERMINEE,
  retiree: TERMINEE,
};
