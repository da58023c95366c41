import { z } from 'zod';

/** The button alone. */
export const saisieLiasse = z.object({});
