import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type APIRequestContext, type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { HOTP, Secret } from 'otpauth';
import { demarrerServeur, dossierNeuf, portLibre, type ServeurDeTest } from './serveur.ts';

// A real network: its coordination enters with a code of a telephone, which this file computes.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const NADEGE = 'nadege@reseau.example';
const MOT_DE_PASSE = 'la grenouille range ses bottes';
const PAS_MS = 30_000;

let serveur: ServeurDeTest;
let dossier: string;
let cle = '';
/** Recovery codes that have not served. */
let secours: string[] = [];

/** What the telephone shows, some steps of thirty seconds away. */
const telephone = (ecart: number) =>
  HOTP.generate({
    secret: Secret.fromBase32(cle),
    algorithm: 'SHA1',
    digits: 6,
    counter: Math.floor(Date.now() / PAS_MS) + ecart,
  });

/** Waits until a code drawn now is still of the same step when it arrives. */
async function debutDePas(): Promise<void> {
  const passe = Date.now() % PAS_MS;
  if (passe > 20_000) await new Promise((fini) => setTimeout(fini, PAS_MS - passe + 200));
}

const lire = <T>(requete: string): T => {
  const base = new Database(join(dossier, 'reseau.sqlite'), { readonly: true });
  try {
    return base.prepare(requete).pluck().get() as T;
  } finally {
    base.close();
  }
};

/** The first step alone. */
async function premierTemps(request: APIRequestContext): Promise<void> {
  const form = { email: NADEGE, motDePasse: MOT_DE_PASSE, suite: '/stages' };
  expect((await request.post(`${serveur.adresse}/connexion`, { form, maxRedirects: 0 })).status()).toBe(303);
}

async function vers(request: APIRequestContext, chemin: string): Promise<string> {
  const reponse = await request.get(serveur.adresse + chemin, { maxRedirects: 0 });
  return reponse.headers().location ?? String(reponse.status());
}

const jarre = async (contexte: BrowserContext) => (await contexte.cookies()).find(({ name }) => name === 'session')?.value ?? '';

const neuf = (browser: Browser, javaScriptEnabled = true) => browser.newContext({ javaScriptEnabled, locale: 'fr-FR' });

test.beforeAll(async () => {
  dossier = dossierNeuf();
  serveur = await demarrerServeur({ dossier, port: await portLibre(), mode: 'production' });
});
test.afterAll(async () => {
  await serveur.arreter();
});

test('the coordination of a real network protects her account before anything else', async ({ browser }) => {
  const contexte = await neuf(browser, false);
  const code = /[A-Z]{4}-[A-Z]{4}/.exec(serveur.paroles())?.[0] ?? '';
  const moi = { prenom: 'Nadège', nom: 'Faucher', courriel: NADEGE, motDePasse: MOT_DE_PASSE };
  const form = { code, nomReseau: 'CRU 87', departement: '87', ...moi };
  expect((await contexte.request.post(`${serveur.adresse}/ouvrir`, { form, maxRedirects: 0 })).status()).toBe(303);
  // Pages, files, data of the browser's own navigation: all lead to the same place; so do acts.
  for (const chemin of [
    '/accueil',
    '/reseau',
    '/reseau/export.csv',
    '/fichiers/1',
    '/journal',
    '/moi/autre-appareil',
    '/MOI/savoir-faire',
  ]) {
    expect(await vers(contexte.request, chemin), chemin).toMatch(/^\/moi\/deux-temps\?suite=/);
  }
  expect(await (await contexte.request.get(`${serveur.adresse}/accueil.data`)).text()).toContain('/moi/deux-temps');
  const acte = await contexte.request.post(`${serveur.adresse}/reglages`, { form: { reseau_nom: 'X' }, maxRedirects: 0 });
  expect(acte.headers().location).toMatch(/^\/moi\/deux-temps/);
  for (const chemin of ['/moi', '/MOI/', '/moi/deux-temps', '/aide'])
    expect(await vers(contexte.request, chemin), chemin).toBe('200');

  const page = await contexte.newPage();
  await page.goto(`${serveur.adresse}/stages`);
  await expect(page.getByText('Votre rôle demande ce code')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Rubriques' })).toHaveCount(0);
  cle = ((await page.locator('.cle-a-recopier').textContent()) ?? '').replace(/\s/g, '');
  await page.getByLabel('Le code à six chiffres').fill('000 000');
  await page.getByRole('button', { name: 'Protéger mon compte' }).click();
  await expect(page.locator('.resume-erreurs')).toContainText('code du moment');
  const avant = await jarre(contexte);
  await debutDePas();
  await page.getByLabel('Le code à six chiffres').fill(telephone(-1));
  await page.getByRole('button', { name: 'Protéger mon compte' }).click();
  await expect(page.locator('.codes-de-secours li')).toHaveCount(10);
  secours = await page.locator('.codes-de-secours code').allTextContents();
  // The token changes with what it opens.
  expect(await jarre(contexte)).not.toBe(avant);
  await page.getByRole('link', { name: 'C’est noté, continuer' }).click();
  await expect(page).toHaveURL(/\/stages$/);
  expect(await vers(contexte.request, '/journal')).toBe('200');
  await page.goto(`${serveur.adresse}/moi/deux-temps`);
  await expect(page.locator('.cle-a-recopier')).toHaveCount(0);
  await expect(page.getByText('Codes de secours qui restent : 10.')).toBeVisible();
  await expect(page.getByText('Ne plus demander de code')).toHaveCount(0);
  await contexte.close();
});

test('the first step alone opens nothing; a code serves once, for one of two requests', async ({ browser, playwright }) => {
  const contexte = await neuf(browser, false);
  await premierTemps(contexte.request);
  const demi = await jarre(contexte);
  for (const chemin of [
    '/accueil',
    '/moi',
    '/moi/deux-temps',
    '/moi/donnees',
    '/reseau/export.csv',
    '/fichiers/1',
    '/connexion',
    '/',
  ]) {
    expect(await vers(contexte.request, chemin), chemin).toMatch(/^\/connexion/);
  }
  expect(await vers(contexte.request, '/accueil')).toBe('/connexion/deux-temps?suite=%2Faccueil');
  expect(await (await contexte.request.get(`${serveur.adresse}/moi.data`)).text()).not.toContain(NADEGE);
  const retrait = await contexte.request.post(`${serveur.adresse}/moi/deux-temps`, {
    form: { acte: 'retirer' },
    maxRedirects: 0,
  });
  expect(retrait.headers().location).toMatch(/^\/connexion\/deux-temps/);

  const autre = await playwright.request.newContext();
  await premierTemps(autre);
  await debutDePas();
  const form = { code: telephone(0), suite: '/agenda' };
  const poster = (request: APIRequestContext, valeurs = form) =>
    request.post(`${serveur.adresse}/connexion/deux-temps`, { form: valeurs, maxRedirects: 0 });
  const issues = await Promise.all([poster(contexte.request), poster(autre)]);
  expect(issues.map((reponse) => reponse.status()).sort()).toEqual([303, 422]);
  expect(issues.find((reponse) => reponse.status() === 303)?.headers().location).toBe('/agenda');
  const [entree, dehors] = issues[0]?.status() === 303 ? [contexte.request, autre] : [autre, contexte.request];
  expect(await vers(entree, '/accueil')).toBe('200');
  expect(await vers(dehors, '/accueil')).toMatch(/^\/connexion\/deux-temps/);
  expect((await poster(dehors)).status()).toBe(422);
  // She is in: the door leads her on, and never elsewhere.
  expect(await vers(entree, '/connexion/deux-temps?suite=//ailleurs.example')).toBe('/accueil');
  // Whoever held the cookie of the first step holds nothing once the second is done.
  if (entree === contexte.request) {
    const voleuse = await playwright.request.newContext({ extraHTTPHeaders: { Cookie: `session=${demi}` } });
    expect(await vers(voleuse, '/accueil')).toMatch(/^\/connexion\?/);
    await voleuse.dispose();
  }
  await autre.dispose();
  await contexte.close();
});

test('what needs no session keeps working: the calendar of a telephone', async ({ browser }) => {
  const contexte = await neuf(browser);
  await premierTemps(contexte.request);
  await debutDePas();
  await contexte.request.post(`${serveur.adresse}/connexion/deux-temps`, { form: { code: telephone(1) }, maxRedirects: 0 });
  await contexte.request.post(`${serveur.adresse}/agenda`, { form: { intention: 'creer' }, maxRedirects: 0 });
  const secret = lire<string>('select secret_agenda from comptes');
  await contexte.clearCookies();
  await premierTemps(contexte.request);
  expect(await vers(contexte.request, `/agenda/${secret}.ics`)).toBe('200');
  await contexte.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`six digits of one device open another, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    const bureau = await neuf(browser, javaScriptEnabled);
    await premierTemps(bureau.request);
    await entrerParSecours(await bureau.newPage());
    const page = await bureau.newPage();
    await page.goto(`${serveur.adresse}/moi/autre-appareil`);
    await page.getByRole('button', { name: 'Faire un code' }).click();
    const code = (await page.locator('.code-a-montrer__code').textContent()) ?? '';
    const tablette = await neuf(browser, javaScriptEnabled);
    const la = await tablette.newPage();
    await la.goto(`${serveur.adresse}/connexion?suite=/agenda`);
    await la.getByText('J’ai un code à six chiffres').click();
    await la.getByLabel('Votre adresse électronique').fill(NADEGE);
    await la.getByLabel('Le code à six chiffres').fill('12 34');
    await la.getByRole('button', { name: 'Entrer avec ce code' }).click();
    await expect(la.locator('.resume-erreurs')).toContainText('six chiffres');
    await la.getByLabel('Le code à six chiffres').fill(code);
    await la.getByRole('button', { name: 'Entrer avec ce code' }).click();
    // The digits are a first step, no more.
    await expect(la).toHaveURL(/\/connexion\/deux-temps\?suite=%2Fagenda$/);
    await tablette.close();
    await page.goto(`${serveur.adresse}/moi`);
    await expect(page.getByText('N’a pas encore donné le code').first()).toBeVisible();
    await bureau.close();
  });
}

/** The second step without the telephone. */
async function entrerParSecours(page: Page): Promise<void> {
  await page.goto(`${serveur.adresse}/accueil`);
  const champ = page.getByLabel('Le code de votre téléphone');
  const code = secours.pop() ?? '';
  await champ.fill(code.toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(page).toHaveURL(/\/accueil$/);
}

test('tries are slowed down long before a million, and a code that waits is no way around', async ({ playwright }) => {
  const request = await playwright.request.newContext();
  await premierTemps(request);
  const statuts: number[] = [];
  for (let essai = 0; essai < 10; essai++) {
    const form = { code: String(essai).padStart(6, '0') };
    statuts.push((await request.post(`${serveur.adresse}/connexion/deux-temps`, { form, maxRedirects: 0 })).status());
  }
  expect(statuts.filter((statut) => statut === 422).length).toBeLessThanOrEqual(6);
  expect(statuts.at(-1)).toBe(429);
  // The first step again gives no new tries; a right code waits too.
  await premierTemps(request);
  const reponse = await request.post(`${serveur.adresse}/connexion/deux-temps`, {
    form: { code: telephone(0) },
    maxRedirects: 0,
  });
  expect(reponse.status()).toBe(429);
  expect(Number(reponse.headers()['retry-after'])).toBeGreaterThan(0);
  expect(lire<string>("select sujet from courriels where cle like 'deux-temps-essais-%'")).toContain('se trompe de code');
  await request.dispose();
});

test('the server’s shell opens again to a coordination of one who lost everything', async ({ playwright }) => {
  const env = { ...process.env, MODE: 'production', DATABASE_URL: join(dossier, 'reseau.sqlite'), DOSSIER_SAUVEGARDES: dossier };
  const lever = (adresse: string) =>
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/lever-deux-temps.ts', adresse], {
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(() => lever('inconnue@reseau.example')).toThrow(/Personne n’a cette adresse/);
  expect(lever(NADEGE.toUpperCase())).toContain('Nadège Faucher');
  expect(lever(NADEGE)).toContain('rien n’a changé');
  expect(lire<number>('select count(*) from sessions')).toBe(0);
  const request = await playwright.request.newContext();
  await premierTemps(request);
  expect(await vers(request, '/accueil')).toMatch(/^\/moi\/deux-temps/);
  await request.dispose();
});

test('an account without structure nor role reads why, keeps what is hers, and may leave', async ({ browser }) => {
  const base = new Database(join(dossier, 'reseau.sqlite'));
  base.prepare('delete from roles_reseau').run();
  base.close();
  const contexte = await neuf(browser, false);
  await premierTemps(contexte.request);
  const page = await contexte.newPage();
  const reponse = await page.goto(`${serveur.adresse}/accueil`);
  expect(reponse?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte attend une structure');
  await expect(page.getByRole('link', { name: 'Écrire à la coordination' }).first()).toHaveAttribute('href', `mailto:${NADEGE}`);
  for (const chemin of ['/moi', '/moi/donnees', '/moi/donnees.json', '/aide'])
    expect(await vers(contexte.request, chemin), chemin).toBe('200');
  for (const chemin of ['/reseau', '/stages', '/agenda', '/moi/savoir-faire'])
    expect(await vers(contexte.request, chemin), chemin).toBe('403');
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page).toHaveURL(/\/connexion$/);
  await contexte.close();
});
