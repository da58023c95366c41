import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { trouverObjets, unMardi } from './formulaires.ts';
import { demarrerDemo } from './serveur.ts';

// A malle on a telephone, from its dates to its end: what is taken is refused with other dates, what is free is hers at once.

const TELEPHONE = { width: 390, height: 844 };

async function entrer(browser: Browser, adresse: string, compte: string, javaScriptEnabled: boolean): Promise<BrowserContext> {
  const contexte = await browser.newContext({ javaScriptEnabled, viewport: TELEPHONE, locale: 'fr-FR' });
  const form = { email: `${compte}@cru87.example`, motDePasse: 'demo-cru87-2026' };
  const reponse = await contexte.request.post(`${adresse}/connexion`, { form, maxRedirects: 0 });
  expect(reponse.status()).toBe(303);
  return contexte;
}

const titre = (page: Page) => page.getByRole('heading', { level: 1 });
const bouton = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('button', { name: nom });
const lien = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('link', { name: nom });

async function choisir(page: Page, debut: string, fin: string): Promise<void> {
  await page.getByLabel('Du', { exact: true }).fill(debut);
  await page.getByLabel('Au', { exact: true }).fill(fin);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a malle booked, changed and called off, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(180_000);
    const { serveur, chemin } = await demarrerDemo();
    const base = new Database(chemin, { readonly: true });
    try {
      const { malles } = trouverObjets(base);
      const contexte = await entrer(browser, serveur.adresse, 'equipe.8', javaScriptEnabled);
      const page = await contexte.newPage();
      await page.goto(`${serveur.adresse}/malles/cirque/reserver`);
      await expect(titre(page)).toHaveText('Réserver la malle Cirque');

      // What is taken: who has it, when else, the waiting list; what was typed is kept.
      await choisir(page, malles.jourPris, malles.jourPris);
      if (javaScriptEnabled) await expect(page.getByRole('main')).toContainText('La malle est déjà prise');
      await page.getByLabel('Où servira-t-elle').fill('École de <b>Pageas</b>');
      await bouton(page, 'Réserver la malle Cirque').click();
      await expect(page.locator('.resume-erreurs')).toContainText('La malle est déjà prise');
      await expect(page.getByLabel('Où servira-t-elle')).toHaveValue('École de <b>Pageas</b>');
      await expect(bouton(page, 'M’inscrire sur la liste d’attente')).toBeVisible();
      const autres = page.getByText('Prendre plutôt').locator('xpath=following-sibling::ul').getByRole('link');
      await expect(autres).toHaveCount(2);
      await autres.first().click();
      await expect(page.getByRole('main')).toContainText('Elle est libre à ces dates');
      await expect(page.getByLabel('Où servira-t-elle')).toHaveValue('École de <b>Pageas</b>');

      // Nothing is booked so far beyond six weeks: the calendar goes there, and two touches choose the dates.
      const debut = unMardi(8);
      await page.goto(`${serveur.adresse}/malles/cirque/reserver?debut=${debut}&fin=${debut}`);
      await expect(page.getByRole('main')).toContainText('Elle est libre à ces dates');
      await page.locator('.mois td.choisi a').first().click();
      await expect(page.getByText('Touchez maintenant le dernier jour')).toBeVisible();
      await page.locator('.mois td.choisi a').first().click();
      await expect(page.getByRole('main')).toContainText('Elle est libre à ces dates');
      await page.getByLabel('Combien de participants').fill('24');
      await bouton(page, 'Réserver la malle Cirque').click();
      await expect(page.getByText('La malle Cirque est réservée')).toBeVisible();
      await expect(titre(page)).toHaveText('Malle Cirque');
      await expect(page.getByRole('main')).toContainText('24 personnes');
      const id = Number(new URL(page.url()).pathname.split('/').at(-1));
      const tenues = () => base.prepare('select count(*) from occupations_malle where reservation_id = ?').pluck().get(id);
      expect(tenues()).toBeGreaterThan(0);
      const largeur = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(largeur).toBeLessThanOrEqual(TELEPHONE.width);

      // Other dates.
      await lien(page, 'Changer les dates').click();
      await page.getByLabel('Premier jour', { exact: true }).fill(malles.jourPris);
      await page.getByLabel('Dernier jour', { exact: true }).fill(malles.jourPris);
      await bouton(page, 'Prendre ces dates').click();
      await expect(page.locator('.resume-erreurs')).toContainText('La malle est déjà prise');
      await page.getByLabel('Premier jour', { exact: true }).fill(unMardi(10));
      await page.getByLabel('Dernier jour', { exact: true }).fill(unMardi(10));
      await bouton(page, 'Prendre ces dates').click();
      await expect(page.getByText('Les dates sont changées')).toBeVisible();

      // It is among hers; anyone else of the network sees whose it is and nothing more, a partenaire nothing at all.
      await page.goto(`${serveur.adresse}/reservations?quand=a_venir`);
      await expect(lien(page, 'Malle Cirque').first()).toBeVisible();
      const ailleurs = await (await entrer(browser, serveur.adresse, 'equipe.20', javaScriptEnabled)).newPage();
      await ailleurs.goto(`${serveur.adresse}/reservations/${id}`);
      await expect(ailleurs.getByRole('main')).toContainText('Cirque');
      await expect(ailleurs.getByRole('main')).not.toContainText('24 personnes');
      const partenaire = await entrer(browser, serveur.adresse, 'partenaire.caf', javaScriptEnabled);
      expect((await partenaire.request.get(`${serveur.adresse}/reservations/${id}`)).status()).toBe(404);

      // Called off: its half-days are free.
      await page.goto(`${serveur.adresse}/reservations/${id}`);
      await lien(page, 'Annuler ce prêt').click();
      await bouton(page, 'Annuler ce prêt').click();
      await expect(page.locator('.resume-erreurs')).toContainText('Dites pourquoi');
      await page.getByLabel('Pourquoi, en une phrase').fill('La sortie est reportée.');
      await bouton(page, 'Annuler ce prêt').click();
      await expect(page.getByRole('main')).toContainText('La sortie est reportée.');
      expect(tenues()).toBe(0);
    } finally {
      base.close();
      await serveur.arreter();
    }
  });
}
