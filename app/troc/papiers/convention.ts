import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';
import type { Papier } from '#app/services/papier.ts';
import { libelleMoments } from '#app/troc/stages/termes.ts';
import { accidentEtAssurance, conditionsDuTravail, retourAuPoste, SANS_PERIODE_PROBATOIRE, sansChangement } from './clauses.ts';
import type { DonneesDePapier, PersonneDePapier } from './donnees-de-papier.ts';
import { type ArticleDeLoi, articlesDuCode, versionsDesTextes } from './loi.ts';
import {
  auDebut,
  citer,
  dureeEtHeures,
  editionDe,
  enClauses,
  identite,
  joursEtHoraires,
  lieuDe,
  numeroDe,
  quiEst,
  repas,
  signatairesDe,
  trajets,
} from './mots.ts';

/** Articles that the convention and its avenants rest on. */
export const TEXTES_DE_LA_CONVENTION: readonly ArticleDeLoi[] = [
  'L. 8241-1',
  'L. 8241-2',
  'L. 8241-3',
  'R. 8241-2',
  'L. 1251-21',
  'L. 1251-22',
  'L. 1251-23',
  'L. 1251-24',
];

/**
 * Those whom a convention makes available: neither volunteers, nor public agents, nor who carries an ordre de mission.
 * @throws when there is none
 */
export function misesADisposition(d: DonneesDePapier): [PersonneDePapier, ...PersonneDePapier[]] {
  const [premiere, ...autres] = d.personnes.filter(({ regime }) => regime === 'convention');
  if (!premiere) throw new Error('no one to make available by a convention');
  return [premiere, ...autres];
}

/** The convention by which the employer makes her people available to the host: both sign it as it stands. */
export function convention(d: DonneesDePapier): Papier {
  const { employeur, accueil, termes } = d;
  const personnes = misesADisposition(d);
  const [premiere] = personnes;
  const sujet = personnes.length === 1 ? premiere.nom : 'chaque personne';
  const c = enClauses(d);
  const noms = enumerer(personnes.map(({ nom }) => nom));
  return {
    reference: numeroDe('CV', d),
    edition: editionDe(d),
    etabliLe: libelleJour(d.etabliLe, true),
    titre: 'Convention de mise à disposition à but non lucratif',
    emetteur: [d.reseau],
    parties: [
      { titre: 'L’employeur', lignes: partie(d.employeur) },
      { titre: 'L’accueil', lignes: partie(d.accueil) },
    ],
    accroche: `${auDebut(employeur.nom)} met ${noms} à la disposition ${deNom(accueil.nom)}, ${libelleMoments(termes.demiJournees, true)}.`,
    lignes: [],
    articles: [
      { titre: 'Qui et pourquoi', textes: quiEtPourquoi(c, personnes, sujet) },
      {
        titre: 'Quand et où',
        textes: [
          ...joursEtHoraires(termes),
          `Soit ${dureeEtHeures(termes)}${personnes.length > 1 ? ', pour chaque personne' : ''}.`,
          `Lieu de travail : ${lieuDe(d)}`,
          `Accueil et tutorat : ${d.accueilPar}.`,
        ],
      },
      { titre: 'Ce qui ne change pas', textes: [...sansChangement(c, sujet), retourAuPoste(c, sujet)] },
      { titre: 'Travail et sécurité pendant le stage', textes: conditionsDuTravail(c, sujet) },
      {
        titre: 'Salaire, charges et frais',
        textes: [
          ...facturation(c, sujet),
          `Trajets : ${trajets(c, sujet)}${parPersonne(personnes)}`,
          `Repas : ${repas(c, sujet)}`,
        ],
      },
      { titre: 'Accident et assurance', textes: accidentEtAssurance(c, sujet) },
      { titre: 'Représentation du personnel', textes: [comite(c)] },
      { titre: 'Accord, fin et changements', textes: accordEtFin(sujet) },
    ],
    signatures: [employeur, accueil].map((structure) => ({
      titre: `Pour ${leNom(structure.nom)}`,
      lignes: [signatairesDe(structure) || structure.nom, 'Date et signature'],
    })),
    mentions: [
      'Modèle à faire relire par votre fédération ou votre conseil avant le premier usage.',
      ...aVerifier(d),
      versionsDesTextes(TEXTES_DE_LA_CONVENTION),
    ],
    pied: d.reseau,
  };
}

function partie(structure: DonneesDePapier['employeur']): string[] {
  const signataires = signatairesDe(structure);
  return [...identite(structure), ...(signataires ? [`Représentation : ${signataires}`] : [])];
}

const parPersonne = ({ length }: readonly PersonneDePapier[]) => (length > 1 ? ' Ces montants sont ceux d’une personne.' : '');

function quiEtPourquoi({ employeur, accueil, termes }: DonneesDePapier, personnes: readonly PersonneDePapier[], sujet: string) {
  return [
    `Identité et qualification : ${personnes.map(quiEst).join(' ; ')}. Contrat de travail avec ${leNom(employeur.nom)}.`,
    'But : améliorer la qualification de la main-d’œuvre, dans un partenariat d’intérêt commun entre deux structures du réseau.',
    `Missions confiées : celles qui servent ce but, ${citer(termes.objectif)}`,
    termes.activite === 'observer'
      ? `${auDebut(sujet)} observe, pose des questions et essaie à côté de l’équipe ${deNom(accueil.nom)}, sans occuper de poste ni remplacer quelqu’un.`
      : `${auDebut(sujet)} travaille avec l’équipe ${deNom(accueil.nom)}.`,
  ];
}

/** What is invoiced and how it is worked out, and the article that allows it. */
function facturation({ employeur, accueil, termes }: DonneesDePapier, sujet: string): string[] {
  const [lui, elle] = [auDebut(employeur.nom), aNom(accueil.nom)];
  const verse = `${lui} verse le salaire et les charges sociales.`;
  switch (termes.facturation) {
    case 'rien':
      return [
        `${verse} Rien n’est facturé ${elle} : ni salaire, ni charges sociales, ni frais professionnels.`,
        moinsQueLeCout(accueil.nom),
      ];
    case 'frais':
      return [
        `${verse} ${lui} facture ${elle} les seuls frais professionnels remboursés à ${sujet} au titre de la mise à disposition, pour leur montant exact, sur justificatifs, sans marge. Ni salaire ni charges sociales ne sont facturés.`,
        moinsQueLeCout(accueil.nom),
      ];
    case 'cout':
      return [
        `${verse} Après le dernier jour, ${leNom(employeur.nom)} facture ${elle} le salaire versé pour les heures faites, dans la limite de l’article 2, les charges sociales afférentes et les frais professionnels remboursés à ${sujet} au titre de la mise à disposition : le coût exact, avec le détail du calcul, sans marge ni frais de gestion.`,
        `Cette mise à disposition est un prêt de main-d’œuvre à but non lucratif, selon ${articlesDuCode(['L. 8241-1', 'L. 8241-2'])}.`,
      ];
  }
}

/** L8241-3 lets one invoice less than the cost, or nothing, to the bodies that it lists; L8241-2's guarantees are then agreed on. */
function moinsQueLeCout(accueil: string): string {
  return `Cette mise à disposition suit ${articlesDuCode(['L. 8241-3', 'R. 8241-2'])}, qui permettent de facturer moins que le coût, ou rien, à un organisme mentionné aux a à g du 1 de l’article 238 bis du code général des impôts. ${auDebut(accueil)} déclare en être un.`;
}

/** What an association says of itself, others have to make sure of. */
function aVerifier({ accueil, termes }: DonneesDePapier): string[] {
  if (termes.facturation === 'cout' || accueil.gestion === 'association') return [];
  return [
    `Avant de signer, vérifier que l’organisme qui gère ${leNom(accueil.nom)} figure parmi ceux de l’article 238 bis. Sinon, choisir la facturation au coût exact.`,
  ];
}

const GESTIONS_PUBLIQUES: readonly unknown[] = ['commune', 'ccas', 'epci'];

function comite({ employeur, accueil, termes }: DonneesDePapier): string {
  const [lui, elle] = [leNom(employeur.nom), leNom(accueil.nom)];
  const auDepart =
    termes.facturation === 'cout'
      ? `Où il existe un comité social et économique, celui ${deNom(employeur.nom)} est consulté avant le départ et informé de cette convention`
      : `Où il existe un comité social et économique, ${lui} met à sa disposition le nombre de conventions conclues et les types de postes occupés`;
  const aLArrivee = GESTIONS_PUBLIQUES.includes(accueil.gestion)
    ? `${elle} informe, s’il existe, son comité social avant l’arrivée`
    : termes.facturation === 'cout'
      ? `celui ${deNom(accueil.nom)} est informé et consulté avant l’arrivée`
      : `${elle} informe le sien avant l’arrivée`;
  return `${auDepart} ; ${aLArrivee}.`;
}

function accordEtFin(sujet: string): string[] {
  return [
    `La mise à disposition ne commence qu’avec l’accord écrit ${deNom(sujet)}, donné dans un avenant à son contrat de travail. La refuser ne peut entraîner ni sanction, ni licenciement, ni mesure discriminatoire.`,
    SANS_PERIODE_PROBATOIRE,
    'La mise à disposition prend fin avec la dernière des heures prévues à l’article 2, ou plus tôt par un écrit de l’employeur, de l’accueil ou de la personne. Le poste est alors retrouvé dès le jour de travail suivant. Tout changement de dates, de lieu ou de missions fait l’objet d’une nouvelle version, signée.',
  ];
}
