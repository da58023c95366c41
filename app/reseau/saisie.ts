import { z } from 'zod';
import { ROLES_RESEAU } from '#app/commun/droits.ts';
import {
  choix,
  courriel,
  identifiant,
  identifiantFacultatif,
  jour,
  nettoyer,
  texte,
  texteFacultatif,
} from '#app/commun/saisie.ts';
import { FONCTIONS, type Fonction, LIENS_EMPLOI } from './personnes/personnes.ts';
import { normaliserTelephone } from './personnes/telephone.ts';
import { lireSiret } from './structures/siret.ts';
import { GESTIONS } from './structures/structures.ts';

const UNE_FOIS = 'Écrivez ce texte une seule fois.';

/** A text that a function of the domain reads; empty is undefined. */
function lu(max: number, lire: (valeur: string) => { ok: true; valeur: string } | { ok: false; phrase: string }) {
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

const siret = lu(40, (valeur) => {
  const lecture = lireSiret(valeur);
  return lecture.ok ? { ok: true, valeur: lecture.siret } : lecture;
});

const telephone = lu(40, (valeur) => {
  const normal = normaliserTelephone(valeur);
  return normal ? { ok: true, valeur: normal } : { ok: false, phrase: 'Un téléphone a dix chiffres, comme 05 36 49 12 40.' };
});

const codePostal = lu(10, (valeur) =>
  /^\d{5}$/.test(valeur.replace(/\s/g, ''))
    ? { ok: true, valeur: valeur.replace(/\s/g, '') }
    : { ok: false, phrase: 'Un code postal a cinq chiffres.' },
);

const courrielFacultatif = z
  .string({ error: UNE_FOIS })
  .optional()
  .transform((valeur) => nettoyer(valeur ?? '') || undefined)
  .pipe(courriel().optional());

/** The page of a structure. */
export const saisieStructure = z.object({
  nom: texte({ max: 160, manque: 'Écrivez le nom de la structure.' }),
  siret,
  gestion: z
    .union([z.literal(''), z.enum(GESTIONS)], { error: 'Choisissez dans la liste.' })
    .optional()
    .transform((valeur) => valeur || undefined),
  adresse: texteFacultatif({ max: 200 }),
  codePostal,
  communeCode: lu(6, (valeur) =>
    /^[0-9AB]{5,6}$/.test(valeur) ? { ok: true, valeur } : { ok: false, phrase: 'Choisissez une commune de la liste.' },
  ),
  telephone,
  courriel: courrielFacultatif,
  presentation: texteFacultatif({ max: 3000 }),
  placesStage: z
    .string({ error: 'Écrivez un nombre de 0 à 20.' })
    .regex(/^\s*([01]?\d|20)\s*$/, 'Écrivez un nombre de 0 à 20.')
    .transform(Number),
  version: identifiant('Rouvrez cette page : le formulaire n’est pas complet.'),
  photo: z
    .instanceof(File, { error: 'Choisissez une photo dans vos fichiers.' })
    .optional()
    .transform((fichier) => (fichier && fichier.size > 0 ? fichier : undefined)),
});

/** Someone to invite, or someone of the team to send the invitation again. */
export const saisieInvitation = z.object({
  prenom: texte({ max: 80, manque: 'Écrivez son prénom.' }),
  nom: texte({ max: 80, manque: 'Écrivez son nom.' }),
  courriel: courriel('Écrivez son adresse électronique : l’invitation y part.'),
  fonction: choix(FONCTIONS, 'Choisissez sa fonction.'),
  intitule: texteFacultatif({ max: 80 }),
  lien: choix(LIENS_EMPLOI, 'Dites si cette personne est salariée, bénévole ou agent public.'),
  geste: texteFacultatif({ max: 60 }),
});
export const saisieRenvoi = z.object({ renvoyer: identifiant('Choisissez quelqu’un de l’équipe.') });

/** Someone who is given a role of the network. */
export const saisieRole = z.object({
  courriel: courriel('Écrivez son adresse électronique : un courriel y part.'),
  prenom: texte({ max: 80, manque: 'Écrivez son prénom.' }),
  nom: texte({ max: 80, manque: 'Écrivez son nom.' }),
  role: choix(ROLES_RESEAU, 'Choisissez le rôle.'),
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

const intitules = Object.fromEntries(
  FONCTIONS.map((fonction) => [`intitule_${fonction}`, texteFacultatif({ max: 80 })]),
) as Record<`intitule_${Fonction}`, ReturnType<typeof texteFacultatif>>;

/** The forms of someone of a team, told apart by their button. */
export const saisieEquipiere = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.literal('corriger'), ...identite, ...intitules }),
    z.object({ acte: z.literal('partir'), dernierJour: jour('Donnez son dernier jour.') }),
    z.object({ acte: z.literal('rester') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
);

/** The three forms of the import's page; the answers to its questions come beside, by row. */
export const saisieImport = z
  .looseObject({
    fichier: z.instanceof(File, { error: 'Choisissez un seul fichier.' }).optional(),
    confirmer: identifiantFacultatif(),
    inviter: z
      .string({ error: 'Choisissez qui inviter.' })
      .regex(/^(tous|[1-9]\d{0,14}-[1-9]\d{0,14})$/, 'Choisissez qui inviter.')
      .optional(),
  })
  .superRefine((champs, ctx) => {
    if (champs.confirmer || champs.inviter || (champs.fichier && champs.fichier.size > 0)) return;
    ctx.addIssue({ code: 'custom', path: ['fichier'], message: 'Choisissez un fichier, qui ne soit pas vide.' });
  });
