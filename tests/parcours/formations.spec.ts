import { expect, type Page, test } from '@playwright/test';
import { ajouterJours, type Jour, jourCivil, numeroDeJour } from '#app/commun/periode.ts';
import { bouton, chemin, lien, Maison, main, tenirALargeur, titre, unMardiOuvre } from './maison-qui-dure.ts';
import { texteDePdf } from './pdf.ts';

// A formation on telephones, from the need that someone said to what those who came think of it: nothing is typed twice.

const ELLE = 'equipe.5';
const PART = 'equipe.7';
const VIENT = 'equipe.10';
const ATTEND = 'equipe.16';
const AILLEURS = 'equipe.20';
const TITRE = 'Raconter aux plus petits';
const BESOIN = 'raconter des histoires aux plus petits';
const PAROLE = 'On peut raconter sans livre.';

for (const javaScriptEnabled of [true, false]) {
  test(`a formation, from a need to its synthesis, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(300_000);
    const maison = await Maison.ouvrir(browser, javaScriptEnabled);
    try {
      const aujourdhui = jourCivil(new Date(), 'Europe/Paris');
      const mardi = unMardiOuvre(ajouterJours(aujourdhui, 21));
      const dans = (jour: Jour) => numeroDeJour(jour) - numeroDeJour(aujourdhui);

      await direUnBesoin(maison);
      const formation = await ouvrirPourCeBesoin(maison, mardi);
      const [sienne, laissee] = [await prendrePlace(maison, ELLE, formation), await prendrePlace(maison, PART, formation)];
      await prendrePlace(maison, VIENT, formation);
      const attente = await attendreUnePlace(maison, formation);
      await seRetirer(maison, laissee);
      await prendreLaPlaceLibre(maison, attente);
      await inscrireDAutres(maison, formation);
      await confirmerEtConvoquer(maison, formation);

      await maison.passerAu(dans(mardi));
      await direJeSuisLa(maison, formation);
      await noterLesAutres(maison, formation);

      await maison.passerAu(dans(mardi) + 2);
      await lireSonAttestation(maison, sienne);
      await demanderLesAvis(maison);
      await repondreParLeLien(maison);
      for (const qui of [VIENT, ATTEND]) await repondreDepuisLAccueil(maison, qui);
      await lireLaSynthese(maison, formation);
    } finally {
      await maison.fermer();
    }
  });
}

async function direUnBesoin(maison: Maison): Promise<void> {
  const page = await maison.page(ELLE, '/formations');
  await lien(page, 'Dire un besoin, voir ceux du réseau').click();
  await expect(titre(page)).toHaveText('Que voulez-vous apprendre ?');
  await page.getByLabel('Que voudriez-vous apprendre').fill(BESOIN);
  await bouton(page, 'Dire ce besoin au réseau').click();
  await expect(page.getByText('Le besoin est dit')).toBeVisible();
  await expect(main(page)).toContainText(BESOIN);
  await expect(main(page)).toContainText('Rangé sous « Petite enfance »');
  await tenirALargeur(page);
  await lien(page, 'Changer').first().click();
  await expect(titre(page)).toHaveText('Sous quel mot compte ce besoin ?');
  await tenirALargeur(page);
  await page.getByLabel('Le mot du réseau').selectOption('Lecture et conte');
  await bouton(page, 'Ranger ce besoin').click();
  await expect(page.getByText('Le besoin compte sous « Lecture et conte »')).toBeVisible();
}

/** From the needs that are ticked: what is typed is a title, a day and a number of places. */
async function ouvrirPourCeBesoin(maison: Maison, jour: Jour): Promise<string> {
  const page = await maison.page('coordination', '/formations/besoins');
  await main(page).locator('label').filter({ hasText: BESOIN }).getByRole('checkbox').check();
  await bouton(page, 'Préparer une formation pour les besoins cochés').click();
  await expect(main(page)).toContainText('Elle répond à ces besoins');
  await page.getByLabel('Que vient-on apprendre').fill(TITRE);
  await page.getByLabel('Combien de places').fill('trois');
  await bouton(page, 'Garder ce projet et le relire').click();
  await expect(page.locator('.resume-erreurs')).toBeVisible();
  await expect(page.getByLabel('Que vient-on apprendre')).toHaveValue(TITRE);
  await page.getByLabel('Combien de places').fill('3');
  await page.getByLabel('1re demi-journée').fill(jour);
  await page.getByLabel('Dernier jour pour s’inscrire').fill(jour);
  await bouton(page, 'Garder ce projet et le relire').click();
  await expect(page.locator('.resume-erreurs')).toContainText('au plus tard la veille');
  await expect(page.getByLabel('1re demi-journée')).toHaveValue(jour);
  await page.getByLabel('Dernier jour pour s’inscrire').fill('');
  await tenirALargeur(page);
  await bouton(page, 'Garder ce projet et le relire').click();
  await expect(titre(page)).toHaveText(TITRE);
  const formation = chemin(page);
  await expect(main(page)).toContainText('Besoins auxquels elle répond');
  await expect(main(page)).not.toContainText('Qui était sur la liste');
  await lien(page, 'Ouvrir aux inscriptions').click();
  await bouton(page, 'Ouvrir aux inscriptions').click();
  await expect(page.getByText('La formation est ouverte')).toBeVisible();
  await expect(main(page)).toContainText('3 places libres sur 3');
  const invitee = maison.lire<number>(
    `select count(*) from courriels where sujet like '%' || ? || '%' and adresse = ?`,
    TITRE,
    `${ELLE}@cru87.example`,
  );
  expect(invitee, 'whoever asked is invited').toBe(1);
  return formation;
}

async function prendrePlace(maison: Maison, qui: string, formation: string): Promise<string> {
  const page = await maison.page(qui, formation);
  await bouton(page, 'Envoyer l’inscription').click();
  await expect(page.getByRole('heading', { name: 'Votre place est retenue' })).toBeVisible();
  return sonInscription(maison, page, formation);
}

async function sonInscription(maison: Maison, page: Page, formation: string): Promise<string> {
  const adresse = new URL(formation, maison.adresse).href;
  if (page.url() !== adresse) await page.goto(adresse);
  const inscription = await main(page).locator('a[href^="/formations/inscriptions/"]').first().getAttribute('href');
  expect(inscription).toMatch(/^\/formations\/inscriptions\/\d+$/);
  return inscription ?? '';
}

async function attendreUnePlace(maison: Maison, formation: string): Promise<string> {
  const page = await maison.page(ATTEND, formation);
  await expect(main(page)).toContainText('0 places libres sur 3');
  await expect(main(page)).toContainText('ce sera la liste d’attente');
  await bouton(page, 'S’inscrire sur la liste d’attente').click();
  await expect(page.getByText('C’est complet. Vous attendez au rang 1.')).toBeVisible();
  const inscription = await sonInscription(maison, page, formation);
  await expect(main(page)).toContainText('Vous y êtes au rang 1.');
  return inscription;
}

async function seRetirer(maison: Maison, inscription: string): Promise<void> {
  const page = await maison.page(PART, inscription);
  await expect(bouton(page, 'Rendre ma place'), 'one press loses nothing').toBeHidden();
  await main(page).getByText('Me retirer de cette formation').click();
  await expect(main(page)).toContainText('Une personne attend');
  await tenirALargeur(page);
  await bouton(page, 'Rendre ma place').click();
  await expect(main(page)).toContainText('Vous n’êtes plus sur la liste de cette formation');
  await expect(lien(page, 'Me réinscrire')).toBeVisible();
}

/** Offered at once, found on her home page, kept for her and for nobody else. */
async function prendreLaPlaceLibre(maison: Maison, inscription: string): Promise<void> {
  await expect
    .poll(() => maison.lire('select statut from inscriptions where id = ?', inscription.split('/').at(-1)), { timeout: 30_000 })
    .toBe('proposee');
  const page = await maison.page(ATTEND, '/');
  await main(page).locator(`a[href="${inscription}"]`).first().click();
  await expect(titre(page)).toContainText(`Une place est libre à « ${TITRE} »`);
  const [repondre, hauteur] = [await bouton(page, 'Prendre la place').boundingBox(), page.viewportSize()?.height ?? 0];
  expect((repondre?.y ?? hauteur) + (repondre?.height ?? 0), 'on the first screen').toBeLessThanOrEqual(hauteur);
  await tenirALargeur(page);
  await expect(bouton(page, /^Non merci$/)).toBeVisible();
  await bouton(page, 'Prendre la place').click();
  await expect(page.getByText('C’est fait : vous avez la place')).toBeVisible();
}

/** Who is registered registers a colleague; the coordination, people of any structure. It is full: they wait, and go again. */
async function inscrireDAutres(maison: Maison, formation: string): Promise<void> {
  const page = await maison.page(VIENT, formation);
  await lien(page, 'Inscrire d’autres personnes de l’équipe').click();
  await expect(main(page)).toContainText('Votre place est retenue');
  await bouton(page, 'S’inscrire sur la liste d’attente').click();
  await expect(main(page)).toContainText('Cochez au moins une personne');
  await tenirALargeur(page);
  await main(page).getByRole('checkbox').first().check();
  await bouton(page, /inscrire sur la liste d’attente$/i).click();
  await expect(page.getByText(/attend au rang 1/)).toBeVisible();

  const elle = await maison.page('coordination', formation);
  await lien(elle, 'Inscrire des personnes d’une autre structure').click();
  await elle.getByLabel('De quelle structure').selectOption({ index: 3 });
  await tenirALargeur(elle);
  await bouton(elle, 'Choisir dans son équipe').click();
  await expect(lien(elle, 'Choisir une autre structure')).toBeVisible();
  for (const rang of [0, 1]) await main(elle).locator('input[name="personnes"]').nth(rang).check();
  await tenirALargeur(elle);
  await bouton(elle, /S’inscrire sur la liste d’attente|Inscrire 2 personnes/).click();
  await expect(elle.getByText('2 personnes sur la liste d’attente')).toBeVisible();
  const ecrits = maison.lire<number>(
    `select count(*) from courriels c join inscriptions i on c.cle like 'inscription:' || i.id || ':attendre:%'
     where i.formation_id = ? and i.statut = 'en_liste'`,
    formation.split('/').at(-1),
  );
  expect(ecrits, 'whoever is registered by someone else is told').toBeGreaterThanOrEqual(1);
}

async function confirmerEtConvoquer(maison: Maison, formation: string): Promise<void> {
  const page = await maison.page('coordination', formation);
  await lien(page, 'Confirmer la formation').click();
  await bouton(page, 'Confirmer la formation').click();
  await expect(page.getByText('La formation est confirmée')).toBeVisible();
  await lien(page, 'Convoquer celles et ceux qui ont une place').click();
  await page.getByLabel('Que faut-il apporter').fill('Un livre que vous aimez');
  await tenirALargeur(page);
  await bouton(page, 'Convoquer 3 personnes').click();
  await expect(page.getByText('3 convocations en route')).toBeVisible();
}

/** The address that the drawing holds is what a telephone opens; it is no key for whoever has no place. */
async function direJeSuisLa(maison: Maison, formation: string): Promise<void> {
  const salle = await maison.page('coordination', `${formation}/presence`);
  await expect(salle.getByRole('img', { name: 'Dessin à viser avec un téléphone' })).toBeVisible();
  await tenirALargeur(salle);
  const [dessin = ''] = (await salle.content()).match(/\/formations\/\d+\/presence\/[\w.-]+/) ?? [];
  const page = await maison.page(ELLE, dessin);
  await expect(titre(page)).toContainText('Vous êtes là');
  await tenirALargeur(page);
  await bouton(page, 'Je suis là').click();
  await expect(page.getByText('Votre présence est notée')).toBeVisible();
  const autre = await maison.page(AILLEURS, dessin);
  if ((await bouton(autre, 'Je suis là').count()) > 0) await bouton(autre, 'Je suis là').click();
  await expect(main(autre)).not.toContainText('Votre présence est notée');
}

async function noterLesAutres(maison: Maison, formation: string): Promise<void> {
  const page = await maison.page('coordination', `${formation}/presence`);
  await expect(main(page).locator('select')).toHaveCount(3);
  await bouton(page, 'Toutes les autres personnes étaient là').click();
  await expect(page.getByText('2 présences sont notées')).toBeVisible();
}

async function lireSonAttestation(maison: Maison, inscription: string): Promise<void> {
  const page = await maison.page(ELLE, '/moi/certificats');
  await tenirALargeur(page);
  const adresse = await main(page).locator(`a[href^="${inscription}/attestation"]`).getAttribute('href');
  const texte = await texteDePdf(await (await page.request.get(new URL(adresse ?? '', page.url()).href)).body());
  for (const attendu of ['Attestation', 'Manon Teixeira', TITRE, '3 heures']) expect(texte).toContain(attendu);
  // Whoever gave her place back has none.
  const partie = await maison.page(PART, '/moi/certificats');
  await expect(main(partie)).not.toContainText(TITRE);
}

/** The same mark for every question. */
async function noter(page: Page, note: string): Promise<void> {
  const oui = page.getByRole('radio', { name: note, exact: true });
  await expect(oui).toHaveCount(4);
  for (const un of await oui.all()) await un.check();
}

/** No mail leaves at night: the coordination sends them whatever the hour of this run. */
async function demanderLesAvis(maison: Maison): Promise<void> {
  const page = await maison.page('coordination', '/taches');
  await bouton(page, 'Lancer maintenant\u00a0: Demander leur avis').click();
  await expect(main(page)).toContainText('3 questionnaires envoyés');
}

/** The link of her mail is enough: nobody signs in. */
async function repondreParLeLien(maison: Maison): Promise<void> {
  const lienDuCourriel = () =>
    maison
      .lire<string | undefined>(
        `select lettre from courriels where adresse = ? and cle like 'questionnaire:%' and lettre like '%' || ? || '%'`,
        `${ELLE}@cru87.example`,
        TITRE,
      )
      ?.match(/\/r\/[\w-]+/)?.[0] ?? '';
  expect(lienDuCourriel()).toMatch(/^\/r\//);
  const page = await maison.inconnue(lienDuCourriel());
  await noter(page, 'Tout à fait');
  await page.getByLabel(/Qu’en retenez-vous/).fill(PAROLE);
  await tenirALargeur(page);
  await page.getByRole('button', { name: 'Envoyer mes réponses' }).click();
  await expect(page.getByText(/réponse|Merci/i).first()).toBeVisible();
}

async function repondreDepuisLAccueil(maison: Maison, qui: string): Promise<void> {
  const page = await maison.page(qui, '/');
  await main(page).locator('a[href^="/formations/questionnaires/"]').first().click();
  await noter(page, 'Plutôt oui');
  await bouton(page, 'Envoyer mes réponses').click();
  await expect(bouton(page, 'Changer mes réponses')).toBeVisible();
}

async function lireLaSynthese(maison: Maison, formation: string): Promise<void> {
  const page = await maison.page('coordination', `${formation}/synthese`);
  await expect(main(page)).toContainText('À la sortie : 3 réponses sur 3');
  await expect(main(page)).toContainText(PAROLE);
  await expect(main(page)).toContainText('3,3 sur 4');
  await expect(main(page)).not.toContainText('Teixeira');
  await tenirALargeur(page);
  const pdf = await page.request.get(`${maison.adresse}${formation}/synthese.pdf`);
  expect(await texteDePdf(await pdf.body())).toContain(PAROLE);
}
