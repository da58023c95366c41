import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

// What the parcours of the cell share: a telephone, its doors, and what a page of the cell never shows.

const TELEPHONE = { width: 390, height: 844 };
/** Published with the demonstration. */
export const PHRASE = 'phrase-demo-cellule-2026';
/** A phrase costs what it must cost whoever stole the base: on a busy machine, seconds. */
export const PORTE = { timeout: 40_000 };

export async function entrer(
  browser: Browser,
  adresse: string,
  compte: string,
  javaScriptEnabled: boolean,
): Promise<BrowserContext> {
  const contexte = await browser.newContext({
    ...{ javaScriptEnabled, viewport: TELEPHONE, locale: 'fr-FR', baseURL: adresse },
  });
  const form = { email: `${compte}@cru87.example`, motDePasse: 'demo-cru87-2026' };
  const reponse = await contexte.request.post(`${adresse}/connexion`, { form, maxRedirects: 0 });
  expect(reponse.status()).toBe(303);
  return contexte;
}

export const titre = (page: Page) => page.getByRole('heading', { level: 1 });
export const bouton = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('button', { name: nom });
export const lien = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('link', { name: nom });

/** Nothing sticks out of a telephone, and the tab says nothing. */
export async function discrete(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(TELEPHONE.width);
  await expect(page).toHaveTitle(/^Une page du réseau/);
}

export async function deverrouiller(page: Page, phrase: string): Promise<void> {
  await page.getByLabel(/Votre phrase de membre, ou vos six mots/).fill(phrase);
  await bouton(page, /^Ouvrir pour/).click();
}
