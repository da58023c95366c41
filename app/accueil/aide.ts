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
      'Sur l’accueil, ou dans « Troc » puis « Stages », choisissez « Proposer un stage ». Il faut être responsable d’une structure.',
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
    ancre: 'publier-une-annonce',
    titre: 'Publier une annonce',
    etapes: [
      'Dans « Troc », choisissez « Proposer une offre » ou « Dire un besoin ». Il faut être de l’équipe d’une structure.',
      'Écrivez une phrase, comme au téléphone, et cochez les savoir-faire dont elle parle.',
      'Dites sous quelle forme et jusqu’où. Le reste est facultatif.',
      'Publiez. Les autres structures lisent l’annonce aussitôt, et vous recevez un courriel à la première réponse.',
    ],
    remarque: 'Pour retrouver vos annonces : dans « Troc », suivez le lien qui porte le nom de votre structure.',
  },
  {
    ancre: 'repondre-a-une-annonce',
    titre: 'Répondre à une annonce',
    etapes: [
      'Ouvrez l’annonce dans « Troc », puis choisissez « Répondre à cette annonce ».',
      'Écrivez ce qui vous intéresse, et quand cela vous irait. Répondre n’engage à rien.',
      'Envoyez. L’autre structure reçoit votre message par courriel, et sa réponse vous arrive de même.',
      'Une fois d’accord, proposez le stage, fixez un rendez-vous, ou dites que c’est réglé autrement.',
    ],
    remarque: 'Tout se retrouve dans « Troc », « Échanges ». Les équipes des deux structures le lisent, personne d’autre.',
  },
  {
    ancre: 'garder-une-annonce-a-jour',
    titre: 'Garder une annonce à jour',
    etapes: [
      'Au bout de quelques mois, un courriel demande si elle est toujours valable. Répondez d’un bouton : « Toujours valable ».',
      'Pour une absence ou un trop-plein, ouvrez-la et choisissez « Mettre en pause ». On la voit encore, sans pouvoir y répondre.',
      'Si vous n’attendez plus de réponse, choisissez « C’est satisfait ». L’annonce quitte la liste. Une offre qui tient encore reste en ligne : il n’y a rien à faire.',
    ],
    remarque:
      'Sans réponse à ce courriel, l’annonce s’endort : rien n’est effacé, un clic la réveille. Une annonce satisfaite ou retirée se publie de nouveau depuis sa page.',
  },
  {
    ancre: 'demander-un-appui',
    titre: 'Demander un appui technique',
    etapes: [
      'Dans « Troc », « Appuis techniques », choisissez « Demander un appui technique ».',
      'Dites en une phrase de quoi vous avez besoin. Le réseau lit votre demande : n’y mettez rien de confidentiel.',
      'Envoyez. La coordination cherche qui peut aider, et invite deux ou trois personnes.',
      'Vous recevez la date de la séance. Un court compte rendu profite ensuite à tout le réseau.',
    ],
  },
  {
    ancre: 'parler-en-confiance',
    titre: 'Parler d’une difficulté, en confiance',
    etapes: [
      'Ouvrez « Demander un appui » : à gauche sur un ordinateur, dans « Plus » sur un téléphone.',
      'Choisissez la personne qui vous rappelle, le numéro et le moment. Rien d’autre n’est obligatoire.',
      'Notez les six mots affichés : ils rouvrent votre demande sur un autre appareil.',
      'Pour y revenir, ouvrez « Demander un appui » : votre demande y est. Sur un autre appareil, choisissez « Retrouver votre demande ».',
    ],
    remarque:
      'Seule la personne choisie lit, et vous pouvez tout retirer. L’appui technique, lui, se demande devant tout le réseau.',
    pour: ['responsable'],
  },
  {
    ancre: 'repondre-a-un-tour-de-table',
    titre: 'Répondre à un tour de table',
    etapes: [
      'Suivez le bouton du courriel, ou ouvrez « Troc », « Tours de table ». Il faut être responsable d’une structure.',
      'Répondez aux questions, en quelques minutes. Une seule réponse par structure.',
      'Envoyez. Vous pouvez changer cette réponse jusqu’au dernier jour.',
    ],
    remarque:
      'Le réseau lit le total. Vos choix et vos nombres ne portent jamais de nom ; vos mots non plus, sauf si vous choisissez de les signer.',
  },
  {
    ancre: 'reserver-une-malle',
    titre: 'Réserver une malle pédagogique',
    etapes: [
      'Dans « Malles », choisissez une malle, ou dites vos dates pour voir lesquelles sont libres. Il faut être de l’équipe d’une structure.',
      'Choisissez le premier et le dernier jour. Le reste est facultatif.',
      'Appuyez sur « Réserver » : elle est à vous. Si le bouton dit « Envoyer la demande », la personne qui la garde répond d’abord.',
      'Le jour venu, comptez ensemble ce qu’elle contient. « Tout est là » suffit.',
      'Pour la rendre, comptez de nouveau. La personne qui la garde vérifie, et le prêt est clos.',
    ],
    remarque:
      'Les dates sont prises ? Inscrivez-vous sur la liste d’attente : si elles se libèrent, la malle vous est gardée 48 heures.',
  },
  {
    ancre: 's-inscrire-a-une-formation',
    titre: 'S’inscrire à une formation',
    etapes: [
      'Dans « Formations », ouvrez celle qui vous intéresse. Il faut être de l’équipe d’une structure.',
      'Appuyez sur « Envoyer l’inscription ». Pour venir à plusieurs, cochez d’abord qui vient.',
      'La convocation vous vient par courriel, avec le rendez-vous pour votre agenda.',
      'Le jour venu, visez avec votre téléphone le dessin que montre la salle et dites « Je suis là », ou signez la feuille.',
      'Votre attestation vous attend ensuite dans « Mes formations ».',
    ],
    remarque:
      'Plus de place ? Vous êtes sur la liste d’attente : une place libérée vous est gardée 48 heures. Un empêchement ? Depuis votre inscription, laissez votre place à une personne de l’équipe, ou retirez-vous.',
  },
  {
    ancre: 'organiser-une-formation',
    titre: 'Organiser une formation',
    pour: ['responsable', 'coordination'],
    etapes: [
      'Dans « Formations », choisissez « Préparer une formation » : ce que l’on vient apprendre, les dates, les places.',
      'Ouvrez-la aux inscriptions. Le dernier jour passé, elle se confirme seule si le minimum est atteint ; sinon, vous décidez.',
      'Choisissez « Convoquer » : chaque personne reçoit l’heure, le lieu et son rendez-vous.',
      'Notez la présence, ou montrez le dessin à viser.',
      'Lisez la synthèse des avis, complétez les comptes, puis « Clore la formation ».',
    ],
    remarque:
      '« Ce qui vous attend », sur l’accueil et sur la page des formations, dit ce qui est à décider, à confirmer, à convoquer, à clore.',
  },
  {
    ancre: 'lettre-du-lundi',
    titre: 'Recevoir la lettre du lundi, ou en changer',
    etapes: [
      'Chaque lundi, un courriel dit ce qui vous attend, ce qui est nouveau près de chez vous, et vos dates. Une semaine sans rien à dire, rien n’arrive.',
      'Pour changer de rythme, ouvrez « Mon compte » et allez à « La lettre du réseau ».',
      'Choisissez quand la recevoir, puis appuyez sur « Enregistrer ».',
    ],
    remarque:
      'Pour l’arrêter, suivez « Ne plus recevoir la lettre » au bas du courriel. Les courriels qui attendent une réponse de vous viendront toujours.',
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
