import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Attente } from './attribuer.ts';
import { STATUTS_EN_LISTE } from './inscriptions.ts';
import { inscriptions } from './tables.ts';

/** Who waits for a formation: someone, or a group, with the inscriptions that it is made of. */
export interface EnFile extends Attente {
  ids: number[];
}

/**
 * The waiting list of a formation, a unit for each group.
 * @param passees with those who let an offer go: they are offered nothing more, but may take what nobody wants
 */
export function lireLaFile({ db }: Pick<Contexte, 'db'>, formationId: number, { passees = false } = {}): EnFile[] {
  const lignes = db
    .select({
      ...{ id: inscriptions.id, structureId: inscriptions.structureId, groupeId: inscriptions.groupeId },
      depuis: inscriptions.depuis,
    })
    .from(inscriptions)
    .where(
      and(
        ...[eq(inscriptions.formationId, formationId), inArray(inscriptions.statut, [...STATUTS_EN_LISTE])],
        passees ? undefined : isNull(inscriptions.passeeLe),
      ),
    )
    .all();
  return enUnites(lignes);
}

/** The rank of someone, from 1, the same for all of a group: those who let an offer go are behind all the others. */
export function rangDans(ordre: readonly EnFile[], inscriptionId: number): number {
  const rang = ordre.findIndex(({ ids }) => ids.includes(inscriptionId));
  return rang >= 0 ? rang + 1 : ordre.length + 1;
}

/** Inscriptions as units: those of one group are one. */
export function enUnites(
  lignes: readonly { id: number; structureId: number; groupeId: number | null; depuis: Date }[],
): EnFile[] {
  const unites = new Map<string, EnFile>();
  for (const { id, structureId, groupeId, depuis } of lignes) {
    const cle = groupeId === null ? `seule:${id}` : `groupe:${groupeId}`;
    const deja = unites.get(cle);
    if (!deja) unites.set(cle, { id, structureId, combien: 1, depuis: depuis.getTime(), ids: [id] });
    else {
      deja.ids.push(id);
      deja.combien += 1;
      deja.id = Math.min(deja.id, id);
      deja.depuis = Math.min(deja.depuis, depuis.getTime());
    }
  }
  return [...unites.values()];
}
