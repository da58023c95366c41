import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { tete } from '#app/malles/courriels/tete.ts';
import type { Lettre } from '#app/services/lettre.ts';
import type { DossierDeRelais, FinDeRelais } from './dossiers.server.ts';
import { autreCote, type CoteRelais, quandSeLaPasser } from './relais.ts';

/** Why a mail about a relais is written: an act, an agreed one called off, or why it fell. */
export type CauseDeRelais = 'proposer' | 'dire_oui' | 'convenir' | 'decliner' | 'revenir' | FinDeRelais;

export const SUJET_DE_RELAIS: Record<CauseDeRelais, (malle: string) => string> = {
  proposer: (malle) => `${majuscule(laMalle(malle))} de main en main\u00a0?`,
  dire_oui: (malle) => `Passer ${laMalle(malle)} de main en main\u00a0: à vous de dire`,
  convenir: (malle) => `${majuscule(laMalle(malle))} passe de main en main`,
  decliner: (malle) => `${majuscule(laMalle(malle))} ne passe pas de main en main`,
  revenir: (malle) => `${majuscule(laMalle(malle))} repasse par chez elle`,
  annule: (malle) => `${majuscule(laMalle(malle))} ne passe plus de main en main`,
  dates: (malle) => `${majuscule(laMalle(malle))} ne passe plus de main en main`,
  rentree: (malle) => `${majuscule(laMalle(malle))} est rentrée chez elle`,
};

interface Circonstances {
  nom: string;
  cote: CoteRelais | 'gardienne';
  adressePublique: string;
  lien?: string | undefined;
}

/** One mail about a relais, for one reader. Structures are named, never whoever answered for the other one. */
export function lettreDeRelais(d: DossierDeRelais, cause: CauseDeRelais, c: Circonstances): Lettre {
  const { malle, structures, prets } = d;
  const pret = c.cote === 'gardienne' ? prets.suivante : prets[c.cote];
  const page = `${c.adressePublique}/reservations/${pret.id}/relais`;
  return {
    ...tete(c.nom),
    titre: SUJET_DE_RELAIS[cause](malle.nom),
    ...corpsDe(d, cause, c),
    bouton: c.lien
      ? { libelle: 'Dire oui, ou non', url: c.lien }
      : { libelle: 'Voir le prêt', url: cause === 'convenir' ? page : `${c.adressePublique}/reservations/${pret.id}` },
    pied: [
      c.cote === 'gardienne'
        ? `Vous recevez ce message parce que vous gardez ${laMalle(malle.nom)}.`
        : `Vous recevez ce message parce que ${leNom(structures[c.cote].nom)} emprunte ${laMalle(malle.nom)}.`,
    ],
  };
}

function corpsDe(d: DossierDeRelais, cause: CauseDeRelais, c: Circonstances): Pick<Lettre, 'paragraphes' | 'echeance'> {
  const { ligne, structures, prets, malle } = d;
  const deux = `${leNom(structures.premiere.nom)} et ${leNom(structures.suivante.nom)}`;
  const quand = quandSeLaPasser(ligne);
  const chemin = 'Sinon, elle rentre chez elle entre les deux prêts, comme d’habitude.';
  const cote = c.cote === 'gardienne' ? 'suivante' : c.cote;
  const autre = structures[autreCote(cote)];
  const sonPret = `${majuscule(leNom(autre.nom))} l’a ${libellePeriode(prets[autreCote(cote)])}, vous ${libellePeriode(prets[cote])}.`;
  switch (cause) {
    case 'proposer':
      return {
        paragraphes: [
          `${sonPret} Si vous vous la passez directement, ${quand}, ce sont environ ${ligne.km}\u00a0km de route en moins que par chez elle. Un seul inventaire, fait ensemble, vaut pour les deux prêts.`,
        ],
        echeance: { fort: 'Un oui de chaque côté suffit.', suite: chemin },
      };
    case 'dire_oui':
      return {
        paragraphes: [
          `${majuscule(leNom(autre.nom))} est d’accord pour ${cote === 'suivante' ? 'vous passer' : 'venir vous prendre'} ${laMalle(malle.nom)} directement, ${quand}. Environ ${ligne.km}\u00a0km de route en moins.`,
        ],
        echeance: { fort: 'Il ne manque que votre oui.', suite: chemin },
      };
    case 'convenir':
      return {
        paragraphes:
          c.cote === 'gardienne'
            ? [
                `${majuscule(deux)} se passent la malle directement, ${quand}\u00a0: elle ne revient pas chez vous entre les deux prêts. Un seul inventaire, fait ensemble, vaut pour les deux.`,
              ]
            : [
                `C’est convenu avec ${leNom(autre.nom)}\u00a0: vous vous passez la malle directement, ${quand}. Convenez de l’heure et du lieu\u00a0: les coordonnées sont sur la page du prêt.`,
                'Le jour venu, un seul inventaire, fait ensemble, vaut pour les deux prêts.',
              ],
        echeance: {
          fort: 'Un empêchement\u00a0?',
          suite: 'Chaque structure peut revenir en arrière tant que la malle n’a pas changé de mains.',
        },
      };
    case 'decliner':
      return {
        paragraphes: [
          `Ce ne sera pas pour cette fois\u00a0: la malle ne va pas directement ${deNom(structures.premiere.nom)} ${aNom(structures.suivante.nom)}. Elle rentre chez elle entre les deux prêts, comme d’habitude. Cela n’a pas d’autre conséquence.`,
        ],
        echeance: undefined,
      };
    case 'revenir':
      return {
        paragraphes: [
          `${majuscule(deux)} devaient se passer la malle ${quand}. Ce n’est plus le cas\u00a0: elle rentre chez elle entre les deux prêts, comme d’habitude.`,
        ],
        echeance: undefined,
      };
    case 'annule':
    case 'dates':
      return {
        paragraphes: [
          `La malle pouvait aller directement ${deNom(structures.premiere.nom)} ${aNom(structures.suivante.nom)}, ${quand}. ${cause === 'annule' ? 'L’un des deux prêts est annulé' : 'Les dates de l’un des deux prêts ont changé'}\u00a0: elle rentre chez elle, comme d’habitude.`,
        ],
        echeance: undefined,
      };
    case 'rentree':
      return {
        paragraphes: [
          `${majuscule(deux)} devaient se passer la malle ${quand}. Elle est revenue chez elle entre-temps\u00a0: le prêt suivant part de là, comme d’habitude.`,
        ],
        echeance: undefined,
      };
  }
}
