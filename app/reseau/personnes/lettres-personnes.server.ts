import { LIBELLE_ROLE } from '#app/commun/droits.ts';
import type { RoleReseau } from '#app/reseau/droits-reseau.ts';
import type { Lettre } from '#app/services/lettre.ts';

interface Courrier {
  sujet: string;
  lettre: Lettre;
}

interface Faits {
  prenom: string;
  /** Who did it. */
  par: string;
  reseau: string;
}

const saluer = (prenom: string) => (prenom ? `Bonjour ${prenom},` : 'Bonjour,');

const CE_QUE_CELA_OUVRE: Record<RoleReseau, string> = {
  coordination: 'Vous invitez les équipes, vous tenez l’annuaire, les réglages et les rôles.',
  partenaire: 'Vous y lisez l’annuaire du réseau et son agenda.',
  cellule: 'Ce rôle s’ajoute à ceux que vous tenez déjà.',
};

/** The mail of someone who has no account yet, and is given a role. */
export function lettreInvitationAuRole(faits: Faits & { role: RoleReseau; url: string; jusquau: string }): Courrier {
  const { prenom, par, reseau, role, url, jusquau } = faits;
  return {
    sujet: `${par} vous invite dans ${reseau}`,
    lettre: {
      salle: 'reseau',
      rubrique: 'Réseau',
      titre: `Bienvenue dans ${reseau}`,
      bonjour: saluer(prenom),
      paragraphes: [`${par} vous invite à rejoindre ${reseau}. Votre rôle : « ${LIBELLE_ROLE[role]} ».`, CE_QUE_CELA_OUVRE[role]],
      bouton: { libelle: 'Ouvrir mon compte', url },
      echeance: {
        fort: `Ce lien sert une seule fois, jusqu’au ${jusquau}.`,
        suite: 'Ensuite, demandez-en un autre sur la page d’entrée, avec cette adresse.',
      },
      pied: [
        'Ne faites suivre ce message à personne : qui ouvre ce lien entre sous votre nom.',
        `Vous le recevez parce que ${par} a donné votre adresse pour vous inviter. Si ce n’est pas vous, ignorez-le.`,
      ],
    },
  };
}

/** The mail of someone who has an account, and is given a role. */
export function lettreRole({ prenom, par, reseau, role, url }: Faits & { role: RoleReseau; url: string }): Courrier {
  return {
    sujet: `Un rôle dans ${reseau} : ${LIBELLE_ROLE[role]}`,
    lettre: {
      salle: 'reseau',
      rubrique: 'Réseau',
      titre: `Vous tenez un rôle de plus dans ${reseau}`,
      bonjour: saluer(prenom),
      paragraphes: [
        `${par} vous a donné ce rôle : « ${LIBELLE_ROLE[role]} ». Votre compte reste le même.`,
        CE_QUE_CELA_OUVRE[role],
      ],
      bouton: { libelle: `Entrer dans ${reseau}`, url },
      pied: [`Vous recevez ce message parce que vous avez un compte dans ${reseau}. Si c’est une erreur, dites-le à ${par}.`],
    },
  };
}

/**
 * The mail of someone whose address was changed, to the address before and to the one after.
 * The former never reads the new one: it may no longer be hers.
 */
export function lettreAdresse(
  faits: Faits & { quand: string; vers: 'ancienne' | 'nouvelle'; coordination: string; url: string },
): Courrier {
  const { prenom, par, reseau, quand, vers, coordination, url } = faits;
  const aQui = coordination ? `la coordination, à ${coordination}` : 'la coordination';
  return {
    sujet: 'Votre adresse électronique a changé',
    lettre: {
      salle: 'maison',
      rubrique: 'Votre compte',
      titre: 'Votre adresse électronique a changé',
      bonjour: saluer(prenom),
      paragraphes:
        vers === 'ancienne'
          ? [
              `${par} l’a changée le ${quand}. Cette adresse-ci n’ouvre plus votre compte dans ${reseau}, et plus rien n’y sera envoyé.`,
              `Si vous n’étiez pas au courant, prévenez tout de suite ${aQui}.`,
            ]
          : [
              `${par} l’a changée le ${quand}. C’est désormais avec cette adresse-ci que vous entrez dans ${reseau}.`,
              'Vos appareils devront entrer de nouveau. Si vous avez un mot de passe, il reste le même.',
            ],
      ...(vers === 'nouvelle' ? { bouton: { libelle: `Entrer dans ${reseau}`, url } } : {}),
      pied: [`Vous recevez ce message parce que vous avez un compte dans ${reseau}.`],
    },
  };
}
