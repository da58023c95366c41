import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { bouton, deverrouiller, discrete, entrer, lien, PHRASE, PORTE, titre } from './cellule.ts';
import { demarrerDemo, type ServeurDeTest } from './serveur.ts';

// The cell on a telephone: asked for in three gestures, heard, written to, opened again without the device. Nothing leaks meanwhile.

const MOTS = 'Nous ne tiendrons pas jusqu’en juin.';

let serveur: ServeurDeTest;
let base: Database.Database;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const demo = await demarrerDemo();
  serveur = demo.serveur;
  base = new Database(demo.chemin, { readonly: true });
});

test.afterAll(async () => {
  base.close();
  await serveur.arreter();
});

for (const javaScriptEnabled of [true, false]) {
  const comment = javaScriptEnabled ? 'with' : 'without';

  test(`asked in three taps, heard, written to, found again by six words, ${comment} JavaScript`, async ({ browser }) => {
    test.setTimeout(180_000);
    const elleMeme = javaScriptEnabled ? 'direction.8' : 'direction.9';
    const elle = await entrer(browser, serveur.adresse, elleMeme, javaScriptEnabled);
    const page = await elle.newPage();
    await page.goto('/cellule/demander');
    await discrete(page);

    // Kept for later, found again; nothing left.
    const avant = base.prepare('select count(*) from demandes_cellule').pluck().get();
    await page.getByText('Écrire quelques mots').click();
    await page.getByLabel('Ce que vous voulez').fill(MOTS);
    await bouton(page, /^Garder pour plus tard/).click();
    await expect(page.getByText('C’est gardé sur cet appareil.')).toBeVisible();
    await expect(page.getByLabel('Ce que vous voulez')).toHaveValue(MOTS);
    expect(base.prepare('select count(*) from demandes_cellule').pluck().get()).toBe(avant);

    // Whom, when, send.
    await page.getByRole('radio', { name: /Fatou Diarra/ }).check();
    await page.getByLabel('Rappelez-moi au numéro').fill('05 55 00 12 34');
    await page.getByRole('radio', { name: 'Demain matin' }).check();
    await bouton(page, javaScriptEnabled ? 'Demander à Fatou Diarra de me rappeler' : /^Demander à être rappelée/).click();
    await expect(titre(page)).toHaveText('C’est envoyé. Vous pouvez souffler', PORTE);
    await discrete(page);
    const mots = (await page.locator('.mots li').allInnerTexts()).map((mot) => mot.trim()).join(' ');
    expect(mots.split(' ')).toHaveLength(6);
    await lien(page, 'J’ai noté les mots').click();
    await expect(titre(page)).toHaveText('Votre demande est envoyée');
    await expect(page.getByRole('main')).toContainText(MOTS);
    await discrete(page);
    const adresse = new URL(page.url()).pathname;
    // What was kept is gone with the sending.
    await page.goto('/cellule/demander');
    await expect(page.getByLabel('Ce que vous voulez')).toHaveValue('');
    // Come back by the same door, she finds what she asked.
    await lien(page, /^La demande d/).click();
    await expect(titre(page)).toHaveText('Votre demande est envoyée');

    // The member she chose: locked, then open; she writes.
    const membre = await entrer(browser, serveur.adresse, 'direction.3', javaScriptEnabled);
    const sienne = await membre.newPage();
    await sienne.goto(adresse);
    await expect(titre(sienne)).toHaveText(/^Votre phrase, pour entrer/);
    await deverrouiller(sienne, 'une phrase qui n’est pas la sienne');
    await expect(sienne.locator('.resume-erreurs')).toContainText('Rien ne s’ouvre avec ces mots', PORTE);
    await deverrouiller(sienne, PHRASE);
    await expect(titre(sienne)).toContainText('demande à être rappelée', PORTE);
    await expect(sienne.getByRole('main')).toContainText('05 55 00 12 34');
    await discrete(sienne);
    await sienne.goto(`${adresse}/messages`);
    await sienne.getByRole('textbox', { name: 'Comme cela vient' }).fill('Je vous appelle demain à neuf heures.');
    if (javaScriptEnabled) {
      // Words that are not sent are not left by mistake.
      const demandee = sienne.waitForEvent('dialog').then(async (une) => {
        await une.dismiss();
        return une.message();
      });
      await sienne.getByRole('link', { name: 'Agenda' }).first().click();
      expect(await demandee).toContain('Ce que vous avez écrit n’est pas envoyé');
      await expect(sienne.getByRole('textbox', { name: 'Comme cela vient' })).toHaveValue(
        'Je vous appelle demain à neuf heures.',
      );
    }
    await bouton(sienne, 'Envoyer à celles et ceux qui lisent cette page').click();
    await expect(sienne.getByText('C’est écrit.')).toBeVisible();
    await page.goto(adresse);
    await expect(page.getByRole('main')).toContainText('Je vous appelle demain à neuf heures.');

    // Somebody else finds a locked door, and nothing behind it; the coordination was not chosen.
    const coordination = await entrer(browser, serveur.adresse, 'coordination', javaScriptEnabled);
    const autre = await coordination.newPage();
    await autre.goto(adresse);
    await deverrouiller(autre, PHRASE);
    await expect(titre(autre)).not.toHaveText(/^Votre phrase, pour entrer/, PORTE);
    expect((await coordination.request.get(adresse, { maxRedirects: 0 })).status()).toBe(404);
    const partenaire = await entrer(browser, serveur.adresse, 'partenaire.caf', javaScriptEnabled);
    expect((await partenaire.request.get(adresse)).status()).toBe(404);

    // Her device lost: six words, on another one, which may keep it open.
    const ailleurs = await entrer(browser, serveur.adresse, elleMeme, javaScriptEnabled);
    const neuve = await ailleurs.newPage();
    await neuve.goto('/cellule/demander');
    await lien(neuve, 'Retrouver votre demande').click();
    await lien(neuve, 'Ouvrir avec ma phrase ou mes mots').click();
    await neuve.getByLabel(/Six mots, et c’est mon appareil/).check();
    await deverrouiller(neuve, mots.toUpperCase());
    await neuve.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click();
    await expect(titre(neuve)).toHaveText('Votre demande est envoyée', PORTE);
    await expect(neuve.getByRole('main')).toContainText('Je vous appelle demain à neuf heures.');

    // Closed on this device, nothing opens any more.
    await neuve.goto('/cellule');
    await bouton(neuve, 'Tout refermer sur cet appareil').click();
    await expect(neuve.getByText('C’est refermé.')).toBeVisible();
    await neuve.goto(adresse);
    await expect(titre(neuve)).toHaveText(/^Votre phrase, pour entrer/);

    expect(serveur.paroles()).not.toContain(MOTS);
  });

  test(`one’s own check, which is kept nowhere unless one says so, ${comment} JavaScript`, async ({ browser }) => {
    test.setTimeout(120_000);
    const elle = await entrer(browser, serveur.adresse, javaScriptEnabled ? 'direction.10' : 'direction.11', javaScriptEnabled);
    const page = await elle.newPage();
    const gardes = (): number => Number(base.prepare('select count(*) from gardes_cellule').pluck().get());
    const avant = gardes();
    await page.goto('/cellule/vigilance');
    await discrete(page);
    const signe = page.getByRole('checkbox', { name: 'Nous ne sommes pas sûrs de payer les prochains salaires' });
    await signe.check();
    await bouton(page, 'Voir ce que cela invite à discuter').click();
    await expect(titre(page)).toHaveText('Des repères à discuter');
    await expect(page.getByRole('main')).toContainText('En parler d’abord avec');
    expect(new URL(page.url()).search).toBe('');
    expect(gardes()).toBe(avant);
    await discrete(page);

    await bouton(page, /^Garder sur cet appareil/).click();
    await expect(page.getByText('C’est gardé sur cet appareil.')).toBeVisible();
    await expect(signe).toBeChecked();
    expect(gardes()).toBe(avant + 1);
    await bouton(page, 'L’effacer maintenant').click();
    await expect(page.getByText('C’est effacé.')).toBeVisible();
    await expect(signe).not.toBeChecked();
    expect(gardes()).toBe(avant);

    await lien(page, 'Demander un appui')
      .or(page.getByRole('navigation').getByRole('link', { name: 'Demander un appui' }))
      .first()
      .click();
    await expect(titre(page)).toHaveText(/À qui voulez-vous parler/);
    await page.goto('/cellule/promesse');
    await discrete(page);
    await expect(page.getByRole('main')).toContainText('Ce que nous ne pouvons pas promettre');
  });
}
