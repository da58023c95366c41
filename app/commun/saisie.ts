import { z } from 'zod';
import { estJour } from './periode.ts';

/**
 * Kinds of fields, with their French sentences. For loaders, actions and verbes alone: zod stays out of the browser.
 * A sentence tells what to do, not what is wrong with a type.
 */

// Control characters say nothing and break papers; line ends and tabs stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROLES = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/** NFC, Unix line ends, no control characters, no outer blanks. */
export function nettoyer(texte: string): string {
  return texte.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROLES, '').trim();
}

/** A text; `manque` is the sentence when nothing was typed. */
export function texte({ max, manque, min = 1 }: { max: number; manque: string; min?: number }) {
  return z
    .string({ error: manque })
    .transform(nettoyer)
    .pipe(
      // The form's reader hands over what is left empty as undefined, here too.
      z
        .string({ error: manque })
        .min(min, manque)
        .max(max, `C’est trop long : ${max.toLocaleString('fr-FR')} caractères au plus.`),
    );
}

/** Same, but may be left empty: then undefined. */
export function texteFacultatif({ max }: { max: number }) {
  return z
    .string({ error: 'Écrivez ce texte une seule fois.' })
    .optional()
    .transform((valeur) => nettoyer(valeur ?? '') || undefined)
    .pipe(
      z
        .string()
        .max(max, `C’est trop long : ${max.toLocaleString('fr-FR')} caractères au plus.`)
        .optional(),
    );
}

/** A link that may be left empty; `exemple` is shown to whoever typed anything else. */
export function lienFacultatif({ max, exemple }: { max: number; exemple: string }) {
  return texteFacultatif({ max }).refine((tape) => tape === undefined || (/^https?:\/\/\S+$/i.test(tape) && URL.canParse(tape)), {
    message: `Écrivez l’adresse entière, comme ${exemple}.`,
  });
}

/** A civil day of the field’s own time: 2000 to 2100, or from an earlier year. */
export function jour(manque: string, { depuis = 2000 }: { depuis?: number } = {}) {
  return z
    .string({ error: manque })
    .min(1, manque)
    .refine(
      (valeur) => estJour(valeur),
      'Cette date n’existe pas. Écrivez-la comme 2026-03-24, ou choisissez-la dans le calendrier.',
    )
    .refine(
      (valeur) => valeur >= `${depuis}-01-01` && valeur <= '2100-12-31',
      'Cette date est trop lointaine\u00a0: vérifiez l’année.',
    );
}

/** The id of a row, chosen in a list. Whether it may be seen is for the verbe to say. */
export function identifiant(manque: string) {
  return z
    .string({ error: manque })
    .regex(/^[1-9]\d{0,14}$/, manque)
    .transform(Number);
}

export function identifiantFacultatif() {
  return z
    .string({ error: 'Choisissez dans la liste.' })
    .regex(/^([1-9]\d{0,14})?$/, 'Choisissez dans la liste.')
    .optional()
    .transform((valeur) => (valeur ? Number(valeur) : undefined));
}

export function choix<const V extends readonly [string, ...string[]]>(valeurs: V, manque: string) {
  return z.enum(valeurs, { error: manque });
}

export function courriel(manque = 'Écrivez une adresse électronique.') {
  return z
    .string({ error: manque })
    .transform((valeur) => nettoyer(valeur).toLowerCase())
    .pipe(
      z
        .string({ error: manque })
        .min(1, manque)
        .max(254, 'Cette adresse est trop longue.')
        .regex(
          z.regexes.unicodeEmail,
          'Cette adresse n’est pas complète : il faut un nom, une arobase et un domaine, comme ines@lagrange.example.',
        ),
    );
}

/** The id found in an address; anything that is no id is undefined: a 404. */
export function idDeAdresse(param: string | undefined): number | undefined {
  return param && /^[1-9]\d{0,14}$/.test(param) ? Number(param) : undefined;
}

/** The page of a list that an address asks for (`?page=2`); the first when it asks for nothing sensible. */
export function pageDemandee(adresse: URLSearchParams): number {
  return Math.max(1, Number(/^\d{1,6}$/.exec(adresse.get('page') ?? '')?.[0] ?? 1));
}
