import { deNom, leNom } from '#app/commun/francais.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { JOURS_POUR_DIRE_OUI, type ReponseAppui } from './appuis.ts';
import type { SaisieDActeDAppui } from './saisie.ts';

interface Avis {
  titre: string;
  texte: string;
}

/** Once it is asked for: who is told, what comes. */
export const avisDeDemande = ({ notee, coordination }: { notee: boolean; coordination: boolean }, structure: string): Avis =>
  notee
    ? { titre: 'La demande est notée', texte: `Les responsables ${deNom(structure)} reçoivent un courriel.` }
    : {
        titre: 'Votre demande est envoyée',
        // Whoever asks and coordinates is written nothing by her own act.
        texte: coordination
          ? 'Cherchez maintenant qui peut aider, et invitez deux ou trois personnes.'
          : 'La coordination la reçoit par courriel\u00a0: elle cherche qui peut aider, et invite deux ou trois personnes. Vous recevrez la date de la séance.',
      };

/** After an act of its own page: what was done, who is told, what is awaited. */
export function avisApresActe(
  acte: SaisieDActeDAppui['acte'],
  { structure, invitees, courriels, changee }: { structure: string; invitees: number; courriels: number; changee: boolean },
): Avis {
  switch (acte) {
    case 'solliciter':
      return invitees === 0
        ? { titre: 'Ces personnes étaient déjà invitées', texte: 'Aucun autre courriel ne part.' }
        : {
            titre: invitees === 1 ? 'Une personne est invitée' : `${invitees} personnes sont invitées`,
            texte: [
              ...(courriels > 0
                ? [
                    `${courriels === invitees ? 'Chacune' : accorder(courriels, 'personne')} reçoi${courriels === 1 || courriels === invitees ? 't' : 'vent'} un lien pour répondre d’un clic. Réponse attendue sous ${JOURS_POUR_DIRE_OUI}\u00a0jours\u00a0; un rappel part tout seul.`,
                  ]
                : []),
              ...(courriels < invitees ? ['Appelez les personnes sans adresse\u00a0: aucun courriel ne leur parvient.'] : []),
            ].join(' '),
          };
    case 'programmer':
      return {
        titre: changee ? 'La séance est changée' : 'La séance est fixée',
        texte: `${majuscule(leNom(structure))} et les personnes qui la tiennent reçoivent un courriel, avec ${changee ? 'la nouvelle séance' : 'la date'} à mettre dans leur agenda.`,
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

/** After the coordination noted an answer. */
export const avisDeNote = (courriel: boolean): Avis => ({
  titre: 'La réponse est notée',
  texte: courriel ? 'La personne reçoit un courriel de confirmation, et peut la changer.' : 'Aucun courriel ne part.',
});

export const AVIS_TENUE: Avis = {
  titre: 'La séance a eu lieu',
  texte:
    'Il reste à écrire quelques phrases pour le réseau\u00a0: ce qui était demandé, ce qui a été conseillé, ce que vous gardez.',
};
