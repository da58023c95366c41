import { z } from 'zod';
import { lireEuros } from '#app/commun/euros.ts';
import { choix, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_CARNET } from '#app/malles/catalogue/longueurs.ts';
import {
  type ACompter,
  ACTES_DE_CAUTION,
  CAUSES_ECART,
  type CauseEcart,
  champDe,
  MAX_COUT_ECART,
  MAX_NOM_INVENTAIRE,
  MAX_PRECISION_ECART,
  MAX_REMARQUE_INVENTAIRE,
  type ObjetCompte,
  REGLEMENTS,
  type Reglement,
} from './inventaires.ts';

const CHOISIR = 'Choisissez dans la liste.';

/** An object as it was counted, with its photo as it was sent. */
export interface ObjetSaisi extends ObjetCompte {
  photo?: File | undefined;
}

const coche = z
  .string({ error: 'Cochez cette case une seule fois.' })
  .optional()
  .transform((valeur) => Boolean(valeur));

const nom = (manque: string) => texte({ max: MAX_NOM_INVENTAIRE, manque });

const autour = z.object({
  remis: nom('Écrivez le nom de la personne qui donne la malle.'),
  recu: nom('Écrivez le nom de la personne qui la reçoit.'),
  remarque: texteFacultatif({ max: MAX_REMARQUE_INVENTAIRE }),
  /** For the carnet of the malle. */
  idee: texteFacultatif({ max: MAX_CARNET }),
  caution: coche,
  geste: texteFacultatif({ max: 60 }),
});

type Refuser = (champ: string, message: string) => void;

/** Adds the sentences of a schema that stands in another. */
function lireEn<S extends z.ZodType>(schema: S, champs: unknown, ctx: z.RefinementCtx): z.output<S> | undefined {
  const lu = schema.safeParse(champs);
  if (lu.success) return lu.data;
  for (const { path, message } of lu.error.issues) ctx.addIssue({ code: 'custom', path: [...path], message });
  return undefined;
}

/** One count: every object of the malle, or `tout` when all is as it should be (`objets` is then null). */
export const saisieInventaire = (objets: readonly ACompter[]) =>
  z.looseObject({}).transform((champs: Record<string, unknown>, ctx) => {
    const lu = lireEn(autour, champs, ctx);
    const comptes = champs.tout ? null : lireObjets(objets, champs, ctx);
    return lu ? { ...lu, objets: comptes } : z.NEVER;
  });

/** What the keeper finds when she counts again: the objects alone. */
export const saisieSignalement = (objets: readonly ACompter[]) =>
  z.looseObject({}).transform((champs: Record<string, unknown>, ctx) => ({ objets: lireObjets(objets, champs, ctx) }));

function lireObjets(objets: readonly ACompter[], champs: Record<string, unknown>, ctx: z.RefinementCtx): ObjetSaisi[] {
  const refuser: Refuser = (champ, message) => ctx.addIssue({ code: 'custom', path: [champ], message });
  return objets.map((objet) => lireObjet(objet, champs, refuser));
}

function lireObjet({ objetId, nom: lequel, attendu }: ACompter, champs: Record<string, unknown>, refuser: Refuser): ObjetSaisi {
  const [n, cause, precision, photo] = (['n', 'cause', 'precision', 'photo'] as const).map((quoi) => champDe(quoi, objetId)) as [
    string,
    string,
    string,
    string,
  ];
  const tape = champs[n];
  const presents = typeof tape === 'string' && /^\s*\d{1,4}\s*$/.test(tape) ? Number(tape) : undefined;
  if (presents === undefined) refuser(n, `${lequel}\u00a0: écrivez combien il y en a, en chiffres.`);
  else if (presents > attendu) refuser(n, `${lequel}\u00a0: il y en a ${attendu} au plus.`);
  const dite = champs[cause];
  const connue = CAUSES_ECART.find((une) => une === dite);
  if (dite !== undefined && !connue) refuser(cause, CHOISIR);
  const precise = texteFacultatif({ max: MAX_PRECISION_ECART }).safeParse(champs[precision]);
  if (!precise.success) for (const { message } of precise.error.issues) refuser(precision, message);
  const fichier = champs[photo];
  if (fichier !== undefined && !(fichier instanceof File)) refuser(photo, 'Choisissez une seule photo dans vos fichiers.');
  return {
    objetId,
    presents: presents ?? 0,
    cause: connue,
    precision: precise.data,
    photo: fichier instanceof File && fichier.size > 0 ? fichier : undefined,
  };
}

/** One shortage to settle. */
export interface EcartARegler {
  ligneId: number;
  nom: string;
  cause: CauseEcart | null;
}

/** How each shortage was settled: those left empty wait. */
export const saisieReglements = (ecarts: readonly EcartARegler[]) =>
  z.looseObject({}).transform((champs: Record<string, unknown>, ctx) => {
    const refuser: Refuser = (champ, message) => ctx.addIssue({ code: 'custom', path: [champ], message });
    return ecarts.map(({ ligneId, nom: lequel }) => {
      const [quoi, combien] = [champDe('reglement', ligneId), champDe('cout', ligneId)];
      // A loose object keeps the empty strings of what was left as it is.
      const dit = champs[quoi] === '' ? undefined : champs[quoi];
      const reglement: Reglement | undefined = REGLEMENTS.find((un) => un === dit);
      if (dit !== undefined && !reglement) refuser(quoi, CHOISIR);
      const tape = champs[combien];
      const cout = typeof tape === 'string' ? lireEuros(tape, MAX_COUT_ECART) : undefined;
      const vide = tape === undefined || (typeof tape === 'string' && tape.trim() === '');
      if (!vide && cout === undefined) refuser(combien, `${lequel}\u00a0: écrivez un prix en euros, comme 4,50.`);
      const vu = champs[champDe('vu', ligneId)];
      return { ligneId, reglement, cout, ...(typeof vu === 'string' ? { vu } : {}) };
    });
  });
export type SaisieReglements = z.output<ReturnType<typeof saisieReglements>>;

export const saisieCaution = z.object({
  acte: choix(ACTES_DE_CAUTION, 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.'),
});

/** The button of what was bought again asks for nothing more. */
export const saisieRachat = z.object({});
