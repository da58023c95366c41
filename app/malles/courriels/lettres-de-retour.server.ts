import { aNom, deNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import {
  type Circonstances,
  type CorpsDeLettre,
  motsDe,
  pageDuPret,
  pointDeLaGardienne,
  pointsDesEcarts,
} from './mots-du-pret.server.ts';
import type { PretEcrit } from './pret-ecrit.server.ts';

/** Acts once the malle has left the borrower. */
export type CauseDeRetour = 'rendre' | 'passer_le_relais' | 'clore' | 'signaler' | 'regulariser';

/** The mails of the return: what was counted, what is left to settle, and when all is in order. */
export function corpsDeRetour(p: PretEcrit, cause: CauseDeRetour, c: Circonstances): CorpsDeLettre {
  const { garde, malle, elle, quiA, laPage } = motsDe(p, c);
  switch (cause) {
    case 'rendre':
      return {
        titre: garde ? `${majuscule(malle)} est revenue\u00a0: à vérifier` : `${majuscule(malle)} est rendue`,
        paragraphes: [
          `${quiA} noté le retour.`,
          garde
            ? 'Tout est là\u00a0? Le prêt se clôt en un geste. Sinon, signalez ce qui manque.'
            : 'Qui garde la malle la vérifie. Vous recevez un message quand tout est en ordre.',
        ],
        points: pointsDesEcarts(c),
        ...(garde ? { bouton: { libelle: 'Vérifier la malle', url: pageDuPret(p, c) } } : {}),
      };
    case 'passer_le_relais': {
      const vers = p.relaisVers ? aNom(p.relaisVers.structure) : 'à la structure suivante';
      return {
        titre: `${majuscule(malle)} est passée ${vers}`,
        paragraphes: [
          `${quiA} noté que ${elle} l’a passée de main en main. Le même inventaire sert aux deux prêts.`,
          garde ? 'Elle vous reviendra à la fin du prêt suivant.' : 'Vous n’avez plus rien à rendre. Merci\u00a0!',
        ],
        points: pointsDesEcarts(c),
      };
    }
    case 'clore':
      return {
        titre: `Tout est en ordre\u00a0: ${malle}`,
        paragraphes: [
          `${quiA} vérifié la malle. Le prêt ${deNom(p.emprunteuse.nom)} est clos, il n’y a plus rien à faire.`,
          ...(garde
            ? []
            : [
                'Une séance qui a bien marché\u00a0? Laissez-en l’idée dans le carnet de la malle\u00a0: d’autres s’en serviront.',
              ]),
        ],
        ...(garde ? {} : { bouton: { libelle: 'Ouvrir la malle et son carnet', url: laPage } }),
      };
    case 'signaler':
      return {
        titre: `Quelque chose manque dans ${malle}`,
        paragraphes: [
          `${quiA} relevé ceci au retour du prêt ${deNom(p.emprunteuse.nom)}.`,
          garde
            ? 'Quand c’est réglé avec la structure, notez-le\u00a0: le prêt se clôt.'
            : 'Voyez avec qui garde la malle comment le régler\u00a0: racheter, rembourser, rapporter. Le prêt se clôt ensuite.',
        ],
        points: [...pointsDesEcarts(c), ...(garde ? [] : [pointDeLaGardienne(p)])],
      };
    case 'regulariser':
      return {
        titre: `C’est réglé\u00a0: ${malle}`,
        paragraphes: [`${quiA} noté que ce qui manquait est réglé. Le prêt ${deNom(p.emprunteuse.nom)} est clos.`],
        points: pointsDesEcarts(c),
      };
  }
}
