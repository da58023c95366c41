import { and, eq, gt, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee, jourCivil } from '#app/commun/periode.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { STATUTS_VIVANTS } from './inscriptions/inscriptions.ts';
import { inscriptions } from './inscriptions/tables.ts';
import { formations } from './programme/tables.ts';

/** Both on the list of one formation to come: one place is given back first, so that it goes to whom it is due. */
export function fusionDansUneFormation(
  { db, maintenant, fuseau }: ContextePersonne,
  { gardeeId, doublonId }: { gardeeId: number; doublonId: number },
): string | null {
  const lues = db
    .select({ id: formations.id, titre: formations.titre, personneId: inscriptions.personneId })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .where(
      and(
        inArray(inscriptions.personneId, [gardeeId, doublonId]),
        inArray(inscriptions.statut, [...STATUTS_VIVANTS]),
        gt(formations.du, demiJournee(jourCivil(maintenant, fuseau), 'apres-midi')),
      ),
    )
    .all();
  const deux = lues.find(
    ({ id, personneId }) => personneId === gardeeId && lues.some((autre) => autre.id === id && autre.personneId === doublonId),
  );
  return deux
    ? `Les deux fiches sont sur la liste de la formation ${entreGuillemets(deux.titre)}. Retirez d’abord l’une des deux\u00a0: la place ira à qui l’attend.`
    : null;
}
