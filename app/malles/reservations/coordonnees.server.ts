import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { DROITS_COORDONNEES, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';

/** Whom one calls on one side of a loan. */
export interface Joindre {
  /** Empty when nobody in particular answers for it. */
  nom: string;
  /** Hers when she shows it, otherwise that of her structure; empty when neither is known. */
  telephone: string;
  deLaStructure: boolean;
  courriel: string;
}

/** How to reach someone of a structure, as this reader may; without someone, the structure. */
export function joindre(ctx: ContextePersonne, personneId: number | null, structureId: number): Joindre {
  const structure = ctx.db
    .select({ telephone: structures.telephone, courriel: structures.courriel })
    .from(structures)
    .where(eq(structures.id, structureId))
    .get();
  const elle = personneId === null ? undefined : ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  const relations = [
    ...relationsStructure(ctx.acteur, structureId),
    ...(personneId === ctx.acteur.personneId ? (['elle_meme'] as const) : []),
  ];
  const voit = (acte: 'voir_telephone' | 'voir_courriel', montre: boolean) =>
    peut(DROITS_COORDONNEES, montre ? `${acte}_montre` : acte, relations);
  const sien = elle && voit('voir_telephone', elle.montrerTelephone) ? elle.telephone : null;
  return {
    nom: elle ? nomComplet(elle) : '',
    telephone: sien ?? structure?.telephone ?? '',
    deLaStructure: sien === null,
    courriel: (elle && voit('voir_courriel', elle.montrerCourriel) ? elle.courriel : null) ?? structure?.courriel ?? '',
  };
}
