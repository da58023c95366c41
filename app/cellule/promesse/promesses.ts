/** A test that fails when a promise is not kept any more: its file, from the root, and its title. */
export interface Epreuve {
  fichier: string;
  titre: string;
}

/** A promise made to whoever asks, in words that she may hold us to. */
export interface Promesse {
  dit: string;
  epreuve: Epreuve;
}

export const PROMESSES: readonly { titre: string; promesses: readonly Promesse[] }[] = [
  {
    titre: 'Qui lit',
    promesses: [
      {
        dit: 'Une demande ne s’ouvre qu’avec votre appareil, vos six mots, ou la clé de la personne que vous avez choisie.',
        epreuve: {
          fichier: 'app/cellule/demandes/demander.test.ts',
          titre: 'the asker’s device, her six words and the chosen member open the demande; nobody else',
        },
      },
      {
        dit: 'Personne qui soit lié à votre structure ne peut être choisi : la même structure, une commune voisine, le même employeur, un financeur.',
        epreuve: {
          fichier: 'app/cellule/membres/membres.test.ts',
          titre:
            'whoever is linked to the structure is set aside, with the reason: neighbours by their borders, one employer, a funder',
        },
      },
      {
        dit: 'Un autre membre ne lit rien avant que vous ayez dit oui.',
        epreuve: {
          fichier: 'app/cellule/demandes/lecteurs.test.ts',
          titre: 'another member is proposed, and opens nothing before the asker’s yes; linked or unknown ones are refused',
        },
      },
      {
        dit: 'Qui ne lit plus n’ouvre plus rien, même en ayant gardé sa clé : tout est chiffré de nouveau après son départ.',
        epreuve: {
          fichier: 'app/cellule/demandes/rechiffrer.test.ts',
          titre:
            'a removed member who kept her old rows and her key opens nothing of the new base, nor of what is written afterwards',
        },
      },
      {
        dit: 'Qui quitte votre structure, et y lisait grâce à vous, ne lit plus rien dès le lendemain.',
        epreuve: {
          fichier: 'app/cellule/demandes/lecteurs.test.ts',
          titre:
            'someone of the structure who leaves its team reads nothing from that day on; her keys go at the next opening by another',
        },
      },
      {
        dit: 'Vous voyez qui a ouvert quoi, et quand. Une ligne retirée de ce journal se voit.',
        epreuve: {
          fichier: 'app/cellule/lectures/lectures.test.ts',
          titre: 'whoever drops a line and makes the hashes anew is seen by the readers',
        },
      },
    ],
  },
  {
    titre: 'Ce qui est caché',
    promesses: [
      {
        dit: 'Ce qui est enregistré ne dit ni votre nom, ni votre structure, ni un mot, ni une heure.',
        epreuve: {
          fichier: 'app/cellule/demandes/demander.test.ts',
          titre: 'the base says nothing of it: no name, no word, no hour',
        },
      },
      {
        dit: 'Une copie volée de toutes les données, avec la clé et les réglages du serveur, n’ouvre aucun texte.',
        epreuve: {
          fichier: 'tests/charge/secrets-de-la-cellule.test.ts',
          titre:
            'a copy of the base names neither structure nor person, and opens nothing, even with the server’s key and settings',
        },
      },
      {
        dit: 'Rien ne passe dans la lettre, la recherche, l’agenda, le journal du réseau, les exports ni les statistiques.',
        epreuve: {
          fichier: 'tests/charge/secrets-de-la-cellule.test.ts',
          titre: 'letter, search, agenda, journal, outbox, export and backup hold nothing; nobody else sees the words',
        },
      },
      {
        dit: 'Le courriel qui part dit seulement qu’une page attend. Il quitte nos données dès qu’il est envoyé.',
        epreuve: {
          fichier: 'app/services/discrets.test.ts',
          titre: 'a discreet mail leaves alone: the outbox, and those who read what the tasks did, see nothing of it',
        },
      },
      {
        dit: 'Pour qui ne lit pas, une demande qui existe et une demande qui n’existe pas donnent la même réponse.',
        epreuve: {
          fichier: 'tests/charge/secrets-de-la-cellule.test.ts',
          titre: 'whoever does not read gets the same answer for this demande as for one that does not exist',
        },
      },
      {
        dit: 'Faire le point pour soi n’enregistre rien de ce que vous cochez. Si votre demande est ouverte sur cet appareil, son journal dit seulement que vous en avez vu la liste.',
        epreuve: {
          fichier: 'app/cellule/vigilance/vigilance.test.ts',
          titre: 'ticking writes nothing: what is answered is read from the form alone',
        },
      },
      {
        dit: 'Ce que votre appareil garde pour plus tard, vous seule ou seul l’ouvrez, sur cet appareil.',
        epreuve: {
          fichier: 'app/cellule/gardes/gardes.test.ts',
          titre: 'what a device keeps is found again on it, by the person who wrote it alone',
        },
      },
    ],
  },
  {
    titre: 'Ce que vous gardez en main',
    promesses: [
      {
        dit: 'Rien de ce qui s’écrit n’est écrasé : deux textes écrits en même temps restent tous les deux.',
        epreuve: {
          fichier: 'app/cellule/accompagnement/ecrits.test.ts',
          titre: 'twenty people who correct one note at once lose nothing: all texts kept, on the page, none the winner',
        },
      },
      {
        dit: 'Un texte que vous écriviez quand la porte s’est refermée vous attend derrière elle.',
        epreuve: {
          fichier: 'app/cellule/pages/accompagnement.test.ts',
          titre: 'locked, what was typed is sealed, and found again once unlocked: reopened, sent, then gone',
        },
      },
      {
        dit: 'Vos six mots ouvrent partout où vous vous connectez à votre nom, même si vous avez quitté votre structure.',
        epreuve: {
          fichier: 'app/cellule/pages/porte.test.ts',
          titre:
            'whoever asked and has no role any more types her six words at a door that is the same for everybody; all else stays a 404',
        },
      },
      {
        dit: 'Appareil et six mots perdus : un membre que vous aviez choisi vous rouvre l’accès, après vous avoir parlé.',
        epreuve: {
          fichier: 'app/cellule/demandes/lecteurs.test.ts',
          titre: 'both lost: a member reopens after speaking with the asker, and what she had opens no more',
        },
      },
      {
        dit: 'Une demande effacée ne revient pas, même si l’on remet en place une sauvegarde plus ancienne.',
        epreuve: {
          fichier: 'app/cellule/effacement/effacement.test.ts',
          titre: 'a backup older than an erasure, put back: erased at start',
        },
      },
    ],
  },
];

/** What no program can promise. */
export const LIMITES: readonly { titre: string; dit: string }[] = [
  {
    titre: 'Le serveur, pendant qu’il ouvre',
    dit: 'C’est le serveur qui déchiffre, le temps de vous montrer la page. Qui en prendrait le contrôle à ce moment-là pourrait lire ce qui s’ouvre, et retenir une phrase ou des mots que l’on tape. Ce qui reste fermé reste fermé.',
  },
  {
    titre: 'Votre appareil',
    dit: 'Qui tient votre téléphone ou votre ordinateur déverrouillé, et connecté à votre nom, lit votre demande. Sur un appareil partagé, refermez tout en partant : le bouton est sur la page de la cellule.',
  },
  {
    titre: 'Vos six mots',
    dit: 'Qui les trouve, et entre dans le réseau à votre nom, ouvre votre demande. Notez-les ailleurs que dans votre messagerie.',
  },
  {
    titre: 'Les personnes',
    dit: 'Un lecteur peut redire, recopier, photographier. La charte l’interdit ; aucun programme ne l’empêche.',
  },
  {
    titre: 'La loi',
    dit: 'La charte n’est pas un secret professionnel. Un juge peut demander à quelqu’un ce qu’il sait, et qui apprend qu’un enfant ou une personne fragile est en danger doit le signaler.',
  },
  {
    titre: 'Votre messagerie',
    dit: 'Votre fournisseur de courriel voit que le réseau vous a écrit, et à quelle heure. Le courriel ne dit rien, mais qui connaît bien cet outil peut deviner d’où il vient.',
  },
  {
    titre: 'Ce qui reste visible dans les données',
    dit: 'Combien de demandes existent. Pour chacune : le jour de l’envoi, où elle en est et depuis quel jour, combien de clés l’ouvrent, combien d’écrits et de lectures elle compte, et leur taille, arrondie. Ni qui, ni quoi. Dans un petit réseau, qui sait déjà autre chose peut faire des rapprochements.',
  },
  {
    titre: 'Les chemins du réseau internet',
    dit: 'La connexion est chiffrée : qui la regarde passer voit que vous allez sur le site, non sur quelle page.',
  },
  {
    titre: 'Tout perdu',
    dit: 'Si plus aucun lecteur n’a ni clé, ni phrase, ni mots, personne ne rouvre : ni la coordination, ni l’hébergeur. Une phrase oubliée ne se retrouve pas. Les notes des membres entre eux finissent avec la dernière clé qui les ouvre\u00a0: la page le dit avant.',
  },
];
