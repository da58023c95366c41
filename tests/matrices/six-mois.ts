import type { StatutStage } from '#app/troc/stages/statuts.ts';

/**
 * Six months of stages, and the mails that follow: who receives what, which day, at what hour, with a calendar file or
 * without. Written from the rules before anything ran, in the words of those who receive them.
 * A line that begins with « → » tells what someone did; each other line is one mail, and nobody receives any other.
 */

/** Who lives these six months, as the list names them. */
export const GENS = {
  'Hélène, direction de la Grange': { prenom: 'Hélène', nom: 'Marsaudon' },
  'Odile, présidence de la Grange': { prenom: 'Odile', nom: 'Vergne' },
  'Maëlle, salariée de la Grange': { prenom: 'Maëlle', nom: 'Desroches' },
  'Karim, salarié de la Grange': { prenom: 'Karim', nom: 'Sadaoui' },
  'Paul, bénévole de la Grange': { prenom: 'Paul', nom: 'Ney' },
  'Bruno, direction de L’Escale': { prenom: 'Bruno', nom: 'Lascaux' },
  'Amina, salariée de L’Escale': { prenom: 'Amina', nom: 'Kerdoncuff' },
  'Denise, salariée de L’Escale, sans adresse': { prenom: 'Denise', nom: 'Aubry' },
  'Sylvie, coordination du Fil': { prenom: 'Sylvie', nom: 'Tarnaud' },
  'Yann, salarié du Fil': { prenom: 'Yann', nom: 'Ribeyrol' },
  'Zoé, salariée du Fil': { prenom: 'Zoé', nom: 'Blanc' },
  'Inès, direction de l’Espace': { prenom: 'Inès', nom: 'Roudier' },
  'Léo, agent de l’Espace': { prenom: 'Léo', nom: 'Faure' },
  'Nadège, coordination du réseau': { prenom: 'Nadège', nom: 'Faucher' },
} as const;
export type Qui = keyof typeof GENS;

/** Each kind of mail, and the subject that it has: {stage} is « votre stage à L’Escale » to whoever goes. */
export const SUJETS = {
  'souhait à appuyer': 'Appuyer le souhait {de} ?',
  'rappel : souhait à appuyer': 'Rappel : appuyer le souhait {de} ?',
  'souhait appuyé': 'Votre souhait est appuyé : stage {ou}',
  'souhait retiré': 'Souhait retiré : stage {de} {ou}',
  'souhait ou proposition sans réponse': 'Sans réponse : {un stage}',
  'accueillir ?': 'Accueillir {qui} {…} ?',
  'rappel : accueillir ?': 'Rappel : accueillir {qui} {…} ?',
  'envoyer ?': 'Envoyer {qui} {ou} {…} ?',
  'rappel : envoyer ?': 'Rappel : envoyer {qui} {ou} {…} ?',
  'un stage vous est proposé': 'Un stage {ou} vous est proposé',
  'autre proposition': '{…} propose autre chose pour {qui}',
  'le stage change': '{Le} stage change : d’autres conditions sont proposées',
  'autres dates à répondre': 'Reporter {stage} ?',
  'proposition refusée': '{stage} est refusé',
  'proposition retirée': 'Proposition retirée : {un stage}',
  'stage accepté': '{stage} est accepté',
  'tout est prêt': 'Tout est prêt{ : | pour }{stage}',
  'êtes-vous d’accord ?': 'Êtes-vous d’accord pour ce stage {ou} ?',
  'convention à signer': 'À signer : la convention {du stage}',
  'rappel : votre accord': 'Rappel : il manque votre accord pour {stage}',
  'rappel : votre signature': 'Rappel : il manque votre signature pour {stage}',
  'convention pas signée': 'La convention {du stage} n’est pas signée',
  'n’aura pas lieu, sans accord': '{stage} n’aura pas lieu',
  'dans deux jours': 'Dans deux jours : {stage}',
  'stage annulé': '{stage} est annulé',
  'n’a pas eu lieu': '{stage} n’a pas eu lieu',
  'plus court que prévu': '{stage} a été plus court que prévu',
  'a-t-il eu lieu ?': '{stage} a-t-il eu lieu ?',
  'bilan demandé': 'Que retenez-vous {du stage} ?',
  'rappel : bilan': 'Rappel : que retenez-vous {du stage} ?',
  'réponse notée': 'Votre réponse est notée : {un stage}',
  'départ noté': 'Votre départ du Fil de Vienne est noté',
} as const;

export interface Chapitre {
  /** Those who go. */
  partent: readonly Qui[];
  /** The host, as « à » says it. */
  ou: string;
  /** Where the stage stands when the six months are over. */
  finit: StatutStage;
  courriels: string;
}

/** The chapters, by the name of the stage. */
export const SIX_MOIS = {
  'Le souhait de Maëlle': {
    partent: ['Maëlle, salariée de la Grange'],
    ou: 'à L’Escale',
    finit: 'clos',
    courriels: `
      → lundi 5 janvier : Maëlle souhaite passer les 3 et 4 février à L’Escale, avec Amina. L’Escale n’en sait rien
      05/01 10 h | Hélène, direction de la Grange | souhait à appuyer
      05/01 10 h | Odile, présidence de la Grange | souhait à appuyer
      → sept jours sans réponse
      12/01  8 h | Hélène, direction de la Grange | rappel : souhait à appuyer
      12/01  8 h | Odile, présidence de la Grange | rappel : souhait à appuyer
      → mardi 13 janvier : Hélène l’appuie
      13/01 14 h | Bruno, direction de L’Escale   | accueillir ?
      13/01 14 h | Maëlle, salariée de la Grange  | souhait appuyé
      → lundi 19 janvier : Bruno accepte
      19/01  9 h | Maëlle, salariée de la Grange  | tout est prêt | .ics
      19/01  9 h | Amina, salariée de L’Escale    | tout est prêt | .ics
      19/01  9 h | Hélène, direction de la Grange | stage accepté
      19/01  9 h | Odile, présidence de la Grange | stage accepté
      → l’avant-veille
      01/02  8 h | Maëlle, salariée de la Grange  | dans deux jours | .ics
      01/02  8 h | Amina, salariée de L’Escale    | dans deux jours | .ics
      → le lendemain, personne n’a rien dit
      05/02  8 h | Hélène, direction de la Grange | a-t-il eu lieu ?
      05/02  8 h | Odile, présidence de la Grange | a-t-il eu lieu ?
      05/02  8 h | Bruno, direction de L’Escale   | a-t-il eu lieu ?
      05/02  8 h | Maëlle, salariée de la Grange  | a-t-il eu lieu ?
      05/02  8 h | Amina, salariée de L’Escale    | a-t-il eu lieu ?
      → jeudi 5 février : Maëlle dit qu’il a eu lieu
      05/02 17 h | Amina, salariée de L’Escale    | bilan demandé
      → Maëlle rend le sien le 6 ; au bout de trois jours, il manque celui d’Amina
      08/02  8 h | Amina, salariée de L’Escale    | rappel : bilan
      → lundi 9 février : Amina rend le sien, le stage se clôt sans rien dire
    `,
  },

  'Le souhait de Karim, resté sans réponse': {
    partent: ['Karim, salarié de la Grange'],
    ou: 'au Fil de Vienne',
    finit: 'expire',
    courriels: `
      → mercredi 7 janvier : Karim souhaite passer le 10 mars au Fil
      07/01  9 h | Hélène, direction de la Grange | souhait à appuyer
      07/01  9 h | Odile, présidence de la Grange | souhait à appuyer
      14/01  8 h | Hélène, direction de la Grange | rappel : souhait à appuyer
      14/01  8 h | Odile, présidence de la Grange | rappel : souhait à appuyer
      21/01  8 h | Hélène, direction de la Grange | rappel : souhait à appuyer
      21/01  8 h | Odile, présidence de la Grange | rappel : souhait à appuyer
      → trentième jour
      06/02  8 h | Karim, salarié de la Grange    | souhait ou proposition sans réponse
      06/02  8 h | Hélène, direction de la Grange | souhait ou proposition sans réponse
      06/02  8 h | Odile, présidence de la Grange | souhait ou proposition sans réponse
    `,
  },

  'Le souhait de Karim, retiré': {
    partent: ['Karim, salarié de la Grange'],
    ou: 'au Fil de Vienne',
    finit: 'annule',
    courriels: `
      → jeudi 8 janvier : Karim souhaite passer l’après-midi du 17 mars au Fil
      08/01 10 h | Hélène, direction de la Grange | souhait à appuyer
      08/01 10 h | Odile, présidence de la Grange | souhait à appuyer
      → vendredi 9 janvier : il y renonce
      09/01 16 h | Hélène, direction de la Grange | souhait retiré
      09/01 16 h | Odile, présidence de la Grange | souhait retiré
    `,
  },

  'Le souhait de Maëlle pour vendredi': {
    partent: ['Maëlle, salariée de la Grange'],
    ou: 'au Fil de Vienne',
    finit: 'expire',
    courriels: `
      → lundi 12 janvier : Maëlle souhaite passer le vendredi 16 au Fil
      12/01  9 h | Hélène, direction de la Grange | souhait à appuyer
      12/01  9 h | Odile, présidence de la Grange | souhait à appuyer
      → vendredi 16 janvier : le jour est venu, le souhait s’éteint
      16/01  8 h | Maëlle, salariée de la Grange  | souhait ou proposition sans réponse
      16/01  8 h | Hélène, direction de la Grange | souhait ou proposition sans réponse
      16/01  8 h | Odile, présidence de la Grange | souhait ou proposition sans réponse
    `,
  },

  'Amina au Fil, sans bilan de là-bas': {
    partent: ['Amina, salariée de L’Escale'],
    ou: 'au Fil de Vienne',
    finit: 'clos',
    courriels: `
      → lundi 12 janvier : Bruno propose Amina au Fil le mardi 27, avec Zoé
      12/01 11 h | Sylvie, coordination du Fil    | accueillir ?
      12/01 11 h | Amina, salariée de L’Escale    | un stage vous est proposé
      → jeudi 15 janvier : Sylvie accepte
      15/01 15 h | Amina, salariée de L’Escale    | tout est prêt | .ics
      15/01 15 h | Zoé, salariée du Fil           | tout est prêt | .ics
      15/01 15 h | Bruno, direction de L’Escale   | stage accepté
      25/01  8 h | Amina, salariée de L’Escale    | dans deux jours | .ics
      25/01  8 h | Zoé, salariée du Fil           | dans deux jours | .ics
      → le lendemain
      28/01  8 h | Bruno, direction de L’Escale   | a-t-il eu lieu ?
      28/01  8 h | Sylvie, coordination du Fil    | a-t-il eu lieu ?
      28/01  8 h | Amina, salariée de L’Escale    | a-t-il eu lieu ?
      28/01  8 h | Zoé, salariée du Fil           | a-t-il eu lieu ?
      → mercredi 28 janvier : Bruno dit qu’il a eu lieu ; Amina rend son bilan le 29
      28/01 18 h | Amina, salariée de L’Escale    | bilan demandé
      28/01 18 h | Zoé, salariée du Fil           | bilan demandé
      → trois jours, puis dix jours : il manque celui du Fil
      31/01  8 h | Zoé, salariée du Fil           | rappel : bilan
      07/02  8 h | Zoé, salariée du Fil           | rappel : bilan
      → dimanche 29 mars, soixantième jour et jour du changement d’heure : le stage se clôt sans rien dire
    `,
  },

  'Maëlle invitée au Fil, deux fois autrement': {
    partent: ['Maëlle, salariée de la Grange'],
    ou: 'au Fil de Vienne',
    finit: 'clos',
    courriels: `
      → lundi 9 février : Sylvie invite Maëlle les 24 et 25 mars ; elle l’accompagnera elle-même
      09/02  9 h | Hélène, direction de la Grange | envoyer ?
      09/02  9 h | Odile, présidence de la Grange | envoyer ?
      09/02  9 h | Maëlle, salariée de la Grange  | un stage vous est proposé
      16/02  8 h | Hélène, direction de la Grange | rappel : envoyer ?
      16/02  8 h | Odile, présidence de la Grange | rappel : envoyer ?
      → mardi 17 février : Odile propose plutôt les 31 mars et 1er avril ; les jours se comptent de nouveau
      17/02 10 h | Sylvie, coordination du Fil    | autre proposition
      17/02 10 h | Maëlle, salariée de la Grange  | le stage change
      24/02  8 h | Sylvie, coordination du Fil    | rappel : accueillir ?
      → jeudi 26 février : Sylvie propose plutôt les 7 et 8 avril
      26/02  9 h | Hélène, direction de la Grange | autre proposition
      26/02  9 h | Odile, présidence de la Grange | autre proposition
      26/02  9 h | Maëlle, salariée de la Grange  | le stage change
      05/03  8 h | Hélène, direction de la Grange | rappel : envoyer ?
      05/03  8 h | Odile, présidence de la Grange | rappel : envoyer ?
      12/03  8 h | Hélène, direction de la Grange | rappel : envoyer ?
      12/03  8 h | Odile, présidence de la Grange | rappel : envoyer ?
      → vendredi 13 mars : Hélène accepte ; Sylvie engage le Fil et accompagne : un seul courriel, celui de l’agenda
      13/03 12 h | Maëlle, salariée de la Grange  | tout est prêt | .ics
      13/03 12 h | Sylvie, coordination du Fil    | tout est prêt | .ics
      13/03 12 h | Odile, présidence de la Grange | stage accepté
      05/04  8 h | Maëlle, salariée de la Grange  | dans deux jours | .ics
      05/04  8 h | Sylvie, coordination du Fil    | dans deux jours | .ics
      09/04  8 h | Hélène, direction de la Grange | a-t-il eu lieu ?
      09/04  8 h | Odile, présidence de la Grange | a-t-il eu lieu ?
      09/04  8 h | Sylvie, coordination du Fil    | a-t-il eu lieu ?
      09/04  8 h | Maëlle, salariée de la Grange  | a-t-il eu lieu ?
      → jeudi 9 avril : Sylvie dit qu’il a eu lieu
      09/04 10 h | Maëlle, salariée de la Grange  | bilan demandé
      12/04  8 h | Maëlle, salariée de la Grange  | rappel : bilan
      12/04  8 h | Sylvie, coordination du Fil    | rappel : bilan
      → lundi 13 avril : les deux bilans sont rendus
    `,
  },

  'Karim au Fil, reporté, puis retiré': {
    partent: ['Karim, salarié de la Grange'],
    ou: 'au Fil de Vienne',
    finit: 'annule',
    courriels: `
      → mardi 20 janvier : Hélène propose Karim au Fil le 17 février, avec Yann
      20/01  9 h | Sylvie, coordination du Fil    | accueillir ?
      20/01  9 h | Karim, salarié de la Grange    | un stage vous est proposé
      → jeudi 22 janvier : Sylvie accepte
      22/01 11 h | Karim, salarié de la Grange    | tout est prêt | .ics
      22/01 11 h | Yann, salarié du Fil           | tout est prêt | .ics
      22/01 11 h | Hélène, direction de la Grange | stage accepté
      22/01 11 h | Odile, présidence de la Grange | stage accepté
      → lundi 2 février : Sylvie propose de reporter au 24, l’équipe est trop réduite
      02/02 10 h | Hélène, direction de la Grange | autres dates à répondre
      02/02 10 h | Odile, présidence de la Grange | autres dates à répondre
      02/02 10 h | Karim, salarié de la Grange    | le stage change | .ics
      02/02 10 h | Yann, salarié du Fil           | le stage change | .ics
      → mercredi 4 février : Odile propose plutôt le 3 mars ; le rendez-vous est dans deux agendas, il y change aussi
      04/02 10 h | Sylvie, coordination du Fil    | autre proposition
      04/02 10 h | Karim, salarié de la Grange    | le stage change | .ics
      04/02 10 h | Yann, salarié du Fil           | le stage change | .ics
      11/02  8 h | Sylvie, coordination du Fil    | rappel : accueillir ?
      → jeudi 12 février : Odile retire la proposition, sans dire pourquoi
      12/02 10 h | Hélène, direction de la Grange | proposition retirée
      12/02 10 h | Karim, salarié de la Grange    | proposition retirée | .ics
      12/02 10 h | Sylvie, coordination du Fil    | proposition retirée
      12/02 10 h | Yann, salarié du Fil           | proposition retirée | .ics
    `,
  },

  'Karim refusé à l’Espace': {
    partent: ['Karim, salarié de la Grange'],
    ou: 'à l’Espace Camille',
    finit: 'refuse',
    courriels: `
      → mercredi 18 février : Hélène propose Karim à l’Espace le 14 avril, avec Léo
      18/02 10 h | Inès, direction de l’Espace    | accueillir ?
      18/02 10 h | Karim, salarié de la Grange    | un stage vous est proposé
      → vendredi 20 février : Inès refuse, les dates ne vont pas ; Léo n’en avait rien su
      20/02  9 h | Hélène, direction de la Grange | proposition refusée
      20/02  9 h | Odile, présidence de la Grange | proposition refusée
      20/02  9 h | Karim, salarié de la Grange    | proposition refusée
    `,
  },

  'Léo à L’Escale, retiré': {
    partent: ['Léo, agent de l’Espace'],
    ou: 'à L’Escale',
    finit: 'annule',
    courriels: `
      → lundi 2 mars : Inès propose Léo à L’Escale le 21 avril, avec Amina
      02/03  9 h | Bruno, direction de L’Escale   | accueillir ?
      02/03  9 h | Léo, agent de l’Espace         | un stage vous est proposé
      → mardi 3 mars : elle retire la proposition
      03/03 17 h | Bruno, direction de L’Escale   | proposition retirée
      03/03 17 h | Léo, agent de l’Espace         | proposition retirée
    `,
  },

  'Yann à L’Escale, jamais répondu': {
    partent: ['Yann, salarié du Fil'],
    ou: 'à L’Escale',
    finit: 'expire',
    courriels: `
      → mardi 3 mars : Sylvie propose Yann à L’Escale le 26 mai
      03/03 10 h | Bruno, direction de L’Escale   | accueillir ?
      03/03 10 h | Yann, salarié du Fil           | un stage vous est proposé
      10/03  8 h | Bruno, direction de L’Escale   | rappel : accueillir ?
      17/03  8 h | Bruno, direction de L’Escale   | rappel : accueillir ?
      → trentième jour, l’heure ayant changé entre-temps
      02/04  8 h | Sylvie, coordination du Fil    | souhait ou proposition sans réponse
      02/04  8 h | Bruno, direction de L’Escale   | souhait ou proposition sans réponse
      02/04  8 h | Yann, salarié du Fil           | souhait ou proposition sans réponse
    `,
  },

  'Zoé à la Grange, le jour venu': {
    partent: ['Zoé, salariée du Fil'],
    ou: 'à La Grange commune',
    finit: 'expire',
    courriels: `
      → dimanche 22 mars, 23 h 30 : Sylvie propose Zoé à la Grange l’après-midi du 9 avril
      22/03 23 h | Hélène, direction de la Grange | accueillir ?
      22/03 23 h | Odile, présidence de la Grange | accueillir ?
      22/03 23 h | Zoé, salariée du Fil           | un stage vous est proposé
      → dimanche 29 mars : septième jour, et jour du changement d’heure
      29/03  8 h | Hélène, direction de la Grange | rappel : accueillir ?
      29/03  8 h | Odile, présidence de la Grange | rappel : accueillir ?
      05/04  8 h | Hélène, direction de la Grange | rappel : accueillir ?
      05/04  8 h | Odile, présidence de la Grange | rappel : accueillir ?
      → jeudi 9 avril, 13 h : l’après-midi commence, la proposition s’éteint
      09/04 13 h | Sylvie, coordination du Fil    | souhait ou proposition sans réponse
      09/04 13 h | Hélène, direction de la Grange | souhait ou proposition sans réponse
      09/04 13 h | Odile, présidence de la Grange | souhait ou proposition sans réponse
      09/04 13 h | Zoé, salariée du Fil           | souhait ou proposition sans réponse
    `,
  },

  'Maëlle et Karim au travail à L’Escale, écourté': {
    partent: ['Maëlle, salariée de la Grange', 'Karim, salarié de la Grange'],
    ou: 'à L’Escale',
    finit: 'clos',
    courriels: `
      → mercredi 25 février : Hélène les propose du 20 au 24 avril ; Denise, sans adresse, les accompagnera
      25/02 10 h | Bruno, direction de L’Escale   | accueillir ?
      25/02 10 h | Maëlle, salariée de la Grange  | un stage vous est proposé
      25/02 10 h | Karim, salarié de la Grange    | un stage vous est proposé
      → vendredi 27 février : Bruno accepte ; il faut une convention
      27/02 15 h | Maëlle, salariée de la Grange  | êtes-vous d’accord ?
      27/02 15 h | Karim, salarié de la Grange    | êtes-vous d’accord ?
      27/02 15 h | Hélène, direction de la Grange | stage accepté
      27/02 15 h | Odile, présidence de la Grange | stage accepté
      → lundi 2 mars : Maëlle donne son accord. Dix jours avant, il manque celui de Karim
      10/04  8 h | Karim, salarié de la Grange    | rappel : votre accord
      → samedi 11 avril : Karim donne le sien. Odile signe pour la Grange, Bruno pour L’Escale
      11/04 10 h | Odile, présidence de la Grange | convention à signer
      11/04 10 h | Bruno, direction de L’Escale   | convention à signer
      → lundi 13 avril : Odile signe. Trois jours avant, il manque la signature de Bruno
      17/04  8 h | Bruno, direction de L’Escale   | rappel : votre signature
      → vendredi 17 avril : Bruno signe le dernier ; l’avant-veille, c’est le lendemain : on ne le redit pas
      17/04 16 h | Maëlle, salariée de la Grange  | tout est prêt | .ics
      17/04 16 h | Karim, salarié de la Grange    | tout est prêt | .ics
      17/04 16 h | Hélène, direction de la Grange | tout est prêt
      17/04 16 h | Odile, présidence de la Grange | tout est prêt
      → jeudi 23 avril : Bruno dit qu’il s’est arrêté la veille
      23/04 11 h | Maëlle, salariée de la Grange  | plus court que prévu | .ics
      23/04 11 h | Karim, salarié de la Grange    | plus court que prévu | .ics
      23/04 11 h | Hélène, direction de la Grange | plus court que prévu
      23/04 11 h | Odile, présidence de la Grange | plus court que prévu
      23/04 11 h | Maëlle, salariée de la Grange  | bilan demandé
      23/04 11 h | Karim, salarié de la Grange    | bilan demandé
      → trois jours : Denise n’a pas d’adresse, c’est Bruno qu’on attend
      26/04  8 h | Maëlle, salariée de la Grange  | rappel : bilan
      26/04  8 h | Karim, salarié de la Grange    | rappel : bilan
      26/04  8 h | Bruno, direction de L’Escale   | rappel : bilan
      → lundi 27 avril : Maëlle rend le bilan de la Grange
      03/05  8 h | Bruno, direction de L’Escale   | rappel : bilan
      → lundi 22 juin, soixantième jour : le stage se clôt sans rien dire
    `,
  },

  'Amina au travail au Fil, pas signé, reporté, signé': {
    partent: ['Amina, salariée de L’Escale'],
    ou: 'au Fil de Vienne',
    finit: 'clos',
    courriels: `
      → lundi 20 avril : Bruno propose Amina au Fil du 18 au 20 mai, avec Zoé
      20/04  9 h | Sylvie, coordination du Fil    | accueillir ?
      20/04  9 h | Amina, salariée de L’Escale    | un stage vous est proposé
      → mercredi 22 avril : Sylvie accepte
      22/04 10 h | Amina, salariée de L’Escale    | êtes-vous d’accord ?
      22/04 10 h | Bruno, direction de L’Escale   | stage accepté
      → vendredi 24 avril : Amina est d’accord. Bruno signe pour L’Escale, Sylvie pour le Fil, par délégation jusqu’au 30
      24/04 11 h | Bruno, direction de L’Escale   | convention à signer
      24/04 11 h | Sylvie, coordination du Fil    | convention à signer
      → dix jours avant, personne n’a signé, et plus personne ne signe pour le Fil : Sylvie, qui l’engage, est rappelée
      08/05  8 h | Bruno, direction de L’Escale   | rappel : votre signature
      08/05  8 h | Sylvie, coordination du Fil    | rappel : votre signature
      → mardi 12 mai : Bruno signe. Trois jours avant, il manque le Fil ; l’avant-veille, on n’annonce rien
      15/05  8 h | Sylvie, coordination du Fil    | rappel : votre signature
      → lundi 18 mai, premier jour
      18/05  8 h | Bruno, direction de L’Escale   | convention pas signée
      18/05  8 h | Sylvie, coordination du Fil    | convention pas signée
      → le même jour, Sylvie propose de reporter du 9 au 11 juin
      18/05 10 h | Bruno, direction de L’Escale   | autres dates à répondre
      18/05 10 h | Amina, salariée de L’Escale    | le stage change | .ics
      18/05 10 h | Zoé, salariée du Fil           | le stage change | .ics
      25/05  8 h | Bruno, direction de L’Escale   | rappel : envoyer ?
      → mardi 26 mai : Bruno accepte ; tout est à signer de nouveau, et Sylvie a une nouvelle délégation
      26/05  9 h | Amina, salariée de L’Escale    | êtes-vous d’accord ?
      26/05  9 h | Sylvie, coordination du Fil    | stage accepté
      → mercredi 27 mai : Amina est d’accord
      27/05 10 h | Bruno, direction de L’Escale   | convention à signer
      27/05 10 h | Sylvie, coordination du Fil    | convention à signer
      → jeudi 28 mai : Bruno signe. Dix jours avant, il manque le Fil
      30/05  8 h | Sylvie, coordination du Fil    | rappel : votre signature
      → mardi 2 juin : Sylvie signe la dernière
      02/06 11 h | Amina, salariée de L’Escale    | tout est prêt | .ics
      02/06 11 h | Zoé, salariée du Fil           | tout est prêt | .ics
      02/06 11 h | Bruno, direction de L’Escale   | tout est prêt
      07/06  8 h | Amina, salariée de L’Escale    | dans deux jours | .ics
      07/06  8 h | Zoé, salariée du Fil           | dans deux jours | .ics
      12/06  8 h | Bruno, direction de L’Escale   | a-t-il eu lieu ?
      12/06  8 h | Sylvie, coordination du Fil    | a-t-il eu lieu ?
      12/06  8 h | Amina, salariée de L’Escale    | a-t-il eu lieu ?
      12/06  8 h | Zoé, salariée du Fil           | a-t-il eu lieu ?
      → vendredi 12 juin : Zoé dit qu’il a eu lieu ; les deux bilans sont rendus le lendemain
      12/06  9 h | Amina, salariée de L’Escale    | bilan demandé
    `,
  },

  'Karim n’est pas d’accord': {
    partent: ['Karim, salarié de la Grange'],
    ou: 'au Fil de Vienne',
    finit: 'annule',
    courriels: `
      → lundi 4 mai : Hélène propose que Karim travaille au Fil du 15 au 17 juin, avec Zoé
      04/05 10 h | Sylvie, coordination du Fil    | accueillir ?
      04/05 10 h | Karim, salarié de la Grange    | un stage vous est proposé
      → mercredi 6 mai : Sylvie accepte
      06/05 14 h | Karim, salarié de la Grange    | êtes-vous d’accord ?
      06/05 14 h | Hélène, direction de la Grange | stage accepté
      06/05 14 h | Odile, présidence de la Grange | stage accepté
      → jeudi 7 mai : Karim n’est pas d’accord
      07/05  9 h | Hélène, direction de la Grange | n’aura pas lieu, sans accord
      07/05  9 h | Odile, présidence de la Grange | n’aura pas lieu, sans accord
      07/05  9 h | Sylvie, coordination du Fil    | n’aura pas lieu, sans accord
      07/05  9 h | Zoé, salariée du Fil           | n’aura pas lieu, sans accord
    `,
  },

  'Paul, bénévole, au Fil': {
    partent: ['Paul, bénévole de la Grange'],
    ou: 'au Fil de Vienne',
    finit: 'clos',
    courriels: `
      → lundi 27 avril : Odile propose que Paul travaille au Fil du 1er au 3 juin, avec Zoé
      27/04 10 h | Sylvie, coordination du Fil    | accueillir ?
      27/04 10 h | Paul, bénévole de la Grange    | un stage vous est proposé
      → mercredi 29 avril : Sylvie accepte ; un bénévole n’a pas de convention
      29/04  9 h | Paul, bénévole de la Grange    | tout est prêt | .ics
      29/04  9 h | Zoé, salariée du Fil           | tout est prêt | .ics
      29/04  9 h | Hélène, direction de la Grange | stage accepté
      29/04  9 h | Odile, présidence de la Grange | stage accepté
      30/05  8 h | Paul, bénévole de la Grange    | dans deux jours | .ics
      30/05  8 h | Zoé, salariée du Fil           | dans deux jours | .ics
      04/06  8 h | Hélène, direction de la Grange | a-t-il eu lieu ?
      04/06  8 h | Odile, présidence de la Grange | a-t-il eu lieu ?
      04/06  8 h | Sylvie, coordination du Fil    | a-t-il eu lieu ?
      04/06  8 h | Paul, bénévole de la Grange    | a-t-il eu lieu ?
      04/06  8 h | Zoé, salariée du Fil           | a-t-il eu lieu ?
      → jeudi 4 juin : Odile dit qu’il a eu lieu ; les deux bilans sont rendus le lendemain
      04/06 15 h | Paul, bénévole de la Grange    | bilan demandé
      04/06 15 h | Zoé, salariée du Fil           | bilan demandé
    `,
  },

  'Léo au travail à L’Escale, annulé': {
    partent: ['Léo, agent de l’Espace'],
    ou: 'à L’Escale',
    finit: 'annule',
    courriels: `
      → mercredi 1er avril : Inès propose que Léo, agent public, travaille à L’Escale du 4 au 6 mai, avec Amina
      01/04 11 h | Bruno, direction de L’Escale   | accueillir ?
      01/04 11 h | Léo, agent de l’Espace         | un stage vous est proposé
      → jeudi 2 avril : Bruno accepte
      02/04  9 h | Léo, agent de l’Espace         | tout est prêt | .ics
      02/04  9 h | Amina, salariée de L’Escale    | tout est prêt | .ics
      02/04  9 h | Inès, direction de l’Espace    | stage accepté
      → mercredi 29 avril : Bruno annule, l’équipe est trop réduite
      29/04 10 h | Léo, agent de l’Espace         | stage annulé | .ics
      29/04 10 h | Amina, salariée de L’Escale    | stage annulé | .ics
      29/04 10 h | Inès, direction de l’Espace    | stage annulé
    `,
  },

  'Zoé à l’Espace, accepté au téléphone, absente': {
    partent: ['Zoé, salariée du Fil'],
    ou: 'à l’Espace Camille',
    finit: 'non_realise',
    courriels: `
      → lundi 13 avril : Sylvie propose Zoé à l’Espace le 5 mai ; Inès l’accompagnera
      13/04  9 h | Inès, direction de l’Espace    | accueillir ?
      13/04  9 h | Zoé, salariée du Fil           | un stage vous est proposé
      → mercredi 15 avril : Inès accepte au téléphone, Nadège le note ; Inès accompagne : le rendez-vous va dans son agenda
      15/04 10 h | Inès, direction de l’Espace    | réponse notée
      15/04 10 h | Zoé, salariée du Fil           | tout est prêt | .ics
      15/04 10 h | Inès, direction de l’Espace    | tout est prêt | .ics
      15/04 10 h | Sylvie, coordination du Fil    | stage accepté
      03/05  8 h | Zoé, salariée du Fil           | dans deux jours | .ics
      03/05  8 h | Inès, direction de l’Espace    | dans deux jours | .ics
      → mardi 5 mai : Inès dit qu’il n’a pas eu lieu ; il n’y a pas de bilan
      05/05 16 h | Zoé, salariée du Fil           | n’a pas eu lieu | .ics
      05/05 16 h | Sylvie, coordination du Fil    | n’a pas eu lieu
    `,
  },

  'Yann s’en va': {
    partent: ['Yann, salarié du Fil'],
    ou: 'à L’Escale',
    finit: 'annule',
    courriels: `
      → lundi 11 mai : Sylvie propose Yann à L’Escale le 16 juin, avec Amina
      11/05  9 h | Bruno, direction de L’Escale   | accueillir ?
      11/05  9 h | Yann, salarié du Fil           | un stage vous est proposé
      → mercredi 13 mai : Bruno accepte
      13/05 10 h | Yann, salarié du Fil           | tout est prêt | .ics
      13/05 10 h | Amina, salariée de L’Escale    | tout est prêt | .ics
      13/05 10 h | Sylvie, coordination du Fil    | stage accepté
      → vendredi 22 mai : Sylvie note que Yann quitte le Fil le 31 ; son stage tombe
      22/05  9 h | Yann, salarié du Fil           | départ noté
      22/05  9 h | Yann, salarié du Fil           | stage annulé | .ics
      22/05  9 h | Amina, salariée de L’Escale    | stage annulé | .ics
      22/05  9 h | Bruno, direction de L’Escale   | stage annulé
    `,
  },

  'Léo à la Grange, reporté puis refusé': {
    partent: ['Léo, agent de l’Espace'],
    ou: 'à La Grange commune',
    finit: 'refuse',
    courriels: `
      → mardi 5 mai : Inès propose Léo à la Grange le 28 mai, avec Maëlle
      05/05 10 h | Hélène, direction de la Grange | accueillir ?
      05/05 10 h | Odile, présidence de la Grange | accueillir ?
      05/05 10 h | Léo, agent de l’Espace         | un stage vous est proposé
      → jeudi 7 mai : Hélène accepte
      07/05 10 h | Léo, agent de l’Espace         | tout est prêt | .ics
      07/05 10 h | Maëlle, salariée de la Grange  | tout est prêt | .ics
      07/05 10 h | Inès, direction de l’Espace    | stage accepté
      07/05 10 h | Odile, présidence de la Grange | stage accepté
      → mercredi 20 mai : Odile propose de reporter au 25 juin
      20/05 14 h | Inès, direction de l’Espace    | autres dates à répondre
      20/05 14 h | Léo, agent de l’Espace         | le stage change | .ics
      20/05 14 h | Maëlle, salariée de la Grange  | le stage change | .ics
      27/05  8 h | Inès, direction de l’Espace    | rappel : envoyer ?
      → jeudi 28 mai : Inès refuse ; Maëlle, qui comptait l’accueillir, le sait aussi
      28/05  9 h | Hélène, direction de la Grange | proposition refusée
      28/05  9 h | Odile, présidence de la Grange | proposition refusée
      28/05  9 h | Léo, agent de l’Espace         | proposition refusée | .ics
      28/05  9 h | Maëlle, salariée de la Grange  | proposition refusée | .ics
    `,
  },

  'Maëlle au travail à L’Escale, trop tard': {
    partent: ['Maëlle, salariée de la Grange'],
    ou: 'à L’Escale',
    finit: 'accepte',
    courriels: `
      → jeudi 25 juin : Hélène propose que Maëlle travaille à L’Escale du 30 juin au 2 juillet, avec Amina
      25/06  9 h | Bruno, direction de L’Escale   | accueillir ?
      25/06  9 h | Maëlle, salariée de la Grange  | un stage vous est proposé
      → le même jour, Bruno accepte
      25/06 10 h | Maëlle, salariée de la Grange  | êtes-vous d’accord ?
      25/06 10 h | Hélène, direction de la Grange | stage accepté
      25/06 10 h | Odile, présidence de la Grange | stage accepté
      → deux jours après, trois jours avant : un seul rappel
      27/06  8 h | Maëlle, salariée de la Grange  | rappel : votre accord
      → mardi 30 juin, premier jour ; ensuite on ne demande pas s’il a eu lieu
      30/06  8 h | Hélène, direction de la Grange | convention pas signée
      30/06  8 h | Odile, présidence de la Grange | convention pas signée
      30/06  8 h | Bruno, direction de L’Escale   | convention pas signée
    `,
  },
} as const satisfies Record<string, Chapitre>;
export type Stage = keyof typeof SIX_MOIS;
