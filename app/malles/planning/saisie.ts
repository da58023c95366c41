import { z } from 'zod';
import { jour } from '#app/commun/saisie.ts';

/** The dates for which one looks for a malle. */
export const saisieDates = z
  .object({ debut: jour('Choisissez le premier jour.'), fin: jour('Choisissez le dernier jour.') })
  .refine(({ debut, fin }) => debut <= fin, { path: ['fin'], message: 'Le dernier jour est avant le premier.' });
