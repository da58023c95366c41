import { deNom } from '#app/commun/francais.ts';
import type { Lettre } from '#app/services/lettre.ts';

interface Faits {
  prenom: string;
  /** Who invites. */
  par: string;
  reseau: string;
  structure: string;
  url: string;
}

/** The mail of someone who has no account yet. */
export function lettreInvitation({ prenom, par, reseau, structure, url, jusquau }: Faits & { jusquau: string }): {
  sujet: string;
  lettre: Lettre;
} {
  return {
    sujet: `${par} vous invite dans ${reseau}`,
    lettre: {
      salle: 'reseau',
      rubrique: 'Réseau',
      titre: `Bienvenue dans ${reseau}`,
      bonjour: prenom ? `Bonjour ${prenom},` : 'Bonjour,',
      paragraphes: [
        `${par} vous invite à rejoindre ${reseau}, avec l’équipe ${deNom(structure)}.`,
        'Vous y trouverez les autres structures du réseau, qui y travaille, et de quoi échanger des stages avec elles.',
      ],
      bouton: { libelle: 'Ouvrir mon compte', url },
      echeance: {
        fort: `Ce lien sert une seule fois, jusqu’au ${jusquau}.`,
        suite: `Ensuite, demandez-en un autre à ${par}.`,
      },
      pied: [
        'Ne faites suivre ce message à personne : qui ouvre ce lien entre sous votre nom.',
        `Vous le recevez parce que ${par} a donné votre adresse pour vous inviter. Si ce n’est pas vous, ignorez-le.`,
      ],
    },
  };
}

/** The mail of someone who has an account, and joins one more team. */
export function lettreArrivee({ prenom, par, reseau, structure, url }: Faits): { sujet: string; lettre: Lettre } {
  return {
    sujet: `Vous faites partie de l’équipe ${deNom(structure)}`,
    lettre: {
      salle: 'reseau',
      rubrique: 'Réseau',
      titre: `Une équipe de plus : ${structure}`,
      bonjour: prenom ? `Bonjour ${prenom},` : 'Bonjour,',
      paragraphes: [
        `Depuis aujourd’hui, vous faites partie de l’équipe ${deNom(structure)}, dans ${reseau} : ${par} l’a noté. Votre compte reste le même.`,
      ],
      bouton: { libelle: `Voir la page ${deNom(structure)}`, url },
      pied: [`Vous recevez ce message parce que vous avez un compte dans ${reseau}. Si c’est une erreur, dites-le à ${par}.`],
    },
  };
}
