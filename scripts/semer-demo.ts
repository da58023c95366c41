import { existsSync, renameSync, rmSync } from 'node:fs';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { sauvegarderAvantMigration } from '#db/sauvegarder.ts';
import { semerDemo } from '#db/semer/demo/semer.ts';

// Called by `npm run demo`: migrates the base and fills it when it is empty.
const { DATABASE_URL, ADRESSE_PUBLIQUE, DOSSIER_SAUVEGARDES } = lireConfiguration({ ...process.env, MODE: 'demo' });
const nouvelle = !existsSync(DATABASE_URL);
// A new base takes its name once it is whole: an interrupted run leaves no half network.
const chemin = nouvelle ? `${DATABASE_URL}.partielle` : DATABASE_URL;
if (nouvelle) effacer(chemin);
const { db, sqlite, fermer } = ouvrir(chemin, (base) => sauvegarderAvantMigration(base, DOSSIER_SAUVEGARDES));
try {
  const debut = performance.now();
  const rempli = await semerDemo(db, { maintenant: new Date(), adressePublique: ADRESSE_PUBLIQUE });
  if (rempli) console.log(`Réseau de démonstration écrit en ${((performance.now() - debut) / 1000).toFixed(1)} s.`);
  if (nouvelle) sqlite.pragma('journal_mode = DELETE');
} finally {
  fermer();
}
if (nouvelle) {
  for (const suite of ['-wal', '-shm']) rmSync(DATABASE_URL + suite, { force: true });
  renameSync(chemin, DATABASE_URL);
}

function effacer(base: string): void {
  for (const suite of ['', '-wal', '-shm', '-journal']) rmSync(base + suite, { force: true });
}
