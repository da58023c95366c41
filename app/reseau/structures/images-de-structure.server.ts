import { eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import type { DroitsDesFichiers } from '#app/commun/prise.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { ecrireFichier, type FichierPret, fichierDe, retirerFichiers } from '#app/reseau/fichiers/fichiers.server.ts';
import { structures } from './tables.ts';

/** The two pictures of a structure, each of its own kind of object. */
export type ImageDeStructure = 'photo' | 'logo';
const OBJET: Record<ImageDeStructure, 'structure' | 'logo'> = { photo: 'structure', logo: 'logo' };
const LA: Record<ImageDeStructure, string> = { photo: 'la photo', logo: 'le logo' };

const structureConnue = ({ db }: Pick<Contexte, 'db'>, id: number) =>
  db.select({ id: structures.id }).from(structures).where(eq(structures.id, id)).get() !== undefined;

/** The directory is read by whoever is signed in, pictures included. */
export const FICHIERS_DE_STRUCTURE = {
  structure: structureConnue,
  logo: structureConnue,
} satisfies DroitsDesFichiers;

const appartenance = (structureId: number, laquelle: ImageDeStructure) => ({
  domaine: 'reseau',
  objet: OBJET[laquelle],
  objetId: structureId,
});

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
    if (!structureConnue(ctx, structureId)) throw introuvable();
    exigerDroit(DROITS_STRUCTURE, 'modifier', relationsStructure(ctx.acteur, structureId));
    const a = appartenance(structureId, laquelle);
    const retires = retirerFichiers(ctx, a);
    if (image) ecrireFichier(ctx, a, image);
    else if (retires === 0) return;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId },
      acte: image ? `deposer_${laquelle}` : `retirer_${laquelle}`,
      resume: `a ${image ? 'changé' : 'retiré'} ${LA[laquelle]} de la structure`,
    });
  });
}

/** The pictures of a structure, as addresses; null when it has none. */
export function imagesDe(ctx: Pick<Contexte, 'db'>, structureId: number): Record<ImageDeStructure, string | null> {
  const adresseDe = (laquelle: ImageDeStructure) => {
    const id = fichierDe(ctx, appartenance(structureId, laquelle));
    return id === null ? null : `/fichiers/${id}`;
  };
  return { photo: adresseDe('photo'), logo: adresseDe('logo') };
}
