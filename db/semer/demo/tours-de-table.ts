import { eq } from 'drizzle-orm';
import { vacancesScolaires } from '#app/commun/calendrier.server.ts';
import { type Contexte, type ContextePersonne, LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, libellePeriode, lundiDe } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { getTour } from '#app/troc/tours-de-table/dossiers.server.ts';
import { champDeQuestion, champDOption, lireValeurs } from '#app/troc/tours-de-table/questions.ts';
import { repondreAuTour } from '#app/troc/tours-de-table/repondre.server.ts';
import {
  cloreTour,
  corrigerTour,
  ouvrirTour,
  preparerTour,
  publierLaSuite,
  type Redaction,
  reprendreTour,
} from '#app/troc/tours-de-table/tours-de-table.server.ts';
import type { Acte } from './histoire.ts';

type QuestionDemo = Redaction['questions'][number];

const choix = (intitule: string, options: string[], plusieurs = false): QuestionDemo => ({
  ...{ genre: 'choix', intitule, options, plusieurs, unite: '', facultative: false, repriseDeId: null },
});
const nombre = (intitule: string, unite: string): QuestionDemo => ({
  ...{ genre: 'nombre', intitule, unite, options: [], plusieurs: false, facultative: true, repriseDeId: null },
});
const mots = (intitule: string): QuestionDemo => ({
  ...{ genre: 'texte', intitule, unite: '', options: [], plusieurs: false, facultative: true, repriseDeId: null },
});

/** The question says its two weeks, from a Monday to the second Friday. */
const titreDu = (lundi: Jour) => {
  const jours = { du: demiJournee(lundi, 'matin'), au: demiJournee(ajouterJours(lundi, 11), 'apres-midi') };
  return `Qui reste ouvert pendant les vacances, ${libellePeriode(jours, true)}\u00a0?`;
};

/** The Monday of the next holidays of two weeks; where the calendar is not known yet, some weeks ahead. */
function prochainesVacances(ctx: Contexte): Jour {
  const dans = (jours: number) => jourDAvant(ctx, -jours);
  const deuxSemaines = vacancesScolaires('A', { du: demiJournee(dans(21), 'matin'), au: demiJournee(dans(330), 'matin') })
    .map(({ du, au }) => ({ lundi: lundiDe(ajouterJours(du, 6)), du, au }))
    .find(({ lundi, du, au }) => dans(21) < du && ajouterJours(lundi, 11) <= au && au < ajouterJours(lundi, 21));
  return deuxSemaines?.lundi ?? lundiDe(dans(42));
}

const QUESTIONS: readonly QuestionDemo[] = [
  choix('Pendant ces deux semaines, vous êtes…', [
    'Ouverts les deux semaines',
    'Ouverts la première semaine seulement',
    'Ouverts la seconde semaine seulement',
    'Fermés',
  ]),
  nombre('Combien d’enfants pouvez-vous accueillir d’une autre commune ?', 'places'),
  choix('De quoi auriez-vous besoin ?', ['Un minibus', 'Une personne en renfort', 'Une malle de jeux', 'Rien de plus'], true),
  mots('Un mot pour les autres équipes ?'),
];

/** One structure's answer: opening, places, needs, words, and whether it signs them. */
type ReponseDemo = readonly [
  numero: number,
  ouverture: number,
  places: string,
  besoins: readonly number[],
  mot?: string,
  signe?: true,
];

const L_AN_DERNIER: readonly ReponseDemo[] = [
  ...([
    [1, 0, '8', [0]],
    [2, 0, '4', [0, 1]],
    [3, 1, '', [3]],
    [4, 0, '12', [1], 'Nous ouvrons le jardin tous les matins.', true],
  ] as const),
  ...([
    [5, 3, '0', [3]],
    [6, 1, '6', [0]],
    [7, 0, '', [1]],
    [8, 2, '5', [0, 2]],
    [9, 3, '0', [3]],
  ] as const),
  ...([
    [10, 0, '10', [0], 'Le minibus de la commune roule le mardi.'],
    [11, 1, '', [2]],
    [12, 0, '8', [1]],
  ] as const),
  ...([
    [13, 1, '3', [0]],
    [14, 3, '0', [3]],
    [15, 0, '7', [0, 1]],
    [16, 2, '4', [2]],
    [17, 0, '6', [1]],
    [18, 1, '', [0]],
  ] as const),
];
const EN_COURS: readonly ReponseDemo[] = [
  ...([
    [2, 0, '6', [0, 1], 'Le mercredi, nous cherchons une place dans un minibus pour onze enfants.', true],
    [3, 1, '', [3]],
  ] as const),
  ...([
    [4, 0, '12', [1]],
    [5, 0, '0', [3]],
    [6, 1, '4', [0], 'Sortie au lac le jeudi : il nous manque un adulte.'],
  ] as const),
  ...([
    [8, 0, '5', [2]],
    [10, 0, '10', [0]],
    [12, 2, '8', [1, 2], 'Nous prêtons notre salle de danse.', true],
  ] as const),
  ...([
    [13, 1, '3', [0]],
    [15, 0, '7', [0, 1]],
    [16, 3, '0', [3]],
    [20, 0, '2', [1]],
  ] as const),
];

const SUITE =
  'Huit structures restent ouvertes les deux semaines, et soixante-treize places sont proposées à d’autres communes.\n\nLe minibus manque presque partout : trois communes prêtent le leur le mardi et le jeudi, la coordination tient le planning.';

/** Two tours de table: last year's, closed, with what came of it; and the same questions asked again, half answered. */
export function toursDeTable(ctx: Contexte): Acte[] {
  const ids: { avant?: number; cetteAnnee?: number } = {};
  return [...lAnDernier(ctx, ids), ...enCours(ctx, ids)];
}

function lAnDernier(ctx: Contexte, ids: { avant?: number }): Acte[] {
  const le = (jours: number, heure: string) => instant(ctx, jours, heure);
  const dernierJour = jourDAvant(ctx, 350);
  return [
    {
      le: le(364, '07:10'),
      faire: (maintenant) => {
        const elle = coordination(ctx, maintenant);
        ids.avant = preparerTour(elle, {
          ...{ titre: titreDu(ajouterJours(prochainesVacances(ctx), -364)), dernierJour, minimum: 3, questions: QUESTIONS },
          texte:
            'Des familles nous appellent sans savoir où aller. Dites-nous ce que vous ouvrez : le total sera publié, sans le nom des structures.',
        });
        ouvrirTour(elle, ids.avant, 1);
      },
    },
    ...L_AN_DERNIER.map((reponse, rang) => repondre(ctx, le(362 - (rang % 10), '08:00'), () => ids.avant, reponse)),
    { le: le(349, '06:17'), faire: (maintenant) => cloreTour({ ...ctx, acteur: LE_TEMPS, maintenant }, ids.avant ?? 0) },
    {
      le: le(345, '09:30'),
      faire: (maintenant) => {
        const elle = coordination(ctx, maintenant);
        publierLaSuite(elle, ids.avant, SUITE, getTour(elle, ids.avant).ligne.version);
      },
    },
  ];
}

function enCours(ctx: Contexte, ids: { avant?: number; cetteAnnee?: number }): Acte[] {
  return [
    {
      le: instant(ctx, 7, '07:20'),
      faire: (maintenant) => {
        const elle = coordination(ctx, maintenant);
        ids.cetteAnnee = reprendreTour(elle, ids.avant);
        const { ligne, questions } = getTour(elle, ids.cetteAnnee);
        corrigerTour(elle, ids.cetteAnnee, {
          ...{
            titre: titreDu(prochainesVacances(ctx)),
            texte: ligne.texte ?? undefined,
            minimum: ligne.minimum,
            version: ligne.version,
          },
          ...{ dernierJour: jourDAvant(ctx, -7), questions: questions.map((une) => ({ ...une, options: [...une.options] })) },
        });
        ouvrirTour(elle, ids.cetteAnnee, getTour(elle, ids.cetteAnnee).ligne.version);
      },
    },
    ...EN_COURS.map((reponse, rang) => repondre(ctx, instant(ctx, 6 - (rang % 6), '08:30'), () => ids.cetteAnnee, reponse)),
  ];
}

function repondre(ctx: Contexte, le: Date, tour: () => number | undefined, reponse: ReponseDemo): Acte {
  const [numero, ouverture, places, besoins, mot, signe] = reponse;
  return {
    le,
    faire: (maintenant) => {
      const lui = direction(ctx, numero, maintenant);
      const { questions } = getTour(lui, tour());
      const [q1, q2, q3, q4] = questions.map(({ id }) => id) as [number, number, number, number];
      const champs = {
        ...{ [champDeQuestion(q1)]: String(ouverture), [champDeQuestion(q2)]: places, [champDeQuestion(q4)]: mot ?? '' },
        ...Object.fromEntries(besoins.map((rang) => [champDOption(q3, rang), 'on'])),
      };
      const structureId = lui.acteur.responsableDe[0] ?? 0;
      repondreAuTour(lui, tour(), structureId, { ...lireValeurs(questions, champs), signee: signe ?? false, version: 0 });
    },
  };
}

const jourDAvant = ({ maintenant, fuseau }: Contexte, jours: number) => ajouterJours(jourCivil(maintenant, fuseau), -jours);
const instant = (ctx: Contexte, jours: number, heure: string) => new Date(`${jourDAvant(ctx, jours)}T${heure}:00Z`);

const coordination = (ctx: Contexte, maintenant: Date) => par(ctx, 'coordination@cru87.example', maintenant);
const direction = (ctx: Contexte, numero: number, maintenant: Date) =>
  numero === 4 ? coordination(ctx, maintenant) : par(ctx, `direction.${numero}@cru87.example`, maintenant);

/** Someone of the demonstration, as she was that day. */
function par(ctx: Contexte, courriel: string, maintenant: Date): ContextePersonne {
  const personne = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, courriel)).get();
  const acteur = personne && getActeur({ ...ctx, maintenant }, personne.id);
  if (!acteur) throw new Error(`Le compte ${courriel} manque.`);
  return { ...ctx, acteur, maintenant };
}
