import { and, isNull, lt } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { ajouterDelai } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { adressesDemandees, codesDEntree, jetons, secondsFacteurs, sessions } from '#app/reseau/comptes/tables.ts';
import { imports } from '#app/reseau/import/tables.ts';

/** A used or dead link is kept this long, so that its page can still say « Ce lien a déjà servi ». */
const JOURS_JETONS = 30;
const JOURS_IMPORTS = 7;

/** Erases tokens, codes and sessions out of date, and the lists of past imports: what they brought is in the tables. */
function purger(ctx: Contexte): string {
  const total = enTransaction(ctx, ({ db, maintenant }) =>
    [
      db.delete(jetons).where(lt(jetons.expireLe, ajouterDelai(maintenant, -JOURS_JETONS))),
      // lucia writes its instants in seconds.
      db.delete(sessions).where(lt(sessions.expiresAt, Math.floor(maintenant.getTime() / 1000))),
      db.delete(codesDEntree).where(lt(codesDEntree.expireLe, maintenant)),
      db.delete(adressesDemandees).where(lt(adressesDemandees.expireLe, maintenant)),
      // Begun and never confirmed: the next try draws another secret.
      db
        .delete(secondsFacteurs)
        .where(and(isNull(secondsFacteurs.confirmeLe), lt(secondsFacteurs.creeLe, ajouterDelai(maintenant, -1)))),
      db.delete(imports).where(lt(imports.creeLe, ajouterDelai(maintenant, -JOURS_IMPORTS))),
    ].reduce((somme, effacement) => somme + effacement.run().changes, 0),
  );
  if (total === 0) return 'Rien à effacer.';
  return total === 1 ? 'Une ligne périmée effacée.' : `${total} lignes périmées effacées.`;
}

export const tachePurgeReseau: Tache = {
  nom: 'reseau.purge',
  libelle: 'Effacer les liens, les sessions et les listes périmés',
  horaire: '40 3 * * *',
  executer: purger,
};
