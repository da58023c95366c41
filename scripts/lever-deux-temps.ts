// `npm run lever-deux-temps -- adresse`: someone lost her telephone and her recovery codes, and nobody of the
// coordination can lift the code for her. Whoever holds the server's shell is at home.
import { existsSync } from 'node:fs';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { leverDepuisLeServeur } from '#app/reseau/comptes/lever-second-facteur.server.ts';
import { FUSEAU } from '#app/reseau/reglages.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { sauvegarderAvantMigration } from '#db/sauvegarder.ts';
import { abandonner, reglagesDeCommande } from './reglages.ts';

const [adresse] = process.argv.slice(2);
if (!adresse) abandonner('Usage\u00a0: npm run lever-deux-temps -- adresse@reseau.example');
const { DATABASE_URL, DOSSIER_SAUVEGARDES, ADRESSE_PUBLIQUE } = reglagesDeCommande();
if (!existsSync(DATABASE_URL)) abandonner(`Aucune base à « ${DATABASE_URL} » : vérifiez DATABASE_URL.`);
const base = ouvrir(DATABASE_URL, (sqlite) => sauvegarderAvantMigration(sqlite, DOSSIER_SAUVEGARDES));
try {
  const ctx = {
    ...{ db: base.db, acteur: LE_TEMPS, maintenant: new Date() },
    ...{ fuseau: lireReglage(base.db, FUSEAU), adressePublique: ADRESSE_PUBLIQUE },
  };
  const { nom, leve } = leverDepuisLeServeur(ctx, adresse);
  console.log(
    leve
      ? `Le code demandé à ${nom} est levé : ses appareils sont sortis, un courriel le lui dit. Son rôle en demande un ? Elle en remettra un en entrant.`
      : `Aucun code n’est demandé à ${nom} : rien n’a changé.`,
  );
} catch (erreur) {
  if (!(erreur instanceof ErreurMetier)) throw erreur;
  console.error(erreur.message);
  process.exitCode = 1;
} finally {
  base.fermer();
}
