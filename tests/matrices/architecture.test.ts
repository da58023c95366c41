import { expect, test } from 'vitest';
import { type Couche, coucheDuChemin, domaineDuChemin, type Import, lireSources, type Source } from './sources.ts';

// Who may import whom: the table of the decision « six concepts », read from the imports of every file.

const sources = lireSources();
const dApp = sources.filter((source) => source.chemin.startsWith('app/'));

/** Says where, so that a failure reads as a list of things to do. */
function fautes(parmi: readonly Source[], interdit: (source: Source, lien: Import) => boolean): string[] {
  return parmi.flatMap((source) =>
    source.imports.filter((lien) => interdit(source, lien)).map((lien) => `${source.chemin} → ${lien.vers}`),
  );
}

const COUCHES: Readonly<Record<Exclude<Couche, 'base' | 'script' | 'donnees'>, readonly Couche[]>> = {
  regle: ['regle', 'donnees'],
  tables: ['regle', 'tables', 'base'],
  saisie: ['regle', 'saisie'],
  verbe: ['regle', 'tables', 'saisie', 'verbe', 'base', 'donnees'],
  composant: ['regle', 'composant'],
  page: ['regle', 'saisie', 'verbe', 'composant', 'page'],
};

test('layers import only what the table allows', () => {
  expect(
    fautes(dApp, (source, lien) => {
      if (lien.paquet || lien.typeSeul || lien.vers.endsWith('.css')) return false;
      return !COUCHES[source.couche as keyof typeof COUCHES].includes(coucheDuChemin(lien.vers));
    }),
  ).toEqual([]);
});

/** Each domain and those it may lean on. `http` stands under the pages; `app` is root, entries and the map. */
const MILIEU = ['troc', 'malles', 'formations', 'rencontres', 'cellule', 'ressources'] as const;
const SOUS: Readonly<Record<string, readonly string[]>> = {
  commun: ['db'],
  services: ['commun', 'db'],
  ui: ['commun'],
  reseau: ['commun', 'services', 'ui', 'db'],
  ...Object.fromEntries(MILIEU.map((domaine) => [domaine, ['commun', 'services', 'ui', 'db', 'reseau', ...MILIEU]])),
  plan: ['commun', 'services', 'ui', 'db', 'reseau', ...MILIEU],
  accueil: ['commun', 'services', 'ui', 'db', 'reseau', ...MILIEU, 'plan'],
  http: ['commun', 'services', 'db', 'reseau', 'accueil'],
};

test('between domains, the arrows go one way', () => {
  expect(
    fautes(dApp, (source, lien) => {
      if (lien.paquet || source.domaine === 'app') return false;
      const vers = domaineDuChemin(lien.vers);
      if (vers === source.domaine || lien.typeSeul) return false;
      // Pages are HTTP: they alone, besides http itself, lean on it.
      if (vers === 'http') return source.couche !== 'page';
      // The letterhead: names and facts of the network, never its verbes.
      if (source.domaine === 'services' && vers === 'reseau') return coucheDuChemin(lien.vers) !== 'regle';
      return !(SOUS[source.domaine] ?? []).includes(vers);
    }),
  ).toEqual([]);
});

test('a type may cross any layer, but never up to http from below', () => {
  expect(
    fautes(dApp, (source, lien) => {
      if (lien.paquet || !lien.typeSeul || source.domaine === 'app' || source.domaine === 'http') return false;
      return domaineDuChemin(lien.vers) === 'http' && source.couche !== 'page';
    }),
  ).toEqual([]);
});

/** Tables that two domains write, and why. */
const ECRITURES_ADMISES: Readonly<Record<string, string>> = {
  'app/http/session.server.ts écrit dans sessions': 'lucia stays behind http, its table beside the accounts',
  'app/http/session.server.ts écrit dans comptes': 'the day of the last visit is known when a session is read',
  'app/services/purge.server.ts écrit dans gestes': 'what is past its time goes in one task',
};

test('tables of another domain are joined for réseau alone, and never written', () => {
  const partagees = ['commun', 'reseau'];
  expect(
    fautes(dApp, (source, lien) => {
      if (lien.paquet || !lien.vers.endsWith('/tables.ts')) return false;
      const vers = domaineDuChemin(lien.vers);
      return vers !== source.domaine && !partagees.includes(vers);
    }),
  ).toEqual([]);
  const ecritures = dApp.flatMap((source) =>
    source.imports
      .filter((lien) => lien.vers.endsWith('/tables.ts') && domaineDuChemin(lien.vers) !== source.domaine)
      .flatMap((lien) =>
        lien.noms
          .filter((nom) => new RegExp(`\\.(insert|update|delete)\\(\\s*${nom}\\b`).test(source.texte))
          .map((nom) => `${source.chemin} écrit dans ${nom}`),
      ),
  );
  expect(ecritures.filter((ecriture) => !ECRITURES_ADMISES[ecriture])).toEqual([]);
});

/** Packages that have one home. */
const CHEZ_QUI: readonly [RegExp, RegExp, string][] = [
  [/^(lucia|@lucia-auth\/)/, /^app\/http\//, 'lucia stays in app/http'],
  [
    /^zod$/,
    /\/saisie[^/]*\.ts$|^app\/commun\/configuration\.server\.ts$|^app\/http\/pages\.server\.ts$/,
    'zod stays in saisie files',
  ],
  [/^@conform-to\//, /^app\/http\//, 'conform stays in app/http'],
  [/^better-sqlite3$/, /^(db|scripts)\//, 'the driver stays in db'],
  [/^@remix-run\/(node|express)$/, /^app\/(http|[^/]+\/pages)\/|^app\/[^/]+$|^scripts\//, 'Remix stays in pages and http'],
  [/^(nodemailer|@react-pdf\/renderer|docx|ical-generator|croner)$/, /^app\/services\//, 'the outside world is services'],
  [/^sharp$/, /^(app\/(services|reseau)|db\/semer)\//, 'photos are files of the réseau, and the demonstration draws its own'],
  [/^@node-rs\/argon2$/, /^(app\/(http|reseau)|db\/semer|scripts\/bench)\//, 'passwords are http and réseau'],
];

test('packages stay in their home', () => {
  for (const [paquet, maison, titre] of CHEZ_QUI) {
    const dehors = fautes(sources, (source, lien) => {
      return lien.paquet && !lien.typeSeul && paquet.test(lien.vers) && !maison.test(source.chemin);
    });
    expect({ titre, dehors }).toEqual({ titre, dehors: [] });
  }
});

test('a règle is pure: small packages, no Node, no clock', () => {
  const admis = /^(date-fns|@date-fns\/tz)(\/|$)/;
  const deLUi = /^(react|@remix-run\/react)$/;
  const regles = dApp.filter((source) => source.couche === 'regle');
  expect(
    fautes(regles, (source, lien) => {
      if (!lien.paquet || lien.typeSeul || admis.test(lien.vers)) return false;
      return !(source.domaine === 'ui' && deLUi.test(lien.vers)) && source.chemin !== 'app/routes.ts';
    }),
  ).toEqual([]);
  const horloge = /\bDate\.now\(|\bnew Date\(\)/;
  const lisent = dApp
    .filter((source) => source.couche === 'regle' || source.couche === 'tables' || source.couche === 'verbe')
    .filter((source) => !['http', 'services', 'ui'].includes(source.domaine) && horloge.test(source.texte));
  expect(lisent.map((source) => source.chemin)).toEqual([]);
});

test('no barrels: nothing hands on what it imports', () => {
  const passeurs = sources.filter((source) => /^export\s+(\*|\{[^}]*\})\s+from\s+'/m.test(source.texte));
  // The built server hands its services to the server file; drizzle-kit wants one list of tables.
  expect(passeurs.map((source) => source.chemin)).toEqual(['app/entry.server.tsx', 'db/schema.ts']);
});

test('every import within the house says its extension and crosses folders by an alias', () => {
  expect(fautes(sources, (_source, lien) => !lien.paquet && !/\.(tsx?|mjs|js|json|css)$/.test(lien.vers))).toEqual([]);
  const remontees = sources.filter((source) => source.chemin.startsWith('app/') && /from '\.\.\/\.\.\//.test(source.texte));
  expect(remontees.map((source) => source.chemin)).toEqual([]);
});

/** Files that are long for a reason, which is given. */
const LONGS: Readonly<Record<string, string>> = {};

test('a page whose form says which version it holds reads it again after a refusal', () => {
  const parChemin = new Map(sources.map((source) => [source.chemin, source]));
  const porteUneVersion = (chemin: string, vus = new Set<string>()): boolean => {
    const source = parChemin.get(chemin);
    if (!source || vus.has(chemin) || source.domaine === 'ui') return false;
    vus.add(chemin);
    if (source.texte.includes('name="version"')) return true;
    return source.imports.some(({ vers, typeSeul }) => !typeSeul && vers.endsWith('.tsx') && porteUneVersion(vers, vus));
  };
  const pages = sources.filter(({ chemin, texte }) => /\/pages\//.test(chemin) && /export const action\b/.test(texte));
  const avecVersion = pages.filter(({ chemin }) => porteUneVersion(chemin));
  expect(avecVersion.length).toBeGreaterThan(20);
  expect(
    avecVersion.filter(({ texte }) => !/export const shouldRevalidate = \(\) => true;/.test(texte)).map(({ chemin }) => chemin),
  ).toEqual([]);
});

test('sizes stay human: page 120 lines, component 200, verb file 250', () => {
  const limites: Partial<Record<Couche, number>> = { page: 120, composant: 200, verbe: 250 };
  const trop = dApp
    .filter((source) => source.lignes > (limites[source.couche] ?? Number.POSITIVE_INFINITY) && !LONGS[source.chemin])
    .map((source) => `${source.chemin} : ${source.lignes} lignes pour ${limites[source.couche]}`);
  expect(trop).toEqual([]);
  expect(Object.keys(LONGS).filter((chemin) => !sources.some((source) => source.chemin === chemin))).toEqual([]);
});
