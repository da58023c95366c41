import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ecrireFichier, type FichierPret, fichierDe, retirerFichiers } from '#app/reseau/fichiers/fichiers.server.ts';

const appartenance = (experienceId: number) => ({ domaine: 'troc', objet: 'experience', objetId: experienceId });

/** The id of the photo of a story; null when it has none. */
export const photoDe = (ctx: Pick<Contexte, 'db'>, experienceId: number): number | null =>
  fichierDe(ctx, appartenance(experienceId));

/**
 * Puts a photo in place of the one before, or takes it away; in the transaction of the verbe that has checked the right.
 * @param photo null: none any more; undefined: as it is
 */
export function remplacerPhoto(ctx: ContextePersonne, experienceId: number, photo: FichierPret | null | undefined): void {
  if (photo === undefined) return;
  retirerFichiers(ctx, appartenance(experienceId));
  if (photo) ecrireFichier(ctx, appartenance(experienceId), photo);
}
