interface Description {
  titre: string;
  texte: string;
  suite?: string;
}

const PAR_STATUT: Record<number, Description> = {
  403: { titre: 'Ce n’est pas ouvert à votre compte', texte: 'Votre rôle ne permet pas de faire cela ici.' },
  404: {
    titre: 'Nous ne trouvons pas cette page',
    texte: 'L’adresse est peut-être incomplète, la page a pu être déplacée, ou elle n’est pas ouverte à votre compte.',
    suite:
      'Vous veniez d’un courriel\u00a0? Le lien a peut-être déjà servi. Ce que vous attendiez se trouve sans doute sur votre accueil.',
  },
  405: { titre: 'Cette adresse ne s’ouvre pas ainsi', texte: 'Revenez à la page précédente et utilisez son bouton.' },
  409: {
    titre: 'Ce n’est plus possible',
    texte: 'Quelque chose a changé entre-temps. Rouvrez la page pour voir où l’on en est.',
  },
  413: {
    titre: 'Ce fichier est trop lourd',
    texte: 'Un fichier pèse au plus 10\u00a0Mo. Choisissez-en un plus léger, puis recommencez.',
  },
  429: { titre: 'Attendez un peu', texte: 'Trop d’essais à la suite. Réessayez dans quelques minutes.' },
};

const PANNE: Description = {
  titre: 'Quelque chose n’a pas marché',
  texte: 'Ce n’est pas de votre fait. Rien n’a été enregistré à moitié\u00a0: réessayez dans un instant.',
};

/** What an error page says. The sentence of a refusal replaces the general one, except for 404, which says nothing of the object. */
export function decrireErreur(statut: number, phrase: string): Description {
  const description = PAR_STATUT[statut] ?? PANNE;
  const propre = phrase && statut < 500 && statut !== 404 && statut !== 405;
  return propre ? { ...description, texte: phrase } : description;
}
