import { and, eq, ne, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { plier } from '#app/reseau/plier.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { structures } from './tables.ts';

interface Identite {
  nom: string;
  siret: string | null;
  communeCode: string | null;
}

const voir = ({ id, nom }: { id: number; nom: string }) => ({ libelle: `Voir ${nom}`, chemin: `/reseau/structures/${id}` });

/**
 * A SIRET is of one structure, a name of one structure in a commune; a structure that left counts, for it may come back.
 * @param id the structure itself; undefined for one that is not written yet
 * @throws ErreurMetier IMPOSSIBLE on its field, with the way to the other structure
 */
export function verifierUnique(ctx: Pick<Contexte, 'db'>, id: number | undefined, { nom, siret, communeCode }: Identite): void {
  const autre = id === undefined ? undefined : ne(structures.id, id);
  const trouver = (ou: ReturnType<typeof eq>) =>
    ctx.db.select({ id: structures.id, nom: structures.nom }).from(structures).where(and(autre, ou)).get();
  if (communeCode) verifierCommune(ctx, communeCode);
  if (siret) {
    const meme = trouver(eq(structures.siret, siret));
    if (meme) throw impossible(`Ce SIRET est déjà celui ${deNom(meme.nom)}.`, 'siret', voir(meme));
  }
  const homonyme = trouver(sql`${structures.nomPlie} = ${plier(nom)} and ${structures.communeCode} is ${communeCode}`);
  if (homonyme) throw impossible('Une autre structure de cette commune porte déjà ce nom.', 'nom', voir(homonyme));
}

/** @throws ErreurMetier IMPOSSIBLE when no commune of today has this code */
export function verifierCommune(ctx: Pick<Contexte, 'db'>, communeCode: string): void {
  const commune = ctx.db
    .select({ code: communes.code })
    .from(communes)
    .where(and(eq(communes.code, communeCode), sql`${communes.fusionneeDans} is null`))
    .get();
  if (!commune) throw impossible('Choisissez une commune de la liste.', 'communeCode');
}
