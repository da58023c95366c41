import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { trouverObjets } from './formulaires.ts';
import { demarrerDemo, demarrerServeur, dossierNeuf, portLibre, type ServeurDeTest } from './serveur.ts';

// Every page of the map with what it may show, for axe, at two widths and in both themes. A network of its own for each worker.
test.describe.configure({ mode: 'parallel', timeout: 400_000 });

let serveur: ServeurDeTest;
let base: Database.Database;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  const demo = await demarrerDemo();
  serveur = demo.serveur;
  base = new Database(demo.chemin, { readonly: true });
});

test.afterAll(async () => {
  base.close();
  await serveur.arreter();
});

const REGLES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const BUREAU = { width: 1280, height: 900 };
const TELEPHONE = { width: 390, height: 844 };
const ETROIT = { width: 320, height: 640 };

interface Vue {
  chemin: string;
  /** What is done on the page before it is looked at. */
  faire?: (page: Page) => Promise<void>;
  /** The answer is a refusal: the browser says so in its console, and that is right. */
  refus?: true;
}

/** Watches what a page says and asks for. */
function surveiller(page: Page, adresse: string): string[] {
  const ecarts: string[] = [];
  page.on('console', (parole) => {
    const refus = /^Failed to load resource: the server responded with a status of 4/.test(parole.text());
    if (parole.type() === 'error' && !refus) ecarts.push(`console : ${parole.text()}`);
  });
  page.on('pageerror', (erreur) => ecarts.push(`erreur : ${erreur.message}`));
  page.on('request', (demande) => {
    const { origin, protocol } = new URL(demande.url());
    if (origin !== adresse && protocol !== 'data:') ecarts.push(`ailleurs : ${demande.url()}`);
  });
  page.on('response', (reponse) => {
    const surLaPage = reponse.request().isNavigationRequest() || reponse.request().resourceType() === 'fetch';
    if (reponse.status() >= 500 || (reponse.status() >= 400 && !surLaPage)) ecarts.push(`${reponse.status()} ${reponse.url()}`);
  });
  return ecarts;
}

async function axe(page: Page): Promise<string[]> {
  // The legacy mode opens no page beside for each run: there are no frames here.
  const examen = new AxeBuilder({ page }).setLegacyMode().options({ runOnly: REGLES, resultTypes: ['violations'] });
  const { violations } = await examen.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`));
}

let rang = 0;

/** Both widths and both themes, crossed the other way on every second page; then the narrowest screen. */
async function examiner(page: Page, vue: string): Promise<void> {
  await page.evaluate(() => {
    for (const repli of document.querySelectorAll('details')) repli.open = true;
  });
  const themes = rang++ % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  for (const [taille, theme] of [
    [BUREAU, themes[0]],
    [TELEPHONE, themes[1]],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(taille);
    expect.soft(await axe(page), `${vue}, ${taille.width} px, ${theme}`).toEqual([]);
  }
  await page.setViewportSize(ETROIT);
  const largeur = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(largeur, `${vue} : rien ne dépasse à 320 px`).toBeLessThanOrEqual(ETROIT.width);
  await page.setViewportSize(BUREAU);
}

async function parcourir(contexte: BrowserContext, qui: string, vues: readonly Vue[], adresse = serveur.adresse): Promise<void> {
  const page = await contexte.newPage();
  const ecarts = surveiller(page, adresse);
  for (const { chemin, faire, refus } of vues) {
    const reponse = await page.goto(adresse + chemin);
    if (!refus) expect.soft(reponse?.status(), chemin).toBeLessThan(400);
    await faire?.(page);
    await examiner(page, `${qui} ${chemin}${faire ? ` (${faire.name})` : ''}`);
    expect.soft(ecarts.splice(0), `${qui} ${chemin}`).toEqual([]);
  }
  await page.close();
}

async function entrer(browser: Browser, compte?: string): Promise<BrowserContext> {
  const contexte = await browser.newContext({ viewport: BUREAU, colorScheme: 'light', reducedMotion: 'reduce', locale: 'fr-FR' });
  if (compte) {
    const form = { email: `${compte}@cru87.example`, motDePasse: 'demo-cru87-2026' };
    const reponse = await contexte.request.post(`${serveur.adresse}/connexion`, { form, maxRedirects: 0 });
    expect(reponse.status(), compte).toBe(303);
  }
  return contexte;
}

/** Sends a form as it stands, and waits for its sentences. */
const envoyer = (bouton: string | RegExp) =>
  async function refuse(page: Page) {
    await page.getByRole('main').getByRole('button', { name: bouton }).first().click();
    await expect(page.locator('.resume-erreurs').first()).toBeVisible();
  };

/** The link of the latest mail to someone. */
function lienDe(adresse: string, motif: string): string {
  const lettre = base
    .prepare('select lettre from courriels where adresse = ? and lettre like ? order by id desc')
    .pluck()
    .get(adresse, `%${motif}%`);
  return new RegExp(`${motif}[\\w-]+`).exec(String(lettre))?.[0] ?? '';
}

test('what a member of the cell sees', async ({ browser }) => {
  const contexte = await entrer(browser, 'direction.3');
  const page = await contexte.newPage();
  await page.goto(`${serveur.adresse}/cellule/deverrouiller`);
  await page.getByLabel('Votre phrase de membre').fill('phrase-demo-cellule-2026');
  await page.getByRole('button', { name: 'Ouvrir pour' }).click();
  await page.waitForURL(`${serveur.adresse}/cellule`);
  const demande = (await page.locator('main .feuille h3 a').last().getAttribute('href')) ?? '';
  await page.close();
  await parcourir(contexte, 'direction.3', [
    { chemin: demande },
    { chemin: `${demande}/ecrits/note/nouveau`, faire: envoyer('Garder cette note') },
    { chemin: `${demande}/ecrits/rencontre/nouveau` },
    { chemin: `${demande}/ecrits/constat/finances` },
    { chemin: `${demande}/documents`, faire: envoyer('Ajouter ce document') },
    { chemin: `${demande}/messages` },
  ]);
  await contexte.close();
});

test('what a visitor sees', async ({ browser }) => {
  const contexte = await entrer(browser);
  const objets = trouverObjets(base);
  await contexte.request.post(`${serveur.adresse}/connexion`, { form: { email: 'equipe.2@cru87.example' } });
  const chef = await entrer(browser, 'direction.2');
  const form = { prenom: 'Zoé', nom: 'Vauzelle', courriel: 'zoe@escale.example', fonction: 'animation', lien: 'salariat' };
  await chef.request.post(`${serveur.adresse}/reseau/structures/2/inviter`, { form });
  await chef.close();
  await parcourir(contexte, 'visiteur', [
    { chemin: '/connexion' },
    { chemin: '/connexion?suite=/stages', faire: envoyer('Recevoir un lien') },
    {
      chemin: '/connexion',
      async faire(page) {
        await page.getByText('J’ai un code à six chiffres').click();
        await envoyer('Entrer avec ce code')(page);
      },
    },
    {
      chemin: '/connexion',
      async faire(page) {
        await page.getByLabel('Votre adresse électronique').first().fill('personne@inconnue.example');
        await page.getByRole('button', { name: 'Recevoir un lien par courriel' }).click();
        await expect(page.getByRole('main')).toContainText('personne@inconnue.example');
      },
    },
    { chemin: lienDe('equipe.2@cru87.example', '/connexion/') },
    { chemin: '/connexion/inconnu', refus: true },
    { chemin: lienDe('zoe@escale.example', '/invitation/') },
    { chemin: '/invitation/inconnu', refus: true },
    { chemin: `/r/${objets.jeton}` },
    {
      chemin: `/r/${objets.jeton}`,
      async faire(page) {
        await page.locator('summary', { hasText: 'Refuser' }).click();
        await page.locator('[name="refuser-motif"]').fill('é'.repeat(2_500));
        await envoyer(/Refuser/)(page);
      },
    },
    { chemin: '/r/inconnu', refus: true },
    { chemin: '/aide' },
    { chemin: '/n-existe-pas', refus: true },
  ]);
  // The page that stands when nothing else does.
  const simple = await contexte.request.post(`${serveur.adresse}/connexion`, { headers: { Origin: 'null' }, form: {} });
  const page = await contexte.newPage();
  await page.route('**/venue-d-ailleurs', async (route) =>
    route.fulfill({ contentType: 'text/html', body: await simple.text() }),
  );
  await page.goto(`${serveur.adresse}/venue-d-ailleurs`);
  await examiner(page, 'visiteur, demande venue d’ailleurs');
  await contexte.close();
});

test('what a team and a partner see', async ({ browser }) => {
  const equipe = await entrer(browser, 'equipe.1');
  await parcourir(equipe, 'equipe.1', [
    ...['/accueil', '/agenda', '/moi', '/reseau', '/reseau/structures/1', '/stages'].map((chemin) => ({ chemin })),
    { chemin: '/feuille' },
    ...['/stages/structure', '/stages/calendrier', '/stages/chiffres'].map((chemin) => ({ chemin })),
    ...['/malles', '/malles?q=jongler', '/malles?q=introuvable', '/malles/cirque', '/malles/cirque/carnet?age=8'].map(
      (chemin) => ({ chemin }),
    ),
    { chemin: '/malles/cirque/carnet', faire: envoyer('Laisser cette idée') },
    ...['/formations', '/formations?quand=passees&q=rien', '/formations/besoins'].map((chemin) => ({ chemin })),
    { chemin: '/formations/besoins', faire: envoyer('Dire ce besoin au réseau') },
    ...['/formations/miennes', '/formations/chiffres', '/formations/chiffres/lignes?compte=personnes'].map((chemin) => ({
      chemin,
    })),
    { chemin: '/formations/structures/1', refus: true },
    { chemin: '/formations/999999', refus: true },
    ...['/malles/inconnue', '/malles/cirque/modifier'].map((chemin) => ({ chemin, refus: true })),
    ...['/troc/echanges', '/troc/vocabulaire'].map((chemin) => ({ chemin })),
    ...['/malles/attentes', '/malles/cirque/attendre'].map((chemin) => ({
      chemin,
    })),
    { chemin: '/reseau?q=introuvable' },
    ...['/troc/recherche', '/troc/recherche?q=cirque&type=tout&km=40', '/recherche?q=cirque', '/recherche?q=introuvable'].map(
      (chemin) => ({
        chemin,
      }),
    ),
    { chemin: '/reseau/structures/2/distance' },
    { chemin: '/experiences?q=introuvable' },
    ...[
      '/reseau?q=sant-junien',
      '/reseau?q=animation&quoi=personnes',
      '/reseau?milieu=rural&fin=2030-01-01',
      '/reseau?filtrer=1',
    ].map((chemin) => ({
      chemin,
    })),
    ...['/reseau/carte', '/reseau/carte?q=introuvable', '/reseau/carte?tri=distance'].map((chemin) => ({ chemin })),
    ...[
      '/reseau/competences',
      '/reseau/competences?q=budget',
      '/reseau/competences/cirque',
      '/reseau/competences/techniques',
    ].map((chemin) => ({ chemin })),
    { chemin: '/reseau/competences/proposer?nom=cirque' },
    { chemin: '/reseau/competences/proposer', faire: envoyer('Proposer ce mot') },
    { chemin: '/moi/savoir-faire' },
    { chemin: '/moi/savoir-faire', faire: envoyer('Ajouter à la liste') },
    { chemin: '/reseau/structures/24' },
    ...['', '?vue=liste', '?du=2026-01-05&au=2026-04-05', '?du=2026-01-05&au=2026-01-11'].map((suite) => ({
      chemin: `/malles/planning${suite}`,
    })),
    ...['', '?debut=2099-03-02&fin=2099-03-03', '?debut=2099-03-02&fin=2099-03-01'].map((suite) => ({
      chemin: `/malles/libres${suite}`,
    })),
    { chemin: '/stages/nouveau', refus: true },
    { chemin: '/reglages', refus: true },
    {
      chemin: '/moi',
      async faire(page) {
        await page.getByLabel(/Votre téléphone/).fill('douze');
        await envoyer('Enregistrer ce que')(page);
      },
    },
    {
      chemin: '/moi',
      async faire(page) {
        await page.getByText('Changer de mot de passe').first().click();
        await page.getByLabel('Nouveau mot de passe').fill('azertyuiop12');
        await envoyer('Changer de mot de passe')(page);
      },
    },
    {
      chemin: '/moi',
      async faire(page) {
        await page.getByText('Changer d’adresse électronique').click();
        await envoyer('Envoyer le lien')(page);
      },
    },
    { chemin: '/moi?adresse=inconnue' },
    { chemin: '/moi/deux-temps' },
    { chemin: '/moi/deux-temps', faire: envoyer('Protéger mon compte') },
    {
      chemin: '/moi/autre-appareil',
      async faire(page) {
        await page.getByRole('button', { name: 'Faire un code' }).click();
        await expect(page.locator('.code-a-montrer')).toBeVisible();
      },
    },
    {
      chemin: '/agenda',
      async faire(page) {
        await page.getByRole('button', { name: 'Faire mon lien secret' }).click();
        await expect(page.getByLabel('Votre lien secret')).toBeVisible();
      },
    },
  ]);
  await equipe.close();
  const partenaire = await entrer(browser, 'partenaire.caf');
  await parcourir(
    partenaire,
    'partenaire',
    ['/accueil', '/agenda'].map((chemin) => ({ chemin })),
  );
  await partenaire.close();
});

test('what those who direct see', async ({ browser }) => {
  const contexte = await entrer(browser, 'direction.1');
  const { propose, accepte, passe, realise, clos, racontes, tours, appui, malles, attente } = trouverObjets(base);
  const envoyee = Number(
    base
      .prepare("select id from stages where statut = 'propose' and structure_origine_id = 1 and cote_qui_propose = 'origine'")
      .pluck()
      .get(),
  );
  await parcourir(contexte, 'direction.1', [
    ...['/accueil', '/plus', '/stages', '/stages/nouveau', '/stages/nouveau?accueil=2'].map((chemin) => ({
      chemin,
    })),
    ...['/stages/structure', '/stages/calendrier', '/stages/chiffres', '/stages?compte=faits'].map((chemin) => ({ chemin })),
    ...['/formations/chiffres', '/formations/structures/1', '/formations/structures/1?annee=2031'].map((chemin) => ({ chemin })),
    ...['/malles/chiffres', '/malles/chiffres?malle=cirque', '/malles/chiffres/lignes?compte=prets'].map((chemin) => ({
      chemin,
    })),
    { chemin: '/stages/nouveau?sens=accueillir' },
    { chemin: '/stages/nouveau?origine=3' },
    { chemin: '/stages/nouveau', faire: envoyer(/Envoyer la proposition/) },
    ...[propose, envoyee, accepte, passe, realise].map((id) => ({ chemin: `/stages/${id}` })),
    ...[`${propose}/refuser`, `${propose}/accepter`, `${envoyee}/retirer`].map((suite) => ({ chemin: `/stages/${suite}` })),
    { chemin: `/stages/${accepte}/annuler`, faire: envoyer(/Annuler/) },
    { chemin: `/stages/${passe}/constater_absence`, faire: envoyer(/pas eu lieu/) },
    { chemin: `/stages/${envoyee}/accepter`, refus: true },
    { chemin: `/stages/${realise}/annuler`, refus: true },
    { chemin: '/stages/999999', refus: true },
    { chemin: `/malles/attentes/${attente}` },
    ...[
      '/tours-de-table',
      `/tours-de-table/${tours.ouvert}`,
      `/tours-de-table/${tours.ouvert}/repondre`,
      `/tours-de-table/${tours.clos}`,
    ].map((chemin) => ({ chemin })),
    ...['/troc', '/troc?etat=endormie&type=offre', '/troc/annonces/1'].map((chemin) => ({ chemin })),
    ...['/troc/appuis', '/troc/appuis?etat=comptes_rendus', '/troc/appuis/nouveau'].map((chemin) => ({ chemin })),
    ...['demande', 'experts_sollicites', 'clos'].map((statut) => ({ chemin: `/troc/appuis/${appui(statut)}` })),
    { chemin: '/troc/appuis/nouveau', faire: envoyer('Demander cet appui technique') },
    ...['/reservations', `/reservations/${malles.pret}`, `/reservations/${malles.pret}/changer`].map((chemin) => ({ chemin })),
    { chemin: '/malles/cirque/reserver', faire: envoyer(/^Réserver la malle/) },
    { chemin: `/malles/cirque/reserver?debut=${malles.jourPris}&fin=${malles.jourPris}` },
    { chemin: '/malles/jeux-cooperatifs/reserver' },
    { chemin: `/reservations/${malles.pret}/modifier` },
    { chemin: `/reservations/${malles.pret}/annuler`, faire: envoyer('Annuler ce prêt') },
    { chemin: `/reservations/${malles.pret}/prolonger`, refus: true },
    ...['offre', 'besoin&titre=Jardin'].map((type) => ({ chemin: `/troc/annonces/nouvelle?type=${type}` })),
    { chemin: '/troc/annonces/nouvelle?type=besoin', faire: envoyer(/Publier/) },
    ...['/experiences', `/experiences/${racontes.publiee}`, `/stages/${clos}/experience`].map((chemin) => ({ chemin })),
    { chemin: `/stages/${clos}/experience`, faire: envoyer('Proposer ce texte') },
    ...['', '?corriger', '?retirer'].map((suite) => ({ chemin: `/stages/${racontes.aConsentir}/experience${suite}` })),
    { chemin: '/reseau/structures/1' },
    { chemin: '/reseau/structures/1/modifier' },
    { chemin: '/reseau/structures/1/savoir-faire' },
    { chemin: '/reseau/structures/1/accueillir' },
    { chemin: '/reseau/structures/1/accueillir', faire: envoyer('Ajouter cette fermeture') },
    { chemin: '/reseau/structures/1/accueillir', faire: envoyer('Ajouter ce signataire') },
    {
      chemin: '/reseau/structures/1/modifier',
      async faire(page) {
        await page.getByLabel('Nom de la structure').fill('');
        await page.getByLabel('Courriel').fill('sans arobase');
        await envoyer('Enregistrer cette page')(page);
      },
    },
    {
      chemin: '/reseau/structures/1/modifier',
      async faire(page) {
        for (const pli of ['Le territoire', 'Autres lieux', 'Qui la porte', 'Photo et logo']) {
          await page.locator('summary', { hasText: pli }).click();
        }
        await page.getByLabel('D’autres communes').fill('Glandn');
        await page.getByLabel('Équivalents temps plein').fill('3,5');
        await envoyer('Enregistrer cette page')(page);
      },
    },
    { chemin: '/reseau/structures/1/inviter' },
    { chemin: '/reseau/structures/1/equipe/1/depart' },
    {
      chemin: '/reseau/structures/1/equipe/1/depart',
      async faire(page) {
        await page.getByLabel('Son dernier jour').fill('');
        await envoyer('Noter ce départ')(page);
      },
    },
    { chemin: '/reseau/personnes/3' },
    { chemin: '/reseau/structures/1/inviter', faire: envoyer(/invitation/i) },
    ...['/moi/donnees', '/moi/donnees?effacer', '/reseau/structures/1/historique'].map((chemin) => ({ chemin })),
    ...['/cellule', '/cellule/demander', '/cellule/deverrouiller', '/cellule/promesse'].map((chemin) => ({ chemin })),
    {
      chemin: '/cellule/vigilance',
      async faire(page) {
        await page.getByLabel('Il reste peu de temps').check();
        await page.getByRole('button', { name: 'Voir ce que cela invite à discuter' }).click();
        await expect(page.getByRole('heading', { name: 'Des repères à discuter' })).toBeVisible();
      },
    },
    { chemin: '/reseau/structures/1/historique?personne=introuvable' },
  ]);
  await contexte.close();
});

test('what the coordination sees', async ({ browser }) => {
  const contexte = await entrer(browser, 'coordination');
  const parEtat = base.prepare('select min(id) from stages group by statut').pluck().all();
  const { aNoter, appui, courriel } = trouverObjets(base);
  const sansStage = base
    .prepare('select max(id) from personnes where id not in (select stagiaire_id from stages) and courriel is null')
    .pluck()
    .get();
  const liste = Buffer.from(
    ['Nom de la structure;Commune;Code postal;SIRET;Directrice;Mail', 'Le Pré;Limoges;;12;Ana Roy;ana@pre.example', ';;;;;'].join(
      '\n',
    ),
  );
  await parcourir(contexte, 'coordination', [
    ...['/accueil', '/plus', '/stages', '/reglages', '/journal', '/courriels', `/courriels/${courriel}`, '/taches'].map(
      (chemin) => ({
        chemin,
      }),
    ),
    ...['/reseau', '/reseau/exporter', '/reseau/import', '/reseau/import?inviter', '/stages?filtre=passes'].map((chemin) => ({
      chemin,
    })),
    ...['/cellule/reperes', '/cellule/reperes/tresorerie'].map((chemin) => ({ chemin })),
    { chemin: '/cellule/reperes/nouveau', faire: envoyer('Ajouter ce repère') },
    ...['/stages/suivi', '/stages/suivi?tout=reponses', '/stages/calendrier', '/stages/chiffres'].map((chemin) => ({ chemin })),
    ...parEtat.map((id) => ({ chemin: `/stages/${id}` })),
    ...['/reseau/a-verifier', '/journal?domaine=reseau', '/journal/1/annuler', '/reseau/personnes/2/effacer'].map((chemin) => ({
      chemin,
    })),
    { chemin: `/reseau/personnes/${sansStage}/effacer`, faire: envoyer(/Effacer les données/) },
    { chemin: `/stages/${aNoter}/refuser` },
    ...['demande', 'experts_sollicites', 'programme', 'tenu'].map((statut) => ({ chemin: `/troc/appuis/${appui(statut)}` })),
    { chemin: `/troc/appuis/${appui('demande')}/solliciter`, faire: envoyer('Envoyer les invitations') },
    { chemin: `/troc/appuis/${appui('experts_sollicites')}/programmer`, faire: envoyer(/^Fixer cette séance/) },
    ...[`${appui('programme')}/remettre`, `${appui('tenu')}/clore`, `${appui('demande')}/modifier`].map((suite) => ({
      chemin: `/troc/appuis/${suite}`,
    })),
    { chemin: `/troc/appuis/${appui('programme')}/clore`, refus: true },
    ...[
      '/formations/7',
      '/formations/7/clore',
      '/formations/12',
      '/formations/besoins/1/theme',
      '/formations/7/synthese',
      '/formations/qualifications',
    ].map((chemin) => ({ chemin })),
    { chemin: '/formations/7/supports', faire: envoyer('Ajouter ce support') },
    { chemin: '/formations/10/confier', faire: envoyer('Confier cette formation') },
    { chemin: '/formations/7/reponses/chaud', faire: envoyer('Noter cette réponse') },
    {
      chemin: '/formations/qualifications/references/direction_centre_social',
      faire: envoyer('Noter ce changement'),
    },
    { chemin: `/stages/${aNoter}/refuser`, faire: envoyer(/Refuser/) },
    { chemin: '/reseau/import', faire: envoyer('Lire ce fichier') },
    {
      chemin: '/reseau/import',
      async faire(page) {
        await page.getByLabel('Le fichier').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: liste });
        await page.getByRole('button', { name: 'Lire ce fichier' }).click();
        await expect(page.getByText('Rien n’est encore écrit.')).toBeVisible();
      },
    },
    {
      chemin: '/reglages',
      async faire(page) {
        await page.getByLabel('Nom du réseau').fill('');
        await envoyer('Changer les réglages')(page);
      },
    },
  ]);
  await contexte.close();
});

test('what who keeps the malles sees', async ({ browser }) => {
  const contexte = await entrer(browser, 'coordination');
  const { malles } = trouverObjets(base);
  await parcourir(contexte, 'coordination', [
    ...['contenu', 'photos', 'etat'].map((suite) => ({ chemin: `/malles/cirque/${suite}` })),
    { chemin: '/malles/nouvelle', faire: envoyer('Ajouter cette malle') },
    {
      chemin: '/malles/cirque/modifier',
      async faire(page) {
        for (const pli of ['Qui la garde', 'Sa notice', 'Les règles du prêt']) {
          await page.locator('summary', { hasText: pli }).click();
        }
        await page.getByLabel('Durée la plus longue').fill('beaucoup');
        await envoyer(/^Enregistrer la malle/)(page);
      },
    },
    { chemin: '/malles/cirque/contenu', faire: envoyer('Ajouter à la malle') },
    { chemin: '/malles/cirque/contenu?objet=1' },
    { chemin: '/malles/cirque/photos', faire: envoyer('Ajouter cette photo') },
    {
      chemin: '/malles/cirque/etat',
      async faire(page) {
        await page.getByRole('radio', { name: /^Hors service/ }).check();
        await envoyer('Enregistrer et prévenir')(page);
      },
    },
    ...['/reservations?cote=malles', '/malles/cirque/reserver', `/reservations/${malles.demande}`].map((chemin) => ({ chemin })),
    { chemin: `/reservations/${malles.demande}/refuser`, faire: envoyer(/^Refuser/) },
  ]);
  await contexte.close();
});

test('what one sees in front of a malle', async ({ browser }) => {
  const pret = `/reservations/${trouverObjets(base).pret('cirque', 1)}`;
  const garde = await entrer(browser, 'direction.2');
  await parcourir(garde, 'direction.2', [
    { chemin: '/malles/cirque/ici' },
    { chemin: '/malles/cirque/racheter' },
    { chemin: `${pret}/rendre`, refus: true },
    { chemin: `${pret}/recompter`, refus: true },
    { chemin: `${pret}/signaler`, refus: true },
    { chemin: `${pret}/regulariser`, refus: true },
    { chemin: `${pret}/remettre` },
    {
      chemin: `${pret}/remettre`,
      async faire(page) {
        await page
          .getByRole('button', { name: /^Un de moins/ })
          .first()
          .click();
        await page.getByLabel('La reçoit').fill('');
        await envoyer(/^Remettre la malle/)(page);
      },
    },
  ]);
  await garde.close();
  const emprunte = await entrer(browser, 'equipe.1');
  await parcourir(emprunte, 'equipe.1', [{ chemin: '/malles/cirque/ici' }, { chemin: '/malles/radio/ici' }]);
  await emprunte.close();
});

test('what the coordination keeps of the network', async ({ browser }) => {
  const contexte = await entrer(browser, 'coordination');
  const partenaire = base.prepare("select min(personne_id) from roles_reseau where role = 'partenaire'").pluck().get();
  await parcourir(contexte, 'coordination', [
    ...['/reseau/qpv', '/reseau/qpv?modifier=1', '/reseau/qpv?modifier=2', '/reseau/structures/nouvelle'].map((chemin) => ({
      chemin,
    })),
    { chemin: '/reseau/qpv', faire: envoyer('Ajouter ce quartier') },
    ...['/cellule/portes', '/cellule/portes/cip', '/cellule/portes/nouvelle'].map((chemin) => ({ chemin })),
    { chemin: '/cellule/portes/nouvelle', faire: envoyer('Ajouter cette porte') },
    { chemin: '/reseau/structures/nouvelle', faire: envoyer('Ajouter seulement') },
    ...['/reseau/structures/24', '/reseau/structures/2/depart'].map((chemin) => ({ chemin })),
    { chemin: '/reseau/structures/2/depart', faire: envoyer(/Noter le départ/) },
    ...['/reseau/competences', '/reseau/competences/cirque/modifier', '/reseau/competences/escape-game/modifier'].map(
      (chemin) => ({
        chemin,
      }),
    ),
    { chemin: '/reseau/roles' },
    { chemin: '/reseau/roles', faire: envoyer('Donner ce rôle') },
    { chemin: '/cellule/recusations' },
    { chemin: '/cellule/recusations', faire: envoyer('Me récuser pour cette structure') },
    { chemin: `/reseau/roles/${partenaire}` },
    ...['/reseau/agrements', '/reseau/agrements?genre=evs', '/reseau/agrements/animation_globale'].map((chemin) => ({ chemin })),
    ...['/reseau/agrements/nouveau', '/reseau/agrements/clas?retirer'].map((chemin) => ({ chemin })),
    ...['', '/1', '/1?corriger', '/1?retirer'].map((suite) => ({ chemin: `/reseau/structures/1/agrements${suite}` })),
    { chemin: '/reseau/structures/1/agrements', faire: envoyer('Noter cet agrément') },
    { chemin: '/reseau/structures/1/equipe/3' },
    { chemin: '/reseau/structures/1/equipe/3?fonction=nouvelle' },
    { chemin: '/reseau/structures/1/equipe/3?fonction=nouvelle', faire: envoyer('Ajouter cette fonction') },
    ...['/reseau/structures/1/equipe/3/depart', '/reseau/personnes/2', '/reseau/personnes/2/fusionner?q=a'].map((chemin) => ({
      chemin,
    })),
    { chemin: '/reseau/personnes/2/fusionner?avec=3' },
    { chemin: '/reseau/personnes/2/fusionner?avec=3', faire: envoyer('Réunir les deux fiches') },
    {
      chemin: '/reseau/structures/1/equipe/3',
      async faire(page) {
        await page.getByLabel('Prénom').fill('');
        await envoyer('Enregistrer la correction')(page);
      },
    },
  ]);
  await contexte.close();
});

test('what an empty house shows', async ({ browser }) => {
  const maison = await demarrerServeur({ dossier: dossierNeuf(), port: await portLibre() });
  try {
    const contexte = await entrer(browser);
    await parcourir(
      contexte,
      'maison vide',
      [{ chemin: '/ouvrir' }, { chemin: '/ouvrir', faire: envoyer('Créer le réseau') }],
      maison.adresse,
    );
    const code = /[A-Z]{4}-[A-Z]{4}/.exec(maison.paroles())?.[0] ?? '';
    const moi = { prenom: 'Nadège', nom: 'Faucher', courriel: 'nadege@reseau.example' };
    const form = { code, nomReseau: 'CRU 87', departement: '87', ...moi };
    expect((await contexte.request.post(`${maison.adresse}/ouvrir`, { form, maxRedirects: 0 })).status()).toBe(303);
    const chemins = [
      '/accueil',
      '/agenda',
      '/reseau',
      '/stages',
      ...['/stages/structure', '/stages/calendrier', '/stages/suivi', '/stages/chiffres'],
      '/experiences',
      ...['/tours-de-table', '/tours-de-table/nouveau'],
      ...['/troc/appuis', '/troc/appuis/nouveau'],
      ...['/malles', '/malles/nouvelle'],
      '/reservations',
      '/moi',
      '/plus',
      '/courriels',
      '/journal',
      '/taches',
      '/reseau/import?inviter',
      '/moi/donnees',
      '/reseau/a-verifier',
    ];
    await parcourir(
      contexte,
      'maison vide',
      chemins.map((chemin) => ({ chemin })),
      maison.adresse,
    );
    await contexte.close();
  } finally {
    await maison.arreter();
  }
});

/** Presses Tab until something holds the focus, as someone without a mouse does. */
async function allerA(page: Page, cible: Locator): Promise<void> {
  for (let pas = 0; pas < 90; pas++) {
    await page.keyboard.press('Tab');
    if ((await cible.count()) === 0) continue;
    if (await cible.first().evaluate((element) => element === document.activeElement)) {
      const visible = await cible.first().evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      expect(visible, `le focus se voit sur ${cible}`).toBe(true);
      return;
    }
  }
  throw new Error(`La touche Tab n’atteint pas ${cible}.`);
}

/** A day at least ninety days away whose number is its month's: every keyboard types it the same way. */
function jourSansOrdre(): { frappe: string; iso: string } {
  const loin = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const annee = Number(loin.slice(0, 4));
  const iso = [annee, annee + 1]
    .flatMap((an) => ['02-02', '03-03', '09-09', '10-10', '12-12'].map((jour) => `${an}-${jour}`))
    .find((jour) => jour > loin);
  if (!iso) throw new Error('aucun jour');
  return { frappe: `${iso.slice(8)}${iso.slice(5, 7)}${iso.slice(0, 4)}`, iso };
}

test('from the door to a proposed stage with the keyboard alone', async ({ browser }) => {
  const page = await (await entrer(browser)).newPage();
  const { frappe, iso } = jourSansOrdre();
  await page.goto(`${serveur.adresse}/connexion`);
  await allerA(page, page.getByLabel('Votre adresse électronique').first());
  await page.keyboard.type('direction.10@cru87.example');
  await allerA(page, page.locator('summary', { hasText: 'J’ai un mot de passe' }));
  await page.keyboard.press('Enter');
  await allerA(page, page.getByLabel('Votre mot de passe', { exact: true }));
  await page.keyboard.type('demo-cru87-2026');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/accueil$/);
  await page.reload();
  // The first stop of a page leads to its content.
  await page.keyboard.press('Tab');
  await expect(page.locator('.evitement')).toBeFocused();
  await allerA(page, page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Troc' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/troc$/);
  await allerA(page, page.getByRole('navigation', { name: 'Le troc' }).getByRole('link', { name: 'Stages' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/stages$/);
  await allerA(page, page.getByRole('link', { name: 'Proposer un stage' }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/stages\/nouveau/);
  await allerA(page, page.getByLabel('Où ?'));
  await page.keyboard.press('ArrowDown');
  await allerA(page, page.getByLabel('Qui part en stage ?'));
  await page.keyboard.press('ArrowDown');
  await allerA(page, page.getByLabel('Premier jour', { exact: true }));
  await page.keyboard.type(frappe);
  await expect(page.getByLabel('Premier jour', { exact: true })).toHaveValue(iso);
  await allerA(page, page.getByLabel('Dernier jour', { exact: true }));
  await page.keyboard.type(frappe);
  // Sent too early: the focus goes to the summary, whose first line leads to the field.
  await allerA(page, page.getByRole('button', { name: /Envoyer la proposition/ }));
  await page.keyboard.press('Enter');
  await expect(page.locator('.resume-erreurs')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Que vient-on apprendre ?')).toBeFocused();
  await page.keyboard.type('Voir comment vous tenez le four à pain.');
  await allerA(page, page.getByRole('button', { name: /Envoyer la proposition/ }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/stages\/\d+$/);
  await expect(page.getByRole('main')).toContainText('Voir comment vous tenez le four à pain.');
  await page.context().close();
});

test('a first page loads at most 110 kB of compressed JavaScript, and nothing from elsewhere', async ({ browser }) => {
  for (const [chemin, compte] of [
    ['/connexion', undefined],
    ['/accueil', 'direction.1'],
    ['/agenda', 'direction.1'],
  ] as const) {
    const contexte = await entrer(browser, compte);
    const page = await contexte.newPage();
    const ecarts = surveiller(page, serveur.adresse);
    let octets = 0;
    const lectures: Promise<void>[] = [];
    page.on('response', (reponse) => {
      if (reponse.request().resourceType() !== 'script') return;
      lectures.push(
        reponse.body().then((corps) => {
          octets += gzipSync(corps, { level: 6 }).length;
        }),
      );
      const servi = reponse.headers();
      if (Number(servi['content-length'] ?? 2048) > 1024)
        expect.soft(servi['content-encoding'], reponse.url()).toMatch(/^(gzip|br)$/);
    });
    await page.goto(serveur.adresse + chemin, { waitUntil: 'networkidle' });
    await Promise.all(lectures);
    expect.soft(octets, `${chemin} : ${octets} octets`).toBeGreaterThan(20_000);
    expect.soft(octets, `${chemin} : ${octets} octets`).toBeLessThanOrEqual(110_000);
    expect.soft(ecarts, chemin).toEqual([]);
    await contexte.close();
  }
});
