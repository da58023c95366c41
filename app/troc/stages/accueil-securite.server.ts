import { and, eq, isNull } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { getStage, relationsDe } from './dossiers.server.ts';
import { maintenantCivil } from './stages.server.ts';
import { cycleStage, droitsStage } from './stages.ts';
import { stages } from './tables.ts';

/**
 * The host says that whoever came was shown the exits and the first-aid box.
 * @returns the id of the stage; noted twice, it stays as it was the first time
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before the stage begins
 */
export function noterAccueilSecurite(ctx: ContextePersonne, stageId: number | undefined): number {
  return enTransaction(ctx, (tx) => {
    const d = getStage(tx, stageId);
    exigerDroit(droitsStage, 'noterAccueilSecurite', relationsDe(tx, d));
    const { id, statut, du } = d.ligne;
    if (statut !== 'accepte' && statut !== 'signe') throw impossible('Ce stage n’est plus à venir : l’accueil ne se note plus.');
    if (maintenantCivil(tx).courante < du) throw impossible('Le stage n’a pas commencé : l’accueil se note en arrivant.');
    const { changes } = tx.db
      .update(stages)
      .set({ accueilSecuriteLe: tx.maintenant, accueilSecuriteParId: ctx.acteur.personneId })
      .where(and(eq(stages.id, id), isNull(stages.accueilSecuriteLe)))
      .run();
    if (changes === 1) {
      journaliser(tx, {
        ...{ domaine: 'troc', objet: cycleStage.objet, objetId: id, acte: 'accueil_securite' },
        resume: `a donné l’accueil de sécurité du stage ${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}`,
      });
    }
    return id;
  });
}
