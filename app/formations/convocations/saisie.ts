import { z } from 'zod';
import { texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_A_APPORTER } from './convocations.ts';

export const saisieConvocation = z.object({ aApporter: texteFacultatif({ max: MAX_A_APPORTER }) });
