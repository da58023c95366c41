import type { Contexte } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { lePret } from '#app/malles/reservations/le-pret.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { cycleAttente, type GARDES_ATTENTE, type RelationAttente, type TransitionAttente } from './attentes.ts';
import { prefixeDeLAttente } from './courriels.server.ts';
import type { DossierDAttente } from './dossiers.server.ts';
import { attentesDeMalle } from './tables.ts';

const FAIT: Record<Exclude<TransitionAttente, 'attendre'>, string> = {
  proposer: 'a proposé à la liste d’attente',
  prendre: 'a pris',
  decliner: 'n’a plus besoin de',
  laisser_passer: 'a laissé passer',
  retirer: 'n’attend plus',
  retirer_pour_depart: 'n’attend plus, avec le départ de sa structure,',
};

/** One act on a wait, with its journal line; in the transaction of the verbe. What was written of it and has not left is true no more. */
export function franchirAttente(
  ctx: Contexte,
  { ligne, malle, relations }: DossierDAttente,
  nom: Exclude<TransitionAttente, 'attendre'>,
  {
    gardes,
    champs,
    par = relations,
  }: {
    gardes?: Partial<Record<(typeof GARDES_ATTENTE)[number], string | true>>;
    champs: Record<string, unknown>;
    par?: readonly RelationAttente[];
  },
): void {
  retirerCourriels(ctx, prefixeDeLAttente(ligne.id));
  franchir(ctx, cycleAttente, nom, {
    ...{ table: attentesDeMalle, domaine: 'malles', ligne, relations: par, champs },
    ...(gardes ? { gardes } : {}),
    resume: `${FAIT[nom]} ${lePret(malle.nom, ligne)}`,
  });
}
