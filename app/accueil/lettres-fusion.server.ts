import type { Lettre } from '#app/services/lettre.ts';

/** To both addresses of someone who was there twice: which one opens the door now. */
export function lettreFusion(faits: {
  prenom: string;
  par: string;
  reseau: string;
  /** Null in the mail to the address that is left: it may no longer be hers. */
  adresse: string | null;
  url: string;
  coordination: string;
}): { sujet: string; lettre: Lettre } {
  const { prenom, par, reseau, adresse, url, coordination } = faits;
  const aQui = coordination ? `la coordination, à ${coordination}` : 'la coordination';
  return {
    sujet: `Vos deux fiches dans ${reseau} n’en font plus qu’une`,
    lettre: {
      salle: 'maison',
      rubrique: 'Votre compte',
      titre: 'Vos deux fiches n’en font plus qu’une',
      bonjour: prenom ? `Bonjour ${prenom},` : 'Bonjour,',
      paragraphes: [
        `Vous aviez deux fiches dans ${reseau}, sous deux adresses. ${par} a réuni les deux : vos fonctions, vos stages et vos bilans sont ensemble.`,
        adresse
          ? `Vous entrez désormais avec cette adresse-ci, ${adresse}, et tous les courriels y arrivent.`
          : 'Cette adresse-ci n’ouvre plus de compte, et plus rien n’y sera envoyé. Entrez avec votre autre adresse.',
      ],
      ...(adresse ? { bouton: { libelle: `Entrer dans ${reseau}`, url } } : {}),
      pied: [
        `Si ce sont deux personnes différentes, prévenez tout de suite ${aQui}.`,
        `Vous recevez ce message parce que votre nom est dans l’annuaire de ${reseau}.`,
      ],
    },
  };
}
