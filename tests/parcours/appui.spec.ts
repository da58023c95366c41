import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { unMardi } from './formulaires.ts';
import { demarrerDemo } from './serveur.ts';

// An appui technique on a telephone, from the request to its account: someone of a team asks, the coordination invites and fixes
// the date, whoever is invited answers from her mail without signing in.

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

for (const javaScriptEnabled of [true, false]) {
  test(`an appui technique, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(180_000);
    const { serveur, chemin } = await demarrerDemo();
    const base = new Database(chemin);
    try {
      // She asks, in one sentence: its words are recognised.
      const equipe = await (await entrer(browser, serveur.adresse, 'equipe.16', javaScriptEnabled)).newPage();
      await equipe.goto(`${serveur.adresse}/troc`);
      await equipe.getByRole('navigation', { name: 'Le troc' }).getByRole('link', { name: 'Appuis techniques' }).click();
      await lien(equipe, 'Demander un appui technique').click();
      await expect(equipe.getByRole('main')).toContainText('Ce qui est confidentiel');
      await bouton(equipe, 'Demander cet appui technique').click();
      await expect(equipe.locator('.resume-erreurs')).toContainText('Écrivez une phrase');
      await equipe.getByLabel('En une phrase').fill('Évaluation de nos <b>ateliers</b>');
      if (javaScriptEnabled) await expect(equipe.getByLabel('Évaluation et utilité sociale')).toBeChecked();
      await equipe.getByLabel('Ce que vous en espérez').fill('Une méthode légère.');
      await bouton(equipe, 'Demander cet appui technique').click();
      await expect(titre(equipe)).toHaveText('Évaluation de nos <b>ateliers</b>');
      await expect(equipe.getByText('Votre demande est envoyée')).toBeVisible();
      await expect(equipe.getByRole('main')).toContainText('Évaluation et utilité sociale');
      const appui = new URL(equipe.url()).pathname;

      // The coordination sees who could help, and why.
      const elle = await (await entrer(browser, serveur.adresse, 'coordination', javaScriptEnabled)).newPage();
      await elle.goto(serveur.adresse + appui);
      await lien(elle, 'Inviter des personnes à aider').click();
      await expect(titre(elle)).toHaveText(/^Qui pourrait aider/);
      await expect(elle.getByRole('main')).toContainText('Sait faire : Évaluation et utilité sociale');
      await bouton(elle, 'Envoyer les invitations').click();
      await expect(elle.locator('.resume-erreurs')).toContainText('Cochez une personne au moins');
      await elle
        .getByLabel(/Le Fil de Vienne/)
        .first()
        .check();
      await elle.getByLabel('Un mot pour elles').fill('Vous avez la méthode.');
      await bouton(elle, 'Envoyer les invitations').click();
      await expect(elle.getByText('Une personne est invitée')).toBeVisible();

      // Whoever is invited answers from her mail; opening it presses nothing.
      const courriel = base
        .prepare('select adresse, lettre from courriels where cle like ?')
        .get(`appui:${appui.split('/').at(-1)}:invitation:%`) as { adresse: string; lettre: string };
      expect(courriel.adresse).toBe('direction.3@cru87.example');
      const jeton = /\/r\/[\w-]+/.exec(courriel.lettre)?.[0] ?? '';
      const dehors = await browser.newContext({ javaScriptEnabled: false, viewport: TELEPHONE, locale: 'fr-FR' });
      const telephone = await dehors.newPage();
      await telephone.goto(serveur.adresse + jeton);
      await expect(titre(telephone)).toHaveText(/^Pourriez-vous aider/);
      await expect(telephone.getByRole('main')).toContainText('Vous avez la méthode.');
      const repondues = () =>
        base
          .prepare(
            "select count(*) from invitations_appui i join appuis a on a.id = i.appui_id where a.titre like 'Évaluation de nos%' and reponse = 'oui'",
          )
          .pluck()
          .get();
      expect(repondues()).toBe(0);
      await bouton(telephone, 'Je peux').click();
      await expect(titre(telephone)).toHaveText(/vous pouvez$/);
      expect(repondues()).toBe(1);
      await dehors.close();

      // The date, with who can.
      await elle.goto(serveur.adresse + appui);
      await lien(elle, 'Fixer la séance').click();
      await bouton(elle, /^Fixer cette séance/).click();
      await expect(elle.locator('.resume-erreurs')).toContainText('Choisissez le jour');
      await elle.getByLabel('Quel jour').fill(unMardi(4));
      await elle.getByLabel('À quelle heure').fill('14:30');
      await elle.getByLabel(/Le Fil de Vienne/).check();
      await bouton(elle, /^Fixer cette séance/).click();
      await expect(elle.getByText('La séance est fixée')).toBeVisible();
      await expect(elle.getByRole('main')).toContainText(/à 14.h.30, pendant 2.h/);
      await equipe.goto(`${serveur.adresse}${appui}`);
      await expect(equipe.getByRole('main')).toContainText('Fatou Diarra');
      await expect(bouton(equipe, 'La séance a eu lieu')).toHaveCount(0);

      // Three weeks go by: the day after, one asks.
      base.prepare("update appuis set seance_jour = date('now', '-2 days') where titre like 'Évaluation de nos%'").run();
      await equipe.goto(`${serveur.adresse}/accueil`);
      await expect(equipe.getByRole('main')).toContainText(/a-t-elle eu lieu/);
      await equipe.goto(serveur.adresse + appui);
      await bouton(equipe, 'La séance a eu lieu').click();
      await expect(titre(equipe)).toHaveText('Que faut-il en retenir ?');
      await equipe.getByLabel('Le compte rendu').fill('Trois questions, affichées.');
      await bouton(equipe, 'Publier ce compte rendu').click();
      await expect(equipe.getByText('Le compte rendu est publié')).toBeVisible();

      // Anyone of the network reads it, and finds it; a partenaire does not know that it is there.
      const ailleurs = await (await entrer(browser, serveur.adresse, 'equipe.20', javaScriptEnabled)).newPage();
      await ailleurs.goto(`${serveur.adresse}/recherche?q=questions+affichees`);
      await lien(ailleurs, 'Évaluation de nos <b>ateliers</b>').click();
      await expect(ailleurs.getByRole('main')).toContainText('Trois questions, affichées.');
      const largeur = await ailleurs.evaluate(() => document.documentElement.scrollWidth);
      expect(largeur).toBeLessThanOrEqual(TELEPHONE.width);
      const partenaire = await entrer(browser, serveur.adresse, 'partenaire.caf', javaScriptEnabled);
      expect((await partenaire.request.get(serveur.adresse + appui)).status()).toBe(404);
    } finally {
      base.close();
      await serveur.arreter();
    }
  });
}
