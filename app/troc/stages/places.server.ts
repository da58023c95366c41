import { and, between, eq, isNotNull, ne } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom } from '#app/commun/francais.ts';
import {
  type DemiJournee,
  demiJournees,
  jourDe,
  libelleJour,
  libellePeriode,
  momentDe,
  type Periode,
} from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { demiJourneesStage, stages } from './tables.ts';

interface Occupation {
  stageId: number;
  stagiaireId: number;
  structureAccueilId: number;
  periode: Periode;
}

/**
 * Holds the stagiaire's half-days for a stage.
 * @param nommer whether the person who asks may know where the stagiaire is meanwhile
 * @throws ErreurMetier IMPOSSIBLE that names what is in the way
 */
export function tenirDemiJournees(
  ctx: Contexte,
  occupation: Occupation,
  nommer: (stage: { origineId: number; accueilId: number }) => boolean,
): void {
  refuserDeuxStages(ctx, occupation, nommer);
  verifierPlaces(ctx, occupation);
  const { stageId, stagiaireId, structureAccueilId, periode } = occupation;
  ctx.db
    .insert(demiJourneesStage)
    .values(demiJournees(periode).map((demiJournee) => ({ stageId, personneId: stagiaireId, structureAccueilId, demiJournee })))
    .run();
}

function refuserDeuxStages(
  ctx: Contexte,
  o: Occupation,
  nommer: (stage: { origineId: number; accueilId: number }) => boolean,
): void {
  const gene = ctx.db
    .select({
      du: stages.du,
      au: stages.au,
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
        eq(demiJourneesStage.personneId, o.stagiaireId),
        between(demiJourneesStage.demiJournee, o.periode.du, o.periode.au),
        ne(demiJourneesStage.stageId, o.stageId),
      ),
    )
    .limit(1)
    .get();
  if (!gene) return;
  const qui = nomComplet(gene);
  throw impossible(
    nommer(gene)
      ? `${qui} a déjà un stage prévu ${aNom(gene.accueil)}, ${libellePeriode(gene)}. Choisissez d’autres dates, ou retirez d’abord cet autre stage.`
      : `${qui} n’est pas disponible ${libellePeriode(o.periode)}. Choisissez d’autres dates.`,
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
        between(demiJourneesStage.demiJournee, o.periode.du, o.periode.au),
        isNotNull(demiJourneesStage.place),
      ),
    )
    .all();
  for (const { demiJournee, place } of lignes) {
    if (place !== null) prises.set(demiJournee, [...(prises.get(demiJournee) ?? []), place]);
  }
  return prises;
}

/** The smallest free rank of each half-day. */
function verifierPlaces(ctx: Contexte, o: Occupation): { demiJournee: DemiJournee; place: number }[] {
  const hote = ctx.db
    .select({ nom: structures.nom, places: structures.placesStage })
    .from(structures)
    .where(eq(structures.id, o.structureAccueilId))
    .get();
  const nom = hote?.nom ?? '';
  const places = hote?.places ?? 0;
  if (places === 0) throw impossible(`${nom} n’accueille pas de stage pour l’instant.`, 'autreStructureId');
  const prises = placesPrises(ctx, o);
  return demiJournees(o.periode).map((demiJournee) => {
    const occupees = prises.get(demiJournee) ?? [];
    const place = Array.from({ length: places }, (_, rang) => rang + 1).find((rang) => !occupees.includes(rang));
    if (place === undefined) {
      const quand = `${libelleJour(jourDe(demiJournee))}, ${momentDe(demiJournee) === 'matin' ? 'le matin' : 'l’après-midi'}`;
      const combien = places > 1 ? `accueille déjà ${places} personnes` : 'accueille déjà quelqu’un';
      throw impossible(`${nom} ${combien} ${quand} : c’est complet. Choisissez d’autres dates.`, 'du');
    }
    return { demiJournee, place };
  });
}

/**
 * Takes the host's places, when the host has agreed.
 * @throws ErreurMetier IMPOSSIBLE when one half-day is full
 */
export function prendrePlaces(ctx: Contexte, occupation: Occupation): void {
  for (const { demiJournee, place } of verifierPlaces(ctx, occupation)) {
    ctx.db
      .update(demiJourneesStage)
      .set({ place })
      .where(and(eq(demiJourneesStage.stageId, occupation.stageId), eq(demiJourneesStage.demiJournee, demiJournee)))
      .run();
  }
}

/** Gives the half-days back: the stage will not be. */
export function libererDemiJournees(ctx: Contexte, stageId: number): void {
  ctx.db.delete(demiJourneesStage).where(eq(demiJourneesStage.stageId, stageId)).run();
}
