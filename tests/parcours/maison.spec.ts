import { expect, type Page, test } from '@playwright/test';
import ICAL from 'ical.js';
import { extractText, getDocumentProxy } from 'unpdf';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { numeroDeJour } from '#app/commun/periode.ts';
import { ouvrirServeurSmtp, type ServeurSmtp } from '../smtp.ts';
import { demarrerServeur, dossierNeuf, portLibre, type ServeurDeTest } from './serveur.ts';

// The house's main job, from an empty base to the two bilans, with JavaScript and without.
// The list is one that nobody prepared: a title line above, odd headers in any order, semicolons, Windows line ends.
const LISTE = [
  'Adhérents du réseau;;;;;',
  ';;;;;',
  'Nom de la structure ;Ville;C.P.;Type;Dir. / coord.;Mail direction',
  'L’Œuvre du Pré-Fleuri;st yrieix la perche;87500;CSC;LASCAUX Éloïse;eloise@prefleuri.example',
  'La Grange à Noël;CHALUS;87230;EVS;ÜNSAL Hélène;Helene@GrangeNoel.example ',
].join('\r\n');
const CE_JOUR = numeroDeJour(new Date().toISOString().slice(0, 10));
const FERIES = new Set(joursFeries({ du: CE_JOUR * 2, au: (CE_JOUR + 60) * 2 }).map(({ jour }) => jour));
const ELOISE = 'eloise@prefleuri.example';
const HELENE = 'helene@grangenoel.example';
const COORDINATION = 'nadege@reseau.example';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });
    test('two structures of an imported list agree on a short stage', async ({ page }) => {
      test.setTimeout(180_000);
      const boite = await ouvrirServeurSmtp();
      const lieu = { dossier: dossierNeuf(), port: await portLibre(), smtp: boite.url };
      let serveur = await demarrerServeur(lieu);
      try {
        await ouvrirLaMaison(page, serveur);
        await importer(page, serveur);
        await accepterInvitation(page, boite, HELENE);
        await accepterInvitation(page, boite, ELOISE);
        await ajouterUneCollegue(page, serveur);
        await entrerParCourriel(page, serveur, boite, ELOISE);
        const stage = await proposer(page, serveur);
        await accepterDepuisLeCourriel(page, boite);
        await lireAgendaEtPapier(page, serveur, boite, stage);
        await serveur.arreter();
        // The same house, once the stage is past.
        serveur = await demarrerServeur({ ...lieu, decalage: DECALAGE });
        await rendreLesBilans(page, serveur, boite, stage);
      } finally {
        await serveur.arreter();
        await boite.fermer();
      }
    });
  });
}

async function ouvrirLaMaison(page: Page, serveur: ServeurDeTest): Promise<void> {
  await page.goto(`${serveur.adresse}/accueil`);
  await expect(page).toHaveURL(/\/ouvrir$/);
  const code = /[A-Z]{4}-[A-Z]{4}/.exec(serveur.paroles())?.[0] ?? '';
  await page.getByLabel('Le code affiché au démarrage').fill('AAAA-BBBB');
  await page.getByLabel('Son nom').fill('CRU 87');
  await page.getByLabel('Son département').selectOption('87');
  await page.getByLabel('Prénom').fill('Nadège');
  await page.getByLabel('Nom', { exact: true }).fill('Faucher');
  await page.getByLabel('Adresse électronique').fill(COORDINATION);
  await page.getByRole('button', { name: 'Créer le réseau' }).click();
  // A wrong code keeps all that was typed.
  await expect(page.getByLabel('Son nom')).toHaveValue('CRU 87');
  await page.getByLabel('Le code affiché au démarrage').fill(code);
  await page.getByRole('button', { name: 'Créer le réseau' }).click();
  await expect(page).toHaveURL(/\/accueil$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nadège');
}

async function importer(page: Page, serveur: ServeurDeTest): Promise<void> {
  // Windows-1252 holds œ and ’, which latin1 does not: the file is written as a spreadsheet would.
  const enWindows = Buffer.from(
    LISTE.replace(/[Œ’]/g, (lettre) => (lettre === 'Œ' ? '\u008c' : '\u0092')),
    'latin1',
  );
  await page.goto(`${serveur.adresse}/reseau/import`);
  await page.getByLabel('Le fichier').setInputFiles({ name: 'adhérents.csv', mimeType: 'text/csv', buffer: enWindows });
  await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  await expect(page.getByText('Rien n’est encore écrit.')).toBeVisible();
  await expect(page.getByRole('row', { name: /L’Œuvre du Pré-Fleuri ligne 4/ })).toContainText('Nouvelle');
  await page.getByRole('button', { name: 'Écrire ces 2 lignes' }).click();
  await page.getByRole('button', { name: 'Envoyer les 2 invitations' }).click();
  await expect(page.getByRole('status').or(page.locator('.avis')).first()).toBeVisible();
  // The same file a second time changes nothing.
  await page.goto(`${serveur.adresse}/reseau/import`);
  await page.getByLabel('Le fichier').setInputFiles({ name: 'encore.csv', mimeType: 'text/csv', buffer: enWindows });
  await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  await expect(page.getByText('Il n’y a rien à écrire.')).toBeVisible();
}

/** The link of the latest mail to someone, among those received since a rank of the box. */
async function lienDuCourriel(boite: ServeurSmtp, adresse: string, motif: RegExp, depuis = 0): Promise<string> {
  let lien: string | undefined;
  await expect
    .poll(
      () => {
        lien = boite.recus
          .slice(depuis)
          .filter((courriel) => courriel.pour.includes(adresse))
          .map((courriel) => motif.exec(courriel.text ?? '')?.[0])
          .findLast((trouve) => trouve !== undefined);
        return lien;
      },
      { timeout: 20_000, message: `un courriel à ${adresse} avec ${motif}` },
    )
    .toBeTruthy();
  return lien ?? '';
}

async function accepterInvitation(page: Page, boite: ServeurSmtp, adresse: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(await lienDuCourriel(boite, adresse, /http\S+\/invitation\/\S+/));
  await page.getByRole('button', { name: 'Entrer dans CRU 87' }).click();
  await expect(page).toHaveURL(/\/accueil$/);
}

/** Éloïse, just in, invites the colleague who will go. */
async function ajouterUneCollegue(page: Page, serveur: ServeurDeTest): Promise<void> {
  await page.goto(`${serveur.adresse}/reseau?q=oeuvre`);
  await page.getByRole('rowheader').getByRole('link', { name: 'L’Œuvre du Pré-Fleuri', exact: true }).click();
  await page.getByRole('link', { name: 'Inviter quelqu’un' }).click();
  await page.getByLabel('Prénom').fill('Maëlle');
  await page.getByLabel('Nom', { exact: true }).fill('Desrœches');
  await page.getByLabel(/Adresse électronique|Courriel/).fill('maelle@prefleuri.example');
  await page.getByLabel(/Fonction/).selectOption({ label: 'Animation' });
  await page.getByRole('button', { name: /invitation/i }).click();
  await expect(page.locator('.avis')).toContainText('maelle@prefleuri.example');
}

async function entrerParCourriel(page: Page, serveur: ServeurDeTest, boite: ServeurSmtp, adresse: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${serveur.adresse}/connexion`);
  await page.getByLabel('Votre adresse électronique').first().fill(adresse.toUpperCase());
  const depuis = boite.recus.length;
  await page.getByRole('button', { name: 'Recevoir un lien par courriel' }).click();
  const lien = await lienDuCourriel(boite, adresse, /http\S+\/connexion\/\S+/, depuis);
  await page.goto(lien);
  await page.getByRole('button', { name: 'Entrer' }).click();
  await expect(page).toHaveURL(/\/accueil$/);
  // Single use.
  expect((await page.request.get(lien)).status()).toBe(410);
}

/** The first Tuesday at least eight days away that is no public holiday; the same for the whole run, midnight or not. */
const MARDI = (() => {
  const jour = new Date(Date.now() + 8 * 86_400_000);
  while (jour.getUTCDay() !== 2 || FERIES.has(jour.toISOString().slice(0, 10))) jour.setUTCDate(jour.getUTCDate() + 1);
  return jour.toISOString().slice(0, 10);
})();
/** Days after which that Tuesday is past. */
const DECALAGE = Math.ceil((Date.parse(MARDI) - Date.now()) / 86_400_000) + 2;

async function proposer(page: Page, serveur: ServeurDeTest): Promise<string> {
  await page.goto(`${serveur.adresse}/stages`);
  await page.getByRole('link', { name: 'Proposer un stage' }).first().click();
  await page.getByLabel('Où ?').selectOption({
    label: (await page.getByLabel('Où ?').locator('option', { hasText: 'La Grange à Noël' }).textContent()) ?? '',
  });
  await page.getByLabel('Qui part en stage ?').selectOption({
    label: (await page.getByLabel('Qui part en stage ?').locator('option', { hasText: 'Maëlle' }).textContent()) ?? '',
  });
  await page.getByLabel('Premier jour', { exact: true }).fill(MARDI);
  await page.getByLabel('Dernier jour', { exact: true }).fill('2025-01-01');
  await page.getByLabel('Que vient-on apprendre ?').fill('Tenir un accueil « café des parents » où chacun·e se sent chez soi.');
  await page.getByRole('button', { name: /Envoyer la proposition/ }).click();
  // Reversed dates: a sentence, and nothing typed is lost.
  await expect(page.locator('.resume-erreurs')).toContainText('avant');
  await expect(page.getByLabel('Que vient-on apprendre ?')).toHaveValue(/café des parents/);
  await page.getByLabel('Dernier jour', { exact: true }).fill(MARDI);
  await page.getByRole('button', { name: /Envoyer la proposition/ }).click();
  await expect(page).toHaveURL(/\/stages\/\d+$/);
  await expect(page.locator('.avis')).toContainText('La Grange à Noël');
  return new URL(page.url()).pathname;
}

async function accepterDepuisLeCourriel(page: Page, boite: ServeurSmtp): Promise<void> {
  const lien = await lienDuCourriel(boite, HELENE, /http\S+\/r\/\S+/);
  await page.context().clearCookies();
  await page.goto(lien);
  await expect(page.getByRole('main')).toContainText('Maëlle Desrœches');
  await page.getByRole('button', { name: /Accepter/ }).click();
  await expect(page.getByRole('main')).toContainText(/accepté/i);
  // The link still tells where things are, and asks nothing any more.
  await page.goto(lien);
  await expect(page.getByRole('button', { name: /Accepter/ })).toHaveCount(0);
}

async function lireAgendaEtPapier(page: Page, serveur: ServeurDeTest, boite: ServeurSmtp, stage: string): Promise<void> {
  await entrerParCourriel(page, serveur, boite, HELENE);
  await page.goto(`${serveur.adresse}/agenda`);
  await page.getByRole('button', { name: /lien secret/ }).click();
  const adresse = await page
    .getByLabel(/lien secret|Votre lien/i)
    .first()
    .inputValue();
  const flux = await (await page.request.get(adresse)).text();
  const evenements = new ICAL.Component(ICAL.parse(flux))
    .getAllSubcomponents('vevent')
    .map((composant) => new ICAL.Event(composant));
  expect(evenements).toHaveLength(1);
  expect(evenements[0]?.summary).toContain('Maëlle Desrœches');
  expect(evenements[0]?.startDate.toString()).toBe(MARDI);
  const pdf = await page.request.get(`${serveur.adresse}${stage}/papiers/ordre-de-mission.pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.body())), { mergePages: true });
  for (const attendu of [
    'Ordre de mission',
    'Maëlle Desrœches',
    'L’Œuvre du Pré-Fleuri',
    'La Grange à Noël',
    'Châlus',
    'Éloïse Lascaux',
  ]) {
    expect(text).toContain(attendu);
  }
}

async function rendreLesBilans(page: Page, serveur: ServeurDeTest, boite: ServeurSmtp, stage: string): Promise<void> {
  const ecrire = async (adresse: string, bilan: string) => {
    await entrerParCourriel(page, serveur, boite, adresse);
    await page.goto(`${serveur.adresse}${stage}`);
    const aEuLieu = page.getByRole('button', { name: 'Le stage a eu lieu' });
    if ((await aEuLieu.count()) > 0) await aEuLieu.click();
    await page.getByRole('main').locator('textarea').first().fill(bilan);
    await page.getByRole('button', { name: /bilan/i }).first().click();
    // Once sent, it is read on the page and no more in a field.
    await expect(page.getByText(bilan, { exact: true })).toBeVisible();
    await expect(page.getByRole('main').locator('textarea')).toHaveCount(0);
  };
  await ecrire(HELENE, 'Nous gardons sa façon d’ouvrir la porte.');
  await ecrire(ELOISE, 'Maëlle a rapporté un jeu de cartes des quartiers.');
  await page.goto(`${serveur.adresse}${stage}`);
  await expect(page.getByRole('main')).toContainText('Nous gardons sa façon d’ouvrir la porte.');
  await expect(page.getByRole('main')).toContainText('Clos');
}
