import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { FeuilleExportee } from '#app/reseau/export/feuilles.ts';
import { telechargerEnCsv, telechargerEnXlsx } from '#app/reseau/export/telecharger.server.ts';
import type { Chiffres } from './chiffres.ts';
import { lireLesChiffres } from './page-de-chiffres.server.ts';

const TITRES = [
  ...['Formations', 'Demi-journées', 'Personnes', 'Participations', 'Structures', 'Heures suivies', 'Places', 'Places tenues'],
  ...['Formations évaluées', 'Réponses', 'Satisfaction sur 4', 'Formations annulées', 'Places rendues', 'Absences'],
  'Formations sans présence notée',
];
const auCentieme = (nombre: number) => Math.round(nombre * 100) / 100;
const rangee = (c: Chiffres): (number | null)[] => [
  ...[c.formations, c.demis, c.personnes, c.participations, c.structures, auCentieme(c.heures), c.places, c.tenues],
  ...[c.evaluees, c.reponses, c.satisfaction === null ? null : auCentieme(c.satisfaction), c.annulees, c.rendues, c.absences],
  c.sansPresence,
];

/** A line a year, then a line a theme and a year: a formation that is about two counts in both. Structures, as far as she may read them. */
function feuilles(ctx: ContextePersonne): [FeuilleExportee, ...FeuilleExportee[]] {
  const { annees, de, parTheme, parStructure } = lireLesChiffres(ctx);
  const lues = annees.map((annee) => ({ annee: Number(annee), themes: parTheme(annee), structures: parStructure(annee) }));
  const structures: FeuilleExportee = {
    ...{ nom: 'Structure par structure', dates: [] },
    titres: ['Année', 'Structure', 'Formations', 'Personnes', 'Participations', 'Heures suivies'],
    rangees: lues.flatMap(({ annee, structures: siennes }) =>
      siennes.map((une) => [annee, une.nom, une.formations, une.personnes, une.participations, auCentieme(une.heures)]),
    ),
  };
  return [
    {
      ...{ nom: 'Année par année', titres: ['Année', ...TITRES], dates: [] },
      rangees: annees.map((annee) => [Number(annee), ...rangee(de(annee))]),
    },
    {
      ...{ nom: 'Thème par thème', titres: ['Année', 'Thème', ...TITRES], dates: [] },
      rangees: lues.flatMap(({ annee, themes }) => themes.map(({ nom, chiffres }) => [annee, nom, ...rangee(chiffres)])),
    },
    ...(structures.rangees.length > 0 ? [structures] : []),
  ];
}

/** The figures as CSV, year by year. */
export const chiffresEnCsv = (ctx: ContextePersonne): Response => telechargerEnCsv(ctx, 'formations-chiffres', feuilles(ctx)[0]);

/** All the sheets in one workbook. */
export const chiffresEnXlsx = (ctx: ContextePersonne): Promise<Response> =>
  telechargerEnXlsx(ctx, 'formations-chiffres', feuilles(ctx));
