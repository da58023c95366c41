import { expect, type Page, test } from '@playwright/test';

async function entrer(page: Page): Promise<void> {
  const form = { email: 'direction.1@cru87.example', motDePasse: 'demo-cru87-2026' };
  expect((await page.request.post('/connexion', { form, maxRedirects: 0 })).status()).toBe(303);
}

test('a file that is refused is a page in French, with a way back', async ({ page, baseURL }) => {
  await entrer(page);
  const reponse = await page.goto('/formations/999999/emargement.pdf', { referer: `${baseURL}/formations` });
  expect(reponse?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nous ne trouvons pas cette page');
  // With the style of the site, which it finds without React.
  await expect(page.locator('main')).toHaveCSS('font-family', /Atkinson/);
  await page.getByRole('link', { name: 'Revenir à la page d’avant' }).click();
  await expect(page).toHaveURL(/\/formations$/);
});

test('under a page that stayed open while the server was updated, a click leads where it says', async ({ page }) => {
  await entrer(page);
  await page.goto('/accueil');
  await page.waitForFunction(() => '__remixRouter' in window);
  // Its script has another name since: the old one is gone.
  let demandes = 0;
  await page.route(/\/assets\/agenda-[^/]+\.js$/, (route) => {
    demandes += 1;
    return route.continue({ url: new URL('/assets/parti-abc.js', route.request().url()).href });
  });
  await page.getByRole('link', { name: 'Tout l’agenda' }).click();
  await expect(page).toHaveURL(/\/agenda$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Que se passe-t-il, et quand ?'.replace(' ?', '\u00a0?'));
  expect(demandes).toBeGreaterThan(0);
});

test('two who write on one page: the second is told, and may still save what she typed', async ({ page, browser, baseURL }) => {
  await entrer(page);
  const autre = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
  await entrer(autre);
  for (const une of [page, autre]) await une.goto('/reseau/structures/1/modifier');
  const enregistrer = async (une: Page, telephone: string) => {
    await une.getByLabel('Téléphone').first().fill(telephone);
    await une
      .getByRole('main')
      .getByRole('button', { name: /^Enregistrer/ })
      .click();
  };
  await enregistrer(autre, '05 87 00 00 41');
  await expect(autre).toHaveURL(/\/reseau\/structures\/1$/);
  await enregistrer(page, '05 87 00 00 42');
  await expect(page.getByRole('main')).toContainText('pendant que vous écriviez');
  await expect(page.getByLabel('Téléphone').first()).toHaveValue('05 87 00 00 42');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Enregistrer/ })
    .click();
  await expect(page).toHaveURL(/\/reseau\/structures\/1$/);
  await expect(page.getByRole('main')).toContainText('05 87 00 00 42');
  await autre.context().close();
});
