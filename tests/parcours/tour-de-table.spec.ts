import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { demarrerDemo } from './serveur.ts';

// A tour de table, from its draft to the synthesis: the coordination on a desk; a responsable on a telephone, from her mail,
// without JavaScript and without signing in.

const BUREAU = { width: 1280, height: 900 };
const TELEPHONE = { width: 390, height: 844 };

async function entrer(browser: Browser, adresse: string, compte: string, javaScriptEnabled: boolean): Promise<BrowserContext> {
  const contexte = await browser.newContext({ javaScriptEnabled, viewport: BUREAU, locale: 'fr-FR' });
  const form = { email: `${compte}@cru87.example`, motDePasse: 'demo-cru87-2026' };
  const reponse = await contexte.request.post(`${adresse}/connexion`, { form, maxRedirects: 0 });
  expect(reponse.status()).toBe(303);
  return contexte;
}

const titre = (page: Page) => page.getByRole('heading', { level: 1 });
const bouton = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('button', { name: nom });

for (const javaScriptEnabled of [true, false]) {
  test(`a tour de table, prepared ${javaScriptEnabled ? 'with' : 'without'} JavaScript, answered from a telephone`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const { serveur, chemin } = await demarrerDemo();
    const base = new Database(chemin, { readonly: true });
    try {
      const contexte = await entrer(browser, serveur.adresse, 'coordination', javaScriptEnabled);
      const page = await contexte.newPage();
      await page.goto(`${serveur.adresse}/tours-de-table/nouveau`);
      await page.getByLabel('Que demandez-vous au réseau').fill('Qui tient un jardin ?');
      await bouton(page, 'Ajouter un choix').click();
      await page.getByLabel('La question').fill('Avez-vous un jardin ?');
      await page.getByLabel('Les réponses possibles').fill('Oui\nNon\n<b>Bientôt</b>');
      await bouton(page, 'Ajouter un nombre').click();
      await page.getByLabel('La question').nth(1).fill('Combien de mètres carrés ?');
      await bouton(page, /^Monter/).click();
      await expect(page.getByLabel('La question').first()).toHaveValue('Combien de mètres carrés ?');
      await page.getByLabel('à partir de combien').fill('1');
      await bouton(page, 'Garder ce brouillon et le relire').click();
      await expect(titre(page)).toHaveText(/Qui tient un jardin/);
      await expect(page.getByRole('main')).toContainText('<b>Bientôt</b>');
      const tour = new URL(page.url()).pathname;
      await bouton(page, 'Envoyer aux 24 structures').click();
      await expect(titre(page)).toHaveText('Aucune structure n’a encore répondu');

      const lettre = base
        .prepare("select lettre from courriels where adresse = ? and sujet like 'Qui tient un jardin%'")
        .pluck()
        .get('direction.2@cru87.example');
      const lien = /\/r\/[\w-]+/.exec(String(lettre))?.[0] ?? '';
      const dehors = await browser.newContext({ javaScriptEnabled: false, viewport: TELEPHONE, locale: 'fr-FR' });
      const telephone = await dehors.newPage();
      await telephone.goto(serveur.adresse + lien);
      await expect(titre(telephone)).toHaveText(/Qui tient un jardin/);
      await bouton(telephone, /^Donner la réponse/).click();
      await expect(telephone.locator('.resume-erreurs')).toContainText('Choisissez une des réponses');
      await telephone.getByLabel('Oui').check();
      await telephone.getByLabel('Combien de mètres carrés').fill('1 200,5');
      await bouton(telephone, /^Donner la réponse/).click();
      await expect(titre(telephone)).toHaveText(/^La réponse .* est donnée$/);
      await expect(telephone.getByRole('main')).toContainText('Oui : 1');

      // The same link again, and Back then send, change nothing but what is said.
      await telephone.goto(serveur.adresse + lien);
      await expect(telephone.getByLabel('Oui')).toBeChecked();
      await expect(telephone.getByLabel('Combien de mètres carrés')).toHaveValue(/^1.200,5$/);
      await bouton(telephone, /^Changer la réponse/).click();
      await expect(titre(telephone)).toHaveText(/est donnée$/);
      await dehors.close();

      await page.goto(serveur.adresse + tour);
      await expect(titre(page)).toHaveText('1 structure sur 24 a répondu');
      await expect(page.getByRole('row', { name: /^Oui/ })).toContainText('1');
      await expect(page.getByRole('main')).toContainText(/1.200,5/);
      await expect(page.getByRole('heading', { name: 'Sans réponse : 23' })).toBeVisible();
      await contexte.close();
    } finally {
      base.close();
      await serveur.arreter();
    }
  });
}
