import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { cycleAppui, estDeSaPart } from './appuis.ts';
import { prevenir } from './courriels.server.ts';
import { getAppui, lAppui, lireDossierDAppui, objetDe } from './dossiers.server.ts';

/**
 * Publishes the account of the session: the whole network reads it, those concerned receive it.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before it was held, or once someone else wrote one
 */
export function cloreAppui(ctx: ContextePersonne, id: number | undefined, compteRendu: string): void {
  enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    // The same account sent twice is published once.
    if (d.ligne.statut === 'clos' && d.ligne.compteRendu === compteRendu && estDeSaPart('clore', d.relations)) return;
    const compte = { compteRendu, compteRenduParId: tx.acteur.personneId, compteRenduLe: tx.maintenant };
    franchir(tx, cycleAppui, 'clore', {
      ...objetDe(tx, d),
      champs: { ...compte, finiLe: tx.maintenant, modifieLe: tx.maintenant },
      resume: `a publié le compte rendu de ${lAppui(d.ligne)}`,
    });
    prevenir(tx, d.ligne.id, 'clore');
  });
}

/**
 * Corrects the account. Nothing changed: nothing is done; no mail leaves.
 * @param version the version that the form showed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before it was published, or when someone changed it meanwhile
 */
export function corrigerCompteRendu(
  ctx: ContextePersonne,
  id: number | undefined,
  { compteRendu, version }: { compteRendu: string; version: number },
): void {
  enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    const { ligne, relations } = d;
    verifierTransition(cycleAppui, 'corriger', { statut: ligne.statut, relations });
    if (ligne.compteRendu === compteRendu) return;
    if (version !== ligne.version) {
      throw impossible(
        'Quelqu’un a changé ce compte rendu pendant que vous écriviez. Votre texte est là\u00a0: si vous enregistrez encore, il prend la place de l’autre.',
      );
    }
    franchir(tx, cycleAppui, 'corriger', {
      ...objetDe(tx, d),
      // Whoever wrote it stays its author; the journal says who corrected.
      champs: { compteRendu, modifieLe: tx.maintenant },
      journal: { avant: { compteRendu: ligne.compteRendu }, apres: { compteRendu } },
      resume: `a corrigé le compte rendu de ${lAppui(ligne)}`,
    });
  });
}

/**
 * Withdraws the request before its session is held: all who were asked are told why. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it was held, or without a reason
 */
export function retirerAppui(ctx: ContextePersonne, id: number | undefined, motif: string): void {
  enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    if (d.ligne.statut === 'retire' && estDeSaPart('retirer', d.relations)) return;
    franchir(tx, cycleAppui, 'retirer', {
      ...{ ...objetDe(tx, d), motif },
      champs: { motif, finiLe: tx.maintenant, modifieLe: tx.maintenant },
      resume: `a retiré ${lAppui(d.ligne)}`,
    });
    prevenir(tx, d.ligne.id, 'retirer', d);
  });
}

/** The structure that asked leaves. In the transaction of the departure. */
export function retirerAppuiPourDepart(tx: Contexte, id: number): void {
  const d = lireDossierDAppui(tx, id);
  if (!d) throw introuvable();
  franchir(tx, cycleAppui, 'retirer_pour_depart', {
    ...{ ...objetDe(tx, d), relations: ['depart'] },
    // That of a session put off earlier would read as the reason.
    champs: { motif: null, finiLe: tx.maintenant, modifieLe: tx.maintenant },
    resume: `a retiré ${lAppui(d.ligne)}, avec le départ de la structure`,
  });
  prevenir(tx, id, 'retirer_pour_depart', d);
}
