import { z } from 'zod';
import type { Reglage } from '#app/commun/reglages.ts';
import { nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { champDuReglage } from './reglages.ts';

/** The form of the settings, built from what the domains declare; each field is named by `champDuReglage`. */
export function schemaDesReglages(reglages: readonly Reglage[]) {
  const champs = reglages.map((reglage) => [champDuReglage(reglage.cle), champDe(reglage)] as const);
  return z.object(Object.fromEntries(champs) as Record<string, z.ZodType<string | undefined>>);
}

function champDe({ libelle, saisie }: Reglage): z.ZodType<string | undefined> {
  switch (saisie.genre) {
    case 'texte':
      return saisie.obligatoire
        ? texte({ max: saisie.max, manque: `Écrivez ce qu’il faut pour «\u00a0${libelle}\u00a0».` })
        : texteFacultatif({ max: saisie.max });
    case 'choix': {
      const valeurs = saisie.valeurs.map(({ valeur }) => valeur) as [string, ...string[]];
      return z.enum(valeurs, { error: 'Choisissez dans la liste.' });
    }
    case 'nombre':
      return nombre(saisie);
  }
}

/** A number as French people type it, kept with a point: « 1,3 » becomes 1.3. */
function nombre({ min, max, decimales, unite }: Extract<Reglage['saisie'], { genre: 'nombre' }>): z.ZodType<string> {
  const enFrancais = (valeur: number) => String(valeur).replace('.', ',');
  const phrase = `Écrivez un nombre entre ${enFrancais(min)} et ${enFrancais(max)} (${unite}).`;
  const precision = decimales === 0 ? 'Un nombre entier suffit.' : `Au plus ${decimales} chiffres après la virgule.`;
  const forme = decimales === 0 ? /^-?\d{1,9}$/ : new RegExp(`^-?\\d{1,9}(\\.\\d{1,${decimales}})?$`);
  return z
    .string({ error: phrase })
    .transform((valeur) => nettoyer(valeur).replace(',', '.'))
    .pipe(
      z
        .string({ error: phrase })
        .regex(/^-?\d{1,9}(\.\d{1,9})?$/, { error: phrase, abort: true })
        .regex(forme, { error: precision, abort: true })
        .refine((valeur) => Number(valeur) >= min && Number(valeur) <= max, phrase)
        .transform((valeur) => String(Number(valeur))),
    );
}

/** What the agenda's page posts. */
export const schemaLienAgenda = z.object({
  intention: z.enum(['creer', 'renouveler', 'revoquer'], { error: 'Choisissez un des boutons de la page.' }),
});

/** A page of one button: nothing is typed. */
export const schemaDUnBouton = z.object({});

const MOT_D_EFFACEMENT = 'effacer';
const CONFIRMATION = `Pour confirmer, écrivez le mot «\u00a0${MOT_D_EFFACEMENT}\u00a0».`;

/** What confirms an erasure: a word typed, so that no hurried finger does it. */
export const schemaDEffacement = z.object({
  confirmation: texte({ max: 30, manque: CONFIRMATION }).refine(
    (mot) => mot.toLowerCase().replace(/[^a-z]/g, '') === MOT_D_EFFACEMENT,
    CONFIRMATION,
  ),
});
