import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { reponsesTour } from './tables.ts';

/** A structure that has not answered, and whom to call. */
export interface Absente {
  structureId: number;
  nom: string;
  telephone: string | null;
  /** Whether a mail reaches someone who commits it. */
  joignable: boolean;
  /** Who commits it; a telephone only when she shows it. */
  gens: { id: number; nom: string; telephone: string | null }[];
}

/** The structures that have not answered, in the order of their names: for the coordination alone. */
export function listAbsentes(ctx: ContextePersonne, tourId: number): Absente[] {
  const lignes = ctx.db
    .select({
      ...{ structureId: structures.id, structure: structures.nom, deLaStructure: structures.telephone },
      ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, telephone: personnes.telephone },
      ...{ montre: personnes.montrerTelephone, courriel: personnes.courriel },
    })
    .from(reponsesTour)
    .innerJoin(structures, eq(structures.id, reponsesTour.structureId))
    .leftJoin(
      fonctions,
      and(
        ...[eq(fonctions.structureId, structures.id), eq(fonctions.responsable, true)],
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .leftJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(eq(reponsesTour.tourId, tourId), isNull(reponsesTour.donneeLe)))
    .orderBy(asc(structures.nomPlie), asc(structures.id), asc(personnes.id))
    .all();
  const absentes = new Map<number, Absente>();
  for (const { structureId, structure, deLaStructure, id, prenom, nom, telephone, montre, courriel } of lignes) {
    const neuve: Absente = { structureId, nom: structure, telephone: deLaStructure, joignable: false, gens: [] };
    const absente = absentes.get(structureId) ?? neuve;
    absentes.set(structureId, absente);
    absente.joignable ||= courriel !== null;
    if (id === null || absente.gens.some((elle) => elle.id === id)) continue;
    absente.gens.push({ id, nom: nomComplet({ prenom: prenom ?? '', nom: nom ?? '' }), telephone: montre ? telephone : null });
  }
  return [...absentes.values()];
}
