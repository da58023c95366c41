import type { Role } from '#app/commun/droits.ts';

/** One task of the help page, in the order in which one does it. */
export interface RubriqueAide {
  ancre: string;
  titre: string;
  etapes: readonly string[];
  remarque?: string;
  /** Roles that need it; absent: everybody, visitors included. */
  pour?: readonly Role[];
}

export const RUBRIQUES_AIDE: readonly RubriqueAide[] = [
  {
    ancre: 'entrer',
    titre: 'Entrer sans mot de passe',
    etapes: [
      'Sur la page d’entrée, écrivez votre adresse électronique professionnelle, puis appuyez sur « Recevoir un lien par courriel ».',
      'Ouvrez le courriel que vous recevez, et suivez son lien. Il sert une fois, pendant 15 minutes.',
      'Appuyez sur « Entrer ». Sur cet appareil, vous n’aurez pas à le refaire avant 30 jours.',
    ],
    remarque:
      'Pas de courriel ? Regardez dans les indésirables, puis vérifiez l’adresse : c’est celle où vous avez reçu votre invitation. Un mot de passe est possible aussi, il se choisit dans « Mon compte ».',
  },
  {
    ancre: 'proposer-un-stage',
    titre: 'Proposer un stage',
    etapes: [
      'Sur l’accueil ou dans « Troc », choisissez « Proposer un stage ». Il faut être responsable d’une structure.',
      'Dites qui part, chez qui, quels jours, et ce que la personne vient apprendre. Deux jours d’observation au plus.',
      'Envoyez. L’autre structure reçoit un courriel et répond d’un bouton.',
      'Quand elle accepte, l’ordre de mission est prêt à imprimer sur la page du stage.',
      'Après le stage, chaque structure écrit son bilan : une question.',
    ],
    remarque:
      'Sans réponse, l’autre structure est relancée au bout de 7 puis 14 jours. Au bout de 30 jours, ou quand le stage aurait commencé, la proposition s’éteint.',
  },
  {
    ancre: 'repondre',
    titre: 'Répondre depuis le courriel',
    etapes: [
      'Ouvrez le courriel et suivez son bouton. Vous n’avez pas besoin d’entrer avant.',
      'Lisez la page : qui, quand, pour quoi.',
      'Appuyez sur le bouton de votre réponse. Rien n’est fait tant que vous n’avez pas appuyé.',
    ],
    remarque: 'Ce lien est à vous : ne le transférez pas. Qui l’ouvre peut répondre à votre place.',
  },
  {
    ancre: 'refuser',
    titre: 'Refuser un stage',
    pour: ['responsable'],
    etapes: [
      'Ouvrez le stage depuis l’accueil, ou depuis le courriel reçu.',
      'Choisissez « Refuser ce stage ». Vous pouvez dire pourquoi, ce n’est pas obligatoire.',
      'Confirmez par « Refuser ce stage ». L’autre structure et la personne concernée sont prévenues par courriel.',
    ],
  },
  {
    ancre: 'retirer',
    titre: 'Retirer une proposition',
    pour: ['responsable'],
    etapes: [
      'Sur l’accueil, ouvrez la proposition dans « Vous attendez une réponse ».',
      'Choisissez « Retirer la proposition », puis confirmez.',
      'L’autre structure et la personne concernée sont prévenues par courriel. Les dates sont libérées.',
    ],
    remarque:
      'Une fois le stage accepté, il ne se retire plus : ouvrez sa page et choisissez « Annuler ce stage », avant qu’il commence.',
  },
  {
    ancre: 'inviter',
    titre: 'Inviter un collègue ou une collègue',
    pour: ['responsable', 'coordination'],
    etapes: [
      'Ouvrez « Réseau », puis la page de la structure.',
      'Choisissez « Inviter quelqu’un », et dites son nom, son courriel et sa fonction.',
      'Envoyez l’invitation. La personne reçoit un lien pour entrer, sans mot de passe.',
    ],
  },
  {
    ancre: 'corriger-sa-page',
    titre: 'Corriger la page de sa structure',
    pour: ['responsable', 'coordination'],
    etapes: [
      'Ouvrez « Réseau », puis la page de la structure.',
      'Choisissez « Modifier cette page » et corrigez ce qui doit l’être.',
      'Appuyez sur « Enregistrer cette page ».',
    ],
  },
  {
    ancre: 'telephone',
    titre: 'Avoir l’agenda dans votre téléphone',
    etapes: [
      'Ouvrez « Agenda », puis « L’avoir dans mon téléphone ».',
      'Faites votre lien secret et copiez-le.',
      'Collez-le dans votre agenda habituel, là où l’on s’abonne à un calendrier.',
    ],
    remarque:
      'Les dates changent et s’annulent toutes seules, en quelques heures. Si vous avez prêté le lien par erreur, faites-en un nouveau : l’ancien s’éteint.',
  },
  {
    ancre: 'importer',
    titre: 'Faire entrer une liste de tableur',
    pour: ['coordination'],
    etapes: [
      'Dans votre tableur, gardez une ligne de titres, puis une structure par ligne.',
      'Enregistrez au format CSV, et déposez le fichier dans « Réseau », « Importer un tableur ».',
      'Relisez le sort de chaque ligne : nouvelle, changée, déjà là, à corriger. Rien n’est encore écrit.',
      'Confirmez. Importer deux fois le même fichier ne change rien.',
    ],
    remarque: 'Un import ne donne jamais de rôle dans le réseau. Les personnes se font inviter depuis la page de leur structure.',
  },
  {
    ancre: 'noter-une-reponse',
    titre: 'Noter la réponse de quelqu’un',
    pour: ['coordination'],
    etapes: [
      'Ouvrez la page du stage dont on vous a parlé.',
      'Choisissez pour qui vous notez la réponse, et comment vous l’avez eue : téléphone, courriel, de vive voix.',
      'Enregistrez. La personne reçoit un courriel qui le lui confirme.',
    ],
  },
];
