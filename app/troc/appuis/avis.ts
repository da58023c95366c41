import { deNom, leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { JOURS_POUR_DIRE_OUI, type ReponseAppui } from './appuis.ts';
import type { SaisieDActeDAppui } from './saisie.ts';

interface Avis {
  titre: string;
  texte: string;
}

/** Once it is asked for: who is told, what comes. */
export const avisDeDemande = (notee: boolean, structure: string): Avis =>
  notee
    ? { titre: 'La demande est notée', texte: `Les responsables ${deNom(structure)} reçoivent un courriel.` }
    : {
        titre: 'Votre demande est envoyée',
        texte:
          'La coordination la reçoit par courriel\u00a0: elle cherche qui peut aider, et invite deux ou trois personnes. Vous recevrez la date de la séance.',
      };

/** After an act of its own page: what was done, who is told, what is awaited. */
export function avisApresActe(
  acte: SaisieDActeDAppui['acte'],
  { structure, invitees }: { structure: string; invitees: number },
): Avis {
  switch (acte) {
    case 'solliciter':
      return invitees === 0
        ? { titre: 'Ces personnes étaient déjà invitées', texte: 'Aucun autre courriel ne part.' }
        : {
            titre: invitees === 1 ? 'Une personne est invitée' : `${invitees} personnes sont invitées`,
            texte: `Chacune reçoit un lien pour répondre d’un clic. Réponse attendue sous ${JOURS_POUR_DIRE_OUI}\u00a0jours\u00a0; un rappel part tout seul.`,
          };
    case 'programmer':
      return {
        titre: 'La séance est fixée',
        texte: `${majuscule(leNom(structure))} et les personnes qui la tiennent reçoivent un courriel, avec la date à mettre dans leur agenda.`,
      };
    case 'remettre':
      return {
        titre: 'La séance est remise',
        texte: 'Elle est retirée des agendas, et les personnes attendues sont prévenues. La coordination en fixe une autre.',
      };
    case 'clore':
      return {
        titre: 'Le compte rendu est publié',
        texte: 'Tout le réseau peut le lire. Les personnes qui ont aidé le reçoivent par courriel.',
      };
    case 'corriger':
      return { titre: 'Le compte rendu est corrigé', texte: 'Le réseau le lit ainsi dès maintenant. Aucun courriel ne part.' };
    case 'retirer':
      return {
        titre: 'La demande est retirée',
        texte: 'Les personnes concernées sont prévenues par courriel. Sa page garde son histoire pour elles.',
      };
  }
}

/** After an answer to an invitation. */
export const avisDeReponse = (reponse: ReponseAppui, structure: string): Avis =>
  reponse === 'oui'
    ? {
        titre: 'Merci, c’est noté\u00a0: vous pouvez',
        texte: `La coordination fixe la séance avec ${leNom(structure)}, et vous recevez la date par courriel. Vous pouvez changer d’avis d’ici là.`,
      }
    : {
        titre: 'C’est noté\u00a0: vous ne pouvez pas',
        texte:
          'La coordination s’adresse à d’autres. Cela n’a pas d’autre conséquence, et vous pouvez changer d’avis tant que la séance n’est pas fixée.',
      };

export const AVIS_NOTEE: Avis = {
  titre: 'La réponse est notée',
  texte: 'La personne reçoit un courriel de confirmation, et peut la changer.',
};

export const AVIS_TENUE: Avis = {
  titre: 'La séance a eu lieu',
  texte:
    'Il reste à écrire quelques phrases pour le réseau\u00a0: ce qui était demandé, ce qui a été conseillé, ce que vous gardez.',
};
