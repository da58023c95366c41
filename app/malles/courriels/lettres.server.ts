import { deNom, leNom } from '#app/commun/francais.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import type { TransitionReservation } from '#app/malles/reservations/reservations.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { corpsDActe } from './lettres-d-actes.server.ts';
import { corpsDeRappel } from './lettres-de-rappel.server.ts';
import { type Circonstances, pageDuPret } from './mots-du-pret.server.ts';
import type { PretEcrit } from './pret-ecrit.server.ts';
import { type CauseDeRappel, estUnRappel } from './rappels.ts';
import { tete } from './tete.ts';

/** Why a mail about a loan is written: an act, or a day that comes. */
export type CauseDeLettre = TransitionReservation | CauseDeRappel;

/** One mail about a loan, for one reader. What was typed is quoted; it is escaped with the rest. */
export function lettreDePret(p: PretEcrit, cause: CauseDeLettre, c: Circonstances): Lettre {
  const corps = estUnRappel(cause) ? corpsDeRappel(p, cause, c) : corpsDActe(p, cause, c);
  return {
    ...tete(c.nom),
    ...corps,
    bouton: corps.bouton ?? { libelle: 'Voir ce prêt', url: pageDuPret(p, c) },
    pied: [
      c.cote === 'gardienne'
        ? `Vous recevez ce message parce que ${laMalle(p.malle.nom)} est gardée par ${leNom(p.proprietaire.nom)}.`
        : `Vous recevez ce message parce que ce prêt est celui ${deNom(p.emprunteuse.nom)}.`,
    ],
  };
}
