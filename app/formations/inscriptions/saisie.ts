import { z } from 'zod';
import { choix, identifiant, identifiantFacultatif, texteFacultatif } from '#app/commun/saisie.ts';
import { ACTES_DE_PAGE } from './inscriptions.ts';
import { MAX_BESOIN_PARTICULIER, MAX_MOTIF_INSCRIPTION } from './longueurs.ts';

const DANS_LA_LISTE = 'Choisissez dans la liste.';
const RECHARGER = 'Rechargez la page et recommencez.';

/** Nothing at all registers oneself. */
export const saisieInscription = z.object({
  personnes: z
    .union(
      [
        z.array(identifiant(DANS_LA_LISTE), { error: DANS_LA_LISTE }).max(50, DANS_LA_LISTE),
        identifiant(DANS_LA_LISTE).transform((id) => [id]),
      ],
      {
        error: DANS_LA_LISTE,
      },
    )
    .optional(),
  structureId: identifiantFacultatif(),
  separement: z
    .string({ error: 'Cochez cette case une seule fois.' })
    .optional()
    .transform((valeur) => Boolean(valeur)),
  besoin: texteFacultatif({ max: MAX_BESOIN_PARTICULIER }),
  geste: texteFacultatif({ max: 40 }),
});
export type SaisieInscription = Partial<z.output<typeof saisieInscription>>;

/** The acts of an inscription's page, told apart by their button. */
export const saisieActeDInscription = z
  .object({
    acte: choix(ACTES_DE_PAGE, RECHARGER),
    motif: texteFacultatif({ max: MAX_MOTIF_INSCRIPTION }),
    personneId: identifiantFacultatif(),
    besoin: texteFacultatif({ max: MAX_BESOIN_PARTICULIER }),
  })
  .superRefine(({ acte, motif, personneId }, ctx) => {
    if (acte === 'refuser' && !motif) {
      ctx.addIssue({ code: 'custom', path: ['motif'], message: 'Dites pourquoi, en une phrase\u00a0: la personne la lit.' });
    }
    if (acte === 'remplacer' && personneId === undefined) {
      ctx.addIssue({ code: 'custom', path: ['personneId'], message: 'Choisissez qui vient à votre place.' });
    }
  });
export type SaisieActeDInscription = z.output<typeof saisieActeDInscription>;
