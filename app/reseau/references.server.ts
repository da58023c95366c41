import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { chargerCompetences } from './competences/competences.server.ts';
import { DEPARTEMENT } from './reglages.ts';
import { chargerQpv } from './territoire/qpv.server.ts';

/**
 * Brings to a network what the files of this version know and its base does not yet: called when it is created and at
 * each start. What the coordination wrote, renamed or took away since stays as she left it.
 */
export function chargerReferences(ctx: Contexte): void {
  enTransaction(ctx, (ctx) => {
    chargerQpv(ctx, lireReglage(ctx.db, DEPARTEMENT));
    chargerCompetences(ctx);
  });
}
