import { aNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import type { Papier } from '#app/services/papier.ts';
import { libelleMoments, type Termes } from '#app/troc/stages/termes.ts';
import type { DonneesDePapier, PersonneDePapier } from './donnees-de-papier.ts';
import { auDebut, dureeEtHeures, identite, joursEtHoraires, lieuDe, numeroDe, phrases, quiEst } from './mots.ts';

/** The half-days on which she came, and the hours of each: what happened, not what was planned. */
export type StageFait = Pick<Termes, 'demiJournees' | 'horaires'>;

/**
 * What a colleague keeps of her stage, whatever her regime: the network attests it on the word of both structures.
 * @throws when nothing was done: there is nothing to attest
 */
export function attestation(d: DonneesDePapier, personne: PersonneDePapier, fait: StageFait): Papier {
  if (fait.demiJournees.length === 0) throw new Error('nothing to attest');
  const { employeur, accueil } = d;
  const ou = accueil.commune ? `${aNom(accueil.nom)}, ${aNom(accueil.commune)}` : aNom(accueil.nom);
  return {
    reference: numeroDe('AT', d, personne.id),
    etabliLe: libelleJour(d.etabliLe, true),
    titre: 'Attestation de stage',
    emetteur: [d.reseau],
    accroche: `${auDebut(d.reseau)} atteste que ${personne.nom} a fait un stage ${ou}, ${libelleMoments(fait.demiJournees, true)}.`,
    lignes: [
      { titre: 'Personne', textes: [`${quiEst(personne)}.`] },
      { titre: 'Structure d’origine', textes: identite(employeur) },
      { titre: 'Structure d’accueil', textes: identite(accueil) },
      { titre: 'Lieu', textes: [lieuDe(d)] },
      { titre: 'Dates et heures', textes: [...joursEtHoraires(fait), `Soit ${dureeEtHeures(fait)}.`] },
      { titre: 'Objet', textes: phrases(d.termes.objectif) },
      { titre: 'Accueil et tutorat', textes: [`${d.accueilPar}.`] },
      { titre: 'Sur la parole de', textes: [`${auDebut(employeur.nom)} et ${leNom(accueil.nom)}.`] },
    ],
    signatures: [],
    mentions: [
      `Cette attestation constate un stage entre deux structures du réseau ${d.reseau}. Elle n’est ni un diplôme ni une certification.`,
    ],
    pied: d.reseau,
  };
}
