import { z } from 'zod';
import { identifiant } from '#app/commun/saisie.ts';
import { KM_MAX } from './distances.ts';

const EN_KM = `Écrivez un nombre entier de kilomètres, de 1 à ${KM_MAX}.`;

export const saisieDistance = z.object({
  depuis: identifiant('Choisissez dans la liste d’où l’on part.'),
  km: z
    .string({ error: EN_KM })
    .optional()
    .transform((valeur) => valeur?.replace(/\s*km$/i, '').trim() || undefined)
    .pipe(
      z
        .string()
        .regex(/^\d{1,4}$/, EN_KM)
        .transform(Number)
        .refine((km) => km >= 1 && km <= KM_MAX, EN_KM)
        .optional(),
    ),
});
