import { z } from 'zod';
import { ORGANISMES, ROLES_RESEAU } from '#app/commun/droits.ts';
import { choix, courriel, identifiant, identifiantFacultatif, nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { FONCTIONS, LIENS_EMPLOI } from './personnes/personnes.ts';
import { normaliserTelephone } from './personnes/telephone.ts';
import { lireSiret } from './structures/siret.ts';

const UNE_FOIS = 'Écrivez ce texte une seule fois.';

/** A text that a function of the domain reads; empty is undefined. */
export function lu(max: number, lire: (valeur: string) => { ok: true; valeur: string } | { ok: false; phrase: string }) {
  return z
    .string({ error: UNE_FOIS })
    .optional()
    .transform((valeur, ctx) => {
      const propre = nettoyer(valeur ?? '');
      if (propre === '') return undefined;
      const lecture = propre.length > max ? { ok: false as const, phrase: 'C’est trop long.' } : lire(propre);
      if (lecture.ok) return lecture.valeur;
      ctx.addIssue({ code: 'custom', message: lecture.phrase });
      return z.NEVER;
    });
}

/** A SIRET as it is typed, checked and without its spaces. */
export const siret = lu(40, (valeur) => {
  const lecture = lireSiret(valeur);
  return lecture.ok ? { ok: true, valeur: lecture.siret } : lecture;
});

/** A telephone number as it is typed, normalised. */
export const telephone = lu(40, (valeur) => {
  const normal = normaliserTelephone(valeur);
  return normal ? { ok: true, valeur: normal } : { ok: false, phrase: 'Un téléphone a dix chiffres, comme 05 36 49 12 40.' };
});

export const courrielFacultatif = z
  .string({ error: UNE_FOIS })
  .optional()
  .transform((valeur) => nettoyer(valeur ?? '') || undefined)
  .pipe(courriel().optional());

/** Someone to invite, or someone of the team to send the invitation again. */
export const saisieInvitation = z.object({
  prenom: texte({ max: 80, manque: 'Écrivez son prénom.' }),
  nom: texte({ max: 80, manque: 'Écrivez son nom.' }),
  courriel: courriel('Écrivez son adresse électronique : l’invitation y part.'),
  fonction: choix(FONCTIONS, 'Choisissez sa fonction.'),
  intitule: texteFacultatif({ max: 80 }),
  lien: choix(LIENS_EMPLOI, 'Dites si cette personne est salariée, bénévole ou agent public.'),
  // Asked when someone of the network bears this name.
  meme: z
    .union([z.literal(''), z.enum(['oui', 'non'])], { error: 'Dites si c’est la même personne.' })
    .optional()
    .transform((valeur) => valeur || undefined),
  geste: texteFacultatif({ max: 60 }),
});
export const saisieRenvoi = z.object({ renvoyer: identifiant('Choisissez quelqu’un de l’équipe.') });
export const saisieRetraitDInvitation = z.object({ retirer: identifiant('Choisissez quelqu’un de l’équipe.') });

/** Someone who is given a role of the network. */
export const saisieRole = z.object({
  courriel: courriel('Écrivez son adresse électronique : un courriel y part.'),
  prenom: texte({ max: 80, manque: 'Écrivez son prénom.' }),
  nom: texte({ max: 80, manque: 'Écrivez son nom.' }),
  role: choix(ROLES_RESEAU, 'Choisissez le rôle.'),
  organisme: z
    .union([z.literal(''), z.enum(ORGANISMES)], { error: 'Choisissez dans la liste.' })
    .optional()
    .transform((valeur) => valeur || undefined),
});
export const saisieRetraitDeRole = z.object({
  personneId: identifiant('Choisissez quelqu’un de la liste.'),
  role: choix(ROLES_RESEAU, 'Choisissez le rôle.'),
});

const identite = {
  prenom: texte({ max: 80, manque: 'Écrivez son prénom.' }),
  nom: texte({ max: 80, manque: 'Écrivez son nom.' }),
  courriel: courrielFacultatif,
};
export const saisieIdentite = z.object(identite);

/** The forms of the import's page; columns and answers come beside, by rank and by row. */
export const saisieImport = z
  .looseObject({
    fichier: z.instanceof(File, { error: 'Choisissez un seul fichier.' }).optional(),
    confirmer: identifiantFacultatif(),
    relire: identifiantFacultatif(),
    /** The list, and the page or the fate to show next: `12&page=2`. */
    aller: z
      .string({ error: 'Choisissez une page.' })
      .regex(/^[1-9]\d{0,14}(&(page|sort)=\w{1,12}){0,2}$/, 'Choisissez une page.')
      .optional(),
    /** The list, and the place of the sheet to read next: `12-1`. */
    lire: z
      .string({ error: 'Choisissez une feuille.' })
      .regex(/^[1-9]\d{0,14}-\d{1,3}$/, 'Choisissez une feuille.')
      .optional(),
    inviter: z
      .string({ error: 'Choisissez qui inviter.' })
      .regex(/^(tous|[1-9]\d{0,14}-[1-9]\d{0,14})$/, 'Choisissez qui inviter.')
      .optional(),
  })
  .superRefine((champs, ctx) => {
    const acte = champs.confirmer || champs.relire || champs.aller || champs.lire || champs.inviter;
    if (acte || (champs.fichier && champs.fichier.size > 0)) return;
    ctx.addIssue({ code: 'custom', path: ['fichier'], message: 'Choisissez un fichier, qui ne soit pas vide.' });
  });
