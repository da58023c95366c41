import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { RACINE } from './sources.ts';

const CLIENT = join(RACINE, 'build/client');
const BUDGET_OCTETS = 110_000;

interface Manifeste {
  entry: { module: string; imports: string[] };
  routes: Record<string, { id: string; module: string; imports: string[] }>;
}

function manifeste(): Manifeste {
  expect(existsSync(CLIENT), 'construisez d’abord : npm run build').toBe(true);
  const nom = readdirSync(join(CLIENT, 'assets')).find((fichier) => /^manifest-.*\.js$/.test(fichier)) ?? '';
  const texte = readFileSync(join(CLIENT, 'assets', nom), 'utf8');
  return JSON.parse(texte.slice(texte.indexOf('{'), texte.lastIndexOf('}') + 1)) as Manifeste;
}

/** What a first visit to a page loads, compressed, in bytes. */
function poidsDe({ entry, routes }: Manifeste, route: string): number {
  const racine = routes.root;
  const page = routes[route];
  if (!racine || !page) throw new Error(`La route ${route} n’est pas construite.`);
  const modules = new Set([entry, racine, page].flatMap(({ module, imports }) => [module, ...imports]));
  return [...modules].reduce((total, module) => total + gzipSync(readFileSync(join(CLIENT, module)), { level: 6 }).length, 0);
}

test('zod never reaches the browser', () => {
  manifeste();
  const coupables = readdirSync(join(CLIENT, 'assets'))
    .filter((nom) => nom.endsWith('.js'))
    .filter((nom) => /ZodError|\$ZodType|_zod\b|conform-to/.test(readFileSync(join(CLIENT, 'assets', nom), 'utf8')));
  expect(coupables).toEqual([]);
});

test('every page costs a first visit at most 110 kB of JavaScript', () => {
  const lu = manifeste();
  const lourdes = Object.keys(lu.routes)
    .filter((route) => route !== 'root')
    .map((route) => ({ route, octets: poidsDe(lu, route) }))
    .filter(({ octets }) => octets > BUDGET_OCTETS);
  expect(lourdes).toEqual([]);
});
