export interface Repere {
  x: number;
  y: number;
  nom: string;
}

/**
 * The few towns that are named: the most peopled first, none too near another nor the edge.
 * @param ecart the least distance between two names, in units of the drawing
 */
export function choisirVilles(
  villes: readonly (Repere & { population: number })[],
  { ecart, combien, loinDe = [] }: { ecart: number; combien: number; loinDe?: readonly { x: number; y: number }[] },
): Repere[] {
  const choisies: Repere[] = [];
  for (const { x, y, nom } of villes.toSorted((a, b) => b.population - a.population)) {
    if (choisies.length === combien) break;
    // A name is wider than high: neighbours above and below are less in the way.
    const gene = (autre: { x: number; y: number }) => Math.abs(autre.x - x) < ecart && Math.abs(autre.y - y) < ecart / 2;
    if (![...choisies, ...loinDe].some(gene)) choisies.push({ x: Math.round(x), y: Math.round(y), nom });
  }
  return choisies;
}

/** Several points at one place stand around it, the first in the middle. */
export function eventail(x: number, y: number, rang: number, pas: number): { x: number; y: number } {
  if (rang === 0) return { x: arrondir(x), y: arrondir(y) };
  // The golden angle: no two points fall on each other, however many there are.
  const angle = rang * 2.39996;
  const rayon = pas * Math.sqrt(rang);
  return { x: arrondir(x + rayon * Math.cos(angle)), y: arrondir(y + rayon * Math.sin(angle)) };
}

const arrondir = (nombre: number) => Math.round(nombre * 10) / 10;

/** A long name on two lines at most, beside a point. */
export function surDeuxLignes(nom: string, longueur: number): string[] {
  const lignes: string[] = [];
  for (const mot of nom.split(' ')) {
    const ligne = lignes.at(-1);
    if (ligne !== undefined && `${ligne} ${mot}`.length <= longueur) lignes[lignes.length - 1] = `${ligne} ${mot}`;
    else lignes.push(mot);
  }
  if (lignes.length <= 2) return lignes;
  return [lignes[0] ?? '', `${lignes[1] ?? ''}…`];
}

const EN_LETTRES = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** « sept communes », « 12 communes » */
export const libelleCommunes = (nombre: number): string =>
  `${EN_LETTRES[nombre] ?? nombre} ${nombre > 1 ? 'communes' : 'commune'}`;
