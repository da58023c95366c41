import { and, eq, gt, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom } from '#app/commun/francais.ts';
import { type DemiJournee, jourDe, libelleJour, momentDe } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { libelleDates } from './etat.ts';
import { demiJourneesStage, stages } from './tables.ts';
import { bornesDe } from './termes.ts';

interface Occupation {
  stageId: number;
  stagiaires: readonly number[];
  structureAccueilId: number;
  demiJournees: readonly DemiJournee[];
}

type Nommer = (stage: { origineId: number; accueilId: number }) => boolean;

/**
 * Holds the half-days of those who go, for a stage that holds none.
 * @param nommer whether the person who asks may know where a stagiaire is meanwhile
 * @throws ErreurMetier IMPOSSIBLE that names what is in the way
 */
export function tenirDemiJournees(ctx: Contexte, occupation: Occupation, nommer: Nommer): void {
  refuserDeuxStages(ctx, occupation, nommer);
  verifierPlaces(ctx, occupation);
  const { stageId, stagiaires, structureAccueilId, demiJournees } = occupation;
  ctx.db
    .insert(demiJourneesStage)
    .values(
      stagiaires.flatMap((personneId) =>
        demiJournees.map((demiJournee) => ({ stageId, personneId, structureAccueilId, demiJournee })),
      ),
    )
    .run();
}

function refuserDeuxStages(ctx: Contexte, o: Occupation, nommer: Nommer): void {
  const gene = ctx.db
    .select({
      du: stages.du,
      au: stages.au,
      demiJournees: stages.demiJournees,
      origineId: stages.structureOrigineId,
      accueilId: stages.structureAccueilId,
      accueil: structures.nom,
      prenom: personnes.prenom,
      nom: personnes.nom,
    })
    .from(demiJourneesStage)
    .innerJoin(stages, eq(stages.id, demiJourneesStage.stageId))
    .innerJoin(structures, eq(structures.id, stages.structureAccueilId))
    .innerJoin(personnes, eq(personnes.id, demiJourneesStage.personneId))
    .where(
      and(
        inArray(demiJourneesStage.personneId, [...o.stagiaires]),
        inArray(demiJourneesStage.demiJournee, [...o.demiJournees]),
        ne(demiJourneesStage.stageId, o.stageId),
      ),
    )
    .orderBy(demiJourneesStage.demiJournee)
    .limit(1)
    .get();
  if (!gene) return;
  const qui = nomComplet(gene);
  const ici = { ...bornesDe(o.demiJournees), demiJournees: o.demiJournees };
  throw impossible(
    nommer(gene)
      ? `${qui} a déjà un stage prévu ${aNom(gene.accueil)}, ${libelleDates(gene)}. Choisissez d’autres dates, ou retirez d’abord cet autre stage.`
      : `${qui} n’est pas disponible ${libelleDates(ici)}. Choisissez d’autres dates.`,
    'du',
  );
}

function placesPrises(ctx: Contexte, o: Occupation): Map<DemiJournee, number[]> {
  const prises = new Map<DemiJournee, number[]>();
  const lignes = ctx.db
    .select({ demiJournee: demiJourneesStage.demiJournee, place: demiJourneesStage.place })
    .from(demiJourneesStage)
    .where(
      and(
        eq(demiJourneesStage.structureAccueilId, o.structureAccueilId),
        inArray(demiJourneesStage.demiJournee, [...o.demiJournees]),
        isNotNull(demiJourneesStage.place),
      ),
    )
    .all();
  for (const { demiJournee, place } of lignes) {
    if (place !== null) prises.set(demiJournee, [...(prises.get(demiJournee) ?? []), place]);
  }
  return prises;
}

/** The smallest free ranks of each half-day, one for each of those who go. */
function verifierPlaces(ctx: Contexte, o: Occupation): { demiJournee: DemiJournee; places: number[] }[] {
  const hote = ctx.db
    .select({ nom: structures.nom, places: structures.placesStage })
    .from(structures)
    .where(eq(structures.id, o.structureAccueilId))
    .get();
  const nom = hote?.nom ?? '';
  const total = hote?.places ?? 0;
  if (total === 0) throw impossible(`${nom} n’accueille pas de stage pour l’instant.`, 'autreStructureId');
  if (o.stagiaires.length > total) {
    const combien = total > 1 ? `${total} personnes à la fois` : 'une personne à la fois';
    throw impossible(`${nom} accueille ${combien} : partez moins nombreux, ou en plusieurs stages.`, 'stagiaireId');
  }
  const prises = placesPrises(ctx, o);
  return o.demiJournees.map((demiJournee) => {
    const occupees = prises.get(demiJournee) ?? [];
    const libres = Array.from({ length: total }, (_, rang) => rang + 1).filter((rang) => !occupees.includes(rang));
    // Ranks above a number that was lowered since are people all the same.
    const restent = Math.min(libres.length, Math.max(0, total - occupees.length));
    if (restent < o.stagiaires.length) throw impossible(phraseDePlaces(nom, total, demiJournee, restent), 'du');
    return { demiJournee, places: libres.slice(0, o.stagiaires.length) };
  });
}

function phraseDePlaces(nom: string, total: number, demi: DemiJournee, libres: number): string {
  const quand = `${libelleJour(jourDe(demi))}, ${momentDe(demi) === 'matin' ? 'le matin' : 'l’après-midi'}`;
  if (libres > 0)
    return `${nom} n’a plus ${libres === 1 ? 'qu’une place' : `que ${libres} places`} ${quand}. Choisissez d’autres dates.`;
  const combien = total > 1 ? `accueille déjà ${total} personnes` : 'accueille déjà quelqu’un';
  return `${nom} ${combien} ${quand} : c’est complet. Choisissez d’autres dates.`;
}

/**
 * Takes the host's places, when the host has agreed.
 * @throws ErreurMetier IMPOSSIBLE when one half-day is full
 */
export function prendrePlaces(ctx: Contexte, occupation: Occupation): void {
  for (const { demiJournee, places } of verifierPlaces(ctx, occupation)) {
    for (const [rang, personneId] of occupation.stagiaires.entries()) {
      ctx.db
        .update(demiJourneesStage)
        .set({ place: places[rang] ?? null })
        .where(
          and(
            eq(demiJourneesStage.stageId, occupation.stageId),
            eq(demiJourneesStage.demiJournee, demiJournee),
            eq(demiJourneesStage.personneId, personneId),
          ),
        )
        .run();
    }
  }
}

/** Gives half-days back: all of a stage that will not be, or those after the last one that was. */
export function libererDemiJournees(ctx: Contexte, stageId: number, apres?: DemiJournee): void {
  const siennes = eq(demiJourneesStage.stageId, stageId);
  ctx.db
    .delete(demiJourneesStage)
    .where(apres === undefined ? siennes : and(siennes, gt(demiJourneesStage.demiJournee, apres)))
    .run();
}
