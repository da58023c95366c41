import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { PRISES } from '#app/accueil/prises.server.ts';
import * as schema from '#db/schema.ts';
import { verifierBase } from '#db/verifier.ts';
import { abandonner, reglagesDeCommande } from './reglages.ts';

// `npm run verifier-base`: the base's integrity and what each domain checks of itself. One line an anomaly, exit 0 or 1.
const { DATABASE_URL } = reglagesDeCommande();
if (!existsSync(DATABASE_URL)) abandonner(`Aucune base à « ${DATABASE_URL} » : vérifiez DATABASE_URL.`);
const sqlite = new Database(DATABASE_URL, { readonly: true, timeout: 10_000 });
const anomalies = verifierBase(sqlite);
// Domains read tables that a damaged or unmigrated base may not have.
if (anomalies.length === 0) {
  const db = drizzle(sqlite, { schema, casing: 'snake_case' });
  for (const prise of PRISES) anomalies.push(...(prise.verifier?.(db) ?? []));
}
sqlite.close();
for (const { domaine, phrase } of anomalies) console.log(`${domaine} : ${phrase}`);
if (anomalies.length === 0) console.log('Tout est en ordre.');
process.exitCode = anomalies.length > 0 ? 1 : 0;
