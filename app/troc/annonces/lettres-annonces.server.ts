import { deNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, type Jour, libelleJourCourt } from '#app/commun/periode.ts';
import { minuscule } from '#app/commun/texte.ts';
import type { Lettre, Point } from '#app/services/lettre.ts';
import {
  type Forme,
  LIBELLE_FORME,
  LIBELLE_TYPE_ANNONCE,
  libelleQuoi,
  type StatutAnnonce,
  type TypeAnnonce,
} from './annonces.ts';
import { type EcheanceDAnnonce, JOURS_POUR_CONFIRMER } from './fraicheur.ts';

/** An annonce as a mail tells it. */
export interface AnnonceEcrite {
  type: TypeAnnonce;
  titre: string;
  forme: Forme;
  structure: string;
  /** What *le temps* does to it; `passee` when it sleeps because its last day has passed. */
  cause: EcheanceDAnnonce | 'passee';
  statut: StatutAnnonce;
  confirmeeLe: Jour | null;
  demandeeLe: Jour | null;
  valableJusqu: Jour | null;
  lien: string;
}

type Tete = Pick<Lettre, 'salle' | 'rubrique' | 'bonjour'>;
const tete = (nom: string): Tete => ({ salle: 'troc', rubrique: 'Troc', bonjour: `Bonjour ${nom},` });

/** The answers of a mail, each leading to its button. */
const REPONSES: Record<'fraiche' | 'en_pause' | 'endormie', readonly (readonly [acte: string, libelle: string])[]> = {
  fraiche: [
    ['confirmer', 'Toujours valable'],
    ['mettre_en_pause', 'En pause'],
    ['satisfaire', 'Satisfaite'],
    ['retirer', 'À retirer'],
  ],
  en_pause: [
    ['reprendre', 'À remettre en ligne'],
    ['garder_en_pause', 'En pause'],
    ['satisfaire', 'Satisfaite'],
    ['retirer', 'À retirer'],
  ],
  endormie: [
    ['reveiller', 'La réveiller'],
    ['satisfaire', 'Satisfaite'],
    ['retirer', 'À retirer'],
  ],
};

const dort = ({ cause }: AnnonceEcrite) => cause === 'endormir' || cause === 'passee';

function point(a: AnnonceEcrite): Point {
  const reponses = REPONSES[dort(a) ? 'endormie' : a.statut === 'en_pause' ? 'en_pause' : 'fraiche'];
  return {
    fort: a.titre,
    detail: `${LIBELLE_TYPE_ANNONCE[a.type]} ${deNom(a.structure)}, ${minuscule(LIBELLE_FORME[a.forme])}. ${etat(a)}`,
    liens: reponses.map(([acte, libelle]) => ({ libelle, url: `${a.lien}#acte-${acte}` })),
  };
}

function etat({ cause, confirmeeLe, demandeeLe, valableJusqu }: AnnonceEcrite): string {
  const depuis = confirmeeLe === null ? '' : `Confirmée pour la dernière fois le ${libelleJourCourt(confirmeeLe)}.`;
  switch (cause) {
    case 'demander':
      return depuis;
    case 'rappeler':
      return demandeeLe === null ? depuis : `${depuis} Nous vous l’avons demandé le ${libelleJourCourt(demandeeLe)}.`;
    case 'endormir':
      return 'Restée sans réponse, elle dort.';
    case 'passee':
      return valableJusqu === null ? 'Elle dort.' : `Valable jusqu’au ${libelleJourCourt(valableJusqu)} : elle dort.`;
  }
}

/**
 * One mail for all the annonces about which *le temps* has something to say today to one person.
 * @param a.aujourdhui the day it is written
 */
export function lettreDeFraicheur(a: {
  nom: string;
  auteur: boolean;
  aujourdhui: Jour;
  annonces: readonly AnnonceEcrite[];
}): Lettre {
  const [seule] = a.annonces.length === 1 ? a.annonces : [];
  const [premiere] = a.annonces;
  return {
    ...tete(a.nom),
    titre: seule ? titreDUne(seule) : titreDePlusieurs(a.annonces),
    paragraphes: [
      seule && dort(seule)
        ? 'Elle reste visible, à part. Un clic la réveille, sans mot de passe.'
        : 'Les autres structures s’y fient. Un geste suffit, sans mot de passe.',
    ],
    points: a.annonces.map(point),
    ...(seule ? { bouton: { libelle: dort(seule) ? 'Répondre ou réveiller' : 'Répondre en un clic', url: seule.lien } } : {}),
    ...(a.annonces.every(dort) ? {} : { echeance: echeance(a.annonces, a.aujourdhui) }),
    pied: [
      a.auteur
        ? 'Vous recevez ce message parce que vous avez publié cela au nom de votre structure. Ces liens sont à vous : ne les transmettez pas.'
        : `Vous recevez ce message parce que vous engagez ${leNom(premiere?.structure ?? '')}, et que la personne qui avait publié cela n’y est plus joignable. Ces liens sont à vous : ne les transmettez pas.`,
    ],
  };
}

function titreDUne(a: AnnonceEcrite): string {
  switch (a.cause) {
    case 'demander':
      return `Toujours valable : « ${a.titre} » ?`;
    case 'rappeler':
      return `Rappel : toujours valable, « ${a.titre} » ?`;
    default:
      return `Endormie : « ${a.titre} »`;
  }
}

function titreDePlusieurs(annonces: readonly AnnonceEcrite[]): string {
  if (annonces.every(dort)) return `${annonces.length} annonces se sont endormies`;
  const rappel = annonces.every(({ cause }) => cause === 'rappeler') ? 'Rappel : ces' : 'Ces';
  return `${rappel} ${annonces.length} annonces sont-elles toujours valables ?`;
}

function echeance(annonces: readonly AnnonceEcrite[], aujourdhui: Jour): NonNullable<Lettre['echeance']> {
  const suite = 'Rien n’est effacé : une annonce endormie reste visible, à part, et se réveille en un clic.';
  const le = libelleJourCourt(ajouterJours(aujourdhui, JOURS_POUR_CONFIRMER), false);
  return annonces.some(({ cause }) => cause === 'rappeler')
    ? { fort: `Sans réponse d’ici le ${le}, ce qui est rappelé ici s’endort.`, suite }
    : { fort: `Sans réponse, un rappel part le ${le}.`, suite };
}

/** « Relisez et publiez »: what the coordination prepared for a structure. */
export function lettreDeBrouillons(a: {
  nom: string;
  structure: string;
  qui: string;
  /** One at least. */
  annonces: readonly { type: TypeAnnonce; titre: string; forme: Forme }[];
  url: string;
}): Lettre {
  const plusieurs = a.annonces.length > 1;
  const [ces, les] = plusieurs ? ['ces annonces', 'les'] : ['cette annonce', 'la'];
  return {
    ...tete(a.nom),
    titre: `À relire\u00a0: ${plusieurs ? `${a.annonces.length} annonces` : 'une annonce'} pour ${leNom(a.structure)}`,
    paragraphes: [
      `${a.qui} a préparé ${ces} d’après ce que votre équipe avait dit. Le reste du réseau ne ${les} lit pas encore.`,
      'Relisez, corrigez si besoin, puis publiez en un clic. Si ce n’est plus vrai, retirez.',
    ],
    points: a.annonces.map((une) => ({ fort: une.titre, detail: libelleQuoi(une) })),
    bouton: { libelle: 'Relire et publier', url: a.url },
    pied: [`Vous recevez ce message parce que vous engagez ${leNom(a.structure)}.`],
  };
}

/** Says to someone what the coordination noted for her. */
export function lettreDeReponseNotee(a: { nom: string; qui: string; titre: string; fait: string; url: string }): Lettre {
  return {
    ...tete(a.nom),
    titre: `Votre réponse est notée : « ${a.titre} »`,
    paragraphes: [
      `${a.qui} a noté pour vous ce que vous aviez dit de cette annonce : ${minuscule(a.fait)}.`,
      'Ce n’est pas ce que vous aviez dit ? Répondez à la coordination sans attendre.',
    ],
    bouton: { libelle: 'Lire l’annonce', url: a.url },
    pied: ['Vous recevez ce message parce que la coordination du réseau a noté une réponse à votre place.'],
  };
}
