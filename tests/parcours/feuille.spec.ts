import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { getDocumentProxy } from 'unpdf';
import { demarrerDemo, type ServeurDeTest } from './serveur.ts';

// The sheet is for a wall: one page, whatever the network has to say.

let serveur: ServeurDeTest;
let chemin: string;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  const demo = await demarrerDemo();
  serveur = demo.serveur;
  chemin = demo.chemin;
});
test.afterAll(() => serveur.arreter());

/** Fifteen annonces of each kind with the longest titles, on structures with the longest names. */
function remplir(): void {
  const base = new Database(chemin);
  const maintenant = Date.now();
  const auteur = base.prepare('select personne_id from fonctions where structure_id = 1 limit 1').pluck().get();
  const long =
    'Organiser avec les habitants un très long projet intergénérationnel qui demande plusieurs rencontres et des essais'.padEnd(
      120,
      'x',
    );
  const ecrire = base.prepare(
    `insert into annonces (type, statut, structure_id, auteur_id, titre, forme, a_distance, publiee_le, confirmee_le, modifie_le, finie_le)
     values (?, ?, ?, ?, ?, 'stage', 1, ?, ?, ?, ?)`,
  );
  for (let n = 0; n < 15; n++)
    for (const [type, statut] of [
      ['besoin', 'publiee'],
      ['offre', 'publiee'],
      ['offre', 'satisfaite'],
    ] as const)
      ecrire.run(
        type,
        statut,
        1 + (n % 20),
        auteur,
        `${n} ${long}`.slice(0, 120),
        maintenant,
        maintenant,
        maintenant,
        statut === 'satisfaite' ? maintenant : null,
      );
  base.prepare('update structures set nom = substr(nom || ?, 1, 100)').run(` ${'de la vallée et des villages '.repeat(4)}`);
  base.close();
}

test('printed by Chromium, the sheet is one page, empty and with the longest of everything', async ({ page }, info) => {
  await page.goto(`${serveur.adresse}/connexion`);
  const entree = await page.request.post(`${serveur.adresse}/connexion`, {
    form: { email: 'direction.1@cru87.example', motDePasse: 'demo-cru87-2026', voie: 'mot_de_passe' },
    headers: { Origin: serveur.adresse },
  });
  expect(entree.ok()).toBe(true);
  for (const etat of ['tel-quel', 'plein'] as const) {
    if (etat === 'plein') remplir();
    await page.goto(`${serveur.adresse}/feuille`);
    await expect(page.getByRole('button', { name: 'Imprimer la feuille' })).toBeVisible();
    const pdf = await page.pdf({
      path: join(info.outputDir, `feuille-${etat}.pdf`),
      preferCSSPageSize: true,
      printBackground: true,
    });
    const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
    expect({ etat, numPages }).toEqual({ etat, numPages: 1 });
  }
  await expect(page.getByText('À rendre à la coordination, même griffonné')).toBeVisible();
});

test('without JavaScript, the page says how to print it', async ({ browser }) => {
  const contexte = await browser.newContext({ javaScriptEnabled: false });
  const page = await contexte.newPage();
  await page.request.post(`${serveur.adresse}/connexion`, {
    form: { email: 'equipe.1@cru87.example', motDePasse: 'demo-cru87-2026', voie: 'mot_de_passe' },
    headers: { Origin: serveur.adresse },
  });
  await page.goto(`${serveur.adresse}/feuille`);
  await expect(page.getByText('ouvrez le menu de votre navigateur')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Imprimer la feuille' })).toHaveCount(0);
  await contexte.close();
});
