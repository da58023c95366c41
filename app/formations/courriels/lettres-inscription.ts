import { leNom } from '#app/commun/francais.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { enPhrase, entreGuillemets } from '#app/commun/texte.ts';
import type { StatutInscription, TransitionInscription } from '#app/formations/inscriptions/inscriptions.ts';
import type { Lettre } from '#app/services/lettre.ts';

/** Why a mail about an inscription is written: an act, or a colleague who takes over. */
export type CauseDInscription = TransitionInscription | 'prendre_la_suite';

export interface CirconstancesDInscription {
  /** Her whom one writes to. */
  nom: string;
  /** Whoever did the act. */
  qui: string;
  /** The person who is registered, and those who come with her. */
  inscrite: string;
  statut: StatutInscription;
  structure: string;
  formation: { titre: string; du: number | null; au: number | null };
  motif: string | null;
  /** Where the formation is read. */
  page: string;
  /** Where the inscription is read, and answered. */
  lien: string;
  /** Until when the place is held. */
  jusqua?: string | undefined;
  /** How many come together. */
  combien: number;
}

export const SUJET_D_INSCRIPTION: Record<CauseDInscription, (titre: string) => string> = {
  demander: (t) => `Une inscription attend votre accord\u00a0: ${t}`,
  inscrire: (t) => `Vous êtes sur la liste de la formation ${t}`,
  attendre: (t) => `Vous êtes sur la liste d’attente\u00a0: ${t}`,
  valider: (t) => `C’est oui\u00a0: vous venez à la formation ${t}`,
  mettre_en_liste: (t) => `C’est oui, et vous attendez une place\u00a0: ${t}`,
  refuser: (t) => `Votre inscription n’est pas acceptée\u00a0: ${t}`,
  proposer: (t) => `Une place s’est libérée pour vous\u00a0: ${t}`,
  accepter: (t) => `Vous avez une place\u00a0: ${t}`,
  prendre: (t) => `Vous avez une place\u00a0: ${t}`,
  laisser_passer: (t) => `La place n’est plus gardée pour vous\u00a0: ${t}`,
  decliner: (t) => `Vous n’êtes plus sur la liste\u00a0: ${t}`,
  retirer: (t) => `Vous n’êtes plus sur la liste\u00a0: ${t}`,
  remplacer: (t) => `Quelqu’un vient à votre place\u00a0: ${t}`,
  prendre_la_suite: (t) => `Une place vous est laissée\u00a0: ${t}`,
  retirer_pour_depart: (t) => `Vous n’êtes plus sur la liste\u00a0: ${t}`,
  retirer_avec_la_formation: (t) => `La formation ${t} n’aura pas lieu`,
  clore_la_liste: (t) => `La formation ${t} a commencé`,
};

/** One mail about an inscription. */
export function lettreDInscription(cause: CauseDInscription, c: CirconstancesDInscription): Lettre {
  return {
    ...{ salle: 'formations', rubrique: 'Formations', bonjour: `Bonjour ${c.nom},` },
    titre: SUJET_D_INSCRIPTION[cause](entreGuillemets(c.formation.titre)),
    ...corps(cause, c),
    pied: [
      cause === 'demander'
        ? `Vous recevez ce message parce que vous engagez ${leNom(c.structure)}.`
        : 'Vous recevez ce message parce que vous êtes, ou étiez, sur la liste de cette formation.',
    ],
  };
}

/** What a colleague leaves stands as it stood. */
const LAISSEE: Record<StatutInscription, (qui: string, formation: string) => string> = {
  demandee: (qui, f) => `${qui} vous laisse une demande de place à ${f}. La direction de la structure donne son accord.`,
  validee: prise,
  en_liste: (qui, f) =>
    `${qui} vous laisse un tour sur la liste d’attente de ${f}. Dès qu’une place vous revient, elle vous est proposée.`,
  proposee: (qui, f) => `${qui} vous laisse la place qui est gardée à ${f}. Prenez-la, ou laissez-la, depuis votre inscription.`,
  refusee: prise,
  retiree: prise,
};

function prise(qui: string, f: string): string {
  return `${qui} vous laisse sa place, ou celle de l’équipe, à ${f}. Elle est à vous.`;
}

type Corps = Pick<Lettre, 'paragraphes'> & Partial<Pick<Lettre, 'bouton' | 'echeance' | 'citation'>>;

function corps(cause: CauseDInscription, c: CirconstancesDInscription): Corps {
  const { du, au, titre } = c.formation;
  const quand = du === null || au === null ? '' : ` (${libellePeriode({ du, au }, true)})`;
  const f = `${entreGuillemets(titre)}${quand}`;
  const voir = { libelle: 'Voir mon inscription', url: c.lien };
  const relire = { libelle: 'Voir la formation', url: c.page };
  switch (cause) {
    case 'demander':
      return {
        paragraphes: [
          `${c.inscrite} ${c.combien === 1 ? 'voudrait' : 'voudraient'} suivre ${f}, pour ${leNom(c.structure)}. Cette formation demande l’accord de la structure.`,
          ...(c.combien === 1
            ? []
            : [`Ces ${c.combien} personnes viennent ensemble, ou pas du tout\u00a0: votre réponse vaut pour toutes.`]),
        ],
        bouton: { libelle: 'Lire la demande et répondre', url: c.lien },
      };
    case 'inscrire':
    case 'attendre':
      return {
        paragraphes: [
          cause === 'inscrire'
            ? `${c.qui} a noté votre inscription à ${f}. Votre place est retenue.`
            : `${c.qui} a noté votre nom sur la liste d’attente de ${f}. Dès qu’une place vous revient, elle vous est proposée.`,
          'Si cela ne vous convient pas, retirez-vous, ou laissez votre place à une personne de l’équipe, depuis votre inscription.',
        ],
        bouton: voir,
      };
    case 'valider':
      return { paragraphes: [`${c.qui} a donné son accord. Votre place est retenue à ${f}.`], bouton: voir };
    case 'mettre_en_liste':
      return {
        paragraphes: [
          c.combien === 1
            ? `${c.qui} a donné son accord, mais il n’y a pas encore de place pour vous à ${f}. Dès qu’une place vous revient, elle vous est proposée.`
            : `${c.qui} a donné son accord, mais il n’y a pas encore assez de places pour votre groupe à ${f}. Dès qu’il y en a ${c.combien}, elles vous sont proposées ensemble.`,
        ],
        bouton: voir,
      };
    case 'refuser':
      return {
        paragraphes: [`${c.qui} n’a pas accepté votre inscription à ${f}.`],
        ...(c.motif ? { citation: { texte: c.motif, auteur: c.qui } } : {}),
        bouton: relire,
      };
    case 'proposer':
      return c.combien === 1
        ? {
            paragraphes: [`Vous attendiez une place à ${f}\u00a0: elle est là, gardée pour vous.`],
            bouton: { libelle: 'Prendre ou laisser la place', url: c.lien },
            echeance: {
              fort: `Elle vous est gardée jusqu’au ${c.jusqua ?? ''}.`,
              suite: 'Sans réponse, elle est proposée à la personne suivante\u00a0; vous restez dans la liste.',
            },
          }
        : {
            paragraphes: [
              `Votre groupe attendait ${c.combien} places à ${f}\u00a0: elles sont là, gardées pour vous ${c.combien}.`,
              'La première réponse vaut pour tout le groupe.',
            ],
            bouton: { libelle: 'Prendre ou laisser les places', url: c.lien },
            echeance: {
              fort: `Elles vous sont gardées jusqu’au ${c.jusqua ?? ''}.`,
              suite: 'Sans réponse, elles sont proposées à la suite\u00a0; vous restez dans la liste.',
            },
          };
    case 'accepter':
    case 'prendre':
      return { paragraphes: [`${c.qui} a pris une place pour vous à ${f}. Vous n’avez rien à faire.`], bouton: voir };
    case 'laisser_passer':
      return {
        paragraphes: [
          `Une place à ${f} vous était gardée, et nous n’avons pas eu de réponse à temps\u00a0: elle est proposée à la personne suivante.`,
          'Vous restez dans la liste. S’il reste une place libre, prenez-la d’un geste.',
        ],
        bouton: voir,
      };
    case 'decliner':
      return {
        paragraphes: [`${c.qui} a laissé la place qui vous était proposée à ${f}\u00a0: elle va à la personne suivante.`],
        bouton: relire,
      };
    case 'retirer':
    case 'retirer_pour_depart':
      return {
        paragraphes: [`${c.qui} a retiré votre nom de la liste de ${f}.${c.motif ? ` ${enPhrase(c.motif)}` : ''}`],
        bouton: relire,
      };
    case 'remplacer':
      return { paragraphes: [`${c.qui} a donné votre place à ${f} à une autre personne de l’équipe.`], bouton: relire };
    case 'prendre_la_suite':
      return {
        paragraphes: [LAISSEE[c.statut](c.qui, f)],
        bouton: voir,
      };
    case 'retirer_avec_la_formation':
      return {
        paragraphes: [`${f} est annulée. Vous n’avez rien à faire.`],
        ...(c.motif ? { citation: { texte: c.motif, auteur: c.qui } } : {}),
        bouton: { libelle: 'Voir les autres formations', url: new URL('/formations', c.page).toString() },
      };
    case 'clore_la_liste':
      return {
        paragraphes: [`${f} a commencé, et aucune place ne s’est libérée à temps pour vous.`],
        bouton: { libelle: 'Dire que vous la voulez toujours', url: new URL('/formations/besoins', c.page).toString() },
      };
  }
}
