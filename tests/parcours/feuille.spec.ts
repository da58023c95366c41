import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { getDocumentProxy } from 'unpdf';
import { couper, DATES_MAX, DETAIL_DE_DATE_MAX, TITRE_DE_DATE_MAX } from '#app/accueil/feuille/feuille-du-reseau.ts';
import { NOM_RESEAU, TELEPHONE_COORDINATION } from '#app/reseau/reglages.ts';
import { MAX_TITRE_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { RECIT_MAX, TITRE_MAX } from '#app/troc/experiences/experiences.ts';
import { demarrerDemo, type ServeurDeTest } from './serveur.ts';

// The sheet is for a wall: one page, whatever the network has to say.

/** See the form of a structure. */
const NOM_DE_STRUCTURE_MAX = 160;

let serveur: ServeurDeTest;
let chemin: string;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  const demo = await demarrerDemo();
  serveur = demo.serveur;
  chemin = demo.chemin;
});
test.afterAll(() => serveur.arreter());

/** Wide letters, in words of every length. */
const long = (max: number) =>
  'Mémoire commune, WAMMO de MMMMMM, aménagement '
    .repeat(Math.ceil(max / 40))
    .slice(0, max)
    .trim()
    .padEnd(max, 'M');

/** Fifteen annonces of each kind, two stories, on structures and a network with the longest names and texts that are accepted. */
function remplir(): void {
  const base = new Database(chemin);
  const maintenant = Date.now();
  const auteur = base.prepare('select personne_id from fonctions where structure_id = 1 limit 1').pluck().get();
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
        `${n} ${long(MAX_TITRE_ANNONCE)}`.slice(0, MAX_TITRE_ANNONCE),
        maintenant,
        maintenant,
        maintenant,
        statut === 'satisfaite' ? maintenant : null,
      );
  const nom = long(NOM_DE_STRUCTURE_MAX);
  base
    .prepare('update structures set nom = substr(nom || ?, 1, ?), telephone = ?')
    .run(` ${nom}`, NOM_DE_STRUCTURE_MAX, '+33 5 55 00 00 00');
  const recits = base
    .prepare("update experiences set titre = ? || id, garde = ? where statut = 'publiee'")
    .run(long(TITRE_MAX - 3), long(RECIT_MAX));
  expect(recits.changes).toBeGreaterThanOrEqual(2);
  const regler = base.prepare('insert or replace into reglages (cle, valeur, modifie_le) values (?, ?, ?)');
  for (const { cle, saisie } of [NOM_RESEAU, TELEPHONE_COORDINATION])
    if (saisie.genre === 'texte') regler.run(cle, long(saisie.max), maintenant);
  base.close();
}

/** Five dates as long as the sheet lets them be: today's base has no more than the school holidays. */
const cinqDates = (page: Page) =>
  page.locator('.feuille-a4__dates').evaluate(
    (liste, { combien, titre, detail }) => {
      const modele = liste.querySelector('li');
      if (!modele) throw new Error('aucune date');
      const [fort, ou] = modele.querySelectorAll('p');
      if (!fort || !ou) throw new Error('une date a changé de forme');
      fort.textContent = titre;
      ou.textContent = detail;
      liste.replaceChildren(...Array.from({ length: combien }, () => modele.cloneNode(true)));
    },
    { combien: DATES_MAX, titre: couper(long(300), TITRE_DE_DATE_MAX), detail: couper(long(300), DETAIL_DE_DATE_MAX) },
  );

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
    if (etat === 'plein') await cinqDates(page);
    const pdf = await page.pdf({
      path: join(info.outputDir, `feuille-${etat}.pdf`),
      preferCSSPageSize: true,
      printBackground: true,
    });
    const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
    expect({ etat, numPages }).toEqual({ etat, numPages: 1 });
    // Chromium makes a page smaller when something is too wide, and then all would fit: nothing is cut at the right edge.
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 673, height: 994 });
    const deborde = await page.locator('.feuille-a4').evaluate((feuille) => feuille.scrollWidth - feuille.clientWidth);
    expect({ etat, deborde }).toEqual({ etat, deborde: 0 });
    await page.emulateMedia({ media: null });
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
