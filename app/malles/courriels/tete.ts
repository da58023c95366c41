import type { Lettre } from '#app/services/lettre.ts';

/** How each mail about a malle begins, to someone of that name. */
export const tete = (nom: string) =>
  ({ salle: 'malles', rubrique: 'Malles pédagogiques', bonjour: `Bonjour ${nom},` }) as const satisfies Partial<Lettre>;
