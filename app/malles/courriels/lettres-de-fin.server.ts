import { deNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { type Circonstances, type CorpsDeLettre, motsDe, pointDeLaGardienne, quand } from './mots-du-pret.server.ts';
import type { PretEcrit } from './pret-ecrit.server.ts';

/** Acts after which the loan does not take place. */
export type CauseDeFin = 'refuser' | 'annuler' | 'annuler_pour_depart' | 'laisser_passer' | 'constater_absence';

/** The mails of what will not be: who said so, why, and what one may do instead. */
export function corpsDeFin(p: PretEcrit, cause: CauseDeFin, c: Circonstances): CorpsDeLettre {
  const { garde, malle, elle, quiA, laPage } = motsDe(p, c);
  const motif = p.ligne.motif ? { citation: { texte: p.ligne.motif, auteur: c.auteur ? 'Vous' : c.qui } } : {};
  const autresDates = { libelle: 'Chercher d’autres dates', url: laPage };
  switch (cause) {
    case 'refuser':
      return {
        titre: garde
          ? `La demande ${deNom(p.emprunteuse.nom)} est refusée\u00a0: ${malle}`
          : `${majuscule(malle)} n’est pas possible ${quand(p)}`,
        paragraphes: [
          `${quiA} répondu non à la demande ${deNom(p.emprunteuse.nom)}.`,
          garde ? 'Il n’y a rien à préparer.' : 'D’autres dates sont peut-être possibles, ou une autre malle.',
        ],
        ...motif,
        ...(garde ? {} : { bouton: autresDates }),
      };
    case 'annuler':
      return {
        titre: `Annulé\u00a0: ${malle}, ${quand(p)}`,
        paragraphes: [
          `${quiA} annulé ${c.avant && !c.avant.tenue ? 'cette demande' : 'ce prêt'} ${deNom(p.emprunteuse.nom)}.`,
          suiteDUneAnnulation(garde, c),
        ],
        ...motif,
        ...(garde || c.auteur ? {} : { bouton: autresDates }),
      };
    case 'annuler_pour_depart':
      return {
        titre: `Annulé\u00a0: ${malle}, ${quand(p)}`,
        paragraphes: ['L’une des deux structures quitte le réseau\u00a0: ce prêt est annulé. Il n’y a plus rien à faire.'],
      };
    case 'laisser_passer':
      return {
        titre: `Demande restée sans réponse\u00a0: ${malle}, ${quand(p)}`,
        paragraphes: [
          `Personne n’a répondu avant le premier jour\u00a0: la demande ${deNom(p.emprunteuse.nom)} s’éteint d’elle-même.`,
          garde ? 'La malle n’a pas été réservée.' : 'Vous pouvez en faire une autre, ou appeler qui garde la malle.',
        ],
        ...(garde
          ? {}
          : {
              points: [pointDeLaGardienne(p)],
              bouton: autresDates,
            }),
      };
    case 'constater_absence':
      return {
        titre: `${majuscule(malle)} n’a pas été retirée`,
        paragraphes: [
          `Elle attendait ${elle} ${quand(p)}. ${quiA} noté que personne n’est venu la chercher\u00a0: le prêt est annulé, et ces dates servent de nouveau à d’autres.`,
          ...(garde ? [] : ['Ce n’est pas ce qui s’est passé\u00a0? Appelez qui garde la malle.']),
        ],
        ...motif,
        ...(garde ? {} : { bouton: autresDates }),
      };
  }
}

function suiteDUneAnnulation(garde: boolean, { avant }: Circonstances): string {
  if (!garde) return 'Il n’y a plus rien à faire.';
  return avant && !avant.tenue
    ? 'Il n’y a plus rien à répondre.'
    : 'Il n’y a rien à préparer. Ces dates servent de nouveau à d’autres.';
}
