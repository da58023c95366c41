import { createInterface } from 'node:readline/promises';
import { PRISES } from '#app/accueil/prises.server.ts';
import { ouvrirSansMigrer } from '#db/ouvrir.ts';
import { RestaurationRefusee, restaurer } from '#db/restaurer.ts';
import { abandonner, reglagesDeCommande } from './reglages.ts';

// `npm run restauration -- FICHIER [--oui]`: puts a backup in the place of the base, which is kept aside.
const { DATABASE_URL, DOSSIER_SAUVEGARDES } = reglagesDeCommande();
const fichier = process.argv.slice(2).find((mot) => !mot.startsWith('--'));
if (!fichier) abandonner('Donnez le fichier à remettre en place : npm run restauration -- data/sauvegardes/reseau-….sqlite');

if (!process.argv.includes('--oui')) {
  if (!process.stdin.isTTY) abandonner('Sans personne pour confirmer, ajoutez --oui à la commande.');
  const console_ = createInterface({ input: process.stdin, output: process.stdout });
  const reponse = await console_.question(
    `Remplacer ${DATABASE_URL} par ${fichier} ? La base actuelle sera mise de côté. (oui/non) `,
  );
  console_.close();
  if (reponse.trim().toLowerCase() !== 'oui') abandonner('Rien n’a été changé.');
}
try {
  const aCote = await restaurer(fichier, DATABASE_URL, DOSSIER_SAUVEGARDES);
  const base = ouvrirSansMigrer(DATABASE_URL);
  for (const prise of PRISES) prise.auDemarrage?.(base.db);
  base.fermer();
  console.log(`C’est fait : ${DATABASE_URL} est maintenant la sauvegarde « ${fichier} ».`);
  if (aCote) console.log(`La base d’avant est ici : ${aCote}`);
} catch (erreur) {
  if (erreur instanceof RestaurationRefusee) abandonner(`${erreur.message} Rien n’a été changé.`);
  throw erreur;
}
