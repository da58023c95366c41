import { z } from 'zod';
import { courriel, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { normaliserTelephone } from '#app/reseau/personnes/telephone.ts';
import { FUSEAU, ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { RYTHMES } from '#app/services/rythmes.ts';
import { LONGUEUR_MAX } from './mots-de-passe.ts';

// A password is taken as it is typed: its spaces count.
const motDePasseFacultatif = z
  .string({ error: 'Écrivez votre mot de passe une seule fois.' })
  .max(LONGUEUR_MAX, `C’est trop long\u00a0: ${LONGUEUR_MAX} caractères au plus.`)
  .optional();

const motDePasse = (manque: string) =>
  z.string({ error: manque }).min(1, manque).max(LONGUEUR_MAX, `C’est trop long\u00a0: ${LONGUEUR_MAX} caractères au plus.`);

const SIX_CHIFFRES = 'Le code a six chiffres, comme 042 917.';

/** Six digits, blanks aside; nothing but blanks is nothing. */
const codeSixChiffres = z
  .string({ error: SIX_CHIFFRES })
  .optional()
  .transform((valeur) => valeur?.replace(/[\s\u00a0.-]/g, '') || undefined)
  .pipe(
    z
      .string({ error: SIX_CHIFFRES })
      .regex(/^\d{6}$/, SIX_CHIFFRES)
      .optional(),
  );

const codeFacultatif = z.string({ error: 'Écrivez ce code une seule fois.' }).max(40, 'C’est trop long pour un code.').optional();

const suiteFacultative = z.string().optional().catch(undefined);

/** What is read of the door's form; anything odd in `suite` is forgotten, not refused. */
export const saisieConnexion = z
  .object({
    email: courriel('Écrivez votre adresse électronique.'),
    motDePasse: motDePasseFacultatif,
    code: codeSixChiffres,
    voie: z.string().optional().catch(undefined),
    suite: suiteFacultative,
  })
  .refine((saisie) => saisie.voie !== 'mot_de_passe' || saisie.motDePasse, {
    path: ['motDePasse'],
    error: 'Écrivez votre mot de passe, ou demandez un lien par courriel.',
  })
  .refine((saisie) => saisie.voie !== 'code' || saisie.code, {
    path: ['code'],
    error: 'Écrivez le code à six chiffres, ou demandez un lien par courriel.',
  });

/** The second step of an entry: the code of the telephone, or a recovery code. */
export const saisieSecondFacteur = z.object({
  code: texte({ max: 40, manque: 'Écrivez le code à six chiffres de votre téléphone.' }),
  suite: suiteFacultative,
});

const SANS_ACTE = 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.';

/** The forms of `/moi/deux-temps`, told apart by their button. */
export const saisieDeuxTemps = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('confirmer'),
      code: texte({ max: 40, manque: 'Écrivez le code à six chiffres que montre l’application.' }),
      suite: suiteFacultative,
    }),
    z.object({ acte: z.literal('codes_de_secours'), code_codes_de_secours: codeFacultatif }),
    z.object({ acte: z.literal('changer_de_telephone'), code_changer_de_telephone: codeFacultatif }),
    z.object({ acte: z.literal('retirer'), code_retirer: codeFacultatif }),
    z.object({ acte: z.literal('redemander_lien') }),
  ],
  { error: SANS_ACTE },
);

/** The button that draws a code for another device; the one that lifts someone's second factor. */
export const saisieBouton = z.object({ bouton: z.string().optional().catch(undefined) });

const valeursDe = (reglage: typeof FUSEAU) =>
  reglage.saisie.genre === 'choix' ? reglage.saisie.valeurs.map(({ valeur }) => valeur) : [];

const choixFacultatif = (valeurs: readonly string[]) =>
  z
    .string({ error: 'Choisissez dans la liste.' })
    .optional()
    .transform((valeur) => valeur || undefined)
    .refine((valeur) => valeur === undefined || valeurs.includes(valeur), 'Choisissez dans la liste.');

/** @param departements their numbers */
export const saisieOuverture = (departements: readonly string[]) =>
  z.object({
    code: texte({ max: 40, manque: 'Recopiez le code affiché au démarrage.' }),
    nomReseau: texte({ max: 60, manque: 'Donnez un nom au réseau.' }),
    departement: z
      .string({ error: 'Choisissez le département.' })
      .refine((valeur) => departements.includes(valeur), 'Choisissez le département dans la liste.'),
    zone: choixFacultatif(valeursDe(ZONE_SCOLAIRE)),
    fuseau: choixFacultatif(valeursDe(FUSEAU)),
    prenom: texte({ max: 60, manque: 'Écrivez votre prénom.' }),
    nom: texte({ max: 60, manque: 'Écrivez votre nom.' }),
    courriel: courriel('Écrivez votre adresse électronique\u00a0: le lien pour entrer y arrivera.'),
    motDePasse: motDePasseFacultatif,
  });

const telephone = texteFacultatif({ max: 30 }).transform((valeur, ctx) => {
  if (valeur === undefined) return null;
  const normal = normaliserTelephone(valeur);
  if (normal === null) ctx.addIssue('Écrivez les dix chiffres de ce numéro, comme 05 36 49 12 40.');
  return normal;
});

const caseCochee = z
  .string({ error: 'Cochez, ou non, une seule fois.' })
  .optional()
  .transform((valeur) => valeur === 'on');

/** The forms of « Mon compte », told apart by their button. */
export const saisieMoi = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('coordonnees'),
      telephone,
      montrerCourriel: caseCochee,
      montrerTelephone: caseCochee,
    }),
    z.object({
      acte: z.literal('mot_de_passe'),
      motDePasseActuel: motDePasseFacultatif,
      motDePasse: motDePasse('Écrivez le mot de passe choisi.'),
    }),
    z.object({ acte: z.literal('retirer_mot_de_passe'), motDePasseARetirer: motDePasseFacultatif }),
    z.object({
      acte: z.literal('fermer_session'),
      session: z.string({ error: 'Choisissez un appareil dans la liste.' }).max(100, 'Choisissez un appareil dans la liste.'),
    }),
    z.object({ acte: z.literal('fermer_les_autres') }),
    z.object({ acte: z.literal('redemander_lien') }),
    z.object({
      acte: z.literal('changer_adresse'),
      nouvelleAdresse: courriel('Écrivez la nouvelle adresse.'),
      motDePassePourAdresse: motDePasseFacultatif,
    }),
    z.object({
      acte: z.literal('rythme'),
      rythme: z.enum(RYTHMES, 'Choisissez une des réponses proposées.'),
    }),
    z.object({ acte: z.literal('confirmer_adresse'), jeton: texte({ max: 64, manque: 'Ouvrez le lien reçu par courriel.' }) }),
  ],
  { error: SANS_ACTE },
);
