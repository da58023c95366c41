import { z } from 'zod';
import { choix, identifiant, texteFacultatif } from '#app/commun/saisie.ts';
import { champDEtat, MAX_MOTIF_PRESENCE } from './droits.ts';
import { ETATS_PRESENCE, type EtatPresence } from './presences.ts';

const MOYENS = ['formatrice', 'feuille'] as const;
/** The button by which all those of whom nothing is noted were there. */
const AUTRES = ['presentes'] as const;

const autour = z.object({
  seance: identifiant('Choisissez une demi-journée.'),
  moyen: choix(MOYENS, 'Dites d’où vous le tenez.').default('formatrice'),
  motif: texteFacultatif({ max: MAX_MOTIF_PRESENCE }),
  autres: choix(AUTRES, 'Recommencez\u00a0: ce bouton n’existe pas.').optional(),
});

/** What was noted of one half-day; a person of whom nothing is said stays as she was. @param ids the inscriptions of the page */
export const saisiePresence = (ids: readonly number[]) =>
  z.looseObject({}).transform((champs: Record<string, unknown>, ctx) => {
    const lu = autour.safeParse(champs);
    for (const { path, message } of lu.error?.issues ?? []) ctx.addIssue({ code: 'custom', path: [...path], message });
    const etats: { inscriptionId: number; etat: EtatPresence }[] = [];
    for (const inscriptionId of ids) {
      const tape = champs[champDEtat(inscriptionId)];
      if (tape === undefined || tape === '') continue;
      const etat = ETATS_PRESENCE.find((un) => un === tape);
      if (etat) etats.push({ inscriptionId, etat });
      else ctx.addIssue({ code: 'custom', path: [champDEtat(inscriptionId)], message: 'Choisissez dans la liste.' });
    }
    return lu.success ? { ...lu.data, etats } : z.NEVER;
  });

/** The button alone: the address says the rest. */
export const saisieJeSuisLa = z.object({});
