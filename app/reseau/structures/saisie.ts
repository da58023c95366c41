import { z } from 'zod';
import { choix, identifiant, jour, nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { courrielFacultatif, lu, siret, telephone } from '../saisie.ts';
import { lireDecimal, lireSiteInternet } from './site-internet.ts';
import { CHAMPS_DE_SITE, champDeSite, SITES_MAX, type SiteEcrit, type SiteTape } from './sites.ts';
import { GESTIONS, MILIEUX } from './structures.ts';

const codePostal = lu(10, (valeur) =>
  /^\d{5}$/.test(valeur.replace(/\s/g, ''))
    ? { ok: true, valeur: valeur.replace(/\s/g, '') }
    : { ok: false, phrase: 'Un code postal a cinq chiffres.' },
);

const communeCode = lu(6, (valeur) =>
  /^[0-9AB]{5,6}$/.test(valeur) ? { ok: true, valeur } : { ok: false, phrase: 'Choisissez une commune de la liste.' },
);

const siteInternet = lu(200, (valeur) => {
  const lue = lireSiteInternet(valeur);
  return lue ? { ok: true, valeur: lue } : { ok: false, phrase: 'Écrivez l’adresse du site comme lescale.example.' };
});

/** A number that may be left empty. */
const nombre = (max: number, entier: boolean, phrase: string) =>
  lu(20, (valeur) => {
    const nombre = lireDecimal(valeur, max);
    const bon = nombre !== undefined && (!entier || Number.isInteger(nombre));
    return bon ? { ok: true, valeur } : { ok: false, phrase };
  }).transform((valeur) => (valeur === undefined ? undefined : lireDecimal(valeur, max)));

const parmi = <const V extends readonly [string, ...string[]]>(valeurs: V) =>
  z
    .union([z.literal(''), z.enum(valeurs)], { error: 'Choisissez dans la liste.' })
    .optional()
    .transform((valeur) => valeur || undefined);

const image = z
  .instanceof(File, { error: 'Choisissez une seule image dans vos fichiers.' })
  .optional()
  .transform((fichier) => (fichier && fichier.size > 0 ? fichier : undefined));

const coche = z
  .string({ error: 'Cochez cette case une seule fois.' })
  .optional()
  .transform((valeur) => Boolean(valeur));

/** How many people a structure welcomes at once. */
export const placesStage = z
  .string({ error: 'Écrivez un nombre de 0 à 20.' })
  .regex(/^\s*([01]?\d|20)\s*$/, 'Écrivez un nombre de 0 à 20.')
  .transform(Number);

const CHAMPS = {
  nom: texte({ max: 160, manque: 'Écrivez le nom de la structure.' }),
  siret,
  gestion: parmi(GESTIONS),
  federation: texteFacultatif({ max: 120 }),
  adresse: texteFacultatif({ max: 200 }),
  codePostal,
  communeCode,
  autresCommunes: texteFacultatif({ max: 6_000 }).transform((valeur) =>
    (valeur ?? '')
      .split(/[\n;,]/)
      .map((ligne) => ligne.trim())
      .filter(Boolean),
  ),
  milieu: parmi(MILIEUX),
  itinerance: texteFacultatif({ max: 500 }),
  etp: nombre(1_000, false, 'Écrivez un nombre, comme 3,5.'),
  benevoles: nombre(10_000, true, 'Écrivez un nombre de bénévoles, comme 40.'),
  telephone,
  courriel: courrielFacultatif,
  siteInternet,
  presentation: texteFacultatif({ max: 3_000 }),
  placesStage,
  version: identifiant('Rouvrez cette page : le formulaire n’est pas complet.'),
  photo: image,
  retirerPhoto: coche,
  logo: image,
  retirerLogo: coche,
};

const MAX_DU_SITE: Record<keyof SiteEcrit, number> = { nom: 120, adresse: 200, commune: 80, quand: 200 };

/** The other places of a structure: a line left empty is no place. */
function lireSites(champs: Record<string, unknown>, ctx: z.RefinementCtx): SiteTape[] {
  const sites: SiteTape[] = [];
  const refuser = (champ: string, message: string) => ctx.addIssue({ code: 'custom', path: [champ], message });
  for (let rang = 0; rang < SITES_MAX; rang++) {
    const site = { nom: '', adresse: '', commune: '', quand: '' };
    for (const champ of CHAMPS_DE_SITE) {
      const tape = champs[champDeSite(rang, champ)];
      if (tape === undefined) continue;
      if (typeof tape !== 'string') refuser(champDeSite(rang, champ), 'Écrivez ce texte une seule fois.');
      else site[champ] = nettoyer(tape).replace(/\s+/g, ' ');
      if (site[champ].length > MAX_DU_SITE[champ]) {
        refuser(champDeSite(rang, champ), `C’est trop long : ${MAX_DU_SITE[champ]} caractères au plus.`);
      }
    }
    if (site.nom) sites.push({ ...site, ligne: rang });
    else if (site.adresse || site.commune || site.quand) refuser(champDeSite(rang, 'nom'), 'Donnez un nom à ce lieu.');
  }
  return sites;
}

/** What is ticked among boxes that each have a name of their own: « qpv-12 » → « 12 ». */
const coches = (champs: Record<string, unknown>, prefixe: string): string[] =>
  Object.keys(champs)
    .filter((nom) => nom.startsWith(prefixe) && champs[nom])
    .map((nom) => nom.slice(prefixe.length));

/** The page of a structure. */
export const saisieStructure = z.looseObject(CHAMPS).transform((champs, ctx) => {
  const { photo, retirerPhoto, logo, retirerLogo, ...textes } = champs;
  const libres = champs as Record<string, unknown>;
  const connus = Object.fromEntries(Object.keys(CHAMPS).map((nom) => [nom, textes[nom as keyof typeof textes]]));
  return {
    ...(connus as Omit<z.output<z.ZodObject<typeof CHAMPS>>, 'photo' | 'retirerPhoto' | 'logo' | 'retirerLogo'>),
    sites: lireSites(libres, ctx),
    territoire: coches(libres, 'territoire-').filter((code) => /^[0-9AB]{5,6}$/.test(code)),
    qpv: coches(libres, 'qpv-')
      .filter((id) => /^[1-9]\d{0,8}$/.test(id))
      .map(Number),
    images: { photo, retirerPhoto, logo, retirerLogo },
  };
});

/** A structure written by hand; what it is comes from the kinds of agréments that the base holds. */
export const saisieNouvelleStructure = z.object({
  nom: CHAMPS.nom,
  communeCode: z.string({ error: 'Choisissez sa commune.' }).regex(/^[0-9AB]{5,6}$/, 'Choisissez sa commune.'),
  gestion: CHAMPS.gestion,
  genre: lu(60, (valeur) =>
    /^[a-z0-9_]{1,60}$/.test(valeur) ? { ok: true, valeur } : { ok: false, phrase: 'Choisissez dans la liste.' },
  ),
  siret,
  suite: choix(['inviter', 'page'], 'Choisissez l’un des deux boutons.'),
  geste: texteFacultatif({ max: 60 }),
});

/** The forms of the list of quarters, told apart by their button. */
export const saisieQpv = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('ajouter'),
      nom: texte({ max: 120, manque: 'Écrivez le nom du quartier.' }),
      communeCode: z.string({ error: 'Choisissez sa commune.' }).regex(/^[0-9AB]{5,6}$/, 'Choisissez sa commune.'),
      geste: texteFacultatif({ max: 60 }),
    }),
    z.object({
      acte: z.literal('renommer'),
      id: identifiant('Choisissez un quartier de la liste.'),
      nom: texte({ max: 120, manque: 'Écrivez le nom du quartier.' }),
    }),
    z.object({ acte: z.literal('retirer'), id: identifiant('Choisissez un quartier de la liste.') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
);

/** « Oui, tout est à jour » */
export const saisieRelecture = z.object({
  acte: choix(['confirmer'], 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.'),
});

/** The departure of a structure, or its return. */
export const saisieDepartDeStructure = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('partir'),
      dernierJour: jour('Donnez son dernier jour dans le réseau.'),
      compris: z
        .string({ error: 'Cochez la case : ce qui est annulé ne revient pas.' })
        .regex(/^on$/, 'Cochez la case : ce qui est annulé ne revient pas.'),
    }),
    z.object({ acte: z.literal('revenir') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
);
