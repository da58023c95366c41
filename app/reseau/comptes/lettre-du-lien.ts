import type { Lettre } from '#app/services/lettre.ts';

/**
 * The mail of the door: its link, and six digits for whoever reads her mail on another device. The digits stand in
 * the body, after the first sentence: neither the subject nor the preview of a locked telephone shows them.
 */
export function lettreDuLien(faits: { prenom: string; reseau: string; url: string; code: string; minutes: number }): {
  sujet: string;
  lettre: Lettre;
} {
  const { prenom, reseau, url, code, minutes } = faits;
  return {
    sujet: `Votre lien pour entrer dans ${reseau}`,
    lettre: {
      salle: 'maison',
      rubrique: 'Entrer',
      titre: 'Voici votre lien',
      bonjour: `Bonjour ${prenom},`,
      paragraphes: [
        `Ce lien ouvre la porte de ${reseau}, sans mot de passe.`,
        'Vous voulez entrer sur un autre appareil\u00a0? Écrivez-y ce code, avec votre adresse\u00a0:',
      ],
      points: [
        {
          fort: `${code.slice(0, 3)}\u00a0${code.slice(3)}`,
          detail: 'sur la page d’entrée, sous «\u00a0J’ai un code à six chiffres\u00a0»',
        },
      ],
      bouton: { libelle: `Entrer dans ${reseau}`, url },
      echeance: {
        fort: `Le lien ou le code sert une seule fois, pendant ${minutes} minutes.`,
        suite: 'Ensuite, demandez-en un autre.',
      },
      pied: [
        'Ne faites suivre ce message à personne, et ne dites ce code à personne\u00a0: avec l’un ou l’autre, on entre sous votre nom.',
        `Vous le recevez parce que votre adresse a été écrite sur la page d’entrée de ${reseau}. Si ce n’est pas vous, ignorez-le.`,
      ],
    },
  };
}
