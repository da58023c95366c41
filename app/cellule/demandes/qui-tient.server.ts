import { and, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { clesDesMembres } from '../membres/membres.server.ts';
import { demandeInitiale, type LecteurPresent, lecteursPresents } from './histoire.ts';
import type { Piece } from './pieces.ts';

/** The members whose row is sealed to the key that they hold today, and this row. */
function membresEtCles(ctx: ContextePersonne, pieces: readonly Piece[]) {
  const membres = lecteursPresents(pieces).filter(({ role }) => role === 'membre');
  const cles = clesDesMembres(
    ctx,
    membres.map(({ personneId }) => personneId),
  );
  return membres.flatMap(({ personneId, cles: siennes }) => {
    const valables: LecteurPresent['cles'] = siennes.filter(({ destinataire }) => destinataire === cles.get(personneId));
    return valables.length > 0 ? [{ personneId, valables }] : [];
  });
}

/** The members who read it and hold their key today. */
export const membresQuiLisent = (ctx: ContextePersonne, pieces: readonly Piece[]): number[] =>
  membresEtCles(ctx, pieces).map(({ personneId }) => personneId);

/** Those of them who open what the members note among themselves: without any, it is lost to all. */
export const gardiensDesNotes = (ctx: ContextePersonne, pieces: readonly Piece[]): number[] =>
  membresEtCles(ctx, pieces).flatMap(({ personneId, valables }) => (valables.some((une) => !une.sansNotes) ? [personneId] : []));

/** Whether the notes go with this member: nobody else opens them. */
export function estSeuleGardienne(ctx: ContextePersonne, pieces: readonly Piece[], personneId: number): boolean {
  const gardiens = gardiensDesNotes(ctx, pieces);
  return gardiens.length === 1 && gardiens[0] === personneId;
}

/** Those whom the asker let read as people of her structure, and who are not of its team any more. */
export function partisDeLaStructure(ctx: ContextePersonne, pieces: readonly Piece[]): number[] {
  const lecteurs = lecteursPresents(pieces).flatMap(({ role, personneId }) => (role === 'structure' ? [personneId] : []));
  if (lecteurs.length === 0) return [];
  const enPlace = ctx.db
    .select({ personneId: fonctions.personneId })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.structureId, demandeInitiale(pieces).structure.id),
        inArray(fonctions.personneId, lecteurs),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .all();
  const restent = new Set(enPlace.map(({ personneId }) => personneId));
  return lecteurs.filter((personneId) => !restent.has(personneId));
}
