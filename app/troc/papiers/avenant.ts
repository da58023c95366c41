import { deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import type { Papier } from '#app/services/papier.ts';
import { conditionsDuTravail, retourAuPoste, SANS_PERIODE_PROBATOIRE, sansChangement } from './clauses.ts';
import { TEXTES_DE_LA_CONVENTION } from './convention.ts';
import type { DonneesDePapier, PersonneDePapier } from './donnees-de-papier.ts';
import { versionsDesTextes } from './loi.ts';
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
  repas,
  signatairesDe,
  trajets,
} from './mots.ts';

/**
 * The avenant to her contract, by which a colleague consents in writing: she and the employer sign it as it stands.
 * @throws when the person is not made available by a convention
 */
export function avenant(d: DonneesDePapier, personne: PersonneDePapier): Papier {
  if (personne.regime !== 'convention') throw new Error(`no avenant under the regime ${personne.regime}`);
  const { termes } = d;
  const c = enClauses(d);
  const { employeur, accueil } = c;
  const { nom, intitule } = personne;
  const signataires = signatairesDe(d.employeur, personne);
  return {
    reference: numeroDe('AV', d, personne.id),
    edition: editionDe(d),
    etabliLe: libelleJour(d.etabliLe, true),
    titre: 'Avenant au contrat de travail',
    emetteur: [d.reseau],
    parties: [
      {
        titre: 'L’employeur',
        lignes: [...identite(d.employeur), ...(signataires ? [`Représentation : ${signataires}`] : [])],
      },
      { titre: 'La personne', lignes: [nom, intitule].filter(Boolean) },
    ],
    accroche: `Cet avenant complète le contrat de travail ${deNom(nom)} pendant sa mise à disposition auprès ${deNom(d.accueil.nom)}, selon la convention ${numeroDe('CV', d)}.`,
    lignes: [],
    articles: [
      {
        titre: 'Le travail confié',
        textes: [
          `Il sert ce but : ${citer(termes.objectif)}`,
          termes.activite === 'observer'
            ? `${nom} observe, pose des questions et essaie à côté de l’équipe ${deNom(accueil.nom)}, sans occuper de poste ni remplacer quelqu’un.`
            : `${nom} travaille avec l’équipe ${deNom(accueil.nom)}.`,
        ],
      },
      {
        titre: 'Les horaires et le lieu',
        textes: [...joursEtHoraires(termes), `Soit ${dureeEtHeures(termes)}.`, `Lieu de travail : ${lieuDe(d)}`],
      },
      {
        titre: 'Les caractéristiques particulières du poste',
        textes: [
          `Consignes et tutorat : ${d.accueilPar}, ${leNom(accueil.nom)}.`,
          ...conditionsDuTravail(c, nom),
          `Trajets : ${trajets(c, nom)}`,
          `Repas : ${repas(c, nom)}`,
          `En cas d’accident, ${leNom(accueil.nom)} prévient ${leNom(employeur.nom)} le jour même. ${auDebut(employeur.nom)} fait la déclaration.`,
        ],
      },
      { titre: 'Ce qui ne change pas', textes: [...sansChangement(c, nom), retourAuPoste(c, nom)] },
      {
        titre: 'Accord',
        textes: [
          `En signant, ${nom} donne son accord exprès et écrit à cette mise à disposition. La refuser ne peut entraîner ni sanction, ni licenciement, ni mesure discriminatoire.`,
          SANS_PERIODE_PROBATOIRE,
          `Un écrit de l’employeur, de l’accueil ou ${deNom(nom)} suffit pour y mettre fin plus tôt : le poste est retrouvé dès le jour de travail suivant.`,
        ],
      },
    ],
    signatures: [
      { titre: nom, lignes: [intitule, 'Date et signature'].filter(Boolean) },
      { titre: `Pour ${leNom(d.employeur.nom)}`, lignes: [signataires || d.employeur.nom, 'Date et signature'] },
    ],
    mentions: [
      'Modèle à faire relire par votre fédération ou votre conseil avant le premier usage.',
      versionsDesTextes(TEXTES_DE_LA_CONVENTION),
    ],
    pied: d.reseau,
  };
}
