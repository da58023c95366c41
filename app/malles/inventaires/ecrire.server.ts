import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { ecrireFichier, type FichierPret, preparerImage } from '#app/reseau/fichiers/fichiers.server.ts';
import { type ACompter, causeParDefaut, causesPour, champDe, type ObjetCompte, type SensInventaire } from './inventaires.ts';
import type { ObjetSaisi } from './saisie.ts';
import { inventaires, lignesInventaire } from './tables.ts';

/** An object as it was counted, its photo ready to be written. */
export interface ObjetPret extends ObjetCompte {
  photo?: FichierPret | undefined;
}

/** A count, as it is written. */
export interface InventairePret {
  /** Null: all is as it should be. */
  objets: readonly ObjetPret[] | null;
  remis: string;
  recu: string;
  remarque?: string | undefined;
}

/** One line of a count, checked. */
export type LigneComptee = Pick<ACompter, 'objetId' | 'nom' | 'consommable'> & {
  attendu: number;
  presents: number;
  cause: (typeof lignesInventaire.$inferInsert)['cause'];
  precision: string | null;
  photo: FichierPret | undefined;
};

/**
 * Draws the photos of a count again. Awaited before the verbe.
 * @throws ErreurMetier IMPOSSIBLE on the field of the photo
 */
export async function preparerPhotos(objets: readonly ObjetSaisi[] | null): Promise<ObjetPret[] | null> {
  if (objets === null) return null;
  const prets: ObjetPret[] = [];
  // One after the other: each holds a whole picture in memory.
  for (const { photo, ...objet } of objets) {
    prets.push({ ...objet, photo: photo ? await preparerImage(photo, champDe('photo', objet.objetId)) : undefined });
  }
  return prets;
}

/**
 * What a count says of each object that was to be counted.
 * @throws ErreurMetier IMPOSSIBLE on the field of an object that was not counted, or of which there are more than there may be
 */
export function verifierCompte(
  aCompter: readonly ACompter[],
  sens: SensInventaire,
  objets: InventairePret['objets'],
): LigneComptee[] {
  return aCompter.map((objet) => {
    const { objetId, nom, consommable, attendu } = objet;
    const compte = objets === null ? { objetId, presents: objet.prevu } : objets.find((un) => un.objetId === objetId);
    const champ = champDe('n', objetId);
    if (!compte) throw impossible(`${nom}\u00a0: écrivez combien il y en a.`, champ);
    const { presents, cause, precision, photo } = compte as ObjetPret;
    if (!Number.isInteger(presents) || presents < 0 || presents > attendu) {
      throw impossible(`${nom}\u00a0: il y en a ${attendu} au plus.`, champ);
    }
    if (cause !== undefined && !causesPour(objet).includes(cause)) {
      throw impossible(`${nom}\u00a0: ce n’est pas un consommable. Dites ce qui s’est passé.`, champDe('cause', objetId));
    }
    // What lacks when a malle leaves is nobody's doing.
    const dite = sens === 'retour' && presents < attendu ? (cause ?? causeParDefaut(objet)) : null;
    return { objetId, nom, consommable, attendu, presents, cause: dite, precision: precision ?? null, photo };
  });
}

/** Writes a count, in the transaction of the act. */
export function ecrireInventaire(
  ctx: ContextePersonne,
  { reservationId, sens }: { reservationId: number; sens: SensInventaire },
  { remis, recu, remarque }: Pick<InventairePret, 'remis' | 'recu' | 'remarque'>,
  lignes: readonly LigneComptee[],
): void {
  const { id: inventaireId } = ctx.db
    .insert(inventaires)
    .values({ reservationId, sens, le: ctx.maintenant, parId: ctx.acteur.personneId, remis, recu, remarque: remarque ?? null })
    .returning({ id: inventaires.id })
    .get();
  for (const { objetId, attendu, presents, cause, precision, photo } of lignes) {
    const { id } = ctx.db
      .insert(lignesInventaire)
      .values({ inventaireId, objetId, attendu, presents, cause: cause ?? null, precision })
      .returning({ id: lignesInventaire.id })
      .get();
    if (photo) ecrirePhoto(ctx, id, photo);
  }
}

/** Writes the photo of a line. */
export function ecrirePhoto(ctx: ContextePersonne, ligneId: number, photo: FichierPret): void {
  ecrireFichier(ctx, { domaine: 'malles', objet: 'ligne_inventaire', objetId: ligneId }, photo);
}

/** « Foulards (1), Nez rouges (30) », for the journal; empty when all was there. */
export const manquesDits = (lignes: readonly Pick<LigneComptee, 'nom' | 'attendu' | 'presents'>[]): string =>
  lignes
    .filter(({ attendu, presents }) => presents < attendu)
    .map(({ nom, attendu, presents }) => `${nom} (${attendu - presents})`)
    .join(', ');
