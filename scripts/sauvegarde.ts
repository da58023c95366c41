import { existsSync, statSync } from 'node:fs';
import { joursDesSauvegardes } from '#app/services/sauvegarde.server.ts';
import { ouvrirSansMigrer } from '#db/ouvrir.ts';
import { sauvegarder } from '#db/sauvegarder.ts';
import { abandonner, reglagesDeCommande } from './reglages.ts';

// `npm run sauvegarde`: a consistent copy, while the server runs or not.
const { DATABASE_URL, DOSSIER_SAUVEGARDES } = reglagesDeCommande();
if (!existsSync(DATABASE_URL)) abandonner(`Aucune base à « ${DATABASE_URL} » : vérifiez DATABASE_URL.`);
try {
  const base = ouvrirSansMigrer(DATABASE_URL);
  const jours = joursDesSauvegardes(base.db);
  base.fermer();
  const chemin = await sauvegarder(DATABASE_URL, DOSSIER_SAUVEGARDES, new Date(), jours);
  const ko = Math.ceil(statSync(chemin).size / 1024).toLocaleString('fr-FR');
  console.log(`Sauvegarde faite et vérifiée : ${chemin} (${ko} Ko).`);
} catch (erreur) {
  abandonner(`La sauvegarde a échoué : ${erreur instanceof Error ? erreur.message : String(erreur)}`);
}
