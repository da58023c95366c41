import type { Theme } from '../cellule.ts';

/** A warning sign, as someone may recognise it at home. It is never counted nor added up: it opens a conversation. */
export interface Repere {
  cle: string;
  theme: Theme;
  /** What one recognises, in her own words. */
  signe: string;
  /** The mark from which it is worth talking about. */
  repere: string;
  /** Whom to talk to about it first. */
  aQui: string;
  /** Not proposed any more. */
  actif: boolean;
}

/**
 * The signs that this version knows. Marks are usual ones, to be discussed: the coordination words them anew, takes some away
 * and adds hers, and hers stand (see reperes.server.ts).
 */
export const REPERES_CONNUS: readonly Omit<Repere, 'actif'>[] = [
  {
    cle: 'presidence',
    theme: 'gouvernance',
    signe: 'La présidence est vacante, ou tenue faute de quelqu’un d’autre',
    repere: 'Dès que personne n’est pressenti pour la suite, ou qu’un mandat est prolongé sans être voulu.',
    aQui: 'Le bureau, puis Guid’Asso ou votre fédération',
  },
  {
    cle: 'sieges',
    theme: 'gouvernance',
    signe: 'Des sièges du conseil d’administration restent vides',
    repere: 'Un siège sur trois, ou moins de membres que n’en demandent les statuts.',
    aQui: 'Le bureau, puis Guid’Asso',
  },
  {
    cle: 'quorum',
    theme: 'gouvernance',
    signe: 'Le conseil d’administration peine à se réunir',
    repere: 'Deux séances de suite sans quorum, ou moins de trois séances dans l’année.',
    aQui: 'Le bureau',
  },
  {
    cle: 'assemblee',
    theme: 'gouvernance',
    signe: 'L’assemblée générale n’a pas été tenue dans l’année',
    repere: 'Six mois après la clôture des comptes, sauf si vos statuts disent autrement.',
    aQui: 'Le bureau, puis le commissaire aux comptes s’il y en a un',
  },
  {
    cle: 'decisions',
    theme: 'gouvernance',
    signe: 'Les décisions ne sont plus écrites, ou se prennent à une ou deux personnes',
    repere: 'Trois mois sans compte rendu, ou une dépense importante que le conseil a découverte après.',
    aQui: 'Le bureau, puis Guid’Asso',
  },
  {
    cle: 'entente',
    theme: 'gouvernance',
    signe: 'La direction et la présidence ne se parlent plus, ou s’opposent',
    repere: 'Un mois sans rencontre, ou un désaccord qui passe par d’autres personnes.',
    aQui: 'Une personne extérieure : votre fédération, un DLA, un membre de la cellule',
  },
  {
    cle: 'habitants',
    theme: 'gouvernance',
    signe: 'Les habitants ne prennent plus part au projet',
    repere: 'Plus d’instance où ils décident, ou des bénévoles deux fois moins nombreux qu’il y a trois ans.',
    aQui: 'L’équipe et le conseil ensemble, puis votre fédération',
  },
  {
    cle: 'agrement',
    theme: 'gouvernance',
    signe: 'La fin de l’agrément approche, et le projet social n’est pas commencé',
    repere: 'Douze mois avant la fin de l’agrément.',
    aQui: 'Le conseil de territoire de la Caf, puis la coordination du réseau',
  },
  {
    cle: 'direction',
    theme: 'fonctionnement',
    signe: 'La direction est vacante, ou assurée par intérim',
    repere: 'Plus de trois mois, ou un recrutement qui n’a pas abouti.',
    aQui: 'Le bureau, puis la Caf : le financement de la fonction de pilotage en dépend',
  },
  {
    cle: 'departs',
    theme: 'fonctionnement',
    signe: 'Les départs se suivent dans l’équipe',
    repere: 'Plus d’un départ sur quatre postes en un an.',
    aQui: 'Le bureau, puis un DLA',
  },
  {
    cle: 'absences',
    theme: 'fonctionnement',
    signe: 'Les absences durent, ou se multiplient',
    repere: 'Plus d’un jour sur dix, ou deux arrêts longs en même temps.',
    aQui: 'La médecine du travail : l’employeur peut demander un échange, à tout moment',
  },
  {
    cle: 'tensions',
    theme: 'fonctionnement',
    signe: 'Des tensions pèsent sur l’équipe',
    repere: 'Dès qu’une personne dit ne plus vouloir venir, ou qu’un conflit n’est plus parlé.',
    aQui: 'La médecine du travail, le comité social et économique s’il existe, une médiation extérieure',
  },
  {
    cle: 'epuisement',
    theme: 'fonctionnement',
    signe: 'Je suis à bout, ou je travaille plus que je ne devrais depuis longtemps',
    repere: 'Dès maintenant. Cela suffit pour en parler.',
    aQui: 'La médecine du travail, votre médecin, un membre de la cellule ; la nuit, le 3114',
  },
  {
    cle: 'postes',
    theme: 'fonctionnement',
    signe: 'Des postes prévus au projet restent vides',
    repere: 'Six mois, ou une activité que l’on a dû fermer.',
    aQui: 'Le bureau, puis le réseau : un stage ou un appui peut aider à tenir',
  },
  {
    cle: 'frequentation',
    theme: 'fonctionnement',
    signe: 'On vient moins',
    repere: 'Un quart de moins qu’il y a deux ans, ou une activité qui ne se remplit plus.',
    aQui: 'L’équipe, puis le conseil de territoire de la Caf',
  },
  {
    cle: 'locaux',
    theme: 'fonctionnement',
    signe: 'Les locaux ne sont plus sûrs, ou vont nous manquer',
    repere: 'Une convention qui se termine dans l’année, ou un avis défavorable de la commission de sécurité.',
    aQui: 'La commune ou le bailleur, puis la coordination du réseau',
  },
  {
    cle: 'tresorerie',
    theme: 'finances',
    signe: 'Il reste peu de temps de dépenses devant nous',
    repere: 'Moins de soixante jours en banque, toutes dépenses comptées. À trente jours, n’attendez pas.',
    aQui: 'L’expert-comptable ou le commissaire aux comptes, puis France Active',
  },
  {
    cle: 'salaires',
    theme: 'finances',
    signe: 'Nous ne sommes pas sûrs de payer les prochains salaires',
    repere: 'Dès que la question se pose. L’association a quarante-cinq jours pour déclarer qu’elle ne peut plus payer.',
    aQui: 'Le commissaire aux comptes, le centre d’information sur la prévention (CIP), la cellule',
  },
  {
    cle: 'retards',
    theme: 'finances',
    signe: 'Des subventions promises n’arrivent pas',
    repere: 'Plus de trois mois de retard, ou plus d’un dixième du budget.',
    aQui: 'Qui finance, tout de suite, puis votre banque avec la notification',
  },
  {
    cle: 'deficits',
    theme: 'finances',
    signe: 'L’année finit en perte',
    repere: 'Deux années de suite, ou une seule perte de plus d’un vingtième du budget.',
    aQui: 'L’expert-comptable, puis un DLA',
  },
  {
    cle: 'fonds-associatifs',
    theme: 'finances',
    signe: 'Les fonds associatifs fondent',
    repere: 'Moins de trois mois de dépenses, et surtout s’ils deviennent négatifs.',
    aQui: 'Le commissaire aux comptes ou l’expert-comptable, puis France Active',
  },
  {
    cle: 'dependance',
    theme: 'finances',
    signe: 'Un seul financement porte presque tout, et il est incertain',
    repere: 'Plus de la moitié du budget, sans réponse écrite à trois mois de l’échéance.',
    aQui: 'Le bureau, puis un DLA',
  },
  {
    cle: 'dettes-sociales',
    theme: 'finances',
    signe: 'Des cotisations, des impôts ou des loyers sont en retard',
    repere: 'Dès le premier retard : un échéancier se demande avant la relance.',
    aQui: 'L’Urssaf ou les impôts, puis la commission des chefs de services financiers',
  },
  {
    cle: 'suivi',
    theme: 'finances',
    signe: 'Personne ne suit les comptes en cours d’année',
    repere: 'Pas de tableau de trésorerie, ou pas de point avec le conseil depuis trois mois.',
    aQui: 'L’expert-comptable, puis Guid’Asso ou un DLA',
  },
  {
    cle: 'comptes',
    theme: 'finances',
    signe: 'Les comptes de l’an dernier ne sont pas arrêtés',
    repere: 'Six mois après leur clôture, ou dès qu’une subvention les attend.',
    aQui: 'L’expert-comptable, puis le commissaire aux comptes',
  },
];
