import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { accorder, majuscule, minuscule } from '#app/commun/texte.ts';
import type { Dossier } from './dossiers.server.ts';
import { type CorpsDeLettre, type MotsDeLettre, pointsDeProposition } from './lettres.server.ts';
import type { CauseDeLettre, Circonstances, Lectrice } from './lettres.ts';

/** The mails of a wish, of an offer and of what becomes of it; undefined for the others. */
export function corpsDeProposition(
  d: Dossier,
  cause: CauseDeLettre,
  lectrice: Lectrice,
  c: Circonstances,
  m: MotsDeLettre,
): CorpsDeLettre | undefined {
  const motif = c.motif ? { citation: { texte: c.motif, auteur: c.qui } } : {};
  switch (cause) {
    case 'souhait':
      return souhait(d, m, false);
    case 'souhait_relance':
      return souhait(d, m, true);
    case 'souhait_appuye':
      return {
        titre: `Votre souhait est appuyé : stage ${aNom(d.accueil.nom)}`,
        paragraphes: [
          `${c.qui} propose ce stage ${aNom(d.accueil.nom)}, ${m.quand}.`,
          `Vous n’avez rien à faire : ${leNom(m.attendue.nom)} répond ${m.limite}, et vous en recevrez la nouvelle.`,
        ],
        points: pointsDeProposition(d, m),
      };
    case 'souhait_ecarte':
      return {
        titre: `Votre souhait de stage ${aNom(d.accueil.nom)} n’est pas retenu cette fois`,
        paragraphes: [`${c.qui} n’y donne pas suite. Rien n’a été envoyé ${aNom(d.accueil.nom)}.`],
        ...motif,
      };
    case 'souhait_retire':
      return {
        titre: `Souhait retiré : ${m.unStage}`,
        paragraphes: [`${d.stagiaire.nom} a retiré son souhait. Il n’y a plus rien à répondre.`],
        ...motif,
      };
    case 'demande':
      return demande(d, m, false);
    case 'relance':
      return demande(d, m, true);
    case 'contre_proposition':
      return {
        titre: `${majuscule(leNom(m.proposante.nom))} propose autre chose pour ${d.stagiaire.nom}`,
        paragraphes: [introDesChangements(c)],
        points: changements(c),
        ...citation(d),
        echeance: { fort: `Réponse attendue ${m.limite}.`, suite: 'Ensuite, la proposition s’éteint.' },
      };
    case 'report':
      return {
        titre: `Reporter ${m.leStage} ?`,
        paragraphes: [`${c.qui}, ${m.proposante.nom}, propose d’autres dates : ${m.quand}.`, introDesChangements(c)],
        points: changements(c),
        ...motif,
        echeance: { fort: `Réponse attendue ${m.limite}.`, suite: 'Ce qui était accepté ou signé ne vaut plus.' },
      };
    case 'changement':
      return {
        titre: `${lectrice.stagiaire ? 'Votre' : 'Le'} stage change : d’autres conditions sont proposées`,
        paragraphes: [
          `${c.qui}, ${m.proposante.nom}, propose autre chose pour ${m.leStage}.`,
          `Vous n’avez rien à faire : ${leNom(m.attendue.nom)} répond ${m.limite}.`,
        ],
        points: changements(c),
        ...motif,
      };
    case 'information':
      return {
        titre: `Un stage ${aNom(d.accueil.nom)} vous est proposé`,
        paragraphes: [
          `${d.auteur.nom}, ${m.proposante.nom}, propose que vous passiez ${m.duree.replace(/^1 /, 'un ')} ${aNom(d.accueil.nom)}, ${m.quand}.`,
          `Vous n’avez rien à faire : ${leNom(m.attendue.nom)} répond ${m.limite}, et vous en recevrez la nouvelle.`,
        ],
        points: pointsDeProposition(d, m),
      };
    case 'refuser':
      return {
        titre: `${majuscule(m.leStage)} est refusé`,
        paragraphes: [`${majuscule(leNom(m.attendue.nom))} ne peut pas donner suite. ${m.prevu}`],
        ...motif,
      };
    case 'retirer':
      return {
        titre: `Proposition retirée : ${m.unStage}`,
        paragraphes: [`${majuscule(leNom(m.proposante.nom))} a retiré sa proposition. ${m.prevu} Il n’y a plus rien à répondre.`],
        ...motif,
      };
    case 'expirer':
      return {
        titre: `Sans réponse : ${m.unStage}`,
        paragraphes: [
          d.ligne.propositionNumero === 0
            ? `Le souhait s’est éteint : personne n’y a répondu. ${m.prevu}`
            : `La proposition s’est éteinte : ${leNom(m.attendue.nom)} n’a pas répondu. ${m.prevu}`,
          'Une nouvelle proposition reste possible, à d’autres dates.',
        ],
      };
    default:
      return undefined;
  }
}

const citation = (d: Dossier) => (d.message ? { citation: { texte: d.message, auteur: d.auteur.nom } } : {});

function souhait(d: Dossier, m: MotsDeLettre, rappel: boolean): CorpsDeLettre {
  const question = `Appuyer le souhait ${deNom(d.stagiaire.nom)} ?`;
  return {
    titre: rappel ? `Rappel : ${minuscule(question)}` : question,
    paragraphes: [
      ...(rappel ? ['Ce souhait attend encore votre réponse.'] : []),
      `${d.stagiaire.nom} aimerait passer ${m.duree.replace(/^1 /, 'un ')} ${aNom(d.accueil.nom)}, ${m.quand}.`,
      `Si vous l’appuyez, la proposition part ${aNom(d.accueil.nom)}, qui n’en sait encore rien.`,
    ],
    points: pointsDeProposition(d, m),
    ...citation(d),
    bouton: 'Lire et répondre',
    echeance: { fort: `Réponse attendue ${m.limite}.`, suite: 'Ensuite, le souhait s’éteint.' },
  };
}

function demande(d: Dossier, m: MotsDeLettre, rappel: boolean): CorpsDeLettre {
  const hoteAttendu = m.attendue.id === d.accueil.id;
  const question = hoteAttendu
    ? `Accueillir ${d.stagiaire.nom} ${m.dates} ?`
    : `Envoyer ${d.stagiaire.nom} ${aNom(d.accueil.nom)} ${m.dates} ?`;
  const offre = hoteAttendu
    ? `${d.auteur.nom}, ${d.origine.nom}, vous propose d’accueillir ${d.stagiaire.nom} ${m.quand}.`
    : `${d.auteur.nom}, ${d.accueil.nom}, invite ${d.stagiaire.nom} à ${d.termes.activite === 'travailler' ? 'travailler avec' : 'observer le travail de'} son équipe ${m.quand}.`;
  return {
    titre: rappel ? `Rappel : ${minuscule(question)}` : question,
    paragraphes: rappel ? ['Cette proposition attend encore votre réponse.', offre] : [offre],
    points: pointsDeProposition(d, m),
    ...citation(d),
    echeance: { fort: `Réponse attendue ${m.limite}.`, suite: 'Ensuite, la proposition s’éteint.' },
  };
}

function introDesChangements({ changements: lignes = [] }: Circonstances): string {
  const combien = lignes.filter(({ change }) => change).length;
  return combien === 0
    ? 'Les conditions sont les mêmes.'
    : `${accorder(combien, 'point change', 'points changent')} :`.replace(/^1 /, 'Un ');
}

function changements({ changements: lignes = [] }: Circonstances): NonNullable<CorpsDeLettre['points']> {
  return lignes
    .filter(({ change }) => change)
    .map(({ titre, avant, apres }) => ({
      fort: `${titre} : ${minuscule(apres)}`,
      ...(avant ? { detail: `au lieu de : ${minuscule(avant)}` } : {}),
    }));
}
