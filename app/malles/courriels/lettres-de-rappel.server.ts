import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { jourDe, libelleJour } from '#app/commun/periode.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { joursDeRetard } from '#app/malles/reservations/reservations.ts';
import {
  type Circonstances,
  type CorpsDeLettre,
  dansCombien,
  dernierJour,
  pageDuPret,
  pointDuRetour,
  pointsACompleter,
  pointsDeLaGardienne,
  pointsDeLEmprunteuse,
  premierJour,
  quand,
} from './mots-du-pret.server.ts';
import type { PretEcrit } from './pret-ecrit.server.ts';
import type { CauseDeRappel } from './rappels.ts';

/** The mails that *le temps* writes: they say the true number of days, whenever they leave. */
export function corpsDeRappel(p: PretEcrit, cause: CauseDeRappel, c: Circonstances): CorpsDeLettre {
  const { ligne, emprunteuse } = p;
  const retour = jourDe(ligne.au);
  switch (cause) {
    case 'a_preparer':
      return {
        titre: `À préparer\u00a0: ${laMalle(p.malle.nom)} part ${dansCombien(jourDe(ligne.du), c.aujourdhui)}`,
        paragraphes: [
          `${majuscule(leNom(emprunteuse.nom))} vient la chercher ${premierJour(p)}. Comptez-la, complétez ce qui manque, et elle est prête.`,
        ],
        points: [...pointsACompleter(c), ...pointsDeLaGardienne(p)],
        ...(ligne.mot ? { citation: { texte: ligne.mot, auteur: p.contact.nom || emprunteuse.nom } } : {}),
        echeance: { fort: 'Le jour venu,', suite: 'vous notez la remise sur la page du prêt, même depuis un téléphone.' },
      };
    case 'bientot':
      return {
        titre: `${majuscule(dansCombien(jourDe(ligne.du), c.aujourdhui))}\u00a0: ${laMalle(p.malle.nom)}`,
        paragraphes: [`Elle est réservée pour ${leNom(emprunteuse.nom)} ${quand(p)}.`],
        points: pointsDeLEmprunteuse(p),
        echeance: {
          fort: 'Un empêchement\u00a0?',
          suite: 'Changez les dates ou annulez dès maintenant\u00a0: elle servira à d’autres.',
        },
      };
    case 'a_rendre':
      return {
        titre: `${majuscule(dansCombien(retour, c.aujourdhui))}\u00a0: ${p.relaisVers ? 'passer' : 'rendre'} ${laMalle(p.malle.nom)}`,
        paragraphes: [
          `Comptez ce qu’elle contient avant de la ${p.relaisVers ? 'passer' : 'rendre'}\u00a0: le retour se note alors en un instant.`,
        ],
        points: [pointDuRetour(p)],
        echeance: { fort: 'Besoin de plus de temps\u00a0?', suite: 'Prolongez depuis la page du prêt, si personne ne l’attend.' },
      };
    case 'retard': {
      const jours = accorder(joursDeRetard(ligne, c.aujourdhui), 'jour');
      if (c.cote === 'gardienne') {
        return {
          titre: `${majuscule(laMalle(p.malle.nom))} a ${jours} de retard`,
          paragraphes: [
            `${majuscule(leNom(emprunteuse.nom))} devait la rendre ${dernierJour(p)}. Un appel suffit souvent.`,
            'Elle est revenue\u00a0? Notez le retour\u00a0: ces rappels s’arrêtent aussitôt.',
          ],
          points: pointsDeLaGardienne(p),
          bouton: { libelle: 'Noter le retour', url: pageDuPret(p, c) },
        };
      }
      return {
        titre: `${majuscule(laMalle(p.malle.nom))} devait revenir ${libelleJour(retour)}`,
        paragraphes: [
          `C’était il y a ${jours}. ${p.relaisVers ? `Elle est attendue ${aNom(p.relaisVers.structure)}.` : 'D’autres l’attendent peut-être.'}`,
          `Rapportez-la dès que possible, ou appelez qui garde la malle. Elle est déjà revenue\u00a0? Le retour reste à noter, par vous ou par l’équipe ${deNom(p.proprietaire.nom)}.`,
        ],
        points: [pointDuRetour(p)],
        bouton: { libelle: 'Noter le retour, ou prolonger', url: pageDuPret(p, c) },
      };
    }
  }
}
