import { randomUUID } from 'node:crypto';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { getPageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { lireMonInscription } from './mon-inscription.server.ts';
import { listStructuresOuInscrire } from './qui-inscrire.server.ts';

/**
 * The page where one registers, oneself or others: of a structure that one chooses, where there are several to choose from.
 * @param structure of the address: its id; null, one's own; any other word, it is to choose; empty, nothing was chosen
 * @throws ErreurMetier INTROUVABLE; INTERDIT to a partenaire, or for a structure that one does not register for
 */
export function getPagePourInscrire(ctx: ContextePersonne, id: number | undefined, structure: string | null) {
  const d = getFormation(ctx, id);
  const { titre, places, situation, heures, moi: sienne } = getPageDeFormation(ctx, id);
  const structures = listStructuresOuInscrire(ctx, d);
  const dite = idDeAdresse(structure ?? undefined);
  const moi = dite === undefined ? sienne : lireMonInscription(ctx, d, undefined, dite);
  if (moi === null) throw interdit();
  const aChoisir = structure !== null && dite === undefined && structures.length > 0;
  return {
    ...{ id: d.ligne.id, titre, places, situation, heures, structures },
    moi: aChoisir ? { ...moi, pour: null } : moi,
    /** Nothing was chosen in the list. */
    sansChoix: aChoisir && structure === '',
    geste: randomUUID(),
  };
}
