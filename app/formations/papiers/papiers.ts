import type { Droits } from '#app/commun/droits.ts';
import { libelleHeures } from '#app/commun/duree.ts';
import { leNom } from '#app/commun/francais.ts';
import { type Jour, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { enLignes, entreGuillemets, majuscule } from '#app/commun/texte.ts';
import type { RelationInscription } from '#app/formations/inscriptions/inscriptions.ts';
import type { RelationFormation, Seance, StatutFormation } from '#app/formations/programme/formations.ts';
import { aEuLieu, dureeDesSeances } from '#app/formations/programme/formations.ts';
import { libelleSeance } from '#app/formations/programme/mots.ts';
import { libelleSiret } from '#app/reseau/structures/siret.ts';
import type { Papier } from '#app/services/papier.ts';

/** What someone takes away; the second, when the network or a member is the training provider. */
export const SORTES_DE_PAPIER = ['attestation', 'certificat'] as const;
export type SorteDePapier = (typeof SORTES_DE_PAPIER)[number];

/** The title of each. */
export const LIBELLE_PAPIER: Record<SorteDePapier, string> = {
  attestation: 'Attestation de présence',
  certificat: 'Certificat de réalisation',
};

/** Hers, even once she has left; her structure's, which asks to be paid back; whoever holds the formation. */
export const DROITS_PAPIERS = {
  lire: ['elle', 'responsable', 'organisatrice', 'coordination'],
} as const satisfies Droits<string, RelationInscription>;
/** Who reads everybody’s at once. */
export const DROITS_DE_LA_LIASSE = { lire: ['organisatrice', 'coordination'] } as const satisfies Droits<
  string,
  RelationFormation
>;

/** What the papers of someone say, as it was noted. */
export interface Suivi {
  reference: string;
  etabliLe: Jour;
  reseau: string;
  personne: string;
  structure: { nom: string; siret: string; commune: string };
  formation: { titre: string; objectifs: string | null; lieu: string | null; formatrices: readonly string[] };
  /** The training provider, when the network or a member is one. */
  organisme: { nom: string; numero: string | null } | null;
  /** All of the formation, and those where she was. */
  seances: readonly Seance[];
  suivies: readonly Seance[];
}

/** What a paper of someone depends on. */
export interface FaitsDePapier {
  statut: StatutFormation;
  organisme: string | null;
  /** How many half-days she followed, and of how many it is noted. */
  suivies: number;
  notees: number;
}

/** How often the page of a file that is being drawn asks how far it is, in milliseconds. */
export const TOUTES_LES_MS = 1_000;

/** Why someone has no such paper yet, or never will; null when she has it. */
export function pourquoiPas(sorte: SorteDePapier, { statut, organisme, suivies, notees }: FaitsDePapier): string | null {
  if (statut === 'annulee') return 'Cette formation n’a pas eu lieu.';
  if (!aEuLieu(statut)) return 'Ce papier se remet une fois la formation terminée.';
  if (sorte === 'certificat' && organisme === null) {
    return 'Le certificat de réalisation est remis par l’organisme de formation\u00a0: demandez-le-lui. L’attestation de présence reste à votre disposition ici.';
  }
  if (suivies > 0) return null;
  return notees > 0
    ? 'La feuille de présence dit une absence à chaque demi-journée\u00a0: il n’y a rien à attester. Si c’est une erreur, dites-le à qui organise la formation\u00a0: une correction suffit.'
    : 'La présence n’est pas encore notée. Demandez à qui organise la formation de la noter.';
}

function periodeDe(seances: readonly Seance[]): string {
  const demis = seances.map(({ demiJournee }) => demiJournee);
  return libellePeriode({ du: Math.min(...demis), au: Math.max(...demis) }, true);
}

const emetteur = ({ organisme, reseau }: Suivi): string[] =>
  organisme ? [organisme.nom, ...(organisme.numero ? [`Déclaration d’activité n° ${organisme.numero}`] : [])] : [reseau];

const structureDite = ({ structure: { nom, siret, commune } }: Suivi): string[] =>
  [nom, commune, siret ? `SIRET ${libelleSiret(siret)}` : ''].filter(Boolean);

/** What someone keeps of a formation, whoever gave it: the half-days where she was, and their hours. @throws when she was at none */
export function attestation(s: Suivi): Papier {
  if (s.suivies.length === 0) throw new Error('nothing to attest');
  const { formation } = s;
  const entiere = s.suivies.length === s.seances.length;
  return {
    ...{ reference: s.reference, etabliLe: libelleJour(s.etabliLe, true), titre: LIBELLE_PAPIER.attestation },
    emetteur: emetteur(s),
    accroche: `${majuscule(leNom(s.organisme?.nom ?? s.reseau))} atteste que ${s.personne} a suivi ${entreGuillemets(formation.titre)}, ${periodeDe(s.suivies)}.`,
    lignes: [
      { titre: 'Personne', textes: [s.personne] },
      { titre: 'Structure', textes: structureDite(s) },
      ...(formation.lieu ? [{ titre: 'Lieu', textes: [formation.lieu] }] : []),
      ...(formation.formatrices.length > 0 ? [{ titre: 'Formation animée par', textes: [...formation.formatrices] }] : []),
      { titre: 'Demi-journées suivies', textes: s.suivies.map((une) => libelleSeance(une, true)) },
      {
        titre: 'Durée suivie',
        textes: [
          entiere
            ? `${libelleHeures(dureeDesSeances(s.suivies))}, soit toute la formation.`
            : `${libelleHeures(dureeDesSeances(s.suivies))}, sur ${libelleHeures(dureeDesSeances(s.seances))}.`,
        ],
      },
      ...(formation.objectifs ? [{ titre: 'Objectifs', textes: enLignes(formation.objectifs) }] : []),
    ],
    signatures: [{ titre: `Pour ${leNom(s.organisme?.nom ?? s.reseau)}`, lignes: ['Nom, qualité et signature'] }],
    mentions: ['Cette attestation constate une présence. Elle n’est ni un diplôme ni une certification.'],
    pied: s.reseau,
  };
}

/**
 * What an OPCO asks of the training provider before it pays: the facts of the model of the ministère du Travail.
 * @throws when she was at no half-day, or when neither the network nor a member is the provider
 */
export function certificat(s: Suivi): Papier {
  if (s.suivies.length === 0 || !s.organisme) throw new Error('nothing to certify');
  const { formation, organisme } = s;
  return {
    ...{ reference: s.reference, etabliLe: libelleJour(s.etabliLe, true), titre: LIBELLE_PAPIER.certificat },
    emetteur: emetteur(s),
    accroche: `La personne qui représente ${leNom(organisme.nom)}, dispensateur de l’action, atteste que ${s.personne} a suivi l’action ${entreGuillemets(formation.titre)}.`,
    lignes: [
      { titre: 'Bénéficiaire', textes: [s.personne] },
      { titre: 'De la structure', textes: structureDite(s) },
      { titre: 'Nature de l’action', textes: ['Action de formation.'] },
      { titre: 'S’est déroulée', textes: [`${majuscule(periodeDe(s.seances))}.`] },
      {
        titre: 'Durée suivie',
        textes: [`${libelleHeures(dureeDesSeances(s.suivies))}, sur ${libelleHeures(dureeDesSeances(s.seances))} prévues.`],
      },
      ...(formation.lieu ? [{ titre: 'Lieu', textes: [formation.lieu] }] : []),
    ],
    signatures: [
      { titre: `Pour ${leNom(organisme.nom)}`, lignes: ['Nom et qualité de la personne qui signe', 'Date, signature et cachet'] },
    ],
    mentions: [
      'Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, le dispensateur s’engage à conserver l’ensemble des pièces justificatives qui ont permis d’établir ce certificat pendant trois ans à compter de la fin de l’année du dernier paiement, dix ans en cas de cofinancement par l’Union européenne.',
      'Les demi-journées suivies sont celles de la feuille d’émargement.',
    ],
    pied: s.reseau,
  };
}
