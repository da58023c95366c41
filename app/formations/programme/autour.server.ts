import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { competencesDeFormation, formatrices } from './tables.ts';

/** Writes who trains, in the transaction of the verbe: a member of the network, or someone outside by her name. @throws ErreurMetier IMPOSSIBLE */
export function ecrireFormatrice(
  { db }: ContextePersonne,
  formationId: number,
  dite: {
    formatriceId?: number | undefined;
    formatriceNom?: string | undefined;
    formatricePrecision?: string | undefined;
  },
): void {
  const { formatriceId: personneId, formatriceNom: nom, formatricePrecision: precision } = dite;
  if (personneId !== undefined) {
    const la = db
      .select({ id: personnes.id })
      .from(personnes)
      .where(and(eq(personnes.id, personneId), isNull(personnes.effaceeLe)))
      .get();
    if (!la) throw impossible('Choisissez dans la liste qui forme.', 'formatriceId');
  }
  db.delete(formatrices)
    .where(and(eq(formatrices.formationId, formationId), eq(formatrices.rang, 1)))
    .run();
  if (personneId === undefined && nom === undefined) return;
  db.insert(formatrices)
    .values({
      ...{ formationId, rang: 1, precision: precision ?? null },
      ...(personneId === undefined ? { nom: nom ?? null } : { personneId }),
    })
    .run();
}

/** Writes what it is about, in the transaction of the verbe. @throws ErreurMetier IMPOSSIBLE for a word that is not of the vocabulary */
export function ecrireCompetences({ db }: ContextePersonne, formationId: number, slugs: readonly string[]): void {
  db.delete(competencesDeFormation).where(eq(competencesDeFormation.formationId, formationId)).run();
  if (slugs.length === 0) return;
  const connues = db
    .select({ id: competences.id })
    .from(competences)
    .where(and(inArray(competences.slug, [...slugs]), eq(competences.statut, 'retenue')))
    .all();
  if (connues.length < slugs.length) throw impossible('Choisissez les mots dans la liste.', 'competences');
  db.insert(competencesDeFormation)
    .values(connues.map(({ id: competenceId }) => ({ formationId, competenceId })))
    .run();
}
