import { z } from 'zod';
import { lireEuros } from '#app/commun/euros.ts';
import { choix, identifiant, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { DESSINS, FERMETURES, NOM_DU_JOUR_FERME } from './formulaires.ts';
import {
  MAX_AGE,
  MAX_CARNET,
  MAX_DUREE,
  MAX_LIGNE_MALLE,
  MAX_MOTIF_ETAT,
  MAX_NOM_MALLE,
  MAX_OBJET_MALLE,
  MAX_RESUME_MALLE,
  MAX_TEXTE_MALLE,
} from './longueurs.ts';
import { ETATS_MALLE } from './malles.ts';

const RECHARGER = 'Rechargez la page et recommencez.';
/** In cents. */
const MONTANT_MAX = 100_000_00;

/** A whole number that may be left empty. */
const entier = (min: number, max: number, quoi = `Écrivez un nombre entier, de ${min} à ${max}.`) =>
  texteFacultatif({ max: 12 })
    .transform((tape) => (tape === undefined ? undefined : Number(tape.replace(/\s/g, ''))))
    .refine((n) => n === undefined || (Number.isInteger(n) && n >= min && n <= max), { message: quoi });

/** An amount in euros as it is typed, in cents. */
const montant = texteFacultatif({ max: 15 }).transform((tape) => (tape === undefined ? undefined : lireEuros(tape, MONTANT_MAX)));
const euros = z
  .string({ error: 'Écrivez un montant une seule fois.' })
  .optional()
  .refine((tape) => !tape?.trim() || lireEuros(tape, MONTANT_MAX) !== undefined, {
    message: 'Écrivez un montant en euros, comme 12,50.',
  })
  .pipe(montant);

const coche = z
  .string({ error: 'Cochez cette case une seule fois.' })
  .optional()
  .transform((valeur) => Boolean(valeur));

const image = z
  .instanceof(File, { error: 'Choisissez une seule photo dans vos fichiers.' })
  .optional()
  .transform((fichier) => (fichier && fichier.size > 0 ? fichier : undefined));

const facultatif = <const V extends readonly [string, ...string[]]>(valeurs: V) =>
  z
    .union([z.literal(''), z.enum(valeurs)], { error: 'Choisissez dans la liste.' })
    .optional()
    .transform((valeur) => valeur || undefined);

const ages = { ageMin: entier(0, MAX_AGE), ageMax: entier(0, MAX_AGE) };
const AGES = { path: ['ageMax'], message: 'L’âge le plus grand est en dessous du plus petit.' };
const agesEnOrdre = ({ ageMin, ageMax }: { ageMin?: number | undefined; ageMax?: number | undefined }) =>
  ageMin === undefined || ageMax === undefined || ageMin <= ageMax;

const CHAMPS = {
  nom: texte({ max: MAX_NOM_MALLE, manque: 'Donnez un nom à cette malle.' }),
  resume: texte({ max: MAX_RESUME_MALLE, manque: 'Dites en une phrase ce que l’on en fait.' }),
  notice: texteFacultatif({ max: MAX_TEXTE_MALLE }),
  ...ages,
  groupeMax: entier(1, 500),
  structureId: identifiant('Choisissez la structure où elle vit.'),
  gardienneId: identifiantFacultatif(),
  ouRetirer: texteFacultatif({ max: MAX_LIGNE_MALLE }),
  quandRetirer: texteFacultatif({ max: MAX_LIGNE_MALLE }),
  dessin: facultatif(DESSINS),
  joursMax: entier(1, 365),
  preavisJours: entier(0, 90),
  horizonJours: entier(7, 800),
  tamponAvant: entier(0, 14),
  tamponApres: entier(0, 14),
  fermeture: facultatif(FERMETURES),
  pretsParStructure: entier(1, 50),
  accord: facultatif(['oui', 'non']),
  caution: euros,
};

function saisieDe<F extends z.ZodRawShape>(plus: F) {
  const connus = z.object({ ...CHAMPS, ...plus });
  return z.looseObject({ ...CHAMPS, ...plus }).transform((champs, ctx) => {
    const libres = champs as Record<string, unknown>;
    const lu = Object.fromEntries(Object.keys(connus.shape).map((nom) => [nom, libres[nom]])) as z.output<typeof connus>;
    if (!agesEnOrdre(lu as { ageMin?: number; ageMax?: number })) ctx.addIssue({ code: 'custom', ...AGES });
    return { ...lu, joursFermes: [0, 1, 2, 3, 4, 5, 6].filter((jour) => Boolean(libres[`${NOM_DU_JOUR_FERME}-${jour}`])) };
  });
}

/** A new malle. */
export const saisieNouvelleMalle = saisieDe({ geste: texteFacultatif({ max: 60 }) });
/** The same, changed. */
export const saisieMalle = saisieDe({ version: identifiant(RECHARGER) });
export type SaisieNouvelleMalle = z.output<typeof saisieNouvelleMalle>;
export type SaisieMalle = z.output<typeof saisieMalle>;

const objet = {
  nom: texte({ max: MAX_OBJET_MALLE, manque: 'Dites ce que c’est.' }),
  nombre: texte({ max: 8, manque: 'Dites combien il y en a.' })
    .transform((tape) => Number(tape.replace(/\s/g, '')))
    .refine((n) => Number.isInteger(n) && n >= 1 && n <= 9999, { message: 'Écrivez un nombre entier, de 1 à 9\u202f999.' }),
  consommable: coche,
  valeur: euros,
  aSavoir: texteFacultatif({ max: MAX_LIGNE_MALLE }),
  photo: image,
};
const id = identifiant('Choisissez un objet de la malle.');
const PAS_DIT = { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' };

/** The forms of what is in a malle, told apart by their button. */
export const saisieContenu = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.literal('ajouter'), ...objet, geste: texteFacultatif({ max: 60 }) }),
    z.object({ acte: z.literal('changer'), id, ...objet, retirerPhoto: coche, vu: texteFacultatif({ max: 60 }) }),
    z.object({ acte: z.literal('monter'), id }),
    z.object({ acte: z.literal('descendre'), id }),
    z.object({ acte: z.literal('retirer'), id }),
  ],
  PAS_DIT,
);
export type SaisieContenu = z.output<typeof saisieContenu>;
export type SaisieObjet = Pick<
  Extract<SaisieContenu, { acte: 'ajouter' }>,
  'nom' | 'nombre' | 'consommable' | 'valeur' | 'aSavoir'
>;

/** The photos of a malle. */
export const saisiePhotos = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('ajouter'),
      photo: image.refine((fichier) => fichier !== undefined, { message: 'Choisissez une photo.' }),
    }),
    z.object({ acte: z.literal('retirer'), id: identifiant('Choisissez une photo de cette malle.') }),
  ],
  PAS_DIT,
);

/** In service, in repair or withdrawn. */
export const saisieEtat = z
  .object({
    etat: choix(ETATS_MALLE, 'Dites où elle en est.'),
    motif: texteFacultatif({ max: MAX_MOTIF_ETAT }),
    jusquAu: z
      .union([z.literal('').transform(() => undefined), jour('Choisissez un jour.')], { error: 'Choisissez un jour.' })
      .optional(),
    version: identifiant(RECHARGER),
  })
  .refine(({ etat, motif }) => etat === 'en_service' || motif !== undefined, {
    path: ['motif'],
    message: 'Dites pourquoi, en une phrase\u00a0: celles et ceux qui l’ont réservée la lisent.',
  });
export type SaisieEtat = z.output<typeof saisieEtat>;

const idee = z
  .object({
    acte: z.literal('laisser'),
    texte: texte({ max: MAX_CARNET, manque: 'Racontez votre idée en quelques lignes.' }),
    ...ages,
    duree: entier(5, MAX_DUREE, 'Écrivez une durée en minutes, de 5 à 1\u202f440.'),
    geste: texteFacultatif({ max: 60 }),
  })
  .refine(agesEnOrdre, AGES);
export type SaisieIdee = Omit<z.output<typeof idee>, 'acte'>;

/** The carnet of a malle. */
export const saisieCarnet = z.discriminatedUnion(
  'acte',
  [idee, z.object({ acte: z.literal('retirer'), id: identifiant('Choisissez une idée.') })],
  PAS_DIT,
);
