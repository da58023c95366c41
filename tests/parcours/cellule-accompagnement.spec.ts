import { expect, type Page, test } from '@playwright/test';
import { bouton, deverrouiller, discrete, entrer, lien, PHRASE, PORTE, titre } from './cellule.ts';
import { demarrerDemo, type ServeurDeTest } from './serveur.ts';

// A demande from its first call to its end, by those who live it, on their telephones: and once everything is lost, opened again.

let serveur: ServeurDeTest;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  serveur = (await demarrerDemo()).serveur;
});

test.afterAll(async () => {
  await serveur.arreter();
});

/** The one act that a page asks for. */
const envoyer = (page: Page) => page.locator('main form button.bouton:not(.bouton--second):not(.bouton--danger)').first().click();

/** Same, until it leads elsewhere: with JavaScript, what follows would cut it short. */
async function faire(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  await envoyer(page);
  await page.waitForURL((adresse) => adresse.pathname !== pathname, PORTE);
}

for (const javaScriptEnabled of [true, false]) {
  const comment = javaScriptEnabled ? 'with' : 'without';

  test(`heard, gone along with, answered, followed, closed, and opened again once all is lost, ${comment} JavaScript`, async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const elleMeme = javaScriptEnabled ? 'direction.13' : 'direction.14';
    const elle = await (await entrer(browser, serveur.adresse, elleMeme, javaScriptEnabled)).newPage();
    await elle.goto('/cellule/demander');
    await elle.getByRole('radio', { name: /Fatou Diarra/ }).check();
    await elle.getByLabel('Rappelez-moi au numéro').fill('05 55 00 43 21');
    await envoyer(elle);
    await expect(titre(elle)).toHaveText('C’est envoyé. Vous pouvez souffler', PORTE);
    await lien(elle, 'J’ai noté les mots').click();
    await expect(titre(elle)).toHaveText('Votre demande est envoyée');
    const adresse = new URL(elle.url()).pathname;

    // The member calls, and says so; she proposes another one.
    const membre = await (await entrer(browser, serveur.adresse, 'direction.3', javaScriptEnabled)).newPage();
    await membre.goto(adresse);
    await deverrouiller(membre, PHRASE);
    await expect(titre(membre)).toContainText('demande à être rappelée', PORTE);
    await membre.goto(`${adresse}/prendre_contact`);
    await faire(membre);
    await expect(titre(membre)).toContainText('que faire maintenant');
    await membre.goto(`${adresse}/lecteurs/inviter`);
    await membre.getByRole('radio', { name: /Nadège Faucher/ }).check();
    await discrete(membre);
    await faire(membre);
    await expect(membre.getByText('C’est proposé.')).toBeVisible();

    // The asker says yes; the second member reads, and did not before.
    const seconde = await entrer(browser, serveur.adresse, 'coordination', javaScriptEnabled);
    const sienne = await seconde.newPage();
    await sienne.goto(adresse);
    await deverrouiller(sienne, PHRASE);
    await expect(titre(sienne)).not.toHaveText(/^Votre phrase, pour entrer/, PORTE);
    expect((await seconde.request.get(adresse, { maxRedirects: 0 })).status()).toBe(404);
    await elle.goto(`${adresse}/lecteurs`);
    await elle.locator('main a[href*="/lecteurs/invitation/"]').first().click();
    await expect(titre(elle)).toContainText('Nadège Faucher');
    await discrete(elle);
    await bouton(elle, /^Oui, ouvrir ma demande à Nadège Faucher/).click();
    await expect(elle.getByText('C’est oui.')).toBeVisible();
    await sienne.goto(adresse);
    await expect(titre(sienne)).toContainText('que faire maintenant');

    // Gone along with: a préconisation is prepared, handed over, answered.
    await membre.goto(`${adresse}/engager`);
    await membre.getByRole('checkbox').first().check();
    await faire(membre);
    await expect(titre(membre)).toContainText('L’accompagnement');
    await membre.goto(`${adresse}/preconisations/nouvelle`);
    await membre.locator('main [name="titre"]').fill('Établir un plan de trésorerie');
    await membre.getByRole('radio', { name: 'Situation financière' }).check();
    await faire(membre);
    await membre.goto(`${adresse}/remettre`);
    await discrete(membre);
    await faire(membre);
    await expect(titre(membre)).toContainText('répond aux préconisations');
    await elle.goto(adresse);
    await expect(titre(elle)).toContainText('Les préconisations sont là');
    await lien(elle, 'Répondre à la préconisation 1').click();
    await elle.getByRole('radio', { name: /^Acceptée/ }).check();
    await faire(elle);
    await elle.goto(adresse);
    await expect(elle.getByRole('main')).toContainText('Acceptée');

    // Followed, then closed.
    await membre.goto(`${adresse}/suivre`);
    await faire(membre);
    await membre.goto(`${adresse}/points`);
    await membre.getByLabel('Où en sont les choses').fill('La trésorerie tient jusqu’en mars.');
    await faire(membre);
    await membre.goto(`${adresse}/clore`);
    await faire(membre);
    await elle.goto(adresse);
    await expect(titre(elle)).toHaveText('Cette demande est close');
    await expect(elle.getByRole('main')).toContainText('La trésorerie tient jusqu’en mars.');
    await elle.goto(`${adresse}/lectures`);
    await expect(elle.getByRole('main')).toContainText('Fatou Diarra');
    await expect(elle.getByRole('main')).toContainText('Nadège Faucher');
    await discrete(elle);

    // She comes back to it, and loses everything: the member whom she calls reads her six words out.
    await elle.goto(`${adresse}/rouvrir`);
    await faire(elle);
    const neuve = await (await entrer(browser, serveur.adresse, elleMeme, javaScriptEnabled)).newPage();
    await neuve.goto(adresse);
    await expect(titre(neuve)).toHaveText(/^Votre phrase, pour entrer/);
    await membre.goto(`${adresse}/lecteurs`);
    await membre.locator('main a[href*="/lecteurs/rouvrir"]').first().click();
    await membre.getByRole('checkbox').first().check();
    await envoyer(membre);
    await expect(membre.locator('.mots li')).toHaveCount(6, PORTE);
    const mots = (await membre.locator('.mots li').allInnerTexts()).map((mot) => mot.trim()).join(' ');
    await deverrouiller(neuve, mots);
    await expect(titre(neuve)).toHaveText('Votre demande est envoyée', PORTE);

    // What her lost device held opens no more.
    await elle.goto(adresse);
    await expect(titre(elle)).toHaveText(/^Votre phrase, pour entrer/);
  });
}
