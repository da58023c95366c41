import { expect, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { ajouterJours, type Jour, jourCivil, libelleJour, numeroDeJour } from '#app/commun/periode.ts';
import { trouverObjets, unMardi } from './formulaires.ts';
import { bouton, chemin, entrer, lien, Maison, main, TELEPHONE, tenirALargeur, titre, unMardiOuvre } from './maison-qui-dure.ts';
import { demarrerDemo } from './serveur.ts';

// A malle on a telephone, from its dates to its end: what is taken is refused with other dates, what is free is hers at once.

async function choisir(page: Page, debut: string, fin: string): Promise<void> {
  await page.getByLabel('Du', { exact: true }).fill(debut);
  await page.getByLabel('Au', { exact: true }).fill(fin);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a malle booked, changed and called off, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(180_000);
    const { serveur, chemin } = await demarrerDemo();
    const base = new Database(chemin, { readonly: true });
    try {
      const { malles } = trouverObjets(base);
      const contexte = await entrer(browser, serveur.adresse, 'equipe.8', javaScriptEnabled);
      const page = await contexte.newPage();
      await page.goto(`${serveur.adresse}/malles/cirque/reserver`);
      await expect(titre(page)).toHaveText('Réserver la malle Cirque');

      // What is taken: who has it, when else, the waiting list; what was typed is kept.
      await choisir(page, malles.jourPris, malles.jourPris);
      if (javaScriptEnabled) await expect(page.getByRole('main')).toContainText('La malle est déjà prise');
      await page.getByLabel('Où servira-t-elle').fill('École de <b>Pageas</b>');
      await bouton(page, 'Réserver la malle Cirque').click();
      await expect(page.locator('.resume-erreurs')).toContainText('La malle est déjà prise');
      await expect(page.getByLabel('Où servira-t-elle')).toHaveValue('École de <b>Pageas</b>');
      await expect(bouton(page, 'M’inscrire sur la liste d’attente')).toBeVisible();
      const autres = page.getByText('Prendre plutôt').locator('xpath=following-sibling::ul').getByRole('link');
      await expect(autres).toHaveCount(2);
      await autres.first().click();
      await expect(page.getByRole('main')).toContainText('Elle est libre à ces dates');
      await expect(page.getByLabel('Où servira-t-elle')).toHaveValue('École de <b>Pageas</b>');

      // Nothing is booked so far beyond six weeks: the calendar goes there, and two touches choose the dates.
      const debut = unMardi(8);
      await page.goto(`${serveur.adresse}/malles/cirque/reserver?debut=${debut}&fin=${debut}`);
      await expect(page.getByRole('main')).toContainText('Elle est libre à ces dates');
      await page.locator('.mois td.choisi a').first().click();
      await expect(page.getByText('Touchez maintenant le dernier jour')).toBeVisible();
      await page.locator('.mois td.choisi a').first().click();
      await expect(page.getByRole('main')).toContainText('Elle est libre à ces dates');
      await page.getByLabel('Combien de participants').fill('24');
      await bouton(page, 'Réserver la malle Cirque').click();
      await expect(page.getByText('La malle Cirque est réservée')).toBeVisible();
      await expect(titre(page)).toHaveText('Malle Cirque');
      await expect(page.getByRole('main')).toContainText('24 personnes');
      const id = Number(new URL(page.url()).pathname.split('/').at(-1));
      const tenues = () => base.prepare('select count(*) from occupations_malle where reservation_id = ?').pluck().get(id);
      expect(tenues()).toBeGreaterThan(0);
      const largeur = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(largeur).toBeLessThanOrEqual(TELEPHONE.width);

      // Other dates.
      await lien(page, 'Changer les dates').click();
      // What is taken is said before it is sent, and its own day is shown as chosen.
      await expect(page.locator('.mois td.choisi')).toHaveCount(1);
      await choisir(page, malles.jourPris, malles.jourPris);
      if (javaScriptEnabled) await expect(page.getByRole('main')).toContainText('La malle est déjà prise');
      await bouton(page, 'Prendre ces dates').click();
      await expect(page.locator('.resume-erreurs')).toContainText('La malle est déjà prise');
      await choisir(page, unMardi(10), unMardi(10));
      await bouton(page, 'Prendre ces dates').click();
      await expect(page.getByText('Les dates sont changées')).toBeVisible();

      // It is among hers; anyone else of the network sees whose it is and nothing more, a partenaire nothing at all.
      await page.goto(`${serveur.adresse}/reservations?quand=a_venir`);
      await expect(lien(page, 'Malle Cirque').first()).toBeVisible();
      const ailleurs = await (await entrer(browser, serveur.adresse, 'equipe.20', javaScriptEnabled)).newPage();
      await ailleurs.goto(`${serveur.adresse}/reservations/${id}`);
      await expect(ailleurs.getByRole('main')).toContainText('Cirque');
      await expect(ailleurs.getByRole('main')).not.toContainText('24 personnes');
      const partenaire = await entrer(browser, serveur.adresse, 'partenaire.caf', javaScriptEnabled);
      expect((await partenaire.request.get(`${serveur.adresse}/reservations/${id}`)).status()).toBe(404);

      // Called off: its half-days are free.
      await page.goto(`${serveur.adresse}/reservations/${id}`);
      await lien(page, 'Annuler ce prêt').click();
      await bouton(page, 'Annuler ce prêt').click();
      await expect(page.locator('.resume-erreurs')).toContainText('Dites pourquoi');
      await page.getByLabel('Pourquoi, en une phrase').fill('La sortie est reportée.');
      await bouton(page, 'Annuler ce prêt').click();
      await expect(page.getByRole('main')).toContainText('La sortie est reportée.');
      expect(tenues()).toBe(0);
    } finally {
      base.close();
      await serveur.arreter();
    }
  });
}

// The life of three loans, each seen by those who live it: one that comes back with something missing, one called off that another
// structure awaits, two that follow each other from hand to hand.
const EMPRUNTE = 'equipe.8';
const ATTEND = 'equipe.20';
const GARDE = 'equipe.2';
const [PASSE, RECOIT, GARDE_CUISINE] = ['equipe.13', 'equipe.20', 'equipe.15'];

for (const javaScriptEnabled of [true, false]) {
  test(`malles lent, awaited and passed on, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(300_000);
    const maison = await Maison.ouvrir(browser, javaScriptEnabled);
    try {
      const aujourdhui = jourCivil(new Date(), 'Europe/Paris');
      const mardi = unMardiOuvre(ajouterJours(aujourdhui, 56));
      const dans = (jour: Jour) => numeroDeJour(jour) - numeroDeJour(aujourdhui);
      const [mercredi, jeudi, samedi] = [1, 2, 4].map((n) => ajouterJours(mardi, n)) as [Jour, Jour, Jour];
      const attendu = unMardiOuvre(ajouterJours(mardi, 7));

      const pret = await reserverParDates(maison, mardi, jeudi);
      const annule = await reserverEnClair(maison, EMPRUNTE, 'cirque', attendu, attendu);
      const premier = await reserverEnClair(maison, PASSE, 'cuisine-partagee', mardi, jeudi);
      const suivant = await reserverEnClair(maison, RECOIT, 'cuisine-partagee', samedi, samedi);
      const attente = await attendreSonTour(maison, attendu);
      await annuler(maison, annule);

      await maison.passerAu(1);
      await prendreCeQuiSeLibere(maison, attente, attendu);

      await maison.passerAu(dans(mardi));
      await remettreDevantLaMalle(maison, pret, jeudi);
      await remettreEnUnGeste(maison, premier);
      await convenir(maison, premier, suivant);

      await maison.passerAu(dans(mercredi));
      await rendreAvecUnManque(maison, pret, javaScriptEnabled);
      await regler(maison, pret);
      await passerDeMainEnMain(maison, premier, suivant);
    } finally {
      await maison.fermer();
    }
  });
}

async function reserverParDates(maison: Maison, du: Jour, au: Jour): Promise<string> {
  const page = await maison.page(EMPRUNTE, '/malles');
  await page.getByLabel('Premier jour', { exact: true }).fill(du);
  await page.getByLabel('Dernier jour', { exact: true }).fill(au);
  await bouton(page, 'Voir les malles libres').click();
  await expect(main(page)).toContainText(/\d malles libres/);
  await tenirALargeur(page);
  await lien(page, 'Réserver la malle Cirque').click();
  await expect(titre(page)).toHaveText('Réserver la malle Cirque');
  await expect(page.getByLabel('Du', { exact: true })).toHaveValue(du);
  await page.getByLabel('Où servira-t-elle').fill('École d’Ambazac');
  await bouton(page, 'Réserver la malle Cirque').click();
  await expect(page.getByText('La malle Cirque est réservée')).toBeVisible();
  await expect(main(page)).toContainText('Elle est à vous à ces dates');
  return chemin(page);
}

async function reserverEnClair(maison: Maison, qui: string, slug: string, debut: Jour, fin: Jour): Promise<string> {
  const page = await maison.page(qui, `/malles/${slug}/reserver?debut=${debut}&fin=${fin}`);
  await bouton(page, /^Réserver la malle/).click();
  await expect(page.getByText(/^La malle .* est réservée$/)).toBeVisible();
  return chemin(page);
}

async function attendreSonTour(maison: Maison, jour: Jour): Promise<string> {
  const page = await maison.page(ATTEND, `/malles/cirque/reserver?debut=${jour}&fin=${jour}`);
  await expect(main(page)).toContainText('La malle est déjà prise');
  await bouton(page, 'M’inscrire sur la liste d’attente').click();
  await expect(page.getByText('Vous êtes sur la liste d’attente')).toBeVisible();
  await expect(main(page)).toContainText('Vous êtes la première structure à attendre ces dates');
  return chemin(page);
}

async function annuler(maison: Maison, pret: string): Promise<void> {
  const page = await maison.page(EMPRUNTE, `${pret}/annuler`);
  await page.getByLabel('Pourquoi, en une phrase').fill('La sortie est reportée.');
  await bouton(page, 'Annuler ce prêt').click();
  await expect(page.getByText('Ce prêt est annulé').first()).toBeVisible();
}

/** Offered within a minute of its release, held for her and for nobody else, taken from her home page. */
async function prendreCeQuiSeLibere(maison: Maison, attente: string, jour: Jour): Promise<void> {
  await expect
    .poll(() => maison.lire('select statut from attentes_malle where id = ?', attente.split('/').at(-1)), { timeout: 30_000 })
    .toBe('proposee');
  const ailleurs = await maison.page(EMPRUNTE, `/malles/cirque/reserver?debut=${jour}&fin=${jour}`);
  await expect(main(ailleurs)).toContainText('sont proposées à une structure de la liste d’attente');
  const page = await maison.page(ATTEND, '/');
  await page.getByRole('main').locator(`a[href="${attente}"]`).first().click();
  await expect(titre(page)).toHaveText('La malle Cirque est libre. La prenez-vous\u00a0?');
  await tenirALargeur(page);
  await bouton(page, 'Réserver la malle Cirque').click();
  await expect(page.getByText('La malle est réservée')).toBeVisible();
  expect(chemin(page)).toMatch(/^\/reservations\/\d+$/);
  await expect(main(page)).toContainText(libelleJour(jour));
}

/** What the label of the malle opens: to its keeper the loan of the day; to who has nothing to do with it, nothing to do. */
async function remettreDevantLaMalle(maison: Maison, pret: string, au: Jour): Promise<void> {
  const autre = await maison.page(PASSE, '/malles/cirque/ici');
  await expect(main(autre)).toContainText('Rien à faire pour vous aujourd’hui');
  const page = await maison.page(GARDE, '/malles/cirque/ici');
  await expect(titre(page)).toContainText('que faire maintenant');
  await expect(main(page)).toContainText('À remettre aujourd’hui.');
  await tenirALargeur(page);
  await lien(page, 'La remettre à La Clairière').click();
  await expect(titre(page)).toHaveText('Tout est-il là ?');
  expect(chemin(page)).toBe(`${pret}/remettre`);
  await bouton(page, 'Tout est là').click();
  await expect(page.getByText('La malle est remise')).toBeVisible();
  await expect(main(page)).toContainText(`jusqu’au ${libelleJour(au)}`);
  // Its label is a sheet, of which the address is that page.
  const etiquette = await page.request.get(new URL('/malles/cirque/etiquette.pdf', page.url()).href);
  expect(etiquette.headers()['content-type']).toContain('application/pdf');
}

async function remettreEnUnGeste(maison: Maison, pret: string): Promise<void> {
  const page = await maison.page(GARDE_CUISINE, `${pret}/remettre`);
  await bouton(page, 'Tout est là').click();
  await expect(page.getByText('La malle est remise')).toBeVisible();
}

/** Proposed to both, who each say yes: it is agreed with the second. */
async function convenir(maison: Maison, premier: string, suivant: string): Promise<void> {
  const relais = () => maison.lire('select statut from relais_malle where suivante_id = ?', suivant.split('/').at(-1));
  await expect.poll(relais, { timeout: 30_000 }).toBe('propose');
  const donne = await maison.page(PASSE, premier);
  await expect(main(donne)).toContainText('km de route en moins');
  await bouton(donne, 'D’accord pour nous').click();
  await expect(donne.getByText('Votre oui est noté')).toBeVisible();
  const recoit = await maison.page(RECOIT, `${suivant}/relais`);
  await expect(main(recoit)).toContainText('Il ne manque que votre oui');
  await tenirALargeur(recoit);
  await bouton(recoit, 'D’accord pour nous').click();
  await expect(recoit.getByText('C’est convenu\u00a0: la malle passe de main en main')).toBeVisible();
  expect(relais()).toBe('convenu');
}

/** Counted by who brings it back, on her telephone: what is typed survives a reload where the telephone can keep it. */
async function rendreAvecUnManque(maison: Maison, pret: string, javaScriptEnabled: boolean): Promise<void> {
  const page = await maison.page(EMPRUNTE, '/malles/cirque/ici');
  await lien(page, 'Rendre la malle').click();
  await expect(titre(page)).toHaveText('Tout est-il revenu ?');
  expect(chemin(page)).toBe(`${pret}/rendre`);
  const foulards = page.getByRole('spinbutton', { name: 'Foulards' });
  await foulards.fill('30');
  await bouton(page, /^Rendre la malle/).click();
  await expect(page.locator('.resume-erreurs')).toContainText('il y en a 18 au plus');
  await expect(foulards).toHaveValue('30');
  if (javaScriptEnabled) {
    await foulards.fill('18');
    await page.getByRole('button', { name: 'Un de moins\u00a0: Foulards' }).click();
    await expect(main(page)).toContainText('Gardé sur ce téléphone');
    // Whoever keeps the malle writes something of the loan meanwhile.
    const garde = await maison.page(GARDE, `${pret}/modifier`);
    await garde.getByLabel('Combien de participants').fill('22');
    await bouton(garde, 'Enregistrer').click();
    await expect(main(garde)).toContainText('22 personnes');
    await page.reload();
    await expect(foulards).toHaveValue('17');
    await expect(bouton(page, /^Rendre la malle.*il manque 1 objet$/)).toBeVisible();
  } else await foulards.fill('17');
  const ligne = page.locator('.inventaire > li').filter({ hasText: 'Foulards' });
  if ((await ligne.locator('details').getAttribute('open')) === null) await ligne.locator('summary').click();
  await ligne.getByLabel('En quelques mots').fill('Un foulard est resté dans un arbre.');
  await tenirALargeur(page);
  await bouton(page, /^Rendre la malle/).click();
  await expect(page.getByText('La malle est rendue')).toBeVisible();
  await expect(main(page)).toContainText('Il manque 1 objet');
  await expect(main(page)).toContainText('Un foulard est resté dans un arbre.');
}

/** The keeper says what is missing, then how it was settled: the loan is closed, for both. */
async function regler(maison: Maison, pret: string): Promise<void> {
  const page = await maison.page(GARDE, pret);
  await expect(bouton(page, 'Tout est en ordre')).toHaveCount(0);
  await lien(page, 'Signaler un manque').click();
  await bouton(page, 'Signaler ce compte\u00a0: il manque 1 objet').click();
  await expect(page.getByText('Le manque est signalé')).toBeVisible();
  await bouton(page, 'Enregistrer ce qui est réglé').click();
  await expect(page.getByText('Il reste 1 manque à régler.')).toBeVisible();
  await page.getByLabel('Comment est-ce réglé ?').selectOption({ label: 'La structure l’a racheté' });
  await page.getByLabel('Ce que cela coûte, en euros').fill('1,80');
  await tenirALargeur(page);
  await bouton(page, 'Enregistrer ce qui est réglé').click();
  await expect(page.getByText('Tout est réglé').first()).toBeVisible();
  const elle = await maison.page(EMPRUNTE, pret);
  await expect(main(elle)).toContainText('La structure l’a racheté');
  expect(maison.lire('select statut from reservations where id = ?', pret.split('/').at(-1))).toBe('close');
}

/** One count ends the first loan and begins the next. */
async function passerDeMainEnMain(maison: Maison, premier: string, suivant: string): Promise<void> {
  const page = await maison.page(PASSE, '/malles/cuisine-partagee/ici');
  await lien(page, 'La passer de main en main').click();
  await expect(titre(page)).toHaveText('Tout passe-t-il de main en main ?');
  await tenirALargeur(page);
  await bouton(page, 'Tout est là').click();
  await expect(page.getByText('La malle est passée de main en main')).toBeVisible();
  expect(chemin(page)).toBe(premier);
  const recoit = await maison.page(RECOIT, suivant);
  await expect(main(recoit)).toContainText('Elle est chez vous');
  await expect(main(recoit)).toContainText('Au départ');
}
