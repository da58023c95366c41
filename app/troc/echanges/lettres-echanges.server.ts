import { aNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { type DossierDEchange, rendezVousDe } from './dossiers.server.ts';
import { autreCote, type CoteEchange, JOURS_POUR_REPONDRE, libelleRendezVous } from './echanges.ts';

/** Why a mail about an échange is written. */
export type CauseDEchange =
  | 'reponse'
  | 'message'
  | 'stage'
  | 'rendez_vous'
  | 'rendez_vous_annule'
  | 'regle'
  | 'sans_suite'
  | 'repris'
  | 'depart';

/** The coordination reads the subjects of all mails, and not who speaks with whom, nor of what. */
export const SUJET_D_ECHANGE: Record<CauseDEchange, string> = {
  reponse: 'Une réponse à votre annonce',
  message: 'Un message à propos d’une annonce',
  stage: 'Votre échange devient un stage',
  rendez_vous: 'Un rendez-vous à noter',
  rendez_vous_annule: 'Un rendez-vous n’a plus lieu',
  regle: 'Votre échange est réglé',
  sans_suite: 'Votre échange est clos, sans suite',
  repris: 'Votre échange reprend',
  depart: 'Votre échange s’arrête',
};

export interface LectriceDEchange {
  prenom: string;
  cote: CoteEchange;
  /** She did the act herself, and only keeps its trace. */
  auteur?: boolean;
}

interface Circonstances {
  /** Whoever did the act. */
  qui: string;
  adressePublique: string;
  /** A signed link, for whoever is asked to answer. */
  lien?: string | undefined;
  message?: string | undefined;
}

type Corps = Omit<Lettre, 'salle' | 'rubrique' | 'bonjour' | 'pied' | 'bouton'> & { bouton?: Lettre['bouton'] };

/** One mail about an échange, for one reader. What was typed is quoted; it is escaped with the rest. */
export function lettreDEchange(d: DossierDEchange, cause: CauseDEchange, lectrice: LectriceDEchange, c: Circonstances): Lettre {
  const corps = corpsDe(d, cause, lectrice, c);
  return {
    salle: 'troc',
    rubrique: 'Troc',
    bonjour: `Bonjour ${lectrice.prenom},`,
    ...corps,
    bouton: corps.bouton ?? { libelle: 'Lire l’échange', url: `${c.adressePublique}/troc/echanges/${d.ligne.id}` },
    pied: [
      `Vous recevez ce message parce que vous parlez de cette annonce pour ${leNom(d.structures[lectrice.cote].nom)}. Seules les deux structures lisent cet échange.`,
    ],
  };
}

function corpsDe(d: DossierDEchange, cause: CauseDEchange, { cote, auteur }: LectriceDEchange, c: Circonstances): Corps {
  const autre = d.structures[autreCote(cote)];
  const nomEnTete = majuscule(leNom(autre.nom));
  const annonce = `«\u00a0${d.annonce.titre}\u00a0»`;
  const rdv = rendezVousDe(d.ligne);
  switch (cause) {
    case 'reponse':
    case 'message':
      return {
        titre:
          cause === 'reponse'
            ? `${nomEnTete} répond à votre annonce ${annonce}`
            : `${nomEnTete} vous écrit à propos de ${annonce}`,
        paragraphes: [`${c.qui}, pour ${leNom(autre.nom)}, vous écrit :`],
        citation: { texte: c.message ?? '', auteur: c.qui },
        bouton: {
          libelle: `Répondre ${aNom(autre.nom)}`,
          url: c.lien ?? `${c.adressePublique}/troc/echanges/${d.ligne.id}`,
        },
        echeance: {
          fort: `Une réponse sous ${JOURS_POUR_REPONDRE} jours, même courte,`,
          suite: 'évite à l’autre équipe d’attendre pour rien.',
        },
      };
    case 'stage':
      return {
        titre: `Votre échange avec ${leNom(autre.nom)} devient un stage`,
        paragraphes: [
          `À la suite de ${annonce}, ${c.qui} propose un stage. Qui engage votre structure reçoit la proposition et y répond.`,
        ],
      };
    case 'rendez_vous':
      return {
        titre: rdv ? `Rendez-vous ${libelleRendezVous(rdv)} avec ${leNom(autre.nom)}` : `Rendez-vous avec ${leNom(autre.nom)}`,
        paragraphes: [
          auteur
            ? `Vous avez fixé un rendez-vous à propos de ${annonce}.`
            : `${c.qui} a fixé un rendez-vous à propos de ${annonce}.`,
          'Il est joint à ce message pour votre agenda, et noté dans celui des deux structures.',
        ],
        ...(rdv ? { points: [{ fort: majuscule(libelleRendezVous(rdv, true)), detail: rdv.lieu }] } : {}),
        ...(rdv?.note ? { citation: { texte: rdv.note, auteur: c.qui } } : {}),
        echeance: {
          fort: 'Cela ne convient pas\u00a0?',
          suite: 'Reprenez l’échange\u00a0: le rendez-vous est retiré des agendas.',
        },
      };
    case 'rendez_vous_annule':
      return {
        titre: `Le rendez-vous ${rdv ? `du ${libelleJour(rdv.jour)} ` : ''}avec ${leNom(autre.nom)} n’a plus lieu`,
        paragraphes: [
          d.ligne.statut === 'ouvert'
            ? `${c.qui} a repris l’échange sur ${annonce}. Le rendez-vous est retiré des agendas\u00a0; vous pouvez en fixer un autre.`
            : `${nomEnTete} quitte le réseau. Le rendez-vous est retiré des agendas.`,
        ],
      };
    case 'regle':
      return {
        titre: `${annonce}\u00a0: c’est réglé avec ${leNom(autre.nom)}`,
        paragraphes: [`${c.qui} a noté ce que vous avez convenu.`],
        ...(d.ligne.suite ? { citation: { texte: d.ligne.suite, auteur: c.qui } } : {}),
        echeance: { fort: 'Ce n’est pas cela\u00a0?', suite: 'Reprenez l’échange d’un bouton, sur sa page.' },
      };
    case 'sans_suite':
      return {
        titre: `${nomEnTete} ne donne pas suite à ${annonce}`,
        paragraphes: [
          `${c.qui} a clos cet échange. Cela n’a pas d’autre conséquence.`,
          'D’autres structures peuvent avoir ce qu’il vous faut\u00a0: les annonces sont toujours là.',
        ],
        ...(d.ligne.suite ? { citation: { texte: d.ligne.suite, auteur: c.qui } } : {}),
      };
    case 'repris':
      return {
        titre: `${nomEnTete} reprend votre échange sur ${annonce}`,
        paragraphes: [`${c.qui} a rouvert l’échange. Vous pouvez de nouveau vous y écrire.`],
      };
    case 'depart':
      return {
        titre: `${nomEnTete} quitte le réseau`,
        paragraphes: [`Votre échange sur ${annonce} s’arrête donc là. Vous pouvez encore le relire.`],
      };
  }
}
