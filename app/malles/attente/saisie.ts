import { z } from 'zod';
import { choix, identifiantFacultatif, jour, texteFacultatif } from '#app/commun/saisie.ts';
import { ACTES_ATTENTE } from './attentes.ts';

const moment = choix(['matin', 'apres-midi'], 'Choisissez le matin ou l’après-midi.')
  .optional()
  .or(z.literal('').transform(() => undefined));

export const saisieAttente = z
  .object({
    debut: jour('Choisissez le premier jour.'),
    fin: jour('Choisissez le dernier jour.'),
    debutDemiJournee: moment,
    finDemiJournee: moment,
    structureId: identifiantFacultatif(),
    geste: texteFacultatif({ max: 40 }),
  })
  .refine(
    ({ debut, fin, debutDemiJournee, finDemiJournee }) =>
      debut < fin || (debut === fin && !(debutDemiJournee === 'apres-midi' && finDemiJournee === 'matin')),
    { path: ['fin'], message: 'Le dernier jour est avant le premier.' },
  );
type Lue = z.output<typeof saisieAttente>;
export type SaisieAttente = Pick<Lue, 'debut' | 'fin'> & Partial<Lue>;

export const saisieActeDAttente = z.object({
  acte: choix(ACTES_ATTENTE, 'Choisissez l’un des boutons de la page.'),
});
