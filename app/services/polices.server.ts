import { createRequire } from 'node:module';

/** Family of the papers; the second one completes it for letters of other European languages. */
export const FAMILLES = ['Atkinson', 'Atkinson étendue'] as const;

const GRAISSES = [400, 700] as const;

/** The font files, static WOFF: react-pdf reads neither variable fonts nor the system's. */
export function fichiersDePolice(): { famille: string; graisse: (typeof GRAISSES)[number]; chemin: string }[] {
  const { resolve } = createRequire(import.meta.url);
  return FAMILLES.flatMap((famille, rang) =>
    GRAISSES.map((graisse) => ({
      famille,
      graisse,
      chemin: resolve(
        `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${rang === 0 ? 'latin' : 'latin-ext'}-${graisse}-normal.woff`,
      ),
    })),
  );
}
