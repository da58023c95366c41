import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { jourDeNumero, numeroDeJour } from '#app/commun/periode.ts';
import { demarrerDemo, type ServeurDeTest } from './serveur.ts';

// The complete path of an annonce, from its publication to the stage that comes of it and the day it is fulfilled, as two
// structures live it on a telephone: with JavaScript, and without.
const DONNE = { direction: 'direction.13', equipe: 'equipe.13', nom: 'Le Relais du Champ de foire' };
const CHERCHE = { direction: 'direction.8', equipe: 'equipe.8', nom: 'La Clairière' };
const TELEPHONE = { width: 390, height: 844 };

const OFFRE = 'Fabriquer un four à pain dans un jardin partagé';
const QUESTION = 'Nous rêvons d’un four devant l’épicerie. Peut-on venir voir le vôtre ?\n<b>Deux</b> personnes.';
const REPONSE = 'Avec plaisir : venez une journée, nous ferons une fournée ensemble.';

/** A working day, at least this far ahead: no weekend, no public holiday. Two months on, the demonstration has no stage. */
function jourOuvre(dans: number): string {
  for (let numero = numeroDeJour(new Date().toISOString().slice(0, 10)) + dans; ; numero++) {
    const semaine = (numero + 4) % 7;
    if (semaine >= 1 && semaine <= 5 && joursFeries({ du: numero * 2, au: numero * 2 + 1 }).length === 0)
      return jourDeNumero(numero);
  }
}

interface Gens {
  page(qui: string): Promise<Page>;
  fermer(): Promise<void>;
}

/** One browser context a person, opened when she first comes. */
function gens(browser: Browser, serveur: ServeurDeTest, javaScriptEnabled: boolean): Gens {
  const contextes = new Map<string, BrowserContext>();
  return {
    async page(qui) {
      const connu = contextes.get(qui);
      if (connu) return connu.newPage();
      const neuf = await browser.newContext({
        ...{ javaScriptEnabled, locale: 'fr-FR', viewport: TELEPHONE, reducedMotion: 'reduce' },
      });
      const form = { email: `${qui}@cru87.example`, motDePasse: 'demo-cru87-2026' };
      const reponse = await neuf.request.post(`${serveur.adresse}/connexion`, { form, maxRedirects: 0 });
      expect(reponse.status(), qui).toBe(303);
      contextes.set(qui, neuf);
      return neuf.newPage();
    },
    async fermer() {
      for (const contexte of contextes.values()) await contexte.close();
    },
  };
}

const main = (page: Page) => page.getByRole('main');
const titre = (page: Page) => page.getByRole('heading', { level: 1 });
const bouton = (page: Page, nom: string | RegExp) => main(page).getByRole('button', { name: nom });
const lien = (page: Page, nom: string | RegExp) => main(page).getByRole('link', { name: nom });
const chemin = (page: Page) => new URL(page.url()).pathname;

for (const javaScriptEnabled of [true, false]) {
  test(`from an annonce to its stage, ${javaScriptEnabled ? 'with' : 'without'} JavaScript at ${TELEPHONE.width} px`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const { serveur } = await demarrerDemo();
    const eux = gens(browser, serveur, javaScriptEnabled);
    try {
      const annonce = await publier(eux, serveur, javaScriptEnabled);
      await trouver(eux, serveur, annonce);
      const echange = await repondre(eux, serveur, annonce);
      await lireEtRepondre(eux, serveur, echange);
      await proposerLeStage(eux, serveur, echange);
      await satisfaire(eux, serveur, echange, annonce);
      await resterChezSoi(eux, serveur, echange, annonce);
    } finally {
      await eux.fermer();
      await serveur.arreter();
    }
  });
}

async function publier(eux: Gens, { adresse }: ServeurDeTest, javaScriptEnabled: boolean): Promise<string> {
  const page = await eux.page(DONNE.equipe);
  await page.goto(`${adresse}/troc/annonces/nouvelle?type=offre`);
  await expect(titre(page)).toHaveText('Qu’offrez-vous ?');
  await page.getByLabel('En une phrase').fill(OFFRE);
  // While one types, or on a button: the words that the sentence says, which one may leave aside.
  if (!javaScriptEnabled) await bouton(page, 'Voir les savoir-faire reconnus').click();
  const reconnus = page.getByRole('group', { name: 'Nous avons compris' }).getByRole('checkbox');
  await expect(reconnus.first()).toBeChecked();
  await expect(page.getByLabel('En une phrase')).toHaveValue(OFFRE);
  await page.getByLabel('Visite').check();
  await bouton(page, /^Publier/).click();
  await expect(page.getByText('Votre offre est en ligne')).toBeVisible();
  await expect(titre(page)).toHaveText(OFFRE);
  await expect(main(page)).toContainText('Personne n’a encore répondu. Vous recevrez un courriel');
  await expect(lien(page, 'Répondre à cette annonce'), 'one does not answer oneself').toHaveCount(0);
  expect(chemin(page)).toMatch(/^\/troc\/annonces\/\d+$/);
  return chemin(page);
}

async function trouver(eux: Gens, { adresse }: ServeurDeTest, annonce: string): Promise<void> {
  const page = await eux.page(CHERCHE.equipe);
  await page.goto(`${adresse}/troc/recherche`);
  await page.getByLabel('Ce que vous cherchez').fill('fabriqer four a pian');
  await bouton(page, 'Chercher').click();
  await expect(page.getByText('voici ce qui s’en approche')).toBeVisible();
  const resultat = main(page).getByRole('listitem').filter({ hasText: OFFRE }).first();
  await expect(resultat).toContainText(DONNE.nom);
  const raisons = resultat.getByRole('list', { name: 'Pourquoi ce résultat' });
  await expect(raisons).toContainText('Contient four.');
  await expect(raisons).toContainText(/Fabriquer ressemble à «\sfabriqer\s»/);
  await expect(raisons).toContainText(/pain ressemble à «\spian\s»/);
  await resultat.getByRole('link', { name: 'Voir l’annonce' }).click();
  await expect(titre(page)).toHaveText(OFFRE);
  expect(chemin(page)).toBe(annonce);
}

async function repondre(eux: Gens, { adresse }: ServeurDeTest, annonce: string): Promise<string> {
  const page = await eux.page(CHERCHE.equipe);
  await page.goto(adresse + annonce);
  await lien(page, 'Répondre à cette annonce').click();
  await expect(titre(page)).toContainText('Écrire ');
  await bouton(page, /^Envoyer /).click();
  await expect(page.locator('.resume-erreurs'), 'two sentences are awaited').toBeVisible();
  await page.getByLabel('Votre message').fill(QUESTION);
  await bouton(page, /^Envoyer /).click();
  await expect(page.getByText('Votre réponse est envoyée')).toBeVisible();
  await expect(main(page)).toContainText('<b>Deux</b> personnes.');
  expect(chemin(page)).toMatch(/^\/troc\/echanges\/\d+$/);
  const echange = chemin(page);
  // Whoever answers again comes back to the same conversation.
  await page.goto(`${adresse}${annonce}/repondre`);
  expect(chemin(page)).toBe(echange);
  return echange;
}

async function lireEtRepondre(eux: Gens, { adresse }: ServeurDeTest, echange: string): Promise<void> {
  const page = await eux.page(DONNE.equipe);
  await page.goto(`${adresse}/accueil`);
  // One conversation that waits is a link to it; several are one line, which leads to their list.
  await main(page).locator(`a[href="${echange}#dernier-message"], a[href="/troc/echanges"]`).first().click();
  await page.waitForURL(/\/troc\/echanges/);
  if (chemin(page) !== echange) {
    await expect(titre(page)).toHaveText('Avec qui vous parlez-vous ?');
    await main(page).locator(`a[href="${echange}"]`).first().click();
  }
  await expect(titre(page)).toContainText('Que répondre ');
  await expect(main(page)).toContainText('Attend votre réponse');
  await page.getByLabel('Votre message').fill(REPONSE);
  await bouton(page, /^Envoyer /).click();
  await expect(page.getByText('Votre message est envoyé')).toBeVisible();
  await expect(page.getByLabel('Votre message')).toHaveValue('');
  await expect(bouton(page, 'Oui, elle est satisfaite'), 'nothing came of it yet').toHaveCount(0);
  await page.goto(`${adresse}/accueil`);
  await expect(main(page), 'she waits in her turn').toContainText(`${CHERCHE.nom}, à propos de « ${OFFRE} »`);
}

async function proposerLeStage(eux: Gens, { adresse }: ServeurDeTest, echange: string): Promise<void> {
  const collegue = await eux.page(CHERCHE.equipe);
  await collegue.goto(adresse + echange);
  await expect(lien(collegue, 'Proposer le stage'), 'who commits the structure proposes').toHaveCount(0);
  const page = await eux.page(CHERCHE.direction);
  await page.goto(adresse + echange);
  await expect(main(page)).toContainText(REPONSE);
  await lien(page, 'Proposer le stage').click();
  await expect(titre(page)).toContainText('Proposer un stage ');
  const arrivee = new URL(page.url());
  expect(arrivee.pathname).toBe('/stages/nouveau');
  expect(arrivee.searchParams.get('echange')).toBe(echange.split('/').at(-1));
  await expect(titre(page)).toContainText('Relais du Champ de foire');
  await expect(page.getByLabel('Que vient-on apprendre ?')).toHaveValue(OFFRE);
  await page.getByLabel('Qui part en stage ?').selectOption({ index: 1 });
  await page.getByLabel('Premier jour').fill(jourOuvre(60));
  await bouton(page, /^Envoyer la proposition/).click();
  await expect(titre(page)).not.toContainText('Proposer un stage');
  expect(chemin(page)).toMatch(/^\/stages\/\d+$/);
  const stage = chemin(page);
  await page.goto(adresse + echange);
  await expect(main(page)).toContainText('Devenu un stage');
  await lien(page, 'Où en est le stage').click();
  await expect(page).toHaveURL(adresse + stage);
}

async function satisfaire(eux: Gens, { adresse }: ServeurDeTest, echange: string, annonce: string): Promise<void> {
  const autre = await eux.page(CHERCHE.direction);
  await autre.goto(adresse + echange);
  await expect(bouton(autre, 'Oui, elle est satisfaite'), 'the annonce is not hers').toHaveCount(0);
  const page = await eux.page(DONNE.direction);
  await page.goto(adresse + echange);
  await expect(bouton(page, 'Oui, elle est satisfaite'), 'the stage has not taken place').toHaveCount(0);
  await page.goto(`${adresse}${annonce}?satisfaire`);
  await page.getByLabel('Avec quelle structure ?').selectOption({ label: CHERCHE.nom });
  await bouton(page, 'Dire que c’est satisfait').click();
  await expect(titre(page)).toHaveText(OFFRE);
  await page.goto(adresse + echange);
  await expect(main(page)).toContainText(`L’annonce est satisfaite, avec ${CHERCHE.nom}.`);
  await autre.goto(adresse + annonce);
  await expect(main(autre)).toContainText('Satisfaite avec');
  await expect(lien(autre, CHERCHE.nom).first()).toBeVisible();
  await expect(lien(autre, 'Répondre à cette annonce')).toHaveCount(0);
  await autre.goto(`${adresse}/troc/recherche?q=${encodeURIComponent('four à pain')}`);
  await expect(main(autre), 'nobody looks for it in vain').not.toContainText(OFFRE);
}

async function resterChezSoi(eux: Gens, { adresse }: ServeurDeTest, echange: string, annonce: string): Promise<void> {
  for (const [qui, ou, attendu] of [
    ['coordination', annonce, 200],
    ['coordination', echange, 404],
    ['equipe.2', echange, 404],
    ['partenaire.caf', annonce, 404],
    ['partenaire.caf', echange, 404],
  ] as const) {
    const page = await eux.page(qui);
    expect((await page.goto(adresse + ou))?.status(), `${qui} ${ou}`).toBe(attendu);
    await page.close();
  }
}
