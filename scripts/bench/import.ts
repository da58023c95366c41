// `node --import tsx scripts/bench/import.ts [ROWS] [STRUCTURES]`: how long a list takes to be read, tried and written, and the memory of it.
import { createRequire } from 'node:module';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { ecrireClasseur } from '#app/reseau/export/ecrire-classeur.server.ts';
import { lireClasseur } from '#app/reseau/import/classeur.server.ts';
import { compter } from '#app/reseau/import/decisions.ts';
import { essayer } from '#app/reseau/import/essai.server.ts';
import { apercu, confirmerImport, preparerImport } from '#app/reseau/import/importer.server.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { ouvrir } from '#db/ouvrir.ts';

const LIGNES = Number(process.argv[2] ?? 5000);
const COMMUNES = ['Limoges', 'St Yrieix la Perche', 'roussac', 'Eymoutier', 'Bellac', 'ROCHECHOUART', 'Blanzat'];

createRequire(import.meta.url)('@e965/xlsx');
const { db, fermer } = ouvrir(':memory:');
const ctx = { db, acteur: LE_TEMPS, maintenant: new Date(), fuseau: 'Europe/Paris', adressePublique: 'http://localhost' };
chargerCommunes(ctx, '87');

const fichier = ecrireClasseur([
  {
    nom: 'Adhérents',
    titres: ['Nom de la structure', 'type', 'Ville', 'Dir. / coord.', 'Mail', 'Tél', 'Adresse', 'Fin agrément'],
    dates: [],
    rangees: Array.from({ length: LIGNES }, (_, n) => [
      ...[`Espace ${n}`, n % 3 === 0 ? 'C.S.C.' : 'EVS', COMMUNES[n % COMMUNES.length] ?? '', `ROY Ana${n}`],
      ...[`ana.${n}@espace.example`, '06.39.98.20.15', `${n}, rue du Lac`, n % 2 === 0 ? '31/12/2027' : ''],
    ]),
  },
]);

const memoire = () => Math.round(process.memoryUsage().rss / 2 ** 20);
async function mesurer<T>(quoi: string, faire: () => T | Promise<T>): Promise<T> {
  const debut = performance.now();
  const fait = await faire();
  console.log(`${quoi.padEnd(28)} ${(performance.now() - debut).toFixed(0).padStart(6)} ms   ${memoire()} Mo`);
  return fait;
}

console.log(`${LIGNES} lignes, ${(fichier.length / 1024).toFixed(0)} ko, ${memoire()} Mo au départ`);
const classeur = await mesurer('ouvrir le classeur', () => lireClasseur(fichier));
const id = await mesurer('garder la liste', () => preparerImport(ctx, { nomFichier: 'mesure.xlsx', classeur }));
const { compte } = await mesurer('essayer, d’un trait', () => apercu(ctx, id));
await mesurer('essayer, par tranches', () => essayer(ctx, id, 60_000));
await mesurer('écrire', () => confirmerImport(ctx, id));
const encore = await mesurer('essayer de nouveau', () =>
  apercu(ctx, preparerImport(ctx, { nomFichier: 'encore.xlsx', classeur })),
);
console.log(JSON.stringify({ compte, encore: compter(encore.decisions) }));
fermer();
