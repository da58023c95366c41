import type { RubriqueDeFeuille } from '#app/commun/prise.ts';

/** How much one page holds, whatever the network has to say: measured on the printed sheet. */
const LIGNES_PAR_PLACE = { colonne: 10, cote: 3, recits: 2 } as const;
export const DATES_MAX = 5;
const FORT_MAX = { colonne: 60, cote: 60, recits: 60 } as const;
const DETAIL_MAX = { colonne: 80, cote: 60, recits: 70 } as const;
const TEXTE_MAX = 210;
export const TITRE_DE_DATE_MAX = 50;
export const DETAIL_DE_DATE_MAX = 50;

/** Ends at a word when one is near, then « … ». */
export function couper(texte: string, max: number): string {
  const net = texte.replace(/\s+/g, ' ').trim();
  if (net.length <= max) return net;
  const mot = net.lastIndexOf(' ', max - 1);
  const court = net.slice(0, mot > max * 0.6 ? mot : max - 1).toWellFormed();
  return `${court.replace(/[\s,;:.]+$/, '')}…`;
}

/**
 * What the sheet shows of what the rooms gave: the room of each place is shared, a line in turn for each part, so that a long
 * list leaves something to the others. A part without a line is left out.
 */
export function mettreEnPage(rubriques: readonly RubriqueDeFeuille[]): RubriqueDeFeuille[] {
  const parts = new Map(rubriques.map(({ cle }) => [cle, 0]));
  for (const place of ['colonne', 'cote', 'recits'] as const) {
    const siennes = rubriques.filter((rubrique) => rubrique.place === place);
    let reste: number = LIGNES_PAR_PLACE[place];
    for (let rang = 0; reste > 0 && siennes.some(({ lignes }) => lignes.length > rang); rang += 1) {
      for (const { cle, lignes } of siennes) {
        if (reste === 0 || lignes.length <= rang) continue;
        parts.set(cle, rang + 1);
        reste -= 1;
      }
    }
  }
  return rubriques
    .map((rubrique) => ({
      ...rubrique,
      titre: couper(rubrique.titre, 45),
      lignes: rubrique.lignes.slice(0, parts.get(rubrique.cle)).map(({ fort, detail, fin, texte }) => ({
        fin,
        fort: couper(fort, FORT_MAX[rubrique.place]),
        detail: couper(detail, DETAIL_MAX[rubrique.place]),
        ...(texte ? { texte: couper(texte, TEXTE_MAX) } : {}),
      })),
    }))
    .filter(({ lignes }) => lignes.length > 0);
}
