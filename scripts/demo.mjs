// `npm run demo`: from a fresh clone to a living network. Plain Node, nothing installed needed.
// `npm run demo -- --neuf` starts over; PORT and DATABASE_URL are obeyed.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { constructionAJour, construire, installer, lancer, RACINE, renoncer, SERVEUR } from './installer.mjs';

const MOT_DE_PASSE = 'demo-cru87-2026';
const PORT = Number(process.env.PORT || 3000);
const base = resolve(RACINE, process.env.DATABASE_URL || 'data/demo.sqlite');
const adresse = process.env.ADRESSE_PUBLIQUE || `http://localhost:${PORT}`;
const env = {
  MODE: 'demo',
  PORT: String(PORT),
  DATABASE_URL: base,
  ADRESSE_PUBLIQUE: adresse,
  // A mail server is used when it is asked for here, never because a production's .env lies about.
  SMTP_URL: process.env.SMTP_URL ?? '',
  NODE_ENV: /** @type {const} */ ('production'),
  NIVEAU_JOURNAL: process.env.NIVEAU_JOURNAL || 'warn',
};
/** @returns {Promise<boolean>} */
const portLibre = () =>
  new Promise((dire) => {
    const essai = createServer();
    essai.once('error', () => dire(false));
    essai.listen(PORT, () => essai.close(() => dire(true)));
  });

async function attendreReponse() {
  for (let reste = 240; reste > 0; reste -= 1) {
    const reponse = await fetch(`http://127.0.0.1:${PORT}/sante`).catch(() => undefined);
    if (reponse?.ok) return true;
    await new Promise((suite) => setTimeout(suite, 250));
  }
  return false;
}

const annonce = () => `
  Le réseau de démonstration vous attend : ${adresse}

  Mot de passe de tous les comptes : ${MOT_DE_PASSE}
    coordination@cru87.example                  la coordination, qui dirige aussi la structure 4
    direction.1@cru87.example  … direction.24   responsables des structures 1 à 24 (19 à 24 : présidences bénévoles)
    equipe.1@cru87.example     … equipe.24      une personne de chaque équipe
    partenaire.caf@cru87.example, partenaire.msa@cru87.example

  Phrase de la cellule de soutien : phrase-demo-cellule-2026
    coordination, direction.3 et direction.5 en sont membres ; direction.10 a demandé un appui

  Base : ${base}
  Ctrl+C pour arrêter. « npm run demo » reprend où vous en étiez, « npm run demo -- --neuf » recommence.
`;

installer();
if (!(await portLibre())) renoncer(`Le port ${PORT} est déjà pris. Choisissez-en un autre : PORT=3001 npm run demo`);
if (!constructionAJour()) {
  console.log('Construction…');
  if (!(await construire())) renoncer('La construction a échoué : les lignes ci-dessus disent pourquoi.');
}
if (process.argv.includes('--neuf')) for (const suite of ['', '-wal', '-shm']) rmSync(base + suite, { force: true });
if ((await lancer(['--import', 'tsx', 'scripts/semer-demo.ts'], { env })) !== 0) {
  renoncer('Le réseau de démonstration n’a pas pu être écrit. Recommencez avec : npm run demo -- --neuf');
}

let arret = false;
const serveur = spawn(process.execPath, ['--max-old-space-size=256', SERVEUR], {
  cwd: RACINE,
  env: { ...process.env, ...env },
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    arret = true;
    serveur.kill(signal);
  });
}
serveur.on('exit', (code, signal) => process.exit(code ?? (signal && !arret ? 1 : 0)));
if (await attendreReponse()) console.log(annonce());
else {
  serveur.kill('SIGTERM');
  renoncer('Le serveur ne répond pas : les lignes ci-dessus disent pourquoi.');
}
