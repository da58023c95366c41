import { aNom, deNom } from '#app/commun/francais.ts';
import {
  ajouterJours,
  demiJournee,
  type Jour,
  jourDe,
  libelleDuree,
  libelleJour,
  libellePeriode,
  type Periode,
} from '#app/commun/periode.ts';
import type { LienEmploi } from '#app/reseau/personnes/personnes.ts';
import { libelleSiret } from '#app/reseau/structures/siret.ts';
import type { Gestion } from '#app/reseau/structures/structures.ts';
import type { Papier } from '#app/services/papier.ts';

/** All that the employer's paper says; what is unknown is empty or null, and its sentence is then left out. */
export interface Mission {
  stageId: number;
  /** The day of the agreement: it dates the paper and gives its number. */
  accepteLe: Jour;
  employeur: {
    nom: string;
    libelleType: string;
    gestion: Gestion | null;
    libelleGestion: string;
    adresse: string;
    codePostal: string;
    commune: string;
    siret: string;
    telephone: string;
  };
  accueil: { nom: string; adresse: string; codePostal: string; commune: string; telephone: string };
  personne: { nom: string; intitule: string; lien: LienEmploi };
  /** Who welcomes, with her fonction: « Lucas Tharaud, coordination ». */
  accueilPar: string;
  /** Who signs for the employer: « Hélène Marsaudon, direction ». */
  signataire: string;
  periode: Periode;
  objectif: string;
  /** One way, estimated; null when unknown. */
  distanceKm: number | null;
  reseau: string;
}

/** « OM-2026-031 » */
export function referenceOrdreDeMission(stageId: number, accepteLe: Jour): string {
  return `OM-${accepteLe.slice(0, 4)}-${String(stageId).padStart(3, '0')}`;
}

const ville = (s: { codePostal: string; commune: string }) => [s.codePostal, s.commune].filter(Boolean).join(' ');
const phrase = (texte: string) => (/[.!?…»]$/.test(texte) ? texte : `${texte}.`);

function jours(periode: Periode): Jour[] {
  const [premier, dernier] = [jourDe(periode.du), jourDe(periode.au)];
  const liste: Jour[] = [];
  for (let jour = premier; jour <= dernier; jour = ajouterJours(jour, 1)) liste.push(jour);
  return liste;
}

function momentsDu(jour: Jour, periode: Periode): string {
  const matin = demiJournee(jour, 'matin') >= periode.du;
  const apresMidi = demiJournee(jour, 'apres-midi') <= periode.au;
  const quand = matin && apresMidi ? 'la journée' : matin ? 'le matin' : 'l’après-midi';
  return `${libelleJour(jour, true)}, ${quand}`;
}

function statut(m: Mission): string[] {
  const de = deNom(m.employeur.nom);
  switch (m.personne.lien) {
    case 'salariat':
      return [
        'Contrat de travail inchangé : salaire, ancienneté et droits sont maintenus.',
        'Les heures de la mission sont des heures de travail.',
      ];
    case 'agent_public':
      return [
        `Position et rémunération inchangées. ${m.personne.nom} reste sous l’autorité ${de}.`,
        'La procédure propre à l’employeur public s’applique en plus de ce papier.',
      ];
    case 'benevolat':
      return [
        `Engagement bénévole auprès ${de}, sans rémunération ni lien de subordination.`,
        `${m.personne.nom} est libre de renoncer à la mission à tout moment.`,
      ];
  }
}

function trajets(m: Mission): string[] {
  const [depart, arrivee] = [m.employeur.commune, m.accueil.commune];
  const combien = jours(m.periode).length;
  const rythme = combien > 1 ? 'aller et retour chaque jour' : 'aller et retour';
  const total = m.distanceKm ? `, environ ${m.distanceKm * 2 * combien} km au total (distance estimée)` : '';
  const parcours = depart && arrivee && depart !== arrivee ? `${depart} – ${arrivee}, ${rythme}${total}.` : '';
  const frais =
    m.personne.lien === 'benevolat'
      ? `Frais de déplacement et de repas remboursés par ${m.employeur.nom} sur justificatifs, selon ses règles habituelles.`
      : `Frais de déplacement et de repas à la charge ${deNom(m.employeur.nom)}, selon ses règles habituelles.`;
  return [parcours, frais].filter(Boolean);
}

function accident(m: Mission): string[] {
  const telephone = m.employeur.telephone ? `, ${m.employeur.telephone}` : '';
  const suite = m.personne.lien === 'benevolat' ? 'qui prévient son assurance' : 'qui fait la déclaration';
  return [`${m.personne.nom} ou ${m.accueil.nom} prévient aussitôt ${m.employeur.nom}${telephone}, ${suite}.`];
}

/** The employer's *ordre de mission* for an observation of the short path, complete: she signs it as it stands. */
export function ordreDeMission(m: Mission): Papier {
  const { employeur, accueil, personne } = m;
  const benevole = personne.lien === 'benevolat';
  const qui = [personne.nom, personne.intitule].filter(Boolean).join(', ');
  const contact = accueil.telephone ? `, ${accueil.telephone}` : '';
  const ou = [accueil.nom, accueil.adresse, ville(accueil)].filter(Boolean).join(', ');
  const aOu = accueil.commune ? `${aNom(accueil.nom)}, ${aNom(accueil.commune)}` : aNom(accueil.nom);
  return {
    reference: referenceOrdreDeMission(m.stageId, m.accepteLe),
    etabliLe: libelleJour(m.accepteLe, true),
    titre: 'Ordre de mission',
    emetteur: [
      employeur.nom,
      [employeur.libelleType, employeur.libelleGestion.toLowerCase()].filter(Boolean).join(', '),
      [employeur.adresse, ville(employeur)].filter(Boolean).join(', '),
      employeur.siret ? `SIRET ${libelleSiret(employeur.siret)}` : '',
    ].filter(Boolean),
    accroche: `${employeur.nom} envoie ${qui}, ${aOu}, ${libellePeriode(m.periode, true)}, pour y observer le travail de l’équipe.`,
    lignes: [
      {
        titre: 'Objet',
        textes: [phrase(m.objectif), `Observation : ${personne.nom} n’occupe aucun poste et ne remplace personne.`],
      },
      { titre: 'Lieu', textes: [`${ou}.`, `Accueil par ${m.accueilPar}${contact}.`] },
      {
        titre: 'Dates et heures',
        textes: [
          ...jours(m.periode).map((jour) => momentsDu(jour, m.periode)),
          `soit ${libelleDuree(m.periode)}, aux horaires de l’équipe qui accueille`,
        ],
      },
      { titre: 'Trajets et repas', textes: trajets(m) },
      { titre: benevole ? 'Statut' : 'Salaire et droits', textes: statut(m) },
      {
        titre: 'Assurance',
        textes: [`${employeur.nom} couvre ${benevole ? 'ses bénévoles' : 'son personnel'} pendant la mission, trajets compris.`],
      },
      { titre: 'En cas d’accident', textes: accident(m) },
    ],
    signatures: [
      { titre: benevole ? 'Pour la structure' : 'Pour l’employeur', lignes: [m.signataire, 'Date et signature'] },
      { titre: `Vu par ${personne.nom}`, lignes: [personne.intitule, 'Date et signature'].filter(Boolean) },
    ],
    mentions: [
      'Modèle à faire relire avant le premier usage. Il ne remplace pas une convention : si la personne travaille pour la structure d’accueil, il en faut une.',
      ...(personne.lien === 'agent_public' ? ['Agent public : vérifier la procédure de la collectivité avant le départ.'] : []),
    ],
    pied: m.reseau,
  };
}
