import { z } from 'zod';
import { choix, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import type { Theme } from '../cellule.ts';
import { THEMES } from '../cellule.ts';
import { idScelle, MAX_TEXTE } from '../saisie.ts';
import type { GenreEcrit } from './ecrits.ts';
import type { Passage } from './passages.ts';

const mots = texteFacultatif({ max: MAX_TEXTE }).transform((lu) => lu ?? '');
const court = (manque: string) => texte({ max: 200, manque });

const SAISIES_DE_PASSAGE = {
  prendre_contact: z
    .object({ jour: jour('Choisissez le jour où vous vous êtes parlé.'), avec: court('Écrivez avec qui.'), note: mots })
    .transform(({ note, ...contact }) => ({ mot: '', note, contact })),
  engager: z
    .object({ accord: z.literal('on', { error: 'Rien ne commence sans cet accord. Cochez quand vous l’avez.' }), mot: mots })
    .transform(({ mot }) => ({ mot })),
  suivre: z.object({ mot: mots }),
  clore: z.object({ mot: mots }),
} satisfies Record<Passage, z.ZodType>;

type SaisieDePassage = { mot: string; note?: string; contact?: { jour: string; avec: string } };

export const saisieDePassage = (passage: Passage): z.ZodType<SaisieDePassage> => SAISIES_DE_PASSAGE[passage];

/** The versions that a text replaces, in one field, as the form knew them. */
const apres = z
  .string({ error: 'Rouvrez la page, puis recommencez.' })
  .optional()
  .transform((ids) => (ids ?? '').split(' ').filter(Boolean))
  .pipe(z.array(idScelle).max(100, 'Rouvrez la page, puis recommencez.'));

const CHAMPS_D_ECRIT = {
  note: z.object({ texte: texte({ max: MAX_TEXTE, manque: 'Écrivez votre note.' }) }),
  rencontre: z.object({
    jour: jour('Choisissez le jour de la rencontre.'),
    lieu: court('Écrivez où, ou « à distance ».'),
    avec: court('Écrivez qui était là.'),
    texte: mots,
  }),
  constat: z.object({ texte: texte({ max: MAX_TEXTE, manque: 'Écrivez ce que vous constatez.' }) }),
} satisfies Record<GenreEcrit, z.ZodType>;

const theme = choix(THEMES, 'Choisissez le thème.');

/** The form of a text, by its kind; the theme of a constat is its name. */
export function saisieDEcrit(genre: GenreEcrit) {
  const suite = z.object({ apres, objet: genre === 'constat' ? theme : idScelle });
  switch (genre) {
    case 'note':
      return suite
        .extend(CHAMPS_D_ECRIT.note.shape)
        .transform(({ apres, objet, ...dit }) => ({ apres, objet, ecrit: { genre, ...dit } }));
    case 'rencontre':
      return suite
        .extend(CHAMPS_D_ECRIT.rencontre.shape)
        .transform(({ apres, objet, ...dit }) => ({ apres, objet, ecrit: { genre, ...dit } }));
    case 'constat':
      return suite
        .extend(CHAMPS_D_ECRIT.constat.shape)
        .transform(({ apres, objet, ...dit }) => ({ apres, objet, ecrit: { genre, theme: objet as Theme, ...dit } }));
  }
}

export const saisieDocument = z.object({
  fichier: z
    .instanceof(File, { error: 'Choisissez le document.' })
    // A field left empty sends a file without a name.
    .refine((fichier) => fichier.name !== '' || fichier.size > 0, 'Choisissez le document.'),
  pour: choix(['tous', 'membres'], 'Choisissez qui le lira.'),
});

export const saisieVide = z.object({});
