import { z } from 'zod';
import { CANAUX } from '#app/commun/canaux.ts';
import { choix, identifiant, identifiantFacultatif, jour, nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import {
  CHAMP_SIGNER,
  INTITULE_MAX,
  lireValeurs,
  OPTION_MAX,
  OPTIONS_MAX,
  OPTIONS_MIN,
  QUESTIONS_MAX,
  type Question,
  UNITE_MAX,
} from './questions.ts';
import { champDeRedaction, estUnGeste, type QuestionTapee, questionsTapees } from './redaction.ts';
import { MINIMUM_MAX, SUITE_MAX, TEXTE_MAX, TITRE_MAX } from './tours-de-table.ts';

const ROUVRIR = 'Rouvrez cette page : le formulaire n’est pas complet.';
const BOUTONS = 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.';
const MINIMUM = `Écrivez un nombre de 1 à ${MINIMUM_MAX}.`;

/** A question ready to be written. */
export interface QuestionEcrite extends Omit<QuestionTapee, 'options'> {
  options: string[];
}

/** The draft's form; the buttons that only move questions ask for nothing else. */
const redaction = z.object({
  acte: z.enum(['preparer', 'corriger'], { error: BOUTONS }),
  titre: texte({ max: TITRE_MAX, manque: 'Donnez un titre : la question que vous posez au réseau, en une ligne.' }),
  texte: texteFacultatif({ max: TEXTE_MAX }),
  dernierJour: jour('Choisissez le dernier jour pour répondre.'),
  minimum: z
    .string({ error: MINIMUM })
    .regex(/^\s*\d{1,2}\s*$/, MINIMUM)
    .transform(Number)
    .pipe(z.number().min(1, MINIMUM).max(MINIMUM_MAX, MINIMUM)),
  version: identifiantFacultatif(),
  geste: texteFacultatif({ max: 60 }),
});

/** What a draft's form asks: to move its questions, with all that was typed; or to keep it. */
export const saisieRedaction = z.looseObject({}).transform((champs, ctx) => {
  const textes = Object.fromEntries(
    Object.entries(champs).filter((paire): paire is [string, string] => typeof paire[1] === 'string'),
  );
  if (estUnGeste(textes.acte)) return { geste: textes };
  const lu = redaction.safeParse(champs);
  const questions = lireQuestions(champs, ctx);
  if (lu.success) return { redaction: { ...lu.data, questions } };
  for (const { path, message } of lu.error.issues) ctx.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});

function lireQuestions(champs: Record<string, unknown>, ctx: z.RefinementCtx): QuestionEcrite[] {
  const refuser = (champ: string, message: string) => ctx.addIssue({ code: 'custom', path: [champ], message });
  const textes: Record<string, string> = {};
  for (const [nom, valeur] of Object.entries(champs)) {
    if (typeof valeur === 'string') textes[nom] = nettoyer(valeur);
    else if (nom.startsWith('question-')) refuser(nom, 'Écrivez ce texte une seule fois.');
  }
  const questions = questionsTapees(textes);
  // As they will be shown again: without holes between them.
  return questions.slice(0, QUESTIONS_MAX).map((question, rang) => {
    const champ = (nom: Parameters<typeof champDeRedaction>[1]) => champDeRedaction(rang, nom);
    const intitule = question.intitule.replace(/\s+/g, ' ');
    if (!intitule) refuser(champ('intitule'), 'Écrivez la question, ou enlevez-la.');
    if (intitule.length > INTITULE_MAX) refuser(champ('intitule'), `C’est trop long : ${INTITULE_MAX} caractères au plus.`);
    const unite = question.genre === 'nombre' ? question.unite.replace(/\s+/g, ' ') : '';
    if (unite.length > UNITE_MAX) refuser(champ('unite'), `C’est trop long : ${UNITE_MAX} caractères au plus.`);
    const options =
      question.genre === 'choix' ? lireOptions(question.options, (phrase) => refuser(champ('options'), phrase)) : [];
    const plusieurs = question.genre === 'choix' && question.plusieurs;
    return { ...question, intitule, unite, options, plusieurs };
  });
}

/** One option a line; blank lines are none. */
function lireOptions(tapees: string, refuser: (phrase: string) => void): string[] {
  const options = tapees
    .split('\n')
    .map((ligne) => ligne.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  if (options.length < OPTIONS_MIN) refuser('Écrivez au moins deux réponses possibles, une par ligne.');
  if (options.length > OPTIONS_MAX) refuser(`Huit réponses possibles au plus : il y en a ${options.length}.`);
  if (options.some((option) => option.length > OPTION_MAX)) refuser(`Une réponse a ${OPTION_MAX} caractères au plus.`);
  if (new Set(options.map((option) => option.toLocaleLowerCase('fr'))).size < options.length) {
    refuser('Deux réponses sont les mêmes : gardez-en une.');
  }
  return options;
}

/** The acts of a tour de table's page, told apart by their button. */
export const saisieActeDeTour = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.literal('ouvrir'), version: identifiant(ROUVRIR) }),
    z.object({ acte: z.literal('retirer') }),
    z.object({ acte: z.literal('reprendre'), geste: texteFacultatif({ max: 60 }) }),
    z.object({
      acte: z.literal('publier_la_suite'),
      version: identifiant(ROUVRIR),
      suite: texte({ max: SUITE_MAX, manque: 'Dites la suite en quelques phrases : toutes les structures la liront.' }),
    }),
  ],
  { error: BOUTONS },
);
export type SaisieActeDeTour = z.output<typeof saisieActeDeTour>;

const entete = z.looseObject({
  version: z
    .string({ error: ROUVRIR })
    .regex(/^\d{1,9}$/, ROUVRIR)
    .transform(Number),
  [CHAMP_SIGNER]: z
    .string({ error: 'Cochez cette case une seule fois.' })
    .optional()
    .transform((valeur) => Boolean(valeur)),
  auNomDe: identifiantFacultatif(),
  canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.').optional(),
});

/** A structure's answer to these questions. */
export const saisieReponse = (questions: readonly Question[]) =>
  entete.transform(({ version, [CHAMP_SIGNER]: signee, auNomDe, canal, ...champs }, ctx) => {
    const textes = Object.entries(champs).map(([nom, valeur]) => [
      nom,
      typeof valeur === 'string' ? nettoyer(valeur) : undefined,
    ]);
    const { valeurs, erreurs } = lireValeurs(questions, Object.fromEntries(textes));
    for (const [champ, phrases] of Object.entries(erreurs)) {
      for (const message of phrases) ctx.addIssue({ code: 'custom', path: champ ? [champ] : [], message });
    }
    return { version, signee, auNomDe, canal, valeurs };
  });
