import type { SaisieTermes } from '#app/troc/stages/saisie.ts';

/** How a stage of the demonstration ended, or where it stands. */
export type Sort =
  | 'clos'
  | 'clos_par_le_temps'
  | 'un_bilan'
  | 'realise'
  | 'a_constater'
  | 'accepte'
  | 'propose'
  | 'refuse'
  | 'retire'
  | 'annule'
  | 'absent'
  | 'sans_reponse'
  | 'souhaite'
  | 'ecarte'
  | 'contre_propose'
  | 'reporte'
  | 'ecourte'
  | 'a_consentir'
  | 'a_signer'
  | 'une_signature'
  | 'signe';

/** What is agreed on beyond the short questions. */
export type TermesDemo = Partial<
  Pick<SaisieTermes, 'activite' | 'joursDeSemaine' | 'moment' | 'lieu' | 'frais' | 'repas' | 'facturation'>
>;

export interface StageDemo {
  /** Numbers of the structures: whose person leaves, and who welcomes her. */
  de: number;
  a: number;
  /** Ranks in the two teams. */
  qui: number;
  tutrice?: number;
  /** First day, in days from today; the nearest working day is taken. */
  debut: number;
  /** Half-days from the first to the last: 1 to 4 on the short path. */
  duree: number;
  /** Days between the wish and the proposal: her team member wished it first. */
  souhait?: number;
  /** Ranks of those who go as well. */
  avec?: readonly number[];
  /** The host answers with other dates, so many days later. */
  contre?: number;
  termes?: TermesDemo;
  /** Days between the proposal and the first day. */
  avant: number;
  /** Days between the proposal and its answer. */
  reponse?: number;
  /** The host invites, instead of the employer sending. */
  invitation?: true;
  /** Rank in OBJECTIFS. */
  objectif: number;
  message?: string;
  motif?: string;
  sort: Sort;
}

export const OBJECTIFS = [
  'Voir comment se tient un café des parents, de l’accueil au rangement, et ce que l’on fait quand la parole se bloque.',
  'Suivre un accueil parents-enfants du matin : le rythme, les jeux, la place laissée aux parents.',
  'Comprendre comment vous allez vers les hameaux avec votre véhicule : la tournée, le matériel, les partenaires.',
  'Regarder de près l’accompagnement à la scolarité : le lien avec l’école, les familles et les bénévoles.',
  'Apprendre à mener un conseil d’habitants qui décide vraiment de quelque chose.',
  'Observer l’accueil du public un jour d’affluence : qui fait quoi, comment on oriente, où l’on note.',
  'Voir votre ludothèque en marche : le prêt, le classement, les soirées jeux.',
  'Préparer notre jardin partagé : les outils, le règlement, la répartition des parcelles.',
  'Suivre un chantier de jeunes, du contrat avec la commune à la remise du matériel.',
  'Comprendre comment vous comptez vos bénévoles et leurs heures, sans les ennuyer avec des papiers.',
  'Observer un atelier de français : les groupes, les supports, l’évaluation de départ.',
  'Voir une permanence d’accès aux droits et la manière dont vous protégez ce que les gens vous confient.',
  'Découvrir votre épicerie associative : les commandes, la caisse, les produits du coin.',
  'Suivre une journée du relais des aidants et rencontrer les partenaires qui y viennent.',
  'Apprendre à animer une émission de radio avec des habitants : le matériel, la préparation, le direct.',
  'Observer la préparation d’une fête de quartier : les autorisations, les équipes, la sécurité.',
  'Voir comment vous réparez des vélos avec les jeunes, et avec quels outils.',
  'Comprendre votre projet familles avant d’écrire le nôtre : le diagnostic, les objectifs, les indicateurs.',
  'Participer à un atelier de cuisine partagée : l’hygiène, le budget, la place de chacun.',
  'Suivre l’atelier numérique : les demandes qui reviennent, les limites que vous vous donnez.',
] as const;

/** What each side wrote: origin, then host. */
export const BILANS: readonly (readonly [string, string])[] = [
  [
    'Deux idées rapportées : la table d’accueil tournée vers la porte, et le tableau où chacun écrit ce qu’il propose.',
    'Un regard neuf nous a fait du bien. Nous avons changé l’heure du café le lendemain.',
  ],
  [
    'J’ai vu que l’on peut laisser un silence. Nous allons essayer chez nous dès la rentrée.',
    'Très bonne journée, des questions justes. À refaire avec une autre collègue.',
  ],
  [
    'La fiche de tournée est simple et tient sur une page : nous la reprenons.',
    'Notre équipe a dû expliquer ses choix : cela nous a obligés à les écrire.',
  ],
  [
    'Le cahier de liaison avec l’école vaut à lui seul le déplacement.',
    'Nous aurions aimé une demi-journée de plus pour finir la préparation ensemble.',
  ],
  [
    'Ce qui m’a marquée : les bénévoles préparent l’ordre du jour. Nous en parlons au prochain conseil.',
    'Échange simple et utile. Les habitants ont posé autant de questions que nous.',
  ],
  [
    'Trop court pour tout voir, mais assez pour se lancer. Merci pour l’accueil !',
    'Nous gardons le contact : nos deux équipes préparent une sortie commune au printemps.',
  ],
];

export const STAGES: readonly StageDemo[] = [
  // Last year: closed stages, and some that came to nothing.
  { de: 1, a: 2, qui: 1, tutrice: 1, debut: -338, duree: 4, avant: 24, reponse: 3, objectif: 1, sort: 'clos' },
  { de: 6, a: 11, qui: 1, tutrice: 2, debut: -330, duree: 2, avant: 30, reponse: 6, objectif: 8, sort: 'clos' },
  { de: 13, a: 17, qui: 1, tutrice: 0, debut: -322, duree: 2, avant: 18, reponse: 2, objectif: 7, sort: 'clos_par_le_temps' },
  { de: 9, a: 14, qui: 1, tutrice: 0, debut: -305, duree: 4, avant: 21, reponse: 5, objectif: 12, sort: 'clos' },
  { de: 7, a: 3, qui: 4, debut: -300, duree: 1, avant: 12, reponse: 1, objectif: 5, sort: 'clos' },
  {
    ...{ de: 15, a: 8, qui: 2, debut: -291, duree: 4, avant: 28, reponse: 4, objectif: 8, sort: 'annule' },
    motif: 'Yanis est arrêté deux semaines. Nous vous recontactons au printemps.',
  },
  { de: 2, a: 5, qui: 4, tutrice: 1, debut: -276, duree: 4, avant: 26, reponse: 7, objectif: 6, sort: 'clos' },
  { de: 18, a: 1, qui: 1, tutrice: 5, debut: -262, duree: 2, avant: 15, reponse: 2, objectif: 16, sort: 'clos' },
  {
    de: 11,
    a: 6,
    qui: 2,
    tutrice: 2,
    debut: -255,
    duree: 3,
    avant: 20,
    reponse: 3,
    objectif: 11,
    sort: 'clos',
    invitation: true,
  },
  { de: 20, a: 13, qui: 2, debut: -240, duree: 2, avant: 40, objectif: 4, sort: 'sans_reponse' },
  { de: 10, a: 4, qui: 1, tutrice: 1, debut: -231, duree: 4, avant: 22, reponse: 4, objectif: 1, sort: 'clos' },
  {
    ...{ de: 12, a: 15, qui: 1, debut: -224, duree: 2, avant: 14, reponse: 2, objectif: 15, sort: 'refuse' },
    motif: 'Nous préparons la fête en petit comité cette année. Venez plutôt en juin.',
  },
  { de: 5, a: 9, qui: 1, tutrice: 1, debut: -210, duree: 2, avant: 16, reponse: 3, objectif: 12, sort: 'clos' },
  { de: 16, a: 12, qui: 1, tutrice: 2, debut: -198, duree: 4, avant: 25, reponse: 6, objectif: 13, sort: 'clos' },
  { de: 3, a: 7, qui: 1, tutrice: 1, debut: -189, duree: 2, avant: 19, reponse: 2, objectif: 18, sort: 'clos' },
  {
    ...{ de: 23, a: 2, qui: 1, tutrice: 4, debut: -180, duree: 2, avant: 20, reponse: 5, objectif: 2, sort: 'absent' },
    motif: 'Route coupée par la neige ce matin-là : nous cherchons une autre date.',
  },
  { de: 14, a: 6, qui: 1, tutrice: 5, debut: -171, duree: 2, avant: 17, reponse: 2, objectif: 19, sort: 'clos' },
  { de: 4, a: 16, qui: 2, tutrice: 0, debut: -163, duree: 4, avant: 21, reponse: 3, objectif: 17, sort: 'clos' },
  { de: 19, a: 10, qui: 1, tutrice: 2, debut: -151, duree: 2, avant: 23, reponse: 8, objectif: 18, sort: 'clos_par_le_temps' },
  {
    ...{ de: 8, a: 18, qui: 3, debut: -144, duree: 2, avant: 20, reponse: 4, objectif: 14, sort: 'retire' },
    motif: 'Nous nous sommes trompés de semaine, une nouvelle proposition suit.',
  },
  { de: 8, a: 18, qui: 3, tutrice: 1, debut: -130, duree: 2, avant: 18, reponse: 2, objectif: 14, sort: 'clos' },
  {
    de: 17,
    a: 23,
    qui: 1,
    tutrice: 1,
    debut: -118,
    duree: 2,
    avant: 15,
    reponse: 3,
    objectif: 2,
    sort: 'clos',
    invitation: true,
  },
  { de: 21, a: 5, qui: 1, tutrice: 3, debut: -104, duree: 4, avant: 27, reponse: 9, objectif: 8, sort: 'clos' },
  { de: 22, a: 14, qui: 1, debut: -90, duree: 2, avant: 36, objectif: 16, sort: 'sans_reponse' },
  { de: 2, a: 6, qui: 1, tutrice: 2, debut: -83, duree: 4, avant: 20, reponse: 2, objectif: 17, sort: 'clos' },

  // The last two months: bilans are awaited.
  { de: 1, a: 4, qui: 2, tutrice: 2, debut: -48, duree: 4, avant: 22, reponse: 3, objectif: 17, sort: 'un_bilan' },
  { de: 6, a: 15, qui: 3, tutrice: 1, debut: -41, duree: 2, avant: 16, reponse: 2, objectif: 3, sort: 'un_bilan' },
  { de: 13, a: 7, qui: 4, tutrice: 4, debut: -34, duree: 2, avant: 18, reponse: 5, objectif: 5, sort: 'realise' },
  { de: 9, a: 12, qui: 1, tutrice: 1, debut: -27, duree: 2, avant: 15, reponse: 3, objectif: 9, sort: 'clos' },
  { de: 11, a: 3, qui: 4, tutrice: 3, debut: -20, duree: 3, avant: 24, reponse: 4, objectif: 10, sort: 'un_bilan' },
  { de: 24, a: 10, qui: 1, tutrice: 0, debut: -13, duree: 2, avant: 19, reponse: 6, objectif: 4, sort: 'realise' },
  {
    ...{ de: 16, a: 2, qui: 4, debut: -9, duree: 2, avant: 20, reponse: 3, objectif: 5, sort: 'absent' },
    motif: 'Chloé était malade. Nous proposerons une autre date.',
  },
  { de: 4, a: 1, qui: 1, tutrice: 2, debut: -6, duree: 4, avant: 21, reponse: 2, objectif: 0, sort: 'a_constater' },
  { de: 3, a: 8, qui: 1, tutrice: 3, debut: -4, duree: 2, avant: 14, reponse: 2, objectif: 8, sort: 'a_constater' },

  // The next two months: agreed.
  { de: 1, a: 2, qui: 2, tutrice: 1, debut: 4, duree: 4, avant: 20, reponse: 3, objectif: 1, sort: 'accepte' },
  { de: 7, a: 11, qui: 1, tutrice: 3, debut: 8, duree: 2, avant: 22, reponse: 5, objectif: 19, sort: 'accepte' },
  { de: 10, a: 16, qui: 4, tutrice: 2, debut: 12, duree: 4, avant: 26, reponse: 7, objectif: 17, sort: 'accepte' },
  { de: 15, a: 4, qui: 1, tutrice: 2, debut: 17, duree: 2, avant: 24, reponse: 4, objectif: 0, sort: 'accepte' },
  {
    de: 18,
    a: 22,
    qui: 1,
    tutrice: 1,
    debut: 23,
    duree: 1,
    avant: 30,
    reponse: 6,
    objectif: 5,
    sort: 'accepte',
    invitation: true,
  },
  { de: 5, a: 13, qui: 3, tutrice: 1, debut: 31, duree: 2, avant: 40, reponse: 3, objectif: 4, sort: 'accepte' },
  {
    ...{ de: 12, a: 9, qui: 4, tutrice: 0, debut: 26, duree: 2, avant: 33, reponse: 3, objectif: 12, sort: 'annule' },
    motif: 'Le même jour, toute notre équipe est en formation. Pardon pour ce contretemps.',
  },

  // Answers that are awaited.
  {
    ...{ de: 2, a: 1, qui: 5, tutrice: 3, debut: 15, duree: 4, avant: 17, objectif: 16, sort: 'propose' },
    message: 'Théo viendrait avec sa caisse à outils. Le mardi vous arrange-t-il toujours ?',
  },
  {
    ...{ de: 20, a: 1, qui: 2, debut: 36, duree: 2, avant: 45, objectif: 0, sort: 'propose' },
    message: 'Nous ouvrons un café des parents à l’automne, et vous en parlez si bien.',
  },
  {
    ...{ de: 1, a: 2, qui: 3, tutrice: 5, debut: 29, duree: 2, avant: 31, objectif: 8, sort: 'propose' },
    message: 'Karim monte son premier chantier de jeunes.',
  },
  { de: 17, a: 2, qui: 4, tutrice: 1, debut: 41, duree: 4, avant: 49, objectif: 1, sort: 'propose' },
  {
    ...{ de: 14, a: 4, qui: 1, tutrice: 1, debut: 21, duree: 2, avant: 24, objectif: 5, sort: 'propose' },
    message: 'Une journée de marché serait idéale, si cela ne vous encombre pas.',
  },
  { de: 4, a: 6, qui: 3, tutrice: 4, debut: 33, duree: 2, avant: 42, objectif: 11, sort: 'propose', invitation: true },
  { de: 8, a: 3, qui: 1, tutrice: 3, debut: 27, duree: 2, avant: 29, objectif: 10, sort: 'propose' },
  { de: 21, a: 18, qui: 1, debut: 45, duree: 3, avant: 61, objectif: 14, sort: 'propose' },

  // The complete path: someone works there, or stays longer.
  {
    ...{ de: 6, a: 1, qui: 1, tutrice: 3, debut: -75, duree: 10, souhait: 9, avant: 40, reponse: 4, objectif: 1, sort: 'clos' },
    termes: { activite: 'travailler', repas: 'accueil' },
  },
  {
    ...{ de: 2, a: 11, qui: 1, tutrice: 2, debut: -52, duree: 6, avant: 30, reponse: 3, objectif: 12, sort: 'ecourte' },
    termes: { activite: 'travailler' },
    motif: 'L’atelier du troisième jour a été annulé, faute de participants.',
  },
  {
    ...{
      de: 1,
      a: 6,
      qui: 1,
      tutrice: 2,
      debut: 16,
      duree: 6,
      souhait: 6,
      avant: 38,
      reponse: 5,
      contre: 7,
      objectif: 3,
      sort: 'signe',
    },
    termes: { activite: 'travailler', repas: 'accueil' },
    message: 'Maëlle prendrait en charge un groupe, avec quelqu’un de chez vous.',
  },
  {
    ...{ de: 10, a: 1, qui: 1, tutrice: 2, debut: 24, duree: 8, avant: 30, reponse: 4, objectif: 6, sort: 'a_consentir' },
    termes: { activite: 'travailler', moment: 'apres-midi' },
  },
  {
    ...{ de: 1, a: 11, qui: 2, tutrice: 1, debut: 48, duree: 4, avant: 36, reponse: 3, objectif: 8, sort: 'a_signer' },
    termes: { activite: 'travailler', frais: 'partage' },
  },
  {
    ...{ de: 6, a: 2, qui: 2, tutrice: 1, debut: 40, duree: 22, avant: 44, reponse: 6, objectif: 17, sort: 'une_signature' },
    termes: { activite: 'travailler', joursDeSemaine: [2] },
  },

  // Wishes, counter-proposals, postponements.
  {
    ...{ de: 1, a: 3, qui: 1, debut: 30, duree: 2, souhait: 3, avant: 27, objectif: 2, sort: 'souhaite' },
    message: 'J’aimerais voir votre tournée du jeudi, pour préparer la nôtre.',
  },
  { de: 2, a: 10, qui: 2, debut: 44, duree: 2, souhait: 2, avant: 42, objectif: 18, sort: 'souhaite' },
  {
    ...{ de: 9, a: 3, qui: 1, debut: -20, duree: 2, souhait: 4, avant: 20, objectif: 15, sort: 'ecarte' },
    motif: 'Nous sommes trois en novembre : pas ce mois-ci. Redemandez-le en janvier.',
  },
  {
    ...{ de: 1, a: 4, qui: 2, tutrice: 1, debut: 26, duree: 4, avant: 33, contre: 7, objectif: 13, sort: 'contre_propose' },
    message: 'Cette semaine-là, toute l’équipe est en formation. La suivante, Nadège vous attend.',
  },
  {
    ...{ de: 4, a: 2, qui: 2, tutrice: 1, debut: 20, duree: 2, avant: 32, reponse: 4, contre: 14, objectif: 9, sort: 'reporte' },
    motif: 'Notre bénévole référente est en arrêt cette semaine-là.',
  },
  { de: 3, a: 1, qui: 1, avec: [2], tutrice: 2, debut: 37, duree: 2, avant: 43, reponse: 4, objectif: 10, sort: 'accepte' },
];
