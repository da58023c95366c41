import { eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import type { DroitsDesFichiers } from '#app/commun/prise.ts';
import {
  ecrireFichier,
  type FichierPret,
  fichiersDesObjets,
  retirerCesFichiers,
  retirerFichiers,
} from '#app/reseau/fichiers/fichiers.server.ts';
import { MAX_PHOTOS } from './longueurs.ts';
import { getMalle } from './malles.server.ts';
import { DROITS_MALLE, ouvreLesMalles } from './malles.ts';
import { laMalle } from './noms.ts';
import { malles, objetsDeMalle } from './tables.ts';

const DE_LA_MALLE = { domaine: 'malles', objet: 'malle' };
const DE_L_OBJET = { domaine: 'malles', objet: 'objet_malle' };

/** Whoever may see the malles sees their pictures. */
export const FICHIERS_DES_MALLES = {
  malle: (ctx, id) =>
    ouvreLesMalles(ctx.acteur) && ctx.db.select({ id: malles.id }).from(malles).where(eq(malles.id, id)).get() !== undefined,
  objet_malle: (ctx, id) =>
    ouvreLesMalles(ctx.acteur) &&
    ctx.db.select({ id: objetsDeMalle.id }).from(objetsDeMalle).where(eq(objetsDeMalle.id, id)).get() !== undefined,
} satisfies DroitsDesFichiers;

const adresse = (id: number) => `/fichiers/${id}`;

/** The photos of some malles, as addresses, by malle: the first one stands for it. */
export function photosDesMalles(ctx: Pick<Contexte, 'db'>, ids: readonly number[]): Map<number, string[]> {
  return new Map([...fichiersDesObjets(ctx, DE_LA_MALLE, ids)].map(([id, siennes]) => [id, siennes.map(adresse)]));
}

/** The photo of each object that has one, as an address. */
export function photosDesObjets(ctx: Pick<Contexte, 'db'>, ids: readonly number[]): Map<number, string> {
  return new Map([...fichiersDesObjets(ctx, DE_L_OBJET, ids)].map(([id, siennes]) => [id, adresse(siennes.at(-1) ?? 0)]));
}

/**
 * One photo more of a malle.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE on `photo` when there are enough
 */
export function ajouterPhoto(ctx: ContextePersonne, slug: string | undefined, photo: FichierPret): void {
  enTransaction(ctx, (tx) => {
    const { ligne, relations } = getMalle(tx, slug);
    exigerDroit(DROITS_MALLE, 'modifier', relations);
    if ((photosDesMalles(tx, [ligne.id]).get(ligne.id)?.length ?? 0) >= MAX_PHOTOS) {
      throw impossible(`Une malle montre ${MAX_PHOTOS} photos au plus\u00a0: retirez-en une d’abord.`, 'photo');
    }
    ecrireFichier(tx, { ...DE_LA_MALLE, objetId: ligne.id }, photo);
    noter(tx, ligne, 'deposer_photo', 'a ajouté une photo de');
  });
}

/**
 * One photo less of a malle.
 * @throws ErreurMetier INTROUVABLE, also for a file that is not one of hers; INTERDIT
 */
export function retirerPhoto(ctx: ContextePersonne, slug: string | undefined, fichierId: number): void {
  enTransaction(ctx, (tx) => {
    const { ligne, relations } = getMalle(tx, slug);
    exigerDroit(DROITS_MALLE, 'modifier', relations);
    if (!photosDesMalles(tx, [ligne.id]).get(ligne.id)?.includes(adresse(fichierId))) throw introuvable();
    retirerCesFichiers(tx, [fichierId]);
    noter(tx, ligne, 'retirer_photo', 'a retiré une photo de');
  });
}

const noter = (ctx: ContextePersonne, { id, nom }: { id: number; nom: string }, acte: string, fait: string) =>
  journaliser(ctx, { ...{ domaine: 'malles', objet: 'malle', objetId: id, acte }, resume: `${fait} ${laMalle(nom)}` });

/**
 * Puts a photo of an object in place of the one before, or takes it away; in the transaction of the verbe that has checked the right.
 * @param photo null: none any more; undefined: as it is
 */
export function remplacerPhotoDObjet(ctx: ContextePersonne, objetId: number, photo: FichierPret | null | undefined): void {
  if (photo === undefined) return;
  retirerFichiers(ctx, { ...DE_L_OBJET, objetId });
  if (photo) ecrireFichier(ctx, { ...DE_L_OBJET, objetId }, photo);
}
