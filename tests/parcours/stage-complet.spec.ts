import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import mammoth from 'mammoth';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { jourDeNumero, numeroDeJour } from '#app/commun/periode.ts';
import { plat, texteDePdf } from './pdf.ts';
import { demarrerDemo, demarrerServeur, type ServeurDeTest } from './serveur.ts';

// The complete path of a stage, from a wish to the attestation, as five people live it: with JavaScript on a desk,
// without it on a telephone.
const ORIGINE = { direction: 'direction.13', equipe: 'equipe.13', nom: 'Le Relais du Champ de foire' };
const ACCUEIL = { direction: 'direction.8', nom: 'La Clairière' };

const AUJOURDHUI = numeroDeJour(new Date().toISOString().slice(0, 10));

/** Two working days that follow each other, at least this far ahead: no weekend, no public holiday. */
function deuxJours(dans: number): [string, string] {
  for (let numero = AUJOURDHUI + dans; ; numero++) {
    const semaine = (numero + 4) % 7;
    const libres = joursFeries({ du: numero * 2, au: numero * 2 + 3 }).length === 0;
    if (semaine >= 1 && semaine <= 4 && libres) return [jourDeNumero(numero), jourDeNumero(numero + 1)];
  }
}
const SOUHAITES = deuxJours(6);
const CONTRE = deuxJours(12);
/** Days that the house believes have passed, once the stage is over; fewer than a session lasts. */
const APRES = numeroDeJour(CONTRE[1]) - AUJOURDHUI + 2;

interface Gens {
  page(qui: string): Promise<Page>;
  fermer(): Promise<void>;
}

/** One browser context a person, opened when she first comes. */
function gens(browser: Browser, serveur: ServeurDeTest, options: { javaScriptEnabled: boolean; largeur: number }): Gens {
  const contextes = new Map<string, BrowserContext>();
  return {
    async page(qui) {
      const connu = contextes.get(qui);
      if (connu) return connu.newPage();
      const { javaScriptEnabled, largeur } = options;
      const neuf = await browser.newContext({
        ...{ javaScriptEnabled, locale: 'fr-FR', viewport: { width: largeur, height: 844 }, reducedMotion: 'reduce' },
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

const titre = (page: Page) => page.getByRole('heading', { level: 1 });
const bouton = (page: Page, nom: string | RegExp) => page.getByRole('main').getByRole('button', { name: nom });

for (const { javaScriptEnabled, largeur } of [
  { javaScriptEnabled: true, largeur: 1280 },
  { javaScriptEnabled: false, largeur: 390 },
]) {
  test(`from a wish to the attestation, ${javaScriptEnabled ? 'with' : 'without'} JavaScript at ${largeur} px`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const demo = await demarrerDemo();
    let { serveur } = demo;
    let eux = gens(browser, serveur, { javaScriptEnabled, largeur });
    try {
      const stage = await souhaiter(eux, serveur);
      await appuyer(eux, serveur, stage);
      await contreProposer(eux, serveur, stage);
      await accepter(eux, serveur, stage);
      await consentir(eux, serveur, stage);
      await signer(eux, serveur, stage);
      await lireLesPapiers(eux, serveur, stage);
      await eux.fermer();
      await serveur.arreter();
      // The same house, once the stage is past: a month later one enters again.
      serveur = await demarrerServeur({ ...demo.lieu, mode: 'demo', decalage: APRES });
      eux = gens(browser, serveur, { javaScriptEnabled, largeur });
      await rendreLesBilans(eux, serveur, stage);
      await lireLAttestation(eux, serveur, stage);
    } finally {
      await eux.fermer();
      await serveur.arreter();
    }
  });
}

async function souhaiter(eux: Gens, { adresse }: ServeurDeTest): Promise<string> {
  const page = await eux.page(ORIGINE.equipe);
  await page.goto(`${adresse}/stages`);
  await page.getByRole('main').getByRole('link', { name: 'Souhaiter un stage' }).first().click();
  const lieux = page.getByLabel('Où aimeriez-vous aller ?');
  const choix = await lieux.locator('option').filter({ hasText: ACCUEIL.nom }).getAttribute('value');
  await lieux.selectOption(choix);
  await page.getByLabel('Premier jour').fill(SOUHAITES[0]);
  await page.getByLabel('Dernier jour').fill(SOUHAITES[1]);
  await page.getByLabel('Travailler avec l’équipe, tenir un poste ou une activité').check();
  await page.getByLabel('Qu’aimeriez-vous apprendre ?').fill('Animer un groupe de parents, et tenir le cahier de suivi.');
  await bouton(page, 'Envoyer mon souhait à ma direction').click();
  await expect(page.getByText('Souhait envoyé')).toBeVisible();
  const { pathname } = new URL(page.url());
  expect(pathname).toMatch(/^\/stages\/\d+$/);
  // The host knows nothing of it.
  const hote = await eux.page(ACCUEIL.direction);
  expect((await hote.goto(adresse + pathname))?.status()).toBe(404);
  return pathname;
}

async function appuyer(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  const page = await eux.page(ORIGINE.direction);
  await page.goto(adresse + stage);
  await expect(titre(page)).toContainText('Appuyer le souhait');
  await page.getByRole('link', { name: /^Appuyer, et proposer/ }).click();
  await expect(page.getByLabel('Que vient-on apprendre ?')).toHaveValue(/Animer un groupe de parents/);
  await bouton(page, /^Appuyer, et proposer/).click();
  await expect(page.getByText('Souhait appuyé, proposition envoyée')).toBeVisible();
}

async function contreProposer(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  const page = await eux.page(ACCUEIL.direction);
  await page.goto(adresse + stage);
  await expect(titre(page)).toContainText('Accueillir');
  await page.getByRole('link', { name: 'Proposer autre chose' }).click();
  // Dates in the past are refused with a sentence, and nothing that was typed is lost.
  await page.getByLabel('Premier jour').fill(jourDeNumero(AUJOURDHUI - 3));
  await page.getByLabel('Dernier jour').fill(jourDeNumero(AUJOURDHUI - 2));
  await page.getByLabel('Un mot pour accompagner la proposition').fill('Cette semaine-là, nous sommes en sortie.');
  await bouton(page, /^Envoyer cette proposition/).click();
  await expect(page.locator('.resume-erreurs')).toContainText('est passé');
  await expect(page.getByLabel('Un mot pour accompagner la proposition')).toHaveValue('Cette semaine-là, nous sommes en sortie.');
  await page.getByLabel('Premier jour').fill(CONTRE[0]);
  await page.getByLabel('Dernier jour').fill(CONTRE[1]);
  await bouton(page, /^Envoyer cette proposition/).click();
  await expect(page.getByText('Votre proposition est envoyée')).toBeVisible();
}

async function accepter(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  const page = await eux.page(ORIGINE.direction);
  await page.goto(adresse + stage);
  await expect(titre(page)).toContainText(`La proposition de ${ACCUEIL.nom} vous va-t-elle`);
  const changee = page.getByRole('row').filter({ hasText: 'Dates' });
  await expect(changee).toContainText('changé');
  await expect(page.getByText('Cette semaine-là, nous sommes en sortie.')).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Accepter la proposition/ })
    .click();
  await expect(titre(page)).toContainText('Accepter le stage');
  await bouton(page, /^Accepter la proposition/).click();
  await expect(page.getByText('Stage accepté', { exact: true })).toBeVisible();
}

async function consentir(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  const chef = await eux.page(ORIGINE.direction);
  expect((await chef.goto(`${adresse}${stage}/donner_son_accord`))?.status(), 'nobody consents for her').toBe(403);
  const page = await eux.page(ORIGINE.equipe);
  // Two steps from home: what waits for her, then her answer.
  await page.goto(`${adresse}/accueil`);
  await page.getByRole('main').locator(`a[href^="${stage}/"]`, { hasText: 'Lire et répondre' }).first().click();
  await expect(titre(page)).toContainText('êtes-vous d’accord');
  await expect(page.getByText('Refuser n’a aucune conséquence.').first()).toBeVisible();
  await expect(page.getByText('Avenant au contrat de travail').first()).toBeVisible();
  await bouton(page, 'Je suis d’accord, je signe l’avenant').click();
  await expect(page.getByText('Merci, votre accord est donné')).toBeVisible();
}

async function signer(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  for (const [qui, nom, avis] of [
    [ORIGINE.direction, ORIGINE.nom, 'Signature donnée'],
    [ACCUEIL.direction, ACCUEIL.nom, 'Signature donnée : tout est signé'],
  ] as const) {
    const page = await eux.page(qui);
    await page.goto(`${adresse}${stage}/signer`);
    await expect(page.getByText('Convention de mise à disposition').first()).toBeVisible();
    await bouton(page, `Signer pour ${nom}`).click();
    await expect(page.locator('.resume-erreurs'), 'the box comes first').toBeVisible();
    await page.getByLabel(/J’ai lu la convention/).check();
    await bouton(page, `Signer pour ${nom}`).click();
    await expect(page.getByText(avis, { exact: false }).first()).toBeVisible();
  }
}

async function lireLesPapiers(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  const page = await eux.page(ORIGINE.equipe);
  await page.goto(adresse + stage);
  await expect(titre(page)).toContainText('Votre stage');
  const client = page.context().request;
  for (const [sorte, attendus] of [
    ['convention', ['Convention de mise à disposition', ORIGINE.nom, ACCUEIL.nom, 'L. 8241-3', 'améliorer']],
    ['avenant', ['Avenant au contrat de travail', 'cahier de suivi', ACCUEIL.nom]],
  ] as const) {
    const pdf = await texteDePdf(await (await client.get(`${adresse}${stage}/papiers/${sorte}.pdf`)).body());
    const word = await mammoth.extractRawText({
      buffer: await (await client.get(`${adresse}${stage}/papiers/${sorte}.docx`)).body(),
    });
    for (const attendu of attendus) {
      expect(plat(pdf), `${sorte}.pdf`).toContain(plat(attendu));
      expect(plat(word.value), `${sorte}.docx`).toContain(plat(attendu));
    }
    expect(plat(pdf), 'who signed is on the paper').toMatch(/Code [A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/);
    expect(plat(pdf)).not.toMatch(/undefined|null|\[ ?\]|____/);
  }
  for (const absent of ['ordre-de-mission.pdf', 'attestation.pdf', 'convention.odt', 'rien.pdf']) {
    expect((await client.get(`${adresse}${stage}/papiers/${absent}`)).status(), absent).toBe(404);
  }
  // Anyone who holds the paper may check it, without an account.
  const code = await page.locator('.signature a[href^="/signatures/"]').first().getAttribute('href');
  const passante = await page.context().browser()?.newContext();
  const verification = await passante?.newPage();
  await verification?.goto(adresse + code);
  await expect(verification?.getByRole('heading', { level: 1 }) ?? page.locator('html')).toContainText('authentique');
  await passante?.close();
}

async function rendreLesBilans(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  const chef = await eux.page(ORIGINE.direction);
  await chef.goto(adresse + stage);
  await expect(titre(chef)).toContainText('a-t-il eu lieu');
  await bouton(chef, 'Le stage a eu lieu').click();
  await expect(chef.getByText('C’est noté : le stage a eu lieu')).toBeVisible();
  for (const [qui, texte, avis] of [
    [ORIGINE.equipe, 'Le cahier de suivi vaut à lui seul le déplacement.', 'est encore attendu'],
    [ACCUEIL.direction, 'Un regard neuf nous a fait du bien.', 'le stage est clos'],
  ] as const) {
    const page = await eux.page(qui);
    await page.goto(adresse + stage);
    await page.getByLabel('Qu’en retenez-vous, et qu’en garderez-vous ?').fill(texte);
    await bouton(page, 'Envoyer mon bilan').click();
    await expect(page.getByText(avis, { exact: false }).first()).toBeVisible();
  }
}

async function lireLAttestation(eux: Gens, { adresse }: ServeurDeTest, stage: string): Promise<void> {
  const page = await eux.page(ORIGINE.equipe);
  await page.goto(adresse + stage);
  await expect(page.getByText('Attestation de stage').first()).toBeVisible();
  const pdf = await texteDePdf(await (await page.context().request.get(`${adresse}${stage}/papiers/attestation.pdf`)).body());
  for (const attendu of ['Attestation de stage', ACCUEIL.nom, '14 heures']) expect(plat(pdf)).toContain(plat(attendu));
}
