import { z } from 'zod';
import { texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_A_APPORTER } from './convocations.ts';

/** What to bring, as its form sends it. */
export const saisieConvocation = z.object({ aApporter: texteFacultatif({ max: MAX_A_APPORTER }) });
