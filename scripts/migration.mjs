// `npm run migration -- nom`: drizzle-kit writes the SQL, then every new table is made STRICT,
// which drizzle-kit never writes and which a table rebuild would lose.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const nom = process.argv[2];
if (!nom) {
  console.error('Donnez un nom à la migration : npm run migration -- nom');
  process.exit(1);
}
const dossier = 'drizzle';
const avant = new Set(readdirSync(dossier, { withFileTypes: true }).map((f) => f.name));
const { status } = spawnSync('npx', ['drizzle-kit', 'generate', '--name', nom], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
for (const fichier of readdirSync(dossier).filter((f) => f.endsWith('.sql') && !avant.has(f))) {
  const chemin = join(dossier, fichier);
  const sql = readFileSync(chemin, 'utf8');
  writeFileSync(chemin, sql.replace(/(CREATE TABLE [^;]*\n\));/g, '$1 STRICT;'));
}
