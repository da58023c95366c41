import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';

export interface Lectrice {
  id: number;
  prenom: string;
  nom: string;
  adresse: string;
}

/** Whom one writes to in a structure: who was said, while she is of it and has an address; otherwise those who commit it. */
export function aQuiEcrire(ctx: Contexte, structureId: number, personneId: number | null): Lectrice[] {
  const equipe = ctx.db
    .select({
      ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel },
      responsable: fonctions.responsable,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        ...[eq(fonctions.structureId, structureId), isNotNull(personnes.courriel)],
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        or(eq(fonctions.responsable, true), personneId === null ? undefined : eq(personnes.id, personneId)),
      ),
    )
    .orderBy(asc(personnes.id))
    .all();
  const elle = equipe.filter(({ id }) => id === personneId);
  const retenues = elle.length > 0 ? elle : equipe.filter(({ responsable }) => responsable);
  // Two fonctions in one structure are one reader.
  return [...new Map(retenues.map((p) => [p.id, p])).values()].map(({ id, prenom, nom, adresse }) => ({
    ...{ id, prenom, nom: nomComplet({ prenom, nom }), adresse: adresse ?? '' },
  }));
}
