import { leNom } from '#app/commun/francais.ts';
import { enumerer, majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import type { ActeDeReservation } from './actes.ts';
import { direLesquelles, type MalleDEnsemble } from './ensemble.ts';

interface Avis {
  titre: string;
  texte: string;
}

/** « L’Escale reçoit un courriel. »; empty when nobody else is concerned. */
const previens = (noms: readonly string[]): string =>
  noms.length === 0 ? '' : `${majuscule(enumerer(noms.map(leNom)))} ${noms.length === 1 ? 'reçoit' : 'reçoivent'} un courriel.`;

const phrases = (...dites: string[]) => dites.filter(Boolean).join(' ');

/** Once it is booked or asked: who is told, what comes. */
export const avisDeReservation = ({
  demandee,
  malle,
  dates,
  proprietaire,
  garde,
  autres = [],
}: {
  demandee: boolean;
  malle: string;
  dates: string;
  proprietaire: string;
  garde: boolean;
  /** Those that were borrowed with it. */
  autres?: readonly MalleDEnsemble[];
}): Avis => {
  const toutes = [{ nom: malle, demandee }, ...autres];
  if (autres.length > 0) {
    const titre = toutes.every((une) => une.demandee)
      ? 'Vos demandes sont envoyées'
      : toutes.some((une) => une.demandee)
        ? 'Ces malles sont réservées ou demandées'
        : 'Ces malles sont réservées';
    return { titre, texte: phrases(`${majuscule(dates)}.`, direLesquelles(toutes), 'Chacune a sa page, dans vos prêts.') };
  }
  return demandee
    ? {
        titre: 'Votre demande est envoyée',
        texte: phrases(
          `${majuscule(leNom(proprietaire))} la reçoit par courriel, et vous répond. D’ici là, ces dates ne sont à personne.`,
        ),
      }
    : {
        titre: `${majuscule(laMalle(malle))} est réservée`,
        texte: phrases(
          `${majuscule(dates)}.`,
          garde
            ? ''
            : `${majuscule(leNom(proprietaire))} reçoit un courriel et la prépare. Convenez ensemble de l’heure de la remise.`,
        ),
      };
};

/** After an act: what was done, who is told, what is awaited. */
export function avisApresActe(
  fait: ActeDeReservation | 'rien',
  {
    malle,
    dates,
    prete,
    prevenues,
    emprunteuse,
    proprietaire,
  }: { malle: string; dates: string; prete: boolean; prevenues: readonly string[]; emprunteuse: string; proprietaire: string },
): Avis {
  const dire = previens(prevenues);
  switch (fait) {
    case 'accepter':
      return {
        titre: 'C’est accepté',
        texte: phrases(`${majuscule(laMalle(malle))} est réservée à ${leNom(emprunteuse)} ${dates}.`, dire),
      };
    case 'refuser':
      return { titre: 'C’est refusé', texte: phrases(`${majuscule(leNom(emprunteuse))} lit votre phrase dans un courriel.`) };
    case 'changer':
      return {
        titre: 'Les dates sont changées',
        texte: phrases(`${majuscule(laMalle(malle))} est réservée ${dates}.`, dire),
      };
    case 'redemander':
      return {
        titre: 'Votre demande est envoyée',
        texte: `${majuscule(leNom(proprietaire))} la reçoit par courriel, et vous répond. D’ici là, ces dates ne sont à personne, et les précédentes sont libres.`,
      };
    case 'prolonger':
      return { titre: 'Le prêt est prolongé', texte: phrases(`${majuscule(dates)}.`, dire) };
    case 'constater_absence':
      return { titre: 'C’est noté', texte: phrases('Personne n’est venu la chercher\u00a0: ses jours sont libres.', dire) };
    case 'clore':
      return { titre: 'Tout est en ordre', texte: phrases('Ce prêt est fini.', dire) };
    case 'annuler':
      return {
        titre: 'Ce prêt est annulé',
        texte: phrases('Ses jours sont libres.', dire, prete ? '' : 'La malle peut se réserver à d’autres dates.'),
      };
    case 'rien':
      return { titre: 'Rien n’a changé', texte: 'Ce sont les mêmes dates. Aucun courriel ne part.' };
  }
}
