import { leNom } from '#app/commun/francais.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { tete } from '#app/malles/courriels/tete.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { enAdresse, type TransitionAttente } from './attentes.ts';
import type { DossierDAttente } from './dossiers.server.ts';

/** Why a mail about a wait is written: an act, or why it ended by itself. */
export type CauseDAttente =
  | Extract<TransitionAttente, 'proposer' | 'prendre' | 'decliner' | 'retirer'>
  | 'sans_reponse'
  | 'trop_tard'
  | 'hors_service'
  | 'retiree_du_pret';

export const SUJET_D_ATTENTE: Record<CauseDAttente, (malle: string) => string> = {
  proposer: (malle) => `${majuscule(laMalle(malle))} s’est libérée pour vous`,
  prendre: (malle) => `${majuscule(laMalle(malle))} que vous attendiez est prise pour votre structure`,
  decliner: (malle) => `Votre structure n’a plus besoin de ${laMalle(malle)}`,
  retirer: (malle) => `Vous n’attendez plus ${laMalle(malle)}`,
  sans_reponse: (malle) => `${majuscule(laMalle(malle))} n’est plus gardée pour vous`,
  trop_tard: (malle) => `${majuscule(laMalle(malle))} ne s’est pas libérée`,
  hors_service: (malle) => `${majuscule(laMalle(malle))} ne peut plus être prêtée à ces dates`,
  retiree_du_pret: (malle) => `${majuscule(laMalle(malle))} n’est plus prêtée`,
};

interface Circonstances {
  nom: string;
  /** Whoever did the act. */
  qui: string;
  adressePublique: string;
  /** Where she answers, and until when, for an offer. */
  lien?: string | undefined;
  jusqua?: string | undefined;
  /** The keeper's yes is asked once she has taken it. */
  accord: boolean;
}

type Corps = Pick<Lettre, 'paragraphes' | 'bouton'> & Partial<Pick<Lettre, 'echeance'>>;

/** One mail about a wait, for one reader. */
export function lettreDAttente(d: DossierDAttente, cause: CauseDAttente, c: Circonstances): Lettre {
  return {
    ...tete(c.nom),
    titre: SUJET_D_ATTENTE[cause](d.malle.nom),
    ...corpsDe(d, cause, c),
    pied: [`Vous recevez ce message parce que ${leNom(d.structure.nom)} est sur la liste d’attente de ${laMalle(d.malle.nom)}.`],
  };
}

function corpsDe(d: DossierDAttente, cause: CauseDAttente, c: Circonstances): Corps {
  const dates = libellePeriode(d.ligne, true);
  const malle = `${c.adressePublique}/malles/${d.malle.slug}`;
  const autresDates = { libelle: 'Voir quand elle est libre', url: malle };
  switch (cause) {
    case 'proposer':
      return {
        paragraphes: [
          `Vous l’attendiez ${dates}, pour ${leNom(d.structure.nom)}\u00a0: elle est libre. Nous vous la gardons, personne d’autre ne peut la réserver à ces dates.`,
          c.accord
            ? 'Si vous la prenez, votre demande part aussitôt à qui garde la malle, qui vous répond.'
            : 'Si vous la prenez, elle est réservée aussitôt.',
        ],
        bouton: { libelle: 'La prendre, ou la laisser', url: c.lien ?? `${c.adressePublique}/malles/attentes/${d.ligne.id}` },
        echeance: {
          fort: `Elle vous est gardée jusqu’au ${c.jusqua}.`,
          suite: 'Sans réponse de votre part, elle est ensuite proposée à qui l’attend, ou redevient libre.',
        },
      };
    case 'prendre':
      return {
        paragraphes: [`${c.qui} l’a prise ${dates}, pour ${leNom(d.structure.nom)}. Vous n’avez rien à faire.`],
        bouton: { libelle: 'Voir le prêt', url: `${c.adressePublique}/reservations/${d.ligne.reservationId}` },
      };
    case 'decliner':
      return {
        paragraphes: [
          `La malle vous était proposée ${dates}. ${c.qui} a répondu que ${leNom(d.structure.nom)} n’en a plus besoin. Elle est proposée à qui l’attend ensuite, ou redevient libre.`,
        ],
        bouton: autresDates,
      };
    case 'retirer':
      return {
        paragraphes: [
          `${c.qui} a retiré ${leNom(d.structure.nom)} de la liste d’attente, pour ${laMalle(d.malle.nom)} ${dates}.`,
        ],
        bouton: autresDates,
      };
    case 'sans_reponse':
      return {
        paragraphes: [
          `Elle vous était proposée ${dates}. Nous n’avons pas eu de réponse à temps\u00a0: elle est proposée à qui l’attend ensuite, ou redevient libre.`,
          'S’il vous la faut toujours, regardez si elle est encore libre.',
        ],
        bouton: {
          libelle: 'Regarder si elle est libre',
          url: `${malle}/reserver?${enAdresse(d.ligne)}`,
        },
      };
    case 'trop_tard':
      return {
        paragraphes: [
          `Vous l’attendiez ${dates}. Elle n’a pas été rendue libre à temps, et ces dates sont maintenant trop proches. Vous n’êtes plus sur la liste d’attente.`,
        ],
        bouton: autresDates,
      };
    case 'hors_service':
      return {
        paragraphes: [
          `Elle vous était proposée ${dates}, mais elle est hors service à ces dates. Vous n’êtes plus sur la liste d’attente.`,
        ],
        bouton: autresDates,
      };
    case 'retiree_du_pret':
      return {
        paragraphes: [`Vous l’attendiez ${dates}. Elle a été retirée du prêt\u00a0: vous n’êtes plus sur la liste d’attente.`],
        bouton: { libelle: 'Voir les autres malles', url: `${c.adressePublique}/malles` },
      };
  }
}
