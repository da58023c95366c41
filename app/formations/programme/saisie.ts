import { z } from 'zod';
import { lireEuros } from '#app/commun/euros.ts';
import { estJour, type Jour, jourDe, libelleJour } from '#app/commun/periode.ts';
import { identifiant, identifiantFacultatif, lienFacultatif, nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_CAPACITE } from './formations.ts';
import { MAX_COUT, MAX_LIGNE_FORMATION, MAX_MOTIF_FORMATION, MAX_TEXTE_FORMATION, MAX_TITRE_FORMATION } from './longueurs.ts';
import { lireSeancesTapees } from './seances-tapees.ts';

const RECHARGER = 'Rechargez la page et recommencez.';
const coche = z
  .string({ error: 'Cochez cette case une seule fois.' })
  .optional()
  .transform((valeur) => Boolean(valeur));
const places = (manque: string) =>
  texte({ max: 6, manque })
    .transform((tape) => Number(tape.replace(/\s/g, '')))
    .refine((n) => Number.isInteger(n) && n >= 1 && n <= MAX_CAPACITE, {
      message: `Écrivez un nombre entier, de 1 à ${MAX_CAPACITE}.`,
    });
const ligne = texteFacultatif({ max: MAX_LIGNE_FORMATION });
const long = texteFacultatif({ max: MAX_TEXTE_FORMATION });
const euros = z
  .string({ error: 'Écrivez un montant une seule fois.' })
  .optional()
  .refine((tape) => !tape?.trim() || lireEuros(tape, MAX_COUT) !== undefined, {
    message: 'Écrivez un montant en euros, comme 20 ou 12,50.',
  })
  .transform((tape) => (tape?.trim() ? (lireEuros(tape, MAX_COUT) ?? 0) : 0));
const DATE = 'Cette date n’existe pas\u00a0: choisissez-la dans le calendrier.';
const jourFacultatif = z
  .string({ error: DATE })
  .optional()
  .transform((tape) => tape?.trim() || undefined)
  .refine((tape) => tape === undefined || (estJour(tape) && tape >= '2000-01-01' && tape <= '2100-12-31'), { message: DATE });
/** « Caf, MSA » : names between commas. */
const noms = texteFacultatif({ max: MAX_LIGNE_FORMATION }).transform((tape) => [
  ...new Set(
    (tape ?? '')
      .split(/[,;\n]/)
      .map((nom) => nom.trim())
      .filter(Boolean),
  ),
]);
const DANS_LA_LISTE = 'Choisissez dans la liste.';
const slug = z.string({ error: DANS_LA_LISTE }).max(80, DANS_LA_LISTE);
const slugs = z
  .union([z.array(slug, { error: DANS_LA_LISTE }).max(20, 'Choisissez vingt mots au plus.'), slug.transform((un) => [un])], {
    error: DANS_LA_LISTE,
  })
  .optional()
  .transform((lus) => [...new Set((lus ?? []).filter(Boolean))]);
const adresse = lienFacultatif({ max: 500, exemple: 'https://visio.example/salle' });

const CHAMPS = {
  titre: texte({ max: MAX_TITRE_FORMATION, manque: 'Donnez un titre\u00a0: ce que l’on vient apprendre.' }),
  resume: ligne,
  objectifs: long,
  programme: long,
  pourQui: ligne,
  prerequis: ligne,
  lieu: ligne,
  communeCode: texteFacultatif({ max: 5 }),
  lien: adresse,
  accessibilite: ligne,
  capacite: places('Dites combien il y a de places.'),
  minimum: texteFacultatif({ max: 6 })
    .transform((tape) => (tape === undefined ? undefined : Number(tape.replace(/\s/g, ''))))
    .refine((n) => n === undefined || (Number.isInteger(n) && n >= 1 && n <= MAX_CAPACITE), {
      message: `Écrivez un nombre entier, de 1 à ${MAX_CAPACITE}.`,
    }),
  limite: jourFacultatif,
  validation: coche,
  publique: coche,
  cout: euros,
  coutDit: ligne,
  financeurs: noms,
  organisme: ligne,
  organismeNumero: texteFacultatif({ max: 20 }),
  structureId: identifiantFacultatif(),
  competences: slugs,
  formatriceId: identifiantFacultatif(),
  formatriceNom: ligne,
  formatricePrecision: ligne,
};

/** What the days of a formation that is still to come are held to. */
export interface DatesAVenir {
  aujourdhui: Jour;
  /** What stands already, and may stay: its half-days and its last day to register. */
  demis: readonly number[];
  limite: Jour | null;
  /** Once open, a last day that is behind closes it to those who register. */
  projet: boolean;
}

/** All that is refused is said at once: the half-days are read whatever the other fields are worth. */
function saisieDe<F extends z.ZodRawShape>(plus: F, dates: DatesAVenir | null) {
  const connus = z.object({ ...CHAMPS, ...plus });
  return z.looseObject({}).transform((tapes, ctx) => {
    const refuser = (champ: string, message: string) => ctx.addIssue({ code: 'custom', path: [champ], message });
    const lu = connus.safeParse(tapes);
    for (const { path, message } of lu.error?.issues ?? []) refuser(String(path[0] ?? ''), message);
    const textes = Object.entries(tapes).flatMap(([nom, valeur]) =>
      typeof valeur === 'string' ? [[nom, nettoyer(valeur)] as const] : [],
    );
    const { seances, erreurs } = lireSeancesTapees(Object.fromEntries(textes), dates);
    for (const { champ, phrase } of erreurs) refuser(champ, phrase);
    const limite = limiteImpossible(CHAMPS.limite.safeParse(tapes.limite).data, seances, dates);
    if (limite) refuser('limite', limite);
    if (!lu.success) return z.NEVER;
    const { capacite, minimum = Math.ceil(capacite / 2) } = lu.data as { capacite: number; minimum?: number };
    if (minimum > capacite) refuser('minimum', 'Le minimum dépasse le nombre de places.');
    return { ...lu.data, minimum, seances };
  });
}

/** Why one cannot register until that day; undefined when one can. */
function limiteImpossible(
  limite: Jour | undefined,
  [premiere]: readonly { demiJournee: number }[],
  dates: DatesAVenir | null,
): string | undefined {
  if (limite === undefined || dates === null) return undefined;
  if (dates.projet && limite < dates.aujourdhui && limite !== dates.limite)
    return 'Ce jour est passé\u00a0: choisissez aujourd’hui, ou un jour à venir.';
  // What stands already stays, as long as the formation still begins on its day.
  if (limite === dates.limite && premiere && dates.demis.includes(premiere.demiJournee)) return undefined;
  if (premiere && limite >= jourDe(premiere.demiJournee))
    return `La formation commence le ${libelleJour(jourDe(premiere.demiJournee))}\u00a0: on s’inscrit au plus tard la veille.`;
  return undefined;
}

const CHAMPS_NEUFS = {
  besoins: z
    .union(
      [z.array(identifiant(RECHARGER), { error: RECHARGER }).max(200, RECHARGER), identifiant(RECHARGER).transform((id) => [id])],
      { error: RECHARGER },
    )
    .optional(),
  geste: texteFacultatif({ max: 60 }),
};

/** A new formation, all of it to come. `besoins`: the needs that it answers. */
export const saisieNouvelleFormation = (aujourdhui: Jour) =>
  saisieDe(CHAMPS_NEUFS, { aujourdhui, demis: [], limite: null, projet: true });
export type SaisieNouvelleFormation = z.output<ReturnType<typeof saisieNouvelleFormation>>;

/** The same, changed. @param dates null once it has begun: what took place is noted as it was */
export const saisieFormation = (dates: DatesAVenir | null) => saisieDe({ version: identifiant(RECHARGER) }, dates);
export type SaisieFormation = z.output<ReturnType<typeof saisieFormation>>;

/** Why a formation is called off. */
export const saisieAnnulation = z.object({
  motif: texte({
    max: MAX_MOTIF_FORMATION,
    manque: 'Dites pourquoi, en une phrase\u00a0: la page de la formation la garde.',
  }),
});

/** Who holds a formation from now on. */
export const saisieConfier = z.object({ organisatriceId: identifiant('Choisissez dans la liste qui l’organise.') });

/** A copy is asked by its button alone. */
export const saisieCopie = z.object({ geste: texteFacultatif({ max: 60 }) });
