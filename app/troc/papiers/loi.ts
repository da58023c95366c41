import { type Jour, libelleJourCourt } from '#app/commun/periode.ts';

/** Articles of the Code du travail that the papers rest on, each with the day its text took effect. */
export const EN_VIGUEUR_DEPUIS = {
  'L. 8241-1': '2015-04-04',
  'L. 8241-2': '2018-01-01',
  'L. 8241-3': '2024-04-17',
  'R. 8241-2': '2022-04-28',
  'L. 1251-21': '2008-05-01',
  'L. 1251-22': '2022-03-31',
  'L. 1251-23': '2008-05-01',
  'L. 1251-24': '2018-01-01',
} as const satisfies Record<string, Jour>;

export type ArticleDeLoi = keyof typeof EN_VIGUEUR_DEPUIS;

/** The day on which these texts were last read in the official base. */
export const CONSULTE_LE: Jour = '2026-11-21';

/** « l’article L. 8241-2 du Code du travail », « les articles L. 8241-3 et R. 8241-2 du Code du travail »; the number holds on one line. */
export function articlesDuCode(articles: readonly ArticleDeLoi[]): string {
  const dits = articles.map(insecable);
  const [seul = ''] = dits;
  const liste = dits.length > 1 ? `les articles ${dits.slice(0, -1).join(', ')} et ${dits.at(-1)}` : `l’article ${seul}`;
  return `${liste} du Code du travail`;
}

/** « Code du travail, textes consultés le 21 novembre 2026 : L. 8241-1 (version du 4 avril 2015), … » */
export function versionsDesTextes(articles: readonly ArticleDeLoi[]): string {
  const versions = articles.map(
    (article) => `${insecable(article)} (version du ${libelleJourCourt(EN_VIGUEUR_DEPUIS[article])})`,
  );
  return `Code du travail, textes consultés le ${libelleJourCourt(CONSULTE_LE)} : ${versions.join(', ')}.`;
}

const insecable = (article: ArticleDeLoi) => article.replace(' ', '\u00a0');
