// `npm start`: the production server, built first when no build is there.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { construire, dependancesAJour, RACINE, renoncer, SERVEUR, verifierNode } from './installer.mjs';

verifierNode();
if (!existsSync(join(RACINE, 'node_modules'))) renoncer('Installez d’abord les dépendances : npm ci');
if (!existsSync(join(RACINE, SERVEUR))) {
  if (!dependancesAJour()) renoncer('Il manque des dépendances pour construire : npm ci, puis npm run build');
  console.log('Première construction…');
  if (!(await construire())) renoncer('La construction a échoué : les lignes ci-dessus disent pourquoi.');
}
const serveur = spawn(process.execPath, ['--max-old-space-size=256', SERVEUR], {
  cwd: RACINE,
  env: { ...process.env, NODE_ENV: 'production' },
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => serveur.kill(signal));
serveur.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
