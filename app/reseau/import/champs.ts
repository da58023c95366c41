import type { GenreImport } from './genres-d-import.ts';

/** A column: what a list may bring, and what an export gives. One list a kind, for both. */
export interface ChampDeListe {
  champ: string;
  /** Title of the column in an export, that the import recognises; null: never exported, lists alone have it. */
  titre: string | null;
  /** In the select « Devient ». */
  libelle: string;
  /** Exported to the coordination alone. */
  reserve?: true;
}

const c = <const C extends string>(champ: C, titre: string | null, libelle: string) => ({ champ, titre, libelle });

const LIEU = [
  c('structure', 'Structure', 'Structure'),
  c('siret', 'SIRET', 'SIRET de la structure'),
  c('commune', 'Commune', 'Commune de la structure'),
] as const;

export const CHAMPS = {
  structures: [
    c('nom', 'Nom de la structure', 'Nom'),
    c('type', 'Type', 'Agrément (centre social ou EVS)'),
    c('siret', 'SIRET', 'SIRET'),
    c('gestion', 'Gestion', 'Gestion'),
    c('federation', 'Fédération', 'Fédération'),
    c('adresse', 'Adresse', 'Adresse'),
    c('codePostal', 'Code postal', 'Code postal'),
    c('commune', 'Commune', 'Commune'),
    c('telephone', 'Téléphone', 'Téléphone professionnel'),
    c('courriel', 'Courriel', 'Courriel'),
    c('siteInternet', 'Site internet', 'Site internet'),
    c('milieu', 'Milieu', 'Milieu (rural ou urbain)'),
    c('etp', 'ETP', 'Salariés, en équivalents temps plein'),
    c('benevoles', 'Bénévoles', 'Nombre de bénévoles'),
    c('territoire', 'Communes du territoire', 'Communes du territoire'),
    c('qpv', 'QPV', 'Quartiers prioritaires (QPV)'),
    c('itinerance', 'Itinérance', 'Itinérance'),
    c('sites', 'Autres lieux', 'Autres lieux'),
    c('placesStage', 'Places en stage', 'Places en stage'),
    c('presentation', 'Présentation', 'Présentation'),
    c('agrementDu', null, 'Agrément, début'),
    c('agrementAu', null, 'Agrément, fin'),
    c('agrementPeriode', null, 'Agrément, du… au…'),
    c('decideur', null, 'Agrément, qui l’a donné'),
    c('portable', null, 'Téléphone mobile de la personne'),
    c('directeur', null, 'Personne : direction'),
    c('responsable', null, 'Personne : direction, ou coordination d’un EVS'),
    c('prenomResponsable', null, 'Prénom, direction ou coordination'),
    c('nomResponsable', null, 'Nom, direction ou coordination'),
    c('telephoneResponsable', null, 'Téléphone de la personne'),
    c('courrielResponsable', null, 'Courriel de la personne'),
  ],
  personnes: [
    c('prenom', 'Prénom', 'Prénom'),
    c('nom', 'Nom', 'Nom'),
    c('personne', null, 'Prénom et nom, dans une cellule'),
    ...LIEU,
    c('fonction', 'Fonction', 'Fonction'),
    c('intitule', 'Intitulé', 'Intitulé, dans ses mots'),
    c('lien', 'Lien', 'Lien (salariat, bénévolat…)'),
    c('courriel', 'Courriel', 'Courriel'),
    c('telephone', 'Téléphone', 'Téléphone'),
    c('portable', null, 'Téléphone mobile'),
    c('du', 'Depuis le', 'En fonction depuis'),
    c('au', 'Jusqu’au', 'En fonction jusqu’à'),
    { ...c('montrerCourriel', 'Courriel montré', 'Accepte de montrer son courriel'), reserve: true },
    { ...c('montrerTelephone', 'Téléphone montré', 'Accepte de montrer son téléphone'), reserve: true },
  ],
  agrements: [
    ...LIEU,
    c('genre', 'Agrément ou conventionnement', 'Agrément ou conventionnement'),
    c('du', 'Du', 'Début'),
    c('au', 'Au', 'Fin'),
    c('periode', null, 'Du… au…, dans une cellule'),
    c('decideur', 'Décidé par', 'Qui l’a décidé'),
    c('decideLe', 'Décidé le', 'Jour de la décision'),
    c('renouvellement', 'Renouvellement demandé le', 'Renouvellement demandé le'),
  ],
  savoir_faire: [
    ...LIEU,
    c('prenom', 'Prénom', 'Prénom de la personne'),
    c('nom', 'Nom', 'Nom de la personne'),
    c('personne', null, 'Prénom et nom, dans une cellule'),
    c('courriel', 'Courriel', 'Courriel de la personne'),
    c('competence', 'Compétence', 'Compétence ou ressource'),
    c('precision', 'Précision', 'Précision, dans ses mots'),
    c('croix', null, 'Cette compétence : x ou oui'),
  ],
  annonces: [
    ...LIEU,
    c('offre', 'Ce que la structure propose', 'Ce que la structure propose'),
    c('besoin', 'Ce que la structure cherche', 'Ce que la structure cherche'),
    c('sens', null, 'Offre ou besoin'),
    c('titre', null, 'Ce qui est proposé ou cherché'),
    c('precision', 'Précisions', 'Précisions, dans ses mots'),
  ],
} as const satisfies Record<GenreImport, readonly ChampDeListe[]>;

export type ChampDe<G extends GenreImport> = (typeof CHAMPS)[G][number]['champ'];

/** A row of someone's spreadsheet, cells cleaned, empty ones absent. */
export interface LigneLue<C extends string = string> {
  /** Row in the file, from 1. */
  numero: number;
  champs: Partial<Record<C, string>>;
  /** Titles of the columns whose cell says yes, of a sheet with one column a skill, with what the cell says. */
  croix?: Readonly<Record<string, string>>;
}

export const champsDe = (genre: GenreImport): readonly ChampDeListe[] => CHAMPS[genre];

/** The columns of an export for a reader. */
export const colonnesExportees = (genre: GenreImport, coordination: boolean): { champ: string; titre: string }[] =>
  champsDe(genre).flatMap(({ champ, titre, reserve }) =>
    titre === null || (reserve && !coordination) ? [] : [{ champ, titre }],
  );

/** « nom » is a field of structures; a form may say anything. */
export const estUnChamp = (genre: GenreImport, champ: string): boolean => champsDe(genre).some((connu) => connu.champ === champ);
