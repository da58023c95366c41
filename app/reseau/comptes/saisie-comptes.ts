import { z } from 'zod';
import { courriel, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { normaliserTelephone } from '#app/reseau/personnes/telephone.ts';
import { FUSEAU, ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { LONGUEUR_MAX } from './mots-de-passe.ts';

// A password is taken as it is typed: its spaces count.
const motDePasseFacultatif = z
  .string({ error: 'Écrivez votre mot de passe une seule fois.' })
  .max(LONGUEUR_MAX, `C’est trop long\u00a0: ${LONGUEUR_MAX} caractères au plus.`)
  .optional();

const motDePasse = (manque: string) =>
  z.string({ error: manque }).min(1, manque).max(LONGUEUR_MAX, `C’est trop long\u00a0: ${LONGUEUR_MAX} caractères au plus.`);

/** What is read of the door's form; anything odd in `suite` is forgotten, not refused. */
export const saisieConnexion = z
  .object({
    email: courriel('Écrivez votre adresse électronique.'),
    motDePasse: motDePasseFacultatif,
    voie: z.string().optional().catch(undefined),
    suite: z.string().optional().catch(undefined),
  })
  .refine((saisie) => saisie.voie !== 'mot_de_passe' || saisie.motDePasse, {
    path: ['motDePasse'],
    error: 'Écrivez votre mot de passe, ou demandez un lien par courriel.',
  });

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
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.' },
);
