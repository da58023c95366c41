import { demiJournees } from '#app/commun/periode.ts';
import type { DonneesDePapier, PersonneDePapier } from '#app/troc/papiers/donnees-de-papier.ts';
import { HORAIRES_USUELS, type Termes } from '#app/troc/stages/termes.ts';

/** Tuesday 21 and Wednesday 22 April 2026. */
const DEUX_JOURS = demiJournees({ du: 41_128, au: 41_131 });

/** Someone whom a convention makes available, unless told otherwise. */
export function personneDePapier(champs: Partial<PersonneDePapier> = {}): PersonneDePapier {
  return { id: 1, nom: 'Maëlle Desroches', intitule: 'animatrice', lien: 'salariat', regime: 'convention', ...champs };
}

type Champs = Partial<Omit<DonneesDePapier, 'termes' | 'employeur' | 'accueil'>> & {
  termes?: Partial<Termes>;
  employeur?: Partial<DonneesDePapier['employeur']>;
  accueil?: Partial<DonneesDePapier['accueil']>;
};

/** All that the papers of a stage say: two days of work by one person, nothing invoiced. */
export function donneesDePapier({ termes, employeur, accueil, ...champs }: Champs = {}): DonneesDePapier {
  return {
    stageId: 14,
    version: 2,
    edition: 1,
    accepteLe: '2026-03-24',
    etabliLe: '2026-03-24',
    employeur: {
      nom: 'La Grange commune',
      libelleType: 'Espace de vie sociale',
      gestion: 'association',
      libelleGestion: 'Association',
      adresse: '12, rue du Vieux-Four',
      codePostal: '87230',
      commune: 'Châlus',
      siret: '50931874700029',
      telephone: '05 36 49 11 20',
      signataires: ['Hélène Marsaudon, direction, par délégation du 6 janvier 2026', 'Odile Vergne, présidence'],
      ...employeur,
    },
    accueil: {
      nom: 'L’Escale',
      libelleType: 'Centre social',
      gestion: 'association',
      libelleGestion: 'Association',
      adresse: '3, place de la Fontaine',
      codePostal: '87500',
      commune: 'Saint-Yrieix-la-Perche',
      siret: '42166308900017',
      telephone: '05 36 49 13 02',
      signataires: ['Bruno Lascaux, direction, par délégation du 12 septembre 2025'],
      ...accueil,
    },
    personnes: [personneDePapier()],
    accueilPar: 'Amina Kerdoncuff, référente familles',
    termes: {
      demiJournees: DEUX_JOURS,
      activite: 'travailler',
      objectif: 'apprendre à animer un groupe de parents et à préparer un accueil parents-enfants',
      tutriceId: 9,
      lieu: null,
      horaires: HORAIRES_USUELS,
      km: 27,
      frais: 'origine',
      montantCentimes: 6480,
      repas: 'accueil',
      facturation: 'rien',
      ...termes,
    },
    reseau: 'CRU 87, Haute-Vienne',
    ...champs,
  };
}
