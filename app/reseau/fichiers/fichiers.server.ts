import { and, eq, like } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { fichiers, structures } from '#app/reseau/tables.ts';
import { estUnePhoto, genreDeFichier, nomDeFichierSur } from './genre-de-fichier.ts';

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
const VOIR: Record<string, (ctx: ContextePersonne, objetId: number) => boolean> = {
  'reseau/structure': (ctx, id) =>
    ctx.db.select({ id: structures.id }).from(structures).where(eq(structures.id, id)).get() !== undefined,
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

/**
 * Checks and draws again the photo of a form. Awaited before the verbe.
 * @throws ErreurMetier IMPOSSIBLE on the field `photo`
 */
export async function preparerPhoto(photo: File): Promise<FichierPret> {
  if (photo.size > OCTETS_MAX) throw impossible('Une photo pèse au plus 10 Mo. Choisissez-en une plus légère.', 'photo');
  const contenu = Buffer.from(await photo.arrayBuffer());
  if (genreDeFichier(contenu) === 'application/pdf') throw impossible('Ceci est un PDF\u00a0: choisissez une photo.', 'photo');
  return preparerFichier({ nom: photo.name, contenu }, 'photo');
}

/**
 * Puts the photo of a structure in place of the one before.
 * @throws ErreurMetier INTROUVABLE or INTERDIT
 */
export function remplacerPhoto(ctx: ContextePersonne, structureId: number, photo: FichierPret): number {
  return enTransaction(ctx, (ctx) => {
    if (!VOIR['reseau/structure']?.(ctx, structureId)) throw introuvable();
    exigerDroit(DROITS_STRUCTURE, 'modifier', relationsStructure(ctx.acteur, structureId));
    const a = { domaine: 'reseau', objet: 'structure', objetId: structureId };
    ctx.db
      .delete(fichiers)
      .where(
        and(
          eq(fichiers.domaine, a.domaine),
          eq(fichiers.objet, a.objet),
          eq(fichiers.objetId, structureId),
          like(fichiers.genre, 'image/%'),
        ),
      )
      .run();
    const id = ecrireFichier(ctx, a, photo);
    journaliser(ctx, { ...a, acte: 'deposer_photo', resume: 'a changé la photo de la structure' });
    return id;
  });
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
