import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { ajouterJours, demiJournee, heureCivile, type Jour } from '#app/commun/periode.ts';
import { MOT_DE_PASSE_DEMO } from '#app/reseau/comptes/comptes-demo.ts';
import { demarrerDemo, demarrerServeur, type ServeurDeTest } from './serveur.ts';

const LE_MATIN = 10;
export const TELEPHONE = { width: 390, height: 844 };

export async function entrer(
  browser: Browser,
  adresse: string,
  compte: string,
  javaScriptEnabled: boolean,
): Promise<BrowserContext> {
  const contexte = await browser.newContext({ javaScriptEnabled, viewport: TELEPHONE, locale: 'fr-FR' });
  const form = { email: `${compte}@cru87.example`, motDePasse: MOT_DE_PASSE_DEMO };
  const reponse = await contexte.request.post(`${adresse}/connexion`, { form, maxRedirects: 0 });
  expect(reponse.status()).toBe(303);
  return contexte;
}

export const titre = (page: Page) => page.getByRole('heading', { level: 1 });
export const bouton = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('button', { name: nom });
export const lien = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('link', { name: nom });

export const main = (page: Page) => page.getByRole('main');
export const chemin = (page: Page) => new URL(page.url()).pathname;

/** Nothing of a page goes beyond a telephone. */
export async function tenirALargeur(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(TELEPHONE.width);
}

/** The first Tuesday from then on whose week has no public holiday, until its Saturday. */
export function unMardiOuvre(des: Jour): Jour {
  let mardi = des;
  while (
    new Date(mardi).getUTCDay() !== 2 ||
    joursFeries({ du: demiJournee(mardi, 'matin'), au: demiJournee(ajouterJours(mardi, 4), 'matin') }).length > 0
  )
    mardi = ajouterJours(mardi, 1);
  return mardi;
}

/** The house as some see it, each on a telephone of her own; the days may pass. */
export class Maison {
  readonly #contextes = new Map<string, BrowserContext>();
  private constructor(
    private readonly browser: Browser,
    private readonly js: boolean,
    private readonly demo: Awaited<ReturnType<typeof demarrerDemo>>,
    private serveur: ServeurDeTest,
  ) {}

  static async ouvrir(browser: Browser, js: boolean): Promise<Maison> {
    const demo = await demarrerDemo();
    return new Maison(browser, js, demo, demo.serveur);
  }

  /** Her page, at an address. */
  async page(qui: string, chemin: string): Promise<Page> {
    const contexte = this.#contextes.get(qui) ?? (await entrer(this.browser, this.serveur.adresse, qui, this.js));
    // A step that waits for nothing says so.
    contexte.setDefaultTimeout(20_000);
    this.#contextes.set(qui, contexte);
    const page = contexte.pages()[0] ?? (await contexte.newPage());
    await page.goto(this.serveur.adresse + chemin);
    return page;
  }

  /** An address, on the telephone of someone who did not sign in. */
  async inconnue(chemin: string): Promise<Page> {
    const contexte = await this.browser.newContext({ javaScriptEnabled: this.js, viewport: TELEPHONE, locale: 'fr-FR' });
    contexte.setDefaultTimeout(20_000);
    this.#contextes.set(`inconnue ${this.#contextes.size}`, contexte);
    const page = await contexte.newPage();
    await page.goto(this.serveur.adresse + chemin);
    return page;
  }

  /** The same house, so many days after today, at an hour when mails leave: none does at night. */
  async passerAu(decalage: number): Promise<void> {
    await this.fermer();
    const jours = decalage + Math.max(0, LE_MATIN - heureCivile(new Date(), 'Europe/Paris')) / 24;
    this.serveur = await demarrerServeur({ ...this.demo.lieu, mode: 'demo', decalage: jours });
    // Sessions last thirty days of the real clock: the night's purge comes before anyone enters.
    const purgees = () => this.lire<number | null>("select derniere_le from taches where nom = 'reseau.purge'") ?? 0;
    await expect.poll(purgees, { timeout: 60_000 }).toBeGreaterThan(Date.now() + (jours - 1) * 86_400_000);
  }

  async fermer(): Promise<void> {
    for (const contexte of this.#contextes.values()) await contexte.close();
    this.#contextes.clear();
    await this.serveur.arreter();
  }

  get adresse(): string {
    return this.serveur.adresse;
  }

  /** One value of the base. */
  lire<T>(requete: string, ...valeurs: unknown[]): T {
    const base = new Database(this.demo.chemin, { readonly: true });
    try {
      return base
        .prepare(requete)
        .pluck()
        .get(...valeurs) as T;
    } finally {
      base.close();
    }
  }
}
