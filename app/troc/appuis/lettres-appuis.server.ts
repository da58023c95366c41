import { deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import { entreGuillemets, enumerer, majuscule } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { JOURS_POUR_DIRE_OUI } from './appuis.ts';
import { type DossierDAppui, type Invitee, quiInterviennent } from './dossiers.server.ts';
import { libelleSeance, type Seance, seanceDe } from './seances.ts';

/** Why a mail about an appui is written. */
export type CauseDAppui =
  | 'demander'
  | 'noter_la_demande'
  | 'modifier'
  | 'invitation'
  | 'rappel'
  | 'reponse_notee'
  | 'seance'
  | 'seance_sans_vous'
  | 'remettre'
  | 'tenue'
  | 'clore'
  | 'retirer'
  | 'retirer_pour_depart';

/** What someone is to the appui that she is written about. */
export type TitreDeLectrice = 'demandeuse' | 'coordination' | 'invitee';

interface Circonstances {
  nom: string;
  titre: TitreDeLectrice;
  /** She did the act herself, and only keeps its trace. */
  auteur: boolean;
  invitation?: Invitee | undefined;
  /** The session that stood before, when it changes. */
  ancienne: Seance | null;
  /** The hour of its session has struck. */
  passee: boolean;
  /** Whoever did the act. */
  qui: string;
  adressePublique: string;
  /** A signed link, for whoever is asked to answer. */
  lien?: string | undefined;
}

type Corps = Omit<Lettre, 'salle' | 'rubrique' | 'bonjour' | 'pied'>;

/** One mail about an appui, for one reader. What was typed is quoted; it is escaped with the rest. */
export function lettreDAppui(d: DossierDAppui, cause: CauseDAppui, c: Circonstances): Lettre {
  const corps = corpsDe(d, cause, c);
  return {
    salle: 'troc',
    rubrique: 'Appui technique',
    bonjour: `Bonjour ${c.nom},`,
    ...corps,
    bouton: corps.bouton ?? { libelle: 'Lire cet appui technique', url: pageDe(d, c) },
    pied: [POURQUOI[c.titre](d)],
  };
}

const POURQUOI: Record<TitreDeLectrice, (d: DossierDAppui) => string> = {
  demandeuse: (d) => `Vous recevez ce message parce que cet appui est demandé pour ${leNom(d.structure.nom)}.`,
  coordination: () => 'Vous recevez ce message parce que vous coordonnez le réseau.',
  invitee: () => 'Vous recevez ce message parce que la coordination vous a proposé d’aider.',
};

const pageDe = (d: DossierDAppui, { adressePublique }: Circonstances, suite = '') =>
  `${adressePublique}/troc/appuis/${d.ligne.id}${suite}`;

function corpsDe(d: DossierDAppui, cause: CauseDAppui, c: Circonstances): Corps {
  const { ligne, structure } = d;
  const titre = `«\u00a0${ligne.titre}\u00a0»`;
  const seance = seanceDe(ligne);
  const attendu = ligne.description ? { citation: { texte: ligne.description, auteur: structure.nom } } : {};
  switch (cause) {
    case 'demander':
      return {
        titre: `${structure.nom} demande un appui technique`,
        paragraphes: [`${c.qui} le demande pour ${leNom(structure.nom)}\u00a0: ${titre}.${avantQuand(d)}`],
        ...attendu,
        bouton: { libelle: 'Voir qui pourrait aider', url: pageDe(d, c, '/solliciter') },
        echeance: { fort: 'Deux ou trois personnes suffisent\u00a0:', suite: 'elles répondent d’un clic, depuis leur courriel.' },
      };
    case 'noter_la_demande':
      return {
        titre: `Votre demande d’appui technique est notée\u00a0: ${titre}`,
        paragraphes: [
          `${c.qui} l’a notée pour ${leNom(structure.nom)}. La coordination cherche maintenant qui peut aider.`,
          'Tout le réseau la lit. Ce n’est pas ce que vous aviez dit\u00a0? Modifiez-la, ou retirez-la.',
        ],
        ...attendu,
      };
    case 'modifier':
      return {
        titre: `La demande a changé\u00a0: ${titre}`,
        paragraphes: [
          `${c.qui} a changé la demande d’appui technique ${deNom(structure.nom)}, où vous avez dit pouvoir aider. Elle dit maintenant\u00a0: ${titre}, ${ligne.aDistance ? 'sur place ou à distance' : 'sur place'}.${avantQuand(d)}`,
          'Cela vous va toujours\u00a0? Vous n’avez rien à faire. Sinon, changez votre réponse, tant que la séance n’est pas fixée.',
        ],
        bouton: { libelle: 'Revoir ma réponse', url: pageDe(d, c) },
      };
    case 'invitation':
    case 'rappel':
      return {
        titre: `${cause === 'rappel' ? 'Rappel\u00a0: p' : 'P'}ourriez-vous aider ${leNom(structure.nom)}\u00a0?`,
        paragraphes: [
          `${majuscule(leNom(structure.nom))} demande un appui technique\u00a0: ${titre}.${avantQuand(d)}`,
          ...(ligne.description ? [`Ce qui en est espéré\u00a0: ${entreGuillemets(ligne.description)}`] : []),
          `La coordination a pensé à vous et à quelques autres. Une séance, ${ligne.aDistance ? 'sur place ou à distance' : 'sur place'}, dont la date se choisit ensuite.`,
        ],
        ...(c.invitation?.mot ? { citation: { texte: c.invitation.mot, auteur: 'La coordination du réseau' } } : {}),
        bouton: { libelle: 'Dire si je peux', url: c.lien ?? pageDe(d, c) },
        echeance:
          cause === 'rappel'
            ? { fort: 'Un clic suffit, même pour dire non.', suite: 'Il n’y aura pas d’autre rappel.' }
            : { fort: `Une réponse sous ${JOURS_POUR_DIRE_OUI}\u00a0jours,`, suite: 'même pour dire non, évite d’attendre.' },
      };
    case 'reponse_notee':
      return {
        titre: `Votre réponse est notée\u00a0: ${c.invitation?.reponse === 'oui' ? 'vous pouvez' : 'vous ne pouvez pas'}`,
        paragraphes: [
          `${c.qui} a noté votre réponse à la demande d’appui technique ${deNom(structure.nom)}\u00a0: ${titre}.`,
          'Ce n’est pas ce que vous aviez dit\u00a0? Changez-la d’un clic, tant que la séance n’est pas fixée.',
        ],
        ...(c.invitation?.precision ? { citation: { texte: c.invitation.precision, auteur: c.nom } } : {}),
        bouton: { libelle: 'Revoir ma réponse', url: c.lien ?? pageDe(d, c) },
      };
    case 'seance':
      return {
        titre: seance
          ? `${c.ancienne ? 'Séance changée,' : 'Appui technique'} ${libelleJour(seance.jour)}\u00a0: ${ligne.titre}`
          : ligne.titre,
        paragraphes: [
          `${c.auteur ? 'Vous avez' : `${c.qui} a`} ${c.ancienne ? 'changé' : 'fixé'} la séance de l’appui technique ${titre}, demandé par ${leNom(structure.nom)}${ceNEstPlus(c.ancienne, seance)}.`,
          'Elle est jointe à ce message pour votre agenda. Si la date change, un autre message la met à jour.',
        ],
        ...(seance
          ? {
              points: [
                { fort: majuscule(libelleSeance(seance, true)), detail: seance.lieu },
                { fort: `Avec ${enumerer(quiInterviennent(d).map(({ nom }) => nom))}` },
              ],
            }
          : {}),
        echeance: { fort: 'Un empêchement\u00a0?', suite: 'Prévenez la coordination\u00a0: elle fixe une autre date.' },
      };
    case 'seance_sans_vous':
      return {
        titre: `La séance est fixée sans vous cette fois\u00a0: ${ligne.titre}`,
        paragraphes: [
          `${c.invitation?.reponse === 'oui' ? `Merci d’avoir été là pour ${leNom(structure.nom)}` : `La coordination vous avait proposé d’aider ${leNom(structure.nom)}`}. D’autres personnes tiennent cette séance\u00a0: vous n’avez rien à faire.`,
          'Le compte rendu se lira dans le réseau.',
        ],
      };
    case 'remettre':
      return {
        titre: `La séance ${seance ? `du ${libelleJour(seance.jour)} ` : ''}${c.passee ? 'n’a pas eu lieu' : 'n’a pas lieu'}\u00a0: ${ligne.titre}`,
        paragraphes: [
          `${c.auteur ? 'Vous l’avez' : `${c.qui} l’a`} remise. La coordination en fixera une autre\u00a0: vous recevrez un courriel.`,
        ],
        ...(ligne.motif ? { citation: { texte: ligne.motif, auteur: c.auteur ? 'Vous' : c.qui } } : {}),
      };
    case 'tenue':
      return {
        titre: `Que retenez-vous de l’appui technique ${titre}\u00a0?`,
        paragraphes: [
          `${c.qui} a noté que la séance a eu lieu. Il reste à écrire quelques phrases\u00a0: ce qui était demandé, ce qui a été conseillé, ce que vous gardez.`,
          'Tout le réseau les lira\u00a0: d’autres ont la même question.',
        ],
        bouton: { libelle: 'Écrire le compte rendu', url: pageDe(d, c, '/clore') },
      };
    case 'clore':
      return {
        titre: `Compte rendu\u00a0: ${ligne.titre}`,
        paragraphes: [`${c.qui} a écrit le compte rendu de cet appui technique. Tout le réseau peut le lire.`],
        ...(ligne.compteRendu ? { citation: { texte: ligne.compteRendu, auteur: c.qui } } : {}),
        bouton: { libelle: 'Lire le compte rendu', url: pageDe(d, c) },
      };
    case 'retirer':
      return {
        titre: `Retiré\u00a0: ${ligne.titre}`,
        paragraphes: [
          `${c.auteur ? 'Vous avez' : `${c.qui} a`} retiré cette demande d’appui technique. Il n’y a plus rien à faire${seance ? ', et aucune séance n’aura lieu' : ''}.`,
        ],
        ...(ligne.motif ? { citation: { texte: ligne.motif, auteur: c.auteur ? 'Vous' : c.qui } } : {}),
      };
    case 'retirer_pour_depart':
      return {
        titre: `Retiré\u00a0: ${ligne.titre}`,
        paragraphes: [
          `${majuscule(leNom(structure.nom))} quitte le réseau\u00a0: sa demande d’appui technique est retirée. Il n’y a plus rien à faire.`,
        ],
      };
  }
}

/** « : ce n’est plus mardi 3 mars, à 9 h 30… » */
function ceNEstPlus(ancienne: Seance | null, seance: Seance | null): string {
  if (!ancienne || !seance) return '';
  const [avant, apres] = [libelleSeance(ancienne), libelleSeance(seance)];
  if (avant !== apres) return `\u00a0: ce n’est plus ${avant}`;
  return ancienne.lieu === seance.lieu ? '' : '\u00a0: ce n’est plus au même endroit';
}

const avantQuand = ({ ligne }: DossierDAppui): string =>
  ligne.souhaiteAvant === null ? '' : ` Si possible avant le ${libelleJour(ligne.souhaiteAvant)}.`;
