import { definirCycle } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';
import { minuscule } from '#app/commun/texte.ts';

/**
 * An annonce: what a structure can give, or what it looks for.
 * 1. Someone of a structure publishes it, in one sentence; the coordination leaves a draft that the structure publishes.
 * 2. Others answer it: an échange, which may become a stage, an appointment, or be settled otherwise.
 * 3. After six months *le temps* asks whether it still holds, and asks again 15 days later; then it sleeps, seen as such,
 *    and wakes with one click. It sleeps as well when the day until which it was valid has passed.
 * 4. It ends fulfilled, with whom, or taken down. Nothing is deleted.
 */
export const STATUTS_ANNONCE = ['brouillon', 'publiee', 'en_pause', 'endormie', 'satisfaite', 'retiree'] as const;
export type StatutAnnonce = (typeof STATUTS_ANNONCE)[number];

/** What one may answer to. */
export const STATUTS_OUVERTS_ANNONCE = ['publiee'] as const satisfies readonly StatutAnnonce[];
/** What is believed for a time: *le temps* asks about it. */
export const STATUTS_FRAIS_ANNONCE = ['publiee', 'en_pause'] as const satisfies readonly StatutAnnonce[];
/** What lives on: neither a draft nor ended. */
export const STATUTS_VIVANTS_ANNONCE = ['publiee', 'en_pause', 'endormie'] as const satisfies readonly StatutAnnonce[];
/** What has not ended. */
export const STATUTS_EN_COURS_ANNONCE = ['brouillon', ...STATUTS_VIVANTS_ANNONCE] as const satisfies readonly StatutAnnonce[];
export const STATUTS_FINALS_ANNONCE = ['satisfaite', 'retiree'] as const satisfies readonly StatutAnnonce[];

export const LIBELLE_STATUT_ANNONCE: Record<StatutAnnonce, string> = {
  brouillon: 'Brouillon',
  publiee: 'Publiée',
  en_pause: 'En pause',
  endormie: 'En sommeil',
  satisfaite: 'Satisfaite',
  retiree: 'Retirée',
};

export const TYPES_ANNONCE = ['offre', 'besoin'] as const;
export type TypeAnnonce = (typeof TYPES_ANNONCE)[number];
export const LIBELLE_TYPE_ANNONCE: Record<TypeAnnonce, string> = { offre: 'Offre', besoin: 'Besoin' };

export const FORMES = ['stage', 'appui', 'atelier', 'visite', 'pret'] as const;
export type Forme = (typeof FORMES)[number];
export const LIBELLE_FORME: Record<Forme, string> = {
  stage: 'Stage d’immersion',
  appui: 'Appui technique',
  atelier: 'Atelier',
  visite: 'Visite',
  pret: 'Prêt de ressource',
};

/** « Besoin, atelier » */
export const libelleQuoi = ({ type, forme }: { type: TypeAnnonce; forme: Forme }): string =>
  `${LIBELLE_TYPE_ANNONCE[type]}, ${minuscule(LIBELLE_FORME[forme])}`;

/**
 * Relations to an annonce. `equipe` and `responsable` are of the structure that publishes it. The coordination publishes for
 * a structure only by noting what someone of it said. Nobody holds `depart`: the structure leaves the network, and its
 * annonces with it. Who reads it is said by `visible`.
 */
export const RELATIONS_ANNONCE = ['auteur', 'equipe', 'responsable', 'coordination', 'temps', 'depart'] as const;
export type RelationAnnonce = (typeof RELATIONS_ANNONCE)[number];

/** `perimee`: asked twice without an answer, or past the day until which it was valid. */
export const GARDES_ANNONCE = ['perimee'] as const;
export type GardeAnnonce = (typeof GARDES_ANNONCE)[number];

const LA_STRUCTURE = ['auteur', 'equipe', 'responsable'] as const satisfies readonly RelationAnnonce[];

export const cycleAnnonce = definirCycle({
  objet: 'annonce',
  statuts: STATUTS_ANNONCE,
  relations: RELATIONS_ANNONCE,
  gardes: GARDES_ANNONCE,
  transitions: {
    deposer: { de: [], vers: 'publiee', par: LA_STRUCTURE, libelle: 'Publier', fait: 'Publiée' },
    preparer: { de: [], vers: 'brouillon', par: [...LA_STRUCTURE, 'coordination'], libelle: 'Garder', fait: 'Préparée' },
    publier: { de: ['brouillon'], vers: 'publiee', par: LA_STRUCTURE, libelle: 'Publier', fait: 'Publiée' },
    mettre_en_pause: {
      de: ['publiee'],
      vers: 'en_pause',
      par: LA_STRUCTURE,
      libelle: 'Mettre en pause',
      fait: 'Mise en pause',
    },
    reprendre: { de: ['en_pause'], vers: 'publiee', par: LA_STRUCTURE, libelle: 'Remettre en ligne', fait: 'Remise en ligne' },
    garder_en_pause: {
      de: ['en_pause'],
      vers: 'en_pause',
      par: LA_STRUCTURE,
      libelle: 'Laisser en pause',
      fait: 'Laissée en pause',
    },
    confirmer: {
      de: ['publiee'],
      vers: 'publiee',
      par: LA_STRUCTURE,
      libelle: 'Toujours valable',
      fait: 'Confirmée',
    },
    endormir: {
      de: STATUTS_FRAIS_ANNONCE,
      vers: 'endormie',
      par: ['temps'],
      gardes: ['perimee'],
      libelle: 'Endormir',
      fait: 'Endormie',
    },
    reveiller: { de: ['endormie'], vers: 'publiee', par: LA_STRUCTURE, libelle: 'Réveiller', fait: 'Réveillée' },
    satisfaire: {
      de: STATUTS_VIVANTS_ANNONCE,
      vers: 'satisfaite',
      par: LA_STRUCTURE,
      libelle: 'C’est satisfait',
      fait: 'Satisfaite',
    },
    retirer: {
      de: STATUTS_EN_COURS_ANNONCE,
      vers: 'retiree',
      par: LA_STRUCTURE,
      libelle: 'Retirer',
      fait: 'Retirée',
    },
    retirer_pour_depart: {
      de: STATUTS_EN_COURS_ANNONCE,
      vers: 'retiree',
      par: ['depart'],
      libelle: 'Retirer avec la structure',
      fait: 'Retirée avec le départ de la structure',
    },
  },
});
export type TransitionAnnonce = keyof typeof cycleAnnonce.transitions;

export const droitsAnnonce = {
  modifier: LA_STRUCTURE,
  /** Notes what someone of the structure said. */
  noterReponse: ['coordination'],
} as const satisfies Droits<string, RelationAnnonce>;

/** Longest texts, in characters. */
export const MAX_TITRE_ANNONCE = 120;
export const MAX_DESCRIPTION_ANNONCE = 1500;
export const MAX_COMPETENCES_ANNONCE = 6;

/** Who someone is to an annonce. */
export function relationsALAnnonce(
  annonce: { structureId: number; auteurId: number },
  acteur: {
    personneId: number | null;
    roles: readonly string[];
    responsableDe: readonly number[];
    membreDe: readonly number[];
  },
): RelationAnnonce[] {
  if (acteur.personneId === null) return ['temps'];
  const coordination = acteur.roles.includes('coordination');
  if (acteur.roles.includes('partenaire') && !coordination) return [];
  const relations: RelationAnnonce[] = [];
  const membre = acteur.membreDe.includes(annonce.structureId);
  // Whoever has left the structure keeps nothing of what she published there.
  if (membre && annonce.auteurId === acteur.personneId) relations.push('auteur');
  if (membre) relations.push('equipe');
  if (acteur.responsableDe.includes(annonce.structureId)) relations.push('responsable');
  if (coordination) relations.push('coordination');
  return relations;
}

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_L_ANNONCE: Readonly<Record<string, string>> = {
  titre: 'Titre',
  description: 'Description',
  forme: 'Forme',
  rayonKm: 'Jusqu’à combien de kilomètres',
  aDistance: 'À distance',
  places: 'Places',
  pourQui: 'Pour qui',
  quand: 'Quand',
  jours: 'Jours',
  des: 'À partir du',
  valableJusqu: 'Valable jusqu’au',
  competences: 'Savoir-faire',
  avec: 'Satisfaite avec',
  suite: 'Ce qui en est sorti',
  auteurId: 'Qui s’en occupe',
};
