import { eq } from 'drizzle-orm';
import type { Annulation, LigneAAnnuler } from '#app/commun/prise.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { reglages } from '#app/commun/tables.ts';

const valeurs = ({ avant, apres }: LigneAAnnuler) => {
  const [cle = ''] = Object.keys(apres);
  return { cle, avant: avant[cle], apres: apres[cle] };
};

/** A setting put back, as long as nobody changed it since. */
export const annulationDeReglage: Annulation = {
  empechement({ db }, ligne) {
    const { cle, avant, apres } = valeurs(ligne);
    const present = db.select({ valeur: reglages.valeur }).from(reglages).where(eq(reglages.cle, cle)).get();
    if (typeof avant !== 'string' || present?.valeur !== apres) return 'Ce réglage a encore changé depuis.';
    return null;
  },
  annuler({ db, acteur, maintenant }, ligne) {
    const { cle, avant } = valeurs(ligne);
    if (typeof avant === 'string') ecrireReglage(db, cle, avant, { personneId: acteur.personneId, maintenant });
  },
};
