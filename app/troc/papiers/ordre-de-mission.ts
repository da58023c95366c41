import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import type { Papier } from '#app/services/papier.ts';
import { libelleMoments } from '#app/troc/stages/termes.ts';
import type { DonneesDePapier, PersonneDePapier } from './donnees-de-papier.ts';
import {
  auDebut,
  dureeEtHeures,
  identite,
  joursEtHoraires,
  lieuDe,
  numeroDe,
  phrases,
  quiEst,
  repas,
  signatairesDe,
  trajets,
} from './mots.ts';

/**
 * The employer's *ordre de mission* for an observation of the short path, complete: she signs it as it stands.
 * @throws when the person's regime has no such paper: a volunteer is sent by nobody, and one who works needs a convention
 */
export function ordreDeMission(d: DonneesDePapier, personne: PersonneDePapier): Papier {
  if (personne.regime !== 'mission' && personne.regime !== 'agent_public') {
    throw new Error(`no ordre de mission under the regime ${personne.regime}`);
  }
  const { employeur, accueil, termes } = d;
  const aOu = accueil.commune ? `${aNom(accueil.nom)}, ${aNom(accueil.commune)}` : aNom(accueil.nom);
  const observe = termes.activite === 'observer';
  return {
    reference: numeroDe('OM', d, personne.id),
    etabliLe: libelleJour(d.accepteLe, true),
    titre: 'Ordre de mission',
    emetteur: identite(employeur),
    accroche: `${auDebut(employeur.nom)} envoie ${quiEst(personne)}, ${aOu}, ${libelleMoments(termes.demiJournees, true)}, pour y ${
      observe ? 'observer le travail de l’équipe' : 'travailler avec l’équipe'
    }.`,
    lignes: [
      {
        titre: 'Objet',
        textes: [
          ...phrases(termes.objectif),
          ...(observe ? [`Observation : ${personne.nom} n’occupe aucun poste et ne remplace personne.`] : []),
        ],
      },
      { titre: 'Lieu', textes: [lieuDe(d), accueilDe(d)] },
      {
        titre: 'Dates et heures',
        textes: [...joursEtHoraires(termes), `Soit ${dureeEtHeures(termes)}.`],
      },
      { titre: 'Trajets', textes: [majuscule(trajets(d, personne.nom))] },
      { titre: 'Repas', textes: [majuscule(repas(d, personne.nom))] },
      { titre: 'Salaire et droits', textes: statut(d, personne) },
      {
        titre: 'Assurance',
        textes: [`${auDebut(employeur.nom)} couvre son personnel pendant la mission, trajets compris.`],
      },
      { titre: 'En cas d’accident', textes: [accident(d, personne)] },
    ],
    signatures: [
      {
        titre: 'Pour l’employeur',
        lignes: [signatairesDe(employeur, personne) || employeur.nom, 'Date et signature'],
      },
      { titre: `Vu par ${personne.nom}`, lignes: [personne.intitule, 'Date et signature'].filter(Boolean) },
    ],
    mentions: [
      'Modèle à faire relire avant le premier usage. Il ne remplace pas une convention : si la personne travaille pour la structure d’accueil, il en faut une.',
      ...(personne.regime === 'agent_public' ? ['Agent public : vérifier la procédure de la collectivité avant le départ.'] : []),
    ],
    pied: d.reseau,
  };
}

function accueilDe({ accueilPar, accueil }: DonneesDePapier): string {
  return `Accueil par ${[accueilPar, accueil.telephone].filter(Boolean).join(', ')}.`;
}

function statut({ employeur }: DonneesDePapier, { nom, regime }: PersonneDePapier): string[] {
  if (regime === 'agent_public') {
    return [
      `Position et rémunération inchangées. ${nom} reste sous l’autorité ${deNom(employeur.nom)}.`,
      'La procédure propre à l’employeur public s’applique en plus de ce papier.',
    ];
  }
  return [
    'Contrat de travail inchangé : salaire, ancienneté et droits sont maintenus.',
    'Les heures de la mission sont des heures de travail.',
  ];
}

function accident({ employeur, accueil }: DonneesDePapier, { nom }: PersonneDePapier): string {
  const telephone = employeur.telephone ? `, ${employeur.telephone}` : '';
  return `${nom} ou ${leNom(accueil.nom)} prévient aussitôt ${leNom(employeur.nom)}${telephone}, qui fait la déclaration.`;
}
