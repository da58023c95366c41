import { expect, type Locator, type Page, test } from '@playwright/test';
import { bouton, Maison, main, titre } from './maison-qui-dure.ts';

// What someone who uses no mouse finds under her fingers: where the focus is, after a refusal and after an act. Only keys are pressed.

let maison: Maison;
test.beforeAll(async ({ browser }) => {
  maison = await Maison.ouvrir(browser, true);
});
test.afterAll(() => maison.fermer());

const resume = (page: Page): Locator => page.locator('.resume-erreurs');
const entree = (page: Page) => page.keyboard.press('Enter');

/** Goes on with Tab until something has the focus. */
async function jusqua(page: Page, cible: Locator, touche: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let n = 0; n < 80; n += 1) {
    if (await cible.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(touche);
  }
  await expect(cible).toBeFocused();
}

test('the summary of what is refused leads to each field, unfolds it, and stays', async () => {
  const page = await maison.page('coordination', '/formations/nouvelle');
  const cout = page.getByLabel('Coût par structure');
  await jusqua(page, page.getByText('Coût, accord, page à partager'));
  await entree(page);
  await jusqua(page, cout);
  await page.keyboard.type('cher');
  await jusqua(page, page.getByText('Coût, accord, page à partager'), 'Shift+Tab');
  await entree(page);
  await jusqua(page, bouton(page, 'Garder ce projet et le relire'));
  await entree(page);
  await expect(resume(page)).toBeFocused();
  const phrases = await resume(page).getByRole('listitem').count();
  expect(phrases).toBe(2);

  for (const [phrase, champ] of [
    ['Donnez un titre', page.getByLabel('Que vient-on apprendre')],
    ['Écrivez un montant', cout],
  ] as const) {
    await jusqua(page, resume(page).getByRole('link', { name: phrase }), phrase === 'Donnez un titre' ? 'Tab' : 'Shift+Tab');
    await entree(page);
    await expect(champ).toBeFocused();
    await expect(champ).toBeInViewport();
    await expect(resume(page).getByRole('listitem')).toHaveCount(phrases);
    await expect(champ).toHaveAttribute('aria-invalid', 'true');
  }
  // The way round the navigation is a link within the page too.
  await page.locator('.evitement').focus();
  await entree(page);
  await expect(main(page)).toBeFocused();
  await expect(resume(page).getByRole('listitem')).toHaveCount(phrases);
});

test('a line that is taken leaves an empty form: pressing again writes nothing twice', async () => {
  const page = await maison.page('coordination', '/formations/9/comptes');
  await jusqua(page, page.getByLabel('Ce qui est payé'));
  await page.keyboard.press('ArrowDown');
  await jusqua(page, page.getByLabel('Prévu, en euros'));
  await page.keyboard.type('33');
  await jusqua(page, bouton(page, 'Ajouter cette ligne'));
  await entree(page);
  await expect(page.locator('.avis')).toBeFocused();
  await expect(page.locator('.avis')).toBeInViewport();
  await expect(page.getByLabel('Prévu, en euros')).toHaveValue('');
  await entree(page);
  await jusqua(page, bouton(page, 'Ajouter cette ligne'));
  await entree(page);
  await expect(resume(page)).toBeFocused();
  expect(maison.lire('select count(*) from couts_formation where formation_id = 9')).toBe(1);
  await expect(main(page).getByText('33\u00a0€').first()).toBeVisible();
});

test('nobody ticked: the summary leads to the boxes, and the button counts what is ticked then', async () => {
  const page = await maison.page('direction.1', '/formations/9');
  const boites = main(page).getByRole('group', { name: 'Qui vient' }).getByRole('checkbox');
  await jusqua(page, boites.first());
  await page.keyboard.press('Space');
  await jusqua(page, bouton(page, 'Envoyer l’inscription'));
  await entree(page);
  await expect(titre(page)).toHaveText('Qui vient à cette formation ?');
  await expect(resume(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await entree(page);
  await expect(boites.first()).toBeFocused();
  for (let n = 0; n < 3; n += 1) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
  }
  await jusqua(page, bouton(page, 'Inscrire 3 personnes'));
  await entree(page);
  await expect(page.locator('.avis')).toContainText('3 places sont retenues');
  // The boxes begin again, and the button with them; who is on the list is read beside.
  await expect(bouton(page, 'Envoyer l’inscription')).toBeVisible();
  await expect(main(page).getByRole('link', { name: 'Karim Belhadj' }).first()).toBeVisible();
  // What is closed leaves the focus where the page begins.
  await jusqua(page, page.locator('.avis').getByRole('link'));
  await entree(page);
  await expect(main(page)).toBeFocused();
});
