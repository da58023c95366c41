import { and, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil, libelleMois } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { comptesDe, type DossierDeTour, questionsDe, reponsesDonnees } from './dossiers.server.ts';
import { type PartDeSynthese, syntheseDe } from './synthese.ts';
import { reponsesTour, toursDeTable } from './tables.ts';

/** A part of the synthesis, with what was answered to the same question the time before. */
export type PartLue = PartDeSynthese & { avant: { quand: string; part: PartDeSynthese } | null };

/** Whether enough structures have answered for anything of it to be shown, to anyone. */
export const assezDeReponses = ({ ligne, donnees }: Pick<DossierDeTour, 'ligne' | 'donnees'>): boolean =>
  donnees >= ligne.minimum;

/** What the answers say; null as long as too few have answered: nothing of them is shown then, to anyone. */
export function lireSynthese(ctx: Contexte, d: DossierDeTour): PartLue[] | null {
  if (!assezDeReponses(d)) return null;
  const avant = partsDAvant(ctx, d);
  return partsDe(ctx, d.ligne.id, d.questions).map((part) => {
    const reprise = d.questions.find(({ id }) => id === part.questionId)?.repriseDeId;
    return { ...part, avant: (reprise && avant.get(reprise)) || null };
  });
}

function partsDe(ctx: Contexte, tourId: number, questions: DossierDeTour['questions']): PartDeSynthese[] {
  const reponses = reponsesDonnees(ctx, tourId);
  const noms = signaturesDe(ctx, tourId);
  return syntheseDe(
    questions,
    reponses.map(({ reponse, valeurs }) => ({ valeurs, signature: noms.get(reponse.id) ?? null })),
  );
}

/** The name of the structure under each answer that it signs. */
export function signaturesDe({ db }: Pick<Contexte, 'db'>, tourId: number): Map<number, string> {
  const lignes = db
    .select({ id: reponsesTour.id, nom: structures.nom })
    .from(reponsesTour)
    .innerJoin(structures, eq(structures.id, reponsesTour.structureId))
    .where(and(eq(reponsesTour.tourId, tourId), eq(reponsesTour.signee, true)))
    .all();
  return new Map(lignes.map(({ id, nom }) => [id, nom]));
}

/** The figures of the time before, by question: when it had enough answers itself. Its words stay where they were said. */
function partsDAvant(ctx: Contexte, { questions, ligne }: DossierDeTour): Map<number, { quand: string; part: PartDeSynthese }> {
  const reprises = questions.flatMap(({ repriseDeId }) => (repriseDeId === null ? [] : [repriseDeId]));
  if (reprises.length === 0 || ligne.repriseDeId === null) return new Map();
  const avant = ctx.db.select().from(toursDeTable).where(eq(toursDeTable.id, ligne.repriseDeId)).get();
  if (!avant?.closLe || comptesDe(ctx, avant.id).donnees < avant.minimum) return new Map();
  const quand = libelleMois(jourCivil(avant.closLe, ctx.fuseau));
  return new Map(partsDe(ctx, avant.id, questionsDe(ctx, avant.id)).map((part) => [part.questionId, { quand, part }]));
}
