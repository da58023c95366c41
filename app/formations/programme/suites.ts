import { peut } from '#app/commun/droits.ts';
import { DROITS_CONVOCATION } from '#app/formations/convocations/convocations.ts';
import { DROITS_DE_LA_LIASSE } from '#app/formations/papiers/papiers.ts';
import { aEuLieu, DROITS_FORMATION, type RelationFormation, type StatutFormation } from './formations.ts';

/** A page around a formation. */
export interface Suite {
  /** What follows the address of the formation. */
  chemin: string;
  libelle: string;
}

interface Ou {
  statut: StatutFormation;
  /** Its first half-day has begun. */
  commencee: boolean;
}

/** What is done around a formation, in the order in which it comes: who to convoke, who was there, what they take away and say. */
export function suitesDeFormation({ statut, commencee }: Ou, relations: readonly RelationFormation[]): Suite[] {
  const tenue = aEuLieu(statut);
  const suites: [boolean, Suite][] = [
    [
      statut === 'confirmee' && !commencee && peut(DROITS_CONVOCATION, 'convoquer', relations),
      { chemin: 'convoquer', libelle: 'Convoquer celles et ceux qui ont une place' },
    ],
    [
      (statut === 'confirmee' || tenue) && peut(DROITS_FORMATION, 'noterLaPresence', relations),
      { chemin: 'presence', libelle: tenue ? 'Qui était là' : 'Noter la présence' },
    ],
    [
      statut === 'confirmee' && peut(DROITS_FORMATION, 'noterLaPresence', relations),
      { chemin: 'emargement.pdf', libelle: 'Les feuilles d’émargement (PDF)' },
    ],
    [tenue && peut(DROITS_DE_LA_LIASSE, 'lire', relations), { chemin: 'certificats', libelle: 'Attestations et certificats' }],
    [tenue && peut(DROITS_FORMATION, 'lireLaSynthese', relations), { chemin: 'synthese', libelle: 'Ce qu’on en dit' }],
    [statut !== 'annulee' && peut(DROITS_FORMATION, 'tenirLesComptes', relations), { chemin: 'comptes', libelle: 'Son compte' }],
  ];
  return suites.filter(([ouverte]) => ouverte).map(([, suite]) => suite);
}
