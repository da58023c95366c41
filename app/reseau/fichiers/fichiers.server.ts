import { and, desc, eq, like } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { estUnePhoto, genreDeFichier, nomDeFichierSur } from './genre-de-fichier.ts';
import { fichiers } from './tables.ts';

export const OCTETS_MAX = 10 * 1024 * 1024;
/** Longest side of a photo and of its small size, in pixels. */
const GRAND = 1600;
const PETIT = 480;
/** A small file may unfold into a huge picture. */
const PIXELS_MAX = 60_000_000;

/** What a file belongs to: its right is the right to see that object. */
export interface Appartenance {
  domaine: string;
  objet: string;
  objetId: number;
}

/** A file once checked and drawn again, ready to be written. */
export interface FichierPret {
  nom: string;
  genre: string;
  contenu: Buffer;
  vignette: Buffer | null;
}

/** Who may see the files of an object, by `domaine/objet`. A kind of object that is not here shows its files to nobody. */
const structureConnue = (ctx: ContextePersonne, id: number) =>
  ctx.db.select({ id: structures.id }).from(structures).where(eq(structures.id, id)).get() !== undefined;
const VOIR: Record<string, (ctx: ContextePersonne, objetId: number) => boolean> = {
  'reseau/structure': structureConnue,
  'reseau/logo': structureConnue,
};

/**
 * Checks a file by its content and draws photos again, in two sizes and without what the camera wrote in them
 * (place, time, name). Awaited before the verbe.
 * @param champ field of the form that its refusals concern
 * @throws ErreurMetier IMPOSSIBLE with what to choose instead
 */
export async function preparerFichier(fichier: { nom: string; contenu: Buffer }, champ = 'fichier'): Promise<FichierPret> {
  const { contenu } = fichier;
  if (contenu.length === 0) throw impossible('Ce fichier est vide.', champ);
  if (contenu.length > OCTETS_MAX) throw impossible('Un fichier pèse au plus 10 Mo. Choisissez-en un plus léger.', champ);
  const genre = genreDeFichier(contenu);
  if (!genre) {
    throw impossible(
      'Ce n’est ni une photo (JPEG, PNG ou WebP) ni un PDF, quoi qu’en dise son nom. Choisissez-en un autre.',
      champ,
    );
  }
  if (!estUnePhoto(genre)) return { nom: nomDeFichierSur(fichier.nom, 'pdf'), genre, contenu, vignette: null };
  const [grande, vignette] = await redessiner(contenu).catch(() => {
    throw impossible('Cette photo est abîmée ou démesurée\u00a0: nous n’arrivons pas à l’ouvrir. Essayez avec une autre.', champ);
  });
  return { nom: nomDeFichierSur(fichier.nom, 'webp'), genre: 'image/webp', contenu: grande, vignette };
}

async function redessiner(contenu: Buffer): Promise<[Buffer, Buffer]> {
  // Loaded by the first photo: it weighs on the memory of a server that mostly serves pages.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const dessiner = (cote: number) =>
    sharp(contenu, { failOn: 'error', limitInputPixels: PIXELS_MAX })
      // Turned as the camera was held, since that note is dropped with the others.
      .rotate()
      .resize({ width: cote, height: cote, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
  return [await dessiner(GRAND), await dessiner(PETIT)];
}

/**
 * Writes a prepared file, in the transaction of the verbe that has checked the right to its object.
 * @returns its id, for `/fichiers/:id`
 */
export function ecrireFichier(ctx: ContextePersonne, a: Appartenance, { nom, genre, contenu, vignette }: FichierPret): number {
  const champs = { nom, genre, contenu, vignette, octets: contenu.length };
  const { id } = ctx.db
    .insert(fichiers)
    .values({ ...a, ...champs, deposeLe: ctx.maintenant, deposeParId: ctx.acteur.personneId })
    .returning({ id: fichiers.id })
    .get();
  return id;
}

/** The two pictures of a structure, each of its own kind of object. */
export type ImageDeStructure = 'photo' | 'logo';
const OBJET: Record<ImageDeStructure, string> = { photo: 'structure', logo: 'logo' };
const NOMMEE: Record<ImageDeStructure, { une: string; la: string }> = {
  photo: { une: 'Une photo pèse', la: 'la photo' },
  logo: { une: 'Un logo pèse', la: 'le logo' },
};

/**
 * Checks and draws again a picture of a form. Awaited before the verbe.
 * @throws ErreurMetier IMPOSSIBLE on its field, `photo` or `logo`
 */
export async function preparerImage(image: File, champ: ImageDeStructure): Promise<FichierPret> {
  if (image.size > OCTETS_MAX) throw impossible(`${NOMMEE[champ].une} au plus 10 Mo. Choisissez un fichier plus léger.`, champ);
  const contenu = Buffer.from(await image.arrayBuffer());
  if (genreDeFichier(contenu) === 'application/pdf') throw impossible('Ceci est un PDF\u00a0: choisissez une image.', champ);
  return preparerFichier({ nom: image.name, contenu }, champ);
}

/**
 * Puts a picture of a structure in place of the one before, or takes it away.
 * @param image null: none any more
 * @throws ErreurMetier INTROUVABLE or INTERDIT
 */
export function remplacerImage(
  ctx: ContextePersonne,
  structureId: number,
  laquelle: ImageDeStructure,
  image: FichierPret | null,
): void {
  enTransaction(ctx, (ctx) => {
    if (!VOIR['reseau/structure']?.(ctx, structureId)) throw introuvable();
    exigerDroit(DROITS_STRUCTURE, 'modifier', relationsStructure(ctx.acteur, structureId));
    const a = { domaine: 'reseau', objet: OBJET[laquelle], objetId: structureId };
    const { changes } = ctx.db.delete(fichiers).where(lesImages(a)).run();
    if (image) ecrireFichier(ctx, a, image);
    else if (changes === 0) return;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId },
      acte: image ? `deposer_${laquelle}` : `retirer_${laquelle}`,
      resume: `a ${image ? 'changé' : 'retiré'} ${NOMMEE[laquelle].la} de la structure`,
    });
  });
}

const lesImages = (a: Appartenance) =>
  and(
    eq(fichiers.domaine, a.domaine),
    eq(fichiers.objet, a.objet),
    eq(fichiers.objetId, a.objetId),
    like(fichiers.genre, 'image/%'),
  );

/** The pictures of a structure, as addresses; null when it has none. */
export function imagesDe(ctx: Pick<Contexte, 'db'>, structureId: number): Record<ImageDeStructure, string | null> {
  const adresseDe = (laquelle: ImageDeStructure) => {
    const image = ctx.db
      .select({ id: fichiers.id })
      .from(fichiers)
      .where(lesImages({ domaine: 'reseau', objet: OBJET[laquelle], objetId: structureId }))
      .orderBy(desc(fichiers.id))
      .get();
    return image ? `/fichiers/${image.id}` : null;
  };
  return { photo: adresseDe('photo'), logo: adresseDe('logo') };
}

/**
 * A file, if the right of its object allows.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible: the same
 */
export function getFichier(ctx: ContextePersonne, id: number | undefined, taille: 'grande' | 'petite') {
  if (id === undefined) throw introuvable();
  const fiche = ctx.db
    .select({
      domaine: fichiers.domaine,
      objet: fichiers.objet,
      objetId: fichiers.objetId,
      nom: fichiers.nom,
      genre: fichiers.genre,
    })
    .from(fichiers)
    .where(eq(fichiers.id, id))
    .get();
  if (!fiche || !VOIR[`${fiche.domaine}/${fiche.objet}`]?.(ctx, fiche.objetId)) throw introuvable();
  const octets = ctx.db
    .select(taille === 'petite' ? { petite: fichiers.vignette, grande: fichiers.contenu } : { grande: fichiers.contenu })
    .from(fichiers)
    .where(eq(fichiers.id, id))
    .get();
  if (!octets) throw introuvable();
  const petite = 'petite' in octets ? (octets.petite as Buffer | null) : null;
  return { nom: fiche.nom, genre: fiche.genre, contenu: petite ?? octets.grande };
}
