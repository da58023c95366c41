import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { cloreAppui } from '#app/troc/appuis/clore.server.ts';
import { demanderAppui } from '#app/troc/appuis/demander.server.ts';
import { getAppui, quiPeuvent } from '#app/troc/appuis/dossiers.server.ts';
import { repondreALInvitation } from '#app/troc/appuis/repondre.server.ts';
import { direTenue, programmer } from '#app/troc/appuis/seance.server.ts';
import { solliciter } from '#app/troc/appuis/solliciter.server.ts';
import { acteDe, idDe, jourDans, unMardi } from './gens.ts';
import type { Acte } from './histoire.ts';

interface AppuiDemo {
  /** Whose structure asks. */
  qui: string;
  titre: string;
  description: string;
  competences: string[];
  distance?: boolean;
  /** In days before today, and after it. */
  ilYA: number;
  avant?: number;
  /** Who is invited, and what she answers. */
  invitees?: readonly (readonly [qui: string, reponse: 'oui' | 'non' | null, precision?: string])[];
  mot?: string;
  /** In days from today. */
  seance?: number;
  lieu?: string;
  compteRendu?: string;
  tenu?: true;
}

const APPUIS: readonly AppuiDemo[] = [
  {
    ...{ qui: 'direction.9', ilYA: 2, avant: 60, competences: ['projet-social'] },
    titre: 'Écrire notre projet social avec les habitants, pas à leur place',
    description:
      'Nous avons trois mois et une équipe de quatre personnes. Nous voudrions une méthode simple, et savoir par quoi commencer.',
  },
  {
    ...{ qui: 'equipe.7', ilYA: 6, competences: ['recherche-financements'], distance: true },
    titre: 'Monter un premier dossier LEADER pour notre scène d’habitants',
    description: 'Nous n’en avons jamais fait. Le dépôt est dans quatre mois, la mairie nous suit.',
    invitees: [
      ['direction.1', null],
      ['direction.3', 'oui', 'Plutôt un jeudi après-midi, en visio si possible.'],
    ],
    mot: 'Vous l’avez déjà fait : une heure de votre temps leur ferait gagner des semaines.',
  },
  {
    ...{ qui: 'direction.6', ilYA: 20, avant: 40, competences: ['budget-previsionnel'] },
    titre: 'Construire un budget prévisionnel sur trois ans',
    description: 'Notre conseil d’administration veut voir plus loin que l’année. Quel tableau, quelles hypothèses ?',
    invitees: [
      ['direction.2', 'oui'],
      ['direction.17', 'non', 'Pas avant l’été.'],
    ],
    seance: 9,
    lieu: 'Maison Jeanne-Labarde, la salle du haut',
  },
  {
    ...{ qui: 'direction.12', ilYA: 40, competences: ['evaluation'] },
    titre: 'Savoir ce que notre groupe d’aidants change vraiment',
    description: 'Nous comptons les présences, et cela ne dit rien.',
    invitees: [['direction.3', 'oui']],
    ...{ seance: -6, lieu: 'Maison des Tilleuls', tenu: true },
  },
  {
    ...{ qui: 'direction.11', ilYA: 95, competences: ['evaluation'] },
    titre: 'Évaluer nos mercredis sans questionnaire',
    description: 'Les familles ne remplissent plus nos questionnaires, et nous non plus.',
    invitees: [
      ['direction.3', 'oui'],
      ['equipe.8', 'oui', 'Je viens avec nos outils.'],
    ],
    ...{ seance: -70, lieu: 'Centre social municipal des Trois-Fontaines' },
    compteRendu:
      'Ce qui était demandé : savoir si les mercredis plaisent, sans faire remplir de papier.\n\nCe qui a été conseillé : trois questions posées aux enfants en fin de journée, toujours les mêmes, notées sur une grande feuille ; une fois par période, dix minutes avec les parents qui attendent.\n\nCe que nous gardons : la grande feuille, affichée. Les enfants l’ont appelée « la météo du mercredi ». Nous avons arrêté les questionnaires.',
  },
];

/** Five appuis techniques: one just asked, one whose answers come in, one fixed, one that was held, one with its account. */
export const appuisRacontes = (ctx: Contexte): Acte[] => APPUIS.flatMap((appui) => actesDe(ctx, appui));

function actesDe(ctx: Contexte, a: AppuiDemo): Acte[] {
  let id: number | undefined;
  const acte = (ilYA: number, heure: string, qui: string, faire: (elle: ContextePersonne) => void): Acte =>
    acteDe(ctx, jourDans(ctx, -ilYA), heure, qui, faire);
  const { invitees = [], seance, compteRendu } = a;
  const jour = seance === undefined ? undefined : unMardi(jourDans(ctx, seance));
  const reponses = invitees.flatMap(([qui, reponse, precision], rang) =>
    reponse === null
      ? []
      : [acte(a.ilYA - 2, `09:${10 + rang}`, qui, (elle) => repondreALInvitation(elle, id, { reponse, precision }))],
  );
  return [
    acte(a.ilYA, '09:00', a.qui, (elle) => {
      const { titre, description, competences, distance = false } = a;
      const souhaiteAvant = a.avant === undefined ? undefined : jourDans(ctx, a.avant);
      id = demanderAppui(elle, { titre, description, competences, distance, souhaiteAvant, vus: true });
    }),
    ...(invitees.length === 0
      ? []
      : [
          acte(a.ilYA - 1, '10:00', 'coordination', (elle) => {
            solliciter(elle, id, { personnes: invitees.map(([qui]) => idDe(ctx, qui)), mot: a.mot });
          }),
        ]),
    ...reponses,
    ...(jour === undefined
      ? []
      : [
          acte(a.ilYA - 3, '10:30', 'coordination', (elle) => {
            const d = getAppui(elle, id);
            const qui = quiPeuvent(d).map((une) => une.id);
            programmer(elle, id, {
              ...{ jour, heure: 14 * 60, duree: 120, lieu: a.lieu ?? '', personnes: qui, version: d.ligne.version },
            });
          }),
        ]),
    ...(jour && (a.tenu || compteRendu) ? [acteDe(ctx, jour, '17:00', a.qui, (elle) => direTenue(elle, id))] : []),
    ...(jour && compteRendu ? [acteDe(ctx, jour, '18:00', a.qui, (elle) => cloreAppui(elle, id, compteRendu))] : []),
  ];
}
