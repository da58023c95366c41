import type { Conservation } from '#app/commun/prise.ts';

/** How long the réseau holds what it holds of someone. Each delay is a task's, or said to be nobody's. */
export const CONSERVATION_RESEAU: readonly Conservation[] = [
  {
    quoi: 'Votre nom, votre adresse électronique, votre téléphone, vos rôles',
    pourquoi: 'Savoir qui fait quoi, et vous écrire.',
    duree:
      'Tant que vous travaillez ou tenez un rôle dans le réseau, puis le délai réglé par la coordination (3 ans si rien n’est réglé)',
    comment:
      'La tâche de la nuit « Effacer les personnes parties », qui vous prévient un mois avant ; ou vous, quand vous voulez',
  },
  {
    quoi: 'Les numéros des fiches qui ont été réunies à la vôtre',
    pourquoi: 'Reconnaître ce qui vous nommait par l’ancienne fiche, et ne peut pas être réécrit.',
    duree: 'Tant que le réseau garde votre nom',
    comment: 'Votre effacement',
  },
  {
    quoi: 'Vos fonctions dans les structures, avec leurs dates',
    pourquoi: 'L’histoire et les chiffres de chaque structure.',
    duree: 'Sans limite, mais sans votre nom une fois effacé',
    comment: 'Votre effacement retire le nom et l’intitulé, et garde la ligne',
  },
  {
    quoi: 'Les structures pour qui vous pouvez signer, et en quelle qualité',
    pourquoi: 'Savoir qui engage une structure sur un papier.',
    duree: 'Sans limite, mais sans votre nom une fois effacé',
    comment: 'Cela prend fin avec votre fonction ; votre effacement retire le nom, et garde la ligne',
  },
  {
    quoi: 'Votre compte, votre mot de passe, votre entrée en deux temps, votre lien d’agenda',
    pourquoi: 'Entrer, et que personne n’entre à votre place.',
    duree: 'Tant que votre nom est dans le réseau',
    comment: 'Votre effacement',
  },
  {
    quoi: 'Ce que vous savez faire',
    pourquoi: 'Que d’autres trouvent à qui demander.',
    duree: 'Tant que votre nom est dans le réseau, ou jusqu’à ce que vous l’ôtiez',
    comment: 'Vous, à tout moment, ou votre effacement',
  },
  {
    quoi: 'Vos appareils ouverts',
    pourquoi: 'Ne pas redemander qui vous êtes à chaque page.',
    duree: '30 jours après la dernière visite',
    comment: 'La tâche de la nuit « Effacer les liens, les sessions et les listes périmés » ; ou vous, dans « Mon compte »',
  },
  {
    quoi: 'Les liens, invitations et codes pour entrer',
    pourquoi: 'Entrer sans mot de passe.',
    duree: '30 jours après leur fin ; un code, jusqu’à la nuit qui suit',
    comment: 'La tâche de la nuit « Effacer les liens, les sessions et les listes périmés »',
  },
  {
    quoi: 'Les tableaux déposés pour un import',
    pourquoi: 'Relire avant d’écrire.',
    duree: '7 jours',
    comment: 'La tâche de la nuit « Effacer les liens, les sessions et les listes périmés »',
  },
  {
    quoi: 'Les photos et fichiers d’une structure, et qui les a déposés',
    pourquoi: 'Montrer la structure.',
    duree: 'Jusqu’à ce que la structure les remplace ou quitte le réseau',
    comment: 'La structure ; votre effacement retire votre nom',
  },
  {
    quoi: 'Les signataires et les fermetures que vous avez notés pour une structure',
    pourquoi: 'Savoir de qui elle le tient.',
    duree: 'Une fermeture, jusqu’à ce que la structure la retire ; votre nom s’en va avec vous',
    comment: 'La structure, ou votre effacement',
  },
  {
    quoi: 'Les mots que vous avez proposés pour le vocabulaire des savoir-faire',
    pourquoi: 'Vous dire ce qu’ils sont devenus.',
    duree: 'Le mot reste, votre nom s’en va avec vous',
    comment: 'Votre effacement',
  },
];
