import { libelleMinutes } from '#app/commun/periode.ts';
import type { Oubli } from '#app/commun/prise.ts';
import { enLettres, majuscule } from '#app/commun/texte.ts';

/** A structure not to forget, with all that was said of it. */
export interface StructureAPenser {
  structureId: number;
  phrases: readonly string[];
  poids: number;
  /** What mends the gravest. */
  geste: Oubli['geste'];
}

/** How many are shown: what one can think of in ten minutes. */
export const STRUCTURES_MONTREES = 5;

/**
 * Puts together what the rooms say of each structure. First the gravest thing, then how many there are, then those who
 * exchanged the longest ago or never.
 * @param derniers last exchange by structure
 */
export function rassembler(oublis: readonly Oubli[], derniers: ReadonlyMap<number, Date>): StructureAPenser[] {
  const parStructure = new Map<number, Oubli[]>();
  for (const oubli of oublis) parStructure.set(oubli.structureId, [...(parStructure.get(oubli.structureId) ?? []), oubli]);
  const quand = (structureId: number) => derniers.get(structureId)?.getTime() ?? 0;
  return [...parStructure]
    .flatMap(([structureId, siens]) => {
      const [premier, ...autres] = [...siens].sort((a, b) => a.poids - b.poids);
      if (!premier) return [];
      return [
        {
          ...{ structureId, poids: premier.poids, geste: premier.geste },
          phrases: [premier, ...autres].map(({ phrase }) => phrase),
        },
      ];
    })
    .sort(
      (a, b) =>
        a.poids - b.poids ||
        b.phrases.length - a.phrases.length ||
        quand(a.structureId) - quand(b.structureId) ||
        a.structureId - b.structureId,
    );
}

/** Legal length of a week's work, in minutes: code du travail, L3121-27. */
const SEMAINE_PLEINE = 35 * 60;

/** « 10 h 30 », a week's work at this share of a full time. @param part in percent */
export const tempsDeLaSemaine = (part: number): string => libelleMinutes(Math.round((SEMAINE_PLEINE * part) / 100));

/** « Cinq structures à ne pas oublier » */
export const titreDesStructures = (n: number): string =>
  n === 1 ? 'Une structure à ne pas oublier' : `${majuscule(enLettres(n))} structures à ne pas oublier`;
