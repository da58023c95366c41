import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { estUnePhoto, genreDeFichier, nomDeFichierSur } from './genre-de-fichier.ts';
import { fichiers } from './tables.ts';

export const OCTETS_MAX = 10 * 1024 * 1024;
const TROP_LOURD = 'Un fichier pèse au plus 10\u00a0Mo. Choisissez-en un plus léger.';
/** Longest side of a photo and of its small size, in pixels. */
const GRAND = 1600;
const PETIT = 480;
/** A small file may unfold into a huge picture. */
const PIXELS_MAX = 60_000_000;

/** What a file belongs to: its right is the right to see that object, which the room gives in its `prise`. */
export interface Appartenance {
  /** The room, as its `prise` names it. */
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

/**
 * Checks a file by its content and draws photos again, in two sizes and without what the camera wrote in them
 * (place, time, name). Awaited before the verbe.
 * @param champ field of the form that its refusals concern
 * @throws ErreurMetier IMPOSSIBLE with what to choose instead
 */
export async function preparerFichier(fichier: { nom: string; contenu: Buffer }, champ = 'fichier'): Promise<FichierPret> {
  const { contenu } = fichier;
  if (contenu.length === 0) throw impossible('Ce fichier est vide.', champ);
  if (contenu.length > OCTETS_MAX) throw impossible(TROP_LOURD, champ);
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
 * Checks a file that a form sent, photo or PDF. Awaited before the verbe.
 * @param champ field of the form that its refusals concern
 * @throws ErreurMetier IMPOSSIBLE on that field
 */
export async function preparerDepot(depot: File, champ: string): Promise<FichierPret> {
  // Refused before it is read: it would be held in memory whole.
  if (depot.size > OCTETS_MAX) throw impossible(TROP_LOURD, champ);
  return preparerFichier({ nom: depot.name, contenu: Buffer.from(await depot.arrayBuffer()) }, champ);
}

/**
 * The same, where a picture alone will do.
 * @throws ErreurMetier IMPOSSIBLE on its field
 */
export async function preparerImage(depot: File, champ: string): Promise<FichierPret> {
  const pret = await preparerDepot(depot, champ);
  if (pret.genre === 'application/pdf') throw impossible('Ceci est un PDF\u00a0: choisissez une image.', champ);
  return pret;
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
 * The file that was written last for an object.
 * @returns its id, or null when it has none
 */
export function fichierDe({ db }: Pick<Contexte, 'db'>, a: Appartenance): number | null {
  return db.select({ id: fichiers.id }).from(fichiers).where(deLObjet(a)).orderBy(desc(fichiers.id)).get()?.id ?? null;
}

/**
 * The files of some objects of a kind, by object, the one written first at the head. One query whatever their number.
 * @returns their ids; an object without a file is not there
 */
export function fichiersDesObjets(
  { db }: Pick<Contexte, 'db'>,
  { domaine, objet }: Omit<Appartenance, 'objetId'>,
  objetIds: readonly number[],
): Map<number, number[]> {
  const lus = new Map<number, number[]>();
  const lignes = db
    .select({ id: fichiers.id, objetId: fichiers.objetId })
    .from(fichiers)
    .where(and(eq(fichiers.domaine, domaine), eq(fichiers.objet, objet), inArray(fichiers.objetId, [...objetIds])))
    .orderBy(asc(fichiers.id))
    .all();
  for (const { id, objetId } of lignes) lus.set(objetId, [...(lus.get(objetId) ?? []), id]);
  return lus;
}

/**
 * Takes away the files of an object, in the transaction of the verbe that has checked the right to it.
 * @returns how many there were
 */
export function retirerFichiers({ db }: Pick<Contexte, 'db'>, a: Appartenance): number {
  return db.delete(fichiers).where(deLObjet(a)).run().changes;
}

/** Takes away some files, in the transaction of a verbe that has let go of each of them. */
export function retirerCesFichiers({ db }: Pick<Contexte, 'db'>, ids: readonly number[]): void {
  db.delete(fichiers)
    .where(inArray(fichiers.id, [...ids]))
    .run();
}

const deLObjet = (a: Appartenance) =>
  and(eq(fichiers.domaine, a.domaine), eq(fichiers.objet, a.objet), eq(fichiers.objetId, a.objetId));

/**
 * A file, if the right of its object allows.
 * @param voir whether this person may see the object that the file belongs to
 * @throws ErreurMetier INTROUVABLE when unknown or not visible: the same
 */
export function getFichier(
  { db }: Pick<Contexte, 'db'>,
  voir: (a: Appartenance) => boolean,
  id: number | undefined,
  taille: 'grande' | 'petite',
) {
  if (id === undefined) throw introuvable();
  const { domaine, objet, objetId, nom, genre, vignette, contenu } = fichiers;
  const fiche = db.select({ domaine, objet, objetId, nom, genre }).from(fichiers).where(eq(fichiers.id, id)).get();
  if (!fiche || !voir(fiche)) throw introuvable();
  const octets = db
    .select(taille === 'petite' ? { petite: vignette, grande: contenu } : { grande: contenu })
    .from(fichiers)
    .where(eq(fichiers.id, id))
    .get();
  if (!octets) throw introuvable();
  const petite = 'petite' in octets ? (octets.petite as Buffer | null) : null;
  return { nom: fiche.nom, genre: fiche.genre, contenu: petite ?? octets.grande };
}
