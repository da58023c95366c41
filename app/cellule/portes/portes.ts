import type { Theme } from '../cellule.ts';
import type { PorteIndiquee } from '../demandes/pieces.ts';

/** A public door: whom one may knock at, and what for. */
export interface Porte extends PorteIndiquee {
  cle: string;
  theme: Theme;
  /** Not shown to choose from any more. */
  active: boolean;
}

/**
 * The public doors that this version knows: names and addresses that are everybody's, no private person. The coordination
 * words them anew, takes some away and adds hers: hers stand (see portes.server.ts).
 */
export const PORTES_PUBLIQUES: readonly Omit<Porte, 'active'>[] = [
  {
    cle: 'federation',
    nom: 'Votre fédération des centres sociaux',
    quoi: 'Être écouté par quelqu’un du métier, relire un projet, préparer une rencontre avec les financeurs.',
    contact: 'centres-sociaux.fr, page des fédérations',
    theme: 'gouvernance',
  },
  {
    cle: 'guid-asso',
    nom: 'Guid’Asso',
    quoi: 'Un point d’appui proche et gratuit pour la vie de l’association : statuts, conseil d’administration, démarches.',
    contact: 'associations.gouv.fr/guidasso',
    theme: 'gouvernance',
  },
  {
    cle: 'etat-vie-associative',
    nom: 'Délégation départementale à la vie associative',
    quoi: 'Le service de l’État qui suit les associations du département, au service de la jeunesse, de l’engagement et des sports.',
    contact: 'associations.gouv.fr, puis votre département',
    theme: 'gouvernance',
  },
  {
    cle: 'caf-territoire',
    nom: 'Caf : conseil de territoire',
    quoi: 'Dire tôt une difficulté sur l’agrément, le projet social ou un versement, avant une échéance.',
    contact: 'Votre interlocuteur habituel à la Caf ; caf.fr, espace partenaires',
    theme: 'fonctionnement',
  },
  {
    cle: 'msa-territoire',
    nom: 'MSA : développement social local',
    quoi: 'Le même échange, là où la MSA accompagne ou finance la structure.',
    contact: 'msa.fr, puis votre caisse',
    theme: 'fonctionnement',
  },
  {
    cle: 'dla',
    nom: 'DLA, dispositif local d’accompagnement',
    quoi: 'Un diagnostic, puis un accompagnement payé par l’État et ses partenaires : modèle économique, organisation, équipe.',
    contact: 'info-dla.fr, puis votre département',
    theme: 'fonctionnement',
  },
  {
    cle: 'sante-au-travail',
    nom: 'Service de prévention et de santé au travail',
    quoi: 'Une équipe ou une direction à bout, des tensions, un risque pour la santé : la médecine du travail reçoit à la demande.',
    contact: 'Le nom et le numéro sont affichés dans vos locaux',
    theme: 'fonctionnement',
  },
  {
    cle: 'droit-du-travail',
    nom: 'Renseignements en droit du travail',
    quoi: 'Avant toute décision sur un contrat : les services de l’État renseignent gratuitement employeurs et salariés.',
    contact: 'travail-emploi.gouv.fr',
    theme: 'fonctionnement',
  },
  {
    cle: 'commissaire-aux-comptes',
    nom: 'Votre commissaire aux comptes',
    quoi: 'Il connaît vos comptes, conseille tôt, et peut ouvrir une procédure d’alerte. Sans commissaire, l’expert-comptable.',
    contact: 'Le cabinet nommé par votre assemblée générale ; cncc.fr',
    theme: 'finances',
  },
  {
    cle: 'cip',
    nom: 'CIP, centre d’information sur la prévention des difficultés',
    quoi: 'Un entretien gratuit et confidentiel avec un juge honoraire, un expert-comptable et un avocat.',
    contact: 'cip-national.fr',
    theme: 'finances',
  },
  {
    cle: 'mandat-ad-hoc',
    nom: 'Mandat ad hoc ou conciliation, au tribunal',
    quoi: 'Avant la cessation des paiements, le président du tribunal nomme quelqu’un pour négocier avec les créanciers. Confidentiel.',
    contact: 'Tribunal judiciaire, ou tribunal des activités économiques là où il existe ; justice.fr',
    theme: 'finances',
  },
  {
    cle: 'france-active',
    nom: 'France Active',
    quoi: 'Passer un creux de trésorerie, garantir un prêt, consolider les fonds propres d’une association employeuse.',
    contact: 'franceactive.org, puis votre région',
    theme: 'finances',
  },
  {
    cle: 'urssaf',
    nom: 'Urssaf : délais de paiement',
    quoi: 'Étaler des cotisations en retard, avant la relance.',
    contact: 'urssaf.fr, ou 3957',
    theme: 'finances',
  },
  {
    cle: 'chefs-de-services-financiers',
    nom: 'Commission des chefs de services financiers',
    quoi: 'Étaler ensemble, et en confidence, des dettes fiscales et sociales.',
    contact: 'impots.gouv.fr, puis la direction départementale des finances publiques',
    theme: 'finances',
  },
];
