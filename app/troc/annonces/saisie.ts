import { z } from 'zod';
import { CANAUX } from '#app/commun/canaux.ts';
import { choix, identifiant, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { FORMES, MAX_COMPETENCES_ANNONCE, MAX_DESCRIPTION_ANNONCE, MAX_TITRE_ANNONCE, TYPES_ANNONCE } from './annonces.ts';
import { MAX_PRECISION_ANNONCE, RAYONS } from './termes.ts';

const RECHARGER = 'Rechargez la page et recommencez.';
const DANS_LA_LISTE = 'Choisissez dans la liste.';

const coche = z
  .string({ error: 'Cochez cette case une seule fois.' })
  .optional()
  .transform((valeur) => Boolean(valeur));

const jourFacultatif = z
  .string({ error: 'Écrivez une seule date.' })
  .optional()
  .transform((valeur) => valeur || undefined)
  .pipe(jour('Écrivez cette date.').optional());

/** One line: it is the title of a page and the subject of a mail. */
const titre = texte({
  max: MAX_TITRE_ANNONCE,
  min: 3,
  manque: 'Écrivez une phrase, comme vous la diriez au téléphone.',
}).transform((valeur) => valeur.replace(/\s+/g, ' '));

const competences = z
  .array(z.string({ error: DANS_LA_LISTE }).max(80, DANS_LA_LISTE), { error: DANS_LA_LISTE })
  .max(MAX_COMPETENCES_ANNONCE, `Gardez les plus parlants : ${MAX_COMPETENCES_ANNONCE} savoir-faire au plus.`)
  .optional()
  .transform((slugs) => [...new Set(slugs ?? [])]);

const JOURS_ECRITS = ['1', '2', '3', '4', '5', '6', '7'] as const;

const termes = {
  titre,
  competences,
  /** The recognised savoir-faire were shown: what is not ticked is not wanted. */
  vus: coche,
  forme: choix(FORMES, 'Choisissez une forme.').optional(),
  rayon: choix(RAYONS, 'Choisissez jusqu’où.').optional(),
  aDistance: coche,
  description: texteFacultatif({ max: MAX_DESCRIPTION_ANNONCE }),
  pourQui: texteFacultatif({ max: MAX_PRECISION_ANNONCE }),
  quand: texteFacultatif({ max: MAX_PRECISION_ANNONCE }),
  jours: z
    .array(choix(JOURS_ECRITS, DANS_LA_LISTE), { error: DANS_LA_LISTE })
    .optional()
    .transform((jours) => [...new Set(jours ?? [])].map(Number).toSorted((a, b) => a - b)),
  places: z
    .string({ error: 'Écrivez un nombre.' })
    .optional()
    .transform((valeur) => valeur?.trim() || undefined)
    .pipe(
      z
        .string()
        .regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'Écrivez un nombre entre 1 et 500.')
        .transform(Number)
        .optional(),
    ),
  des: jourFacultatif,
  valableJusqu: jourFacultatif,
  geste: texteFacultatif({ max: 60 }),
};

export const saisieAnnonce = z.object({ ...termes, structureId: identifiantFacultatif() });
/** What is not said is as if it was left empty. */
export type SaisieAnnonce = Omit<z.output<typeof saisieAnnonce>, 'structureId'> & { structureId?: number | undefined };

export const saisieModification = z.object({ ...termes, version: identifiant(RECHARGER) });
export type SaisieModification = z.output<typeof saisieModification>;

/** `?type=besoin`; an offre when it says nothing. */
export const saisieType = z.object({ type: choix(TYPES_ANNONCE, DANS_LA_LISTE).optional() });

/** Whom the coordination notes an answer for, and how she heard it. */
const noter = {
  auNomDe: identifiantFacultatif(),
  canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.').optional(),
};

/** The acts of an annonce's page, told apart by their button. */
export const saisieActe = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.enum(['publier', 'confirmer', 'mettre_en_pause', 'garder_en_pause', 'reprendre', 'retirer']),
      ...noter,
    }),
    z.object({ acte: z.literal('reveiller'), valableJusqu: jourFacultatif, ...noter }),
    z.object({
      acte: z.literal('satisfaire'),
      avec: identifiantFacultatif(),
      suite: texteFacultatif({ max: MAX_PRECISION_ANNONCE }),
      ...noter,
    }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
);
