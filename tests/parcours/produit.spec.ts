import * as XLSX from '@e965/xlsx';
import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';

// Sentences of the product's rules, copied by hand, and tried as a client without JavaScript would.
// Each test uses structures of its own, so that they may run side by side.

type Client = APIRequestContext;

async function entrer(
  playwright: { request: { newContext(o: object): Promise<Client> } },
  baseURL: string | undefined,
  qui: string,
): Promise<Client> {
  const client = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  const form = { email: `${qui}@cru87.example`, motDePasse: 'demo-cru87-2026' };
  expect((await client.post('/connexion', { form, maxRedirects: 0 })).status()).toBe(303);
  return client;
}

/** The values offered by a list of a page, by their text. */
async function choix(client: Client, adresse: string, champ: string): Promise<{ valeur: string; texte: string }[]> {
  const html = await (await client.get(adresse)).text();
  const liste = new RegExp(`<select[^>]*name="${champ}"[^>]*>(.*?)</select>`, 's').exec(html)?.[1] ?? '';
  return [...liste.matchAll(/<option[^>]*value="(\d+)"[^>]*>([^<]*)/g)].map(([, valeur = '', texte = '']) => ({ valeur, texte }));
}

/** A working day, `rang` weeks after the next quarter: each test has its own. */
function unMercredi(rang: number): string {
  const jour = new Date(Date.now() + (84 + 7 * rang) * 86_400_000);
  while (jour.getUTCDay() !== 3) jour.setUTCDate(jour.getUTCDate() + 1);
  // 1 January, 1 May, 8 May, 14 July, 15 August, 1 and 11 November, 25 December: the day before is worked.
  const ferie = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].includes(
    jour.toISOString().slice(5, 10),
  );
  if (ferie) jour.setUTCDate(jour.getUTCDate() - 1);
  return jour.toISOString().slice(0, 10);
}

async function proposer(
  client: Client,
  de: number,
  chez: number,
  jour: string,
  extra: Record<string, string> = {},
): Promise<APIResponse> {
  const [premiere] = await choix(client, `/stages/nouveau?sens=envoyer&structure=${de}`, 'stagiaireId');
  return client.post('/stages/nouveau', {
    form: {
      sens: 'envoyer',
      structureId: String(de),
      autreStructureId: String(chez),
      stagiaireId: premiere?.valeur ?? '',
      du: jour,
      au: jour,
      objectif: 'Observer l’accueil.',
      ...extra,
    },
    maxRedirects: 0,
  });
}

const cheminDe = (reponse: APIResponse) => reponse.headers().location ?? '';
const agir = (client: Client, stage: string, acte: string, form: Record<string, string> = {}) =>
  client.post(`${stage}/${acte}`, { form, maxRedirects: 0 });

test('« one side made an offer; the OTHER side is awaited »', async ({ playwright, baseURL }) => {
  const [six, trois] = [await entrer(playwright, baseURL, 'direction.6'), await entrer(playwright, baseURL, 'direction.3')];
  const reponse = await proposer(six, 6, 3, unMercredi(0));
  expect(reponse.status()).toBe(303);
  const stage = cheminDe(reponse);
  expect((await agir(six, stage, 'accepter')).status(), 'the side that offered does not answer itself').toBe(403);
  expect((await agir(trois, stage, 'retirer')).status(), 'the side awaited does not withdraw').toBe(403);
  expect((await agir(trois, stage, 'accepter')).status()).toBe(303);
  expect((await agir(six, stage, 'retirer')).status(), 'what is agreed is no more withdrawn').toBe(409);
  expect(await (await six.get(stage)).text()).toContain('Accepté');
});

test('« annuler (either, reason) »', async ({ playwright, baseURL }) => {
  const [huit, neuf] = [await entrer(playwright, baseURL, 'direction.8'), await entrer(playwright, baseURL, 'direction.9')];
  const stage = cheminDe(await proposer(huit, 8, 9, unMercredi(1)));
  expect((await agir(neuf, stage, 'accepter')).status()).toBe(303);
  const sansRaison = await agir(neuf, stage, 'annuler');
  expect([409, 422]).toContain(sansRaison.status());
  expect(await sansRaison.text()).toContain('Dites pourquoi');
  expect((await agir(neuf, stage, 'annuler', { motif: 'Notre toit fuit.' })).status()).toBe(303);
  expect(await (await huit.get(stage)).text()).toContain('Notre toit fuit.');
});

test('« Clashes are refused: one person in two stages on one half-day »', async ({ playwright, baseURL }) => {
  const dix = await entrer(playwright, baseURL, 'direction.10');
  expect((await proposer(dix, 10, 11, unMercredi(2))).status()).toBe(303);
  const seconde = await proposer(dix, 10, 12, unMercredi(2), { momentDu: 'apres-midi' });
  expect(seconde.status()).toBe(409);
  expect(await seconde.text()).toContain('Observer l’accueil.');
});

test('« more people than the host’s places; one’s own structure as host »', async ({ playwright, baseURL }) => {
  const hote = await entrer(playwright, baseURL, 'direction.13');
  const jour = unMercredi(3);
  const stages: string[] = [];
  for (const rang of [14, 15, 16]) {
    const client = await entrer(playwright, baseURL, `direction.${rang}`);
    const reponse = await proposer(client, rang, 13, jour);
    if (rang === 14) expect((await proposer(client, 14, 14, unMercredi(4))).status(), 'one’s own structure').toBe(409);
    if (reponse.status() === 303) stages.push(cheminDe(reponse));
  }
  const reponses: number[] = [];
  for (const stage of stages) reponses.push((await agir(hote, stage, 'accepter')).status());
  expect(reponses.filter((statut) => statut === 303)).toHaveLength(2);
  expect(stages.length - 2 === reponses.filter((statut) => statut === 409).length).toBe(true);
});

test('« Short path, observation of at most 2 days »: longer, it takes a convention, signed first', async ({
  playwright,
  baseURL,
}) => {
  const [dixSept, dixHuit] = [
    await entrer(playwright, baseURL, 'direction.17'),
    await entrer(playwright, baseURL, 'direction.18'),
  ];
  const mercredi = unMercredi(5);
  const plusTard = (jours: number) => new Date(Date.parse(mercredi) + jours * 86_400_000).toISOString().slice(0, 10);
  const trop = await proposer(dixSept, 17, 18, mercredi, { au: plusTard(120) });
  expect(trop.status()).toBe(422);
  expect(await trop.text()).toContain('trois mois');
  const court = cheminDe(await proposer(dixSept, 17, 18, mercredi));
  expect((await dixHuit.get(`${court}/signer`)).status(), 'nothing to sign on the short path').toBe(404);
  expect((await agir(dixSept, court, 'retirer')).status()).toBe(303);
  const reponse = await proposer(dixSept, 17, 18, mercredi, { activite: 'travailler' });
  expect(reponse.status()).toBe(303);
  const stage = cheminDe(reponse);
  expect((await agir(dixHuit, stage, 'accepter')).status()).toBe(303);
  expect((await dixHuit.get(`${stage}/papiers/convention.pdf`)).status()).toBe(200);
  expect((await agir(dixHuit, stage, 'constater')).status()).toBe(409);
});

test('« What a person may not see is 404; 403 only answers an act refused on an object that one can see »', async ({
  playwright,
  baseURL,
}) => {
  const [dixHuit, autre] = [await entrer(playwright, baseURL, 'direction.18'), await entrer(playwright, baseURL, 'direction.2')];
  const partenaire = await entrer(playwright, baseURL, 'partenaire.caf');
  const stage = cheminDe(await proposer(dixHuit, 18, 17, unMercredi(6)));
  for (const exclue of [autre, partenaire]) {
    expect((await exclue.get(stage)).status()).toBe(404);
    expect((await agir(exclue, stage, 'accepter')).status()).toBe(404);
    expect((await exclue.get(`${stage}/papiers/ordre-de-mission.pdf`)).status()).toBe(404);
  }
  const coordination = await entrer(playwright, baseURL, 'coordination');
  expect((await coordination.get(stage)).status(), 'the coordination sees every stage').toBe(200);
  expect((await agir(coordination, stage, 'accepter')).status(), 'and commits none but her own').toBe(403);
});

test('« any answer can be noted by the coordination on behalf of someone, recorded as such and confirmed by mail »', async ({
  playwright,
  baseURL,
}) => {
  const dixNeuf = await entrer(playwright, baseURL, 'direction.19');
  const coordination = await entrer(playwright, baseURL, 'coordination');
  const stage = cheminDe(await proposer(dixNeuf, 19, 20, unMercredi(7)));
  const qui = await choix(coordination, `${stage}/accepter`, 'auNomDe');
  const radios = [
    ...(await (await coordination.get(`${stage}/accepter`)).text()).matchAll(/name="auNomDe"[^>]*value="(\d+)"/g),
  ].map(([, v]) => v);
  const auNomDe = qui[0]?.valeur ?? radios[0] ?? '';
  expect(auNomDe, 'the page asks for whom').not.toBe('');
  expect((await agir(dixNeuf, stage, 'accepter', { auNomDe, canal: 'telephone' })).status(), 'nobody else notes an answer').toBe(
    403,
  );
  expect((await agir(coordination, stage, 'accepter', { auNomDe, canal: 'telephone' })).status()).toBe(303);
  const page = await (await dixNeuf.get(stage)).text();
  expect(page).toContain('au téléphone');
  expect(await (await coordination.get('/journal')).text()).toContain('téléphone');
  expect(await (await coordination.get('/courriels')).text()).toContain('direction.20@cru87.example');
});

test('« GET shows, POST acts; mail scanners press nothing »', async ({ playwright, baseURL }) => {
  const vingtEtUn = await entrer(playwright, baseURL, 'direction.21');
  const coordination = await entrer(playwright, baseURL, 'coordination');
  const stage = cheminDe(await proposer(vingtEtUn, 21, 22, unMercredi(8)));
  const liste = await (await coordination.get('/courriels')).text();
  const rangee = liste.split('<tr').find((morceau) => morceau.includes('direction.22@cru87.example')) ?? '';
  const courriel = await (await coordination.get(/href="(\/courriels\/\d+)"/.exec(rangee)?.[1] ?? '/courriels/0')).text();
  const lien = /\/r\/[A-Za-z0-9_-]+/.exec(courriel)?.[0] ?? '';
  const personne = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  for (let lecture = 0; lecture < 3; lecture++) expect((await personne.get(lien)).status()).toBe(200);
  expect(await (await vingtEtUn.get(stage)).text()).toContain('Réponse attendue');
  const reponse = await personne.post(lien, { form: { acte: 'accepter', proposition: '1' }, maxRedirects: 0 });
  expect(reponse.status()).toBe(200);
  expect(await (await vingtEtUn.get(stage)).text()).toContain('Accepté');
  expect(
    (await personne.post(lien, { form: { acte: 'accepter', proposition: '1' }, maxRedirects: 0 })).status(),
    'a second answer changes nothing',
  ).not.toBe(500);
});

test('« A double click makes one thing »', async ({ playwright, baseURL }) => {
  const vingtTrois = await entrer(playwright, baseURL, 'direction.23');
  const geste = `geste-${Date.now()}`;
  const [une, deux] = await Promise.all([1, 2].map(() => proposer(vingtTrois, 23, 24, unMercredi(9), { geste })));
  expect([une?.status(), deux?.status()]).toEqual([303, 303]);
  expect(cheminDe(une as APIResponse)).toBe(cheminDe(deux as APIResponse));
});

test('a partenaire has no troc, and never a list naming who gave or lacked', async ({ playwright, baseURL }) => {
  const msa = await entrer(playwright, baseURL, 'partenaire.msa');
  for (const adresse of ['/stages', '/stages/nouveau', '/stages.data']) expect((await msa.get(adresse)).status()).toBe(404);
  expect(await (await msa.get('/agenda')).text()).not.toContain('/stages/');
});

test('someone who has left her last structure reads nothing of the network any more', async ({ playwright, baseURL }) => {
  const coordination = await entrer(playwright, baseURL, 'coordination');
  const elle = await entrer(playwright, baseURL, 'equipe.22');
  expect((await elle.get('/reseau')).status()).toBe(200);
  const html = await (await coordination.get('/reseau/structures/22')).text();
  const siens = [...html.matchAll(/equipe\/(\d+)"/g)].map(([, id = '']) => id);
  expect(siens).not.toEqual([]);
  const pages = await Promise.all(siens.map((id) => coordination.get(`/reseau/structures/22/equipe/${id}`)));
  const textes = await Promise.all(pages.map((page) => page.text()));
  const rang = textes.findIndex((texte) => texte.includes('equipe.22@cru87.example'));
  const hier = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const reste = siens.find((_, autre) => autre !== rang) ?? '';
  const form = { acte: 'partir', dernierJour: hier, aId: reste };
  const reponse = await coordination.post(`/reseau/structures/22/equipe/${siens[rang]}/depart`, { form, maxRedirects: 0 });
  expect(reponse.status()).toBe(303);
  // Her devices are closed; entering again, she finds her own data and nothing of the network.
  expect((await elle.get('/reseau', { maxRedirects: 0 })).headers().location).toMatch(/^\/connexion/);
  const revenue = await entrer(playwright, baseURL, 'equipe.22');
  for (const adresse of ['/reseau', '/accueil', '/stages', '/agenda', '/reseau/carte', '/reseau/export.csv']) {
    expect((await revenue.get(adresse)).status(), adresse).toBe(403);
  }
  expect((await revenue.get('/moi/donnees')).status()).toBe(200);
  // « A person who has left keeps her certificate »: that of the formation that she followed before.
  const [sien = ''] = papiersDe(await (await revenue.get('/moi/certificats')).text());
  expect(sien).toMatch(/attestation\.pdf$/);
  const papier = await revenue.get(sien);
  expect([papier.status(), papier.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await (await entrer(playwright, baseURL, 'equipe.6')).get(sien)).status(), 'hers alone').toBe(404);
});

test('a partenaire never sees a private phone: no page, no data, no export', async ({ playwright, baseURL }) => {
  const elle = await entrer(playwright, baseURL, 'equipe.5');
  const moi = await (await elle.get('/moi')).text();
  const telephone = /name="telephone"[^>]*value="([^"]+)"/.exec(moi)?.[1] ?? '';
  expect(telephone).toMatch(/^0\d( \d\d){4}$/);
  const fiche = /href="(\/reseau\/personnes\/\d+)"/.exec(moi)?.[1] ?? '';
  const collegue = await entrer(playwright, baseURL, 'equipe.6');
  expect(await (await collegue.get(fiche)).text(), 'a colleague reads what she agreed to show').toContain(telephone);
  const msa = await entrer(playwright, baseURL, 'partenaire.msa');
  const adresses = [fiche, `${fiche}.data`, '/reseau/structures/5', '/reseau/structures/5.data', '/reseau?q=référente'];
  const listes = ['csv?genre=personnes', 'csv', 'xlsx'].map((suite) => `/reseau/export.${suite}`);
  for (const adresse of [...adresses, ...listes]) {
    const reponse = await msa.get(adresse);
    expect(reponse.status(), adresse).toBe(200);
    const corps = await reponse.body();
    // A workbook is a zip: its cells, not its bytes.
    const texte = adresse.endsWith('xlsx') ? JSON.stringify(XLSX.read(corps).Sheets) : corps.toString('utf8');
    expect(texte.length, adresse).toBeGreaterThan(500);
    expect(texte, adresse).not.toContain(telephone);
    expect(texte, adresse).not.toContain(telephone.replaceAll(' ', ''));
  }
});

test('a responsable edits her structure alone: elsewhere the page does not exist', async ({ playwright, baseURL }) => {
  const direction = await entrer(playwright, baseURL, 'direction.13');
  const form = { nom: 'Chez nous', placesStage: '2', version: '1' };
  for (const [adresse, champs] of [
    ['/reseau/structures/14/modifier', form],
    ['/reseau/structures/14/agrements', { acte: 'ajouter', genre: 'clas', du: '2026-09-01' }],
    ['/reseau/structures/14/savoir-faire', { acte: 'ajouter', terme: 'cirque' }],
    ['/reseau/structures/14', { acte: 'confirmer' }],
    ['/reseau/structures/nouvelle', form],
    ['/reseau/competences/cirque/modifier', { acte: 'ecarter', motif: 'Non.' }],
    ['/reseau/personnes/1/effacer', { mot: 'effacer' }],
  ] as const) {
    const reponse = await direction.post(adresse, { form: champs, maxRedirects: 0 });
    expect([403, 404], `${adresse} : ${reponse.status()}`).toContain(reponse.status());
  }
  expect(await (await direction.get('/reseau/structures/14')).text()).not.toContain('Chez nous');
});

// Formations: what the product must refuse, or survive.

const papiersDe = (html: string) =>
  [...html.matchAll(/href="(\/formations\/inscriptions\/\d+\/\w+\.pdf)"/g)].map(([, chemin = '']) => chemin);

const lisible = (html: string) =>
  html.replace(/&#x27;|&quot;|&amp;|&lt;|&gt;/g, (un) => ({ '&#x27;': "'", '&quot;': '"', '&amp;': '&' })[un] ?? un);

/** What the fields of a page hold, as a browser would send them. */
function champsDe(html: string): Record<string, string> {
  const champs: Record<string, string> = {};
  for (const [balise] of html.matchAll(/<input [^>]*>/g)) {
    const lire = (nom: string) => new RegExp(` ${nom}="([^"]*)"`).exec(balise)?.[1];
    const coche = /type="(checkbox|radio)"/.test(balise);
    const nom = lire('name');
    if (nom && (!coche || / checked/.test(balise))) champs[nom] = lisible(lire('value') ?? '');
  }
  for (const [, nom = '', texte = ''] of html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g))
    champs[nom] = lisible(texte);
  for (const [, nom = '', liste = ''] of html.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    const choisie = [...liste.matchAll(/<option[^>]*>/g)].map(([option]) => option).find((option) => / selected/.test(option));
    champs[nom] = / value="([^"]*)"/.exec(choisie ?? '')?.[1] ?? '';
  }
  return champs;
}

/** A new formation, open. @returns its address */
async function ouvrirUneFormation(client: Client, champs: Record<string, string>): Promise<string> {
  const form = { capacite: '7', minimum: '1', ...champs };
  const creee = await client.post('/formations/nouvelle', { form, maxRedirects: 0 });
  expect(creee.status()).toBe(303);
  const chemin = cheminDe(creee);
  expect((await client.post(`${chemin}/ouvrir`, { maxRedirects: 0 })).status()).toBe(303);
  return chemin;
}
const annulerLaFormation = async (client: Client, chemin: string) =>
  expect((await agir(client, chemin, 'annuler', { motif: 'Un essai.' })).status()).toBe(303);

test('a need ticked on one page of needs is still there on the next', async ({ playwright, baseURL }) => {
  const [coordination, elle] = [
    await entrer(playwright, baseURL, 'coordination'),
    await entrer(playwright, baseURL, 'direction.11'),
  ];
  for (let n = 1; n <= 31; n += 1) {
    const form = { besoin: `Apprendre la chose numéro ${n}`, public: 'equipe' };
    expect((await elle.post('/formations/besoins', { form, maxRedirects: 0 })).status()).toBe(303);
  }
  const balises = (html: string, nom: string) => html.match(new RegExp(`<${nom}[^>]*>`, 'g')) ?? [];
  const cases = (html: string, genre: string) =>
    balises(html, 'input').filter((une) => une.includes('name="besoins"') && une.includes(`type="${genre}"`));
  const premiere = await (await coordination.get('/formations/besoins')).text();
  const [coche] = cases(premiere, 'checkbox').map((une) => /value="(\d+)"/.exec(une)?.[1] ?? '');
  const [suivante] = balises(premiere, 'button').filter((une) => une.includes('name="page"') && une.includes('value="2"'));
  expect(suivante, 'a step is a button of the form of the ticks').toContain('formaction="/formations/besoins');
  const seconde = await (await coordination.get(`/formations/besoins?besoins=${coche}&page=2`)).text();
  expect(cases(seconde, 'hidden').map((une) => /value="(\d+)"/.exec(une)?.[1])).toEqual([coche]);
  expect(seconde).toContain('Un besoin coché sur une autre page est gardé.');
  const retour = await (await coordination.get(`/formations/besoins?besoins=${coche}&page=1`)).text();
  expect(cases(retour, 'checkbox').filter((une) => une.includes(`value="${coche}"`) && une.includes('checked'))).toHaveLength(1);
  // Whoever prepares nothing ticks nothing.
  const simple = await entrer(playwright, baseURL, 'equipe.12');
  expect(cases(await (await simple.get('/formations/besoins')).text(), 'checkbox')).toEqual([]);
});

test('« two formations on one half-day (warned) »', async ({ playwright, baseURL }) => {
  const [coordination, elle] = [await entrer(playwright, baseURL, 'coordination'), await entrer(playwright, baseURL, 'equipe.9')];
  const quand = { 'seance-0-jour': unMercredi(20), 'seance-0-moment': 'matin' };
  const une = await ouvrirUneFormation(coordination, { titre: 'Conter', ...quand });
  const autre = await ouvrirUneFormation(coordination, { titre: 'Chanter', ...quand });
  const apres = await elle.post(`${une}/inscription`, { form: {} });
  expect(await apres.text()).not.toContain('au même moment');
  expect(await (await elle.get(autre)).text(), 'before').toContain('Conter');
  const ensuite = await elle.post(`${autre}/inscription`, { form: {} });
  expect(ensuite.status(), 'warned, and registered all the same').toBe(200);
  expect(await ensuite.text()).toMatch(/au même moment.*Conter/s);
  for (const chemin of [une, autre]) await annulerLaFormation(coordination, chemin);
});

test('« a moved session (attendance already ticked) » is refused, and loses nothing of what was typed', async ({
  playwright,
  baseURL,
}) => {
  const direction = await entrer(playwright, baseURL, 'direction.3');
  const avant = champsDe(await (await direction.get('/formations/7/modifier')).text());
  expect(avant['seance-0-jour']).toMatch(/^\d{4}-/);
  const form = { ...avant, resume: 'Sortir, enfin.', 'seance-0-jour': unMercredi(21) };
  const reponse = await direction.post('/formations/7/modifier', { form, maxRedirects: 0 });
  expect(reponse.status()).toBe(409);
  const html = await reponse.text();
  expect(html).toContain('La présence y est déjà notée');
  expect(html).toContain('Sortir, enfin.');
  expect(champsDe(await (await direction.get('/formations/7/modifier')).text())['seance-0-jour']).toBe(avant['seance-0-jour']);
});

test('« a certificate asked by someone absent »: told why, and given once the mistake is mended', async ({
  playwright,
  baseURL,
}) => {
  const [direction, elle] = [await entrer(playwright, baseURL, 'direction.3'), await entrer(playwright, baseURL, 'equipe.24')];
  const papiers = papiersDe(await (await elle.get('/moi/certificats')).text());
  const ids = new Set(papiers.map((chemin) => /\d+/.exec(chemin)?.[0] ?? ''));
  expect([...ids]).toHaveLength(1);
  const [id = ''] = ids;
  const page = await (await direction.get('/formations/7/presence')).text();
  const seances = new Set([...page.matchAll(/(?:seance=|name="seance" value=")(\d+)/g)].map(([, une = '']) => une));
  expect(seances.size).toBeGreaterThan(1);
  const noter = async (etat: string, motif: string) => {
    for (const seance of seances) {
      const form = { seance, moyen: 'feuille', motif, [`etat-${id}`]: etat };
      const reponse = await direction.post('/formations/7/presence', { form, maxRedirects: 0 });
      expect(reponse.status()).toBe(303);
    }
  };
  await noter('absente', 'Ce n’est pas sa signature.');
  for (const papier of papiers) {
    const refus = await elle.get(papier);
    expect(refus.status(), papier).toBe(409);
    expect(await refus.text()).toContain('rien à attester');
  }
  expect(await (await elle.get('/moi/certificats')).text()).toContain('rien à attester');
  await noter('presente', 'C’était la sienne.');
  for (const papier of papiers) expect((await elle.get(papier)).headers()['content-type'], papier).toBe('application/pdf');
  // Who corrected, and why, stands beside what stood before.
  const histoire = await (await direction.get('/formations/7/presence')).text();
  for (const motif of ['Ce n’est pas sa signature.', 'C’était la sienne.']) expect(histoire).toContain(motif);
});

test('« a session across the change of hour »: each half-day at the hours of the clock', async ({ playwright, baseURL }) => {
  const coordination = await entrer(playwright, baseURL, 'coordination');
  // The last Sunday of a March or of an October to come, and the Monday after.
  const dimanche = new Date(Date.now() + 20 * 86_400_000);
  const change = () => [2, 9].includes(dimanche.getUTCMonth()) && dimanche.getUTCDay() === 0 && dimanche.getUTCDate() > 24;
  while (!change()) dimanche.setUTCDate(dimanche.getUTCDate() + 1);
  const [veille, lendemain] = [-1, 1].map((n) => new Date(dimanche.getTime() + n * 86_400_000).toISOString().slice(0, 10));
  const chemin = await ouvrirUneFormation(coordination, {
    titre: 'Changer d’heure',
    ...{ 'seance-0-jour': veille ?? '', 'seance-0-debut': '09:30', 'seance-0-fin': '12:00' },
    ...{ 'seance-1-jour': lendemain ?? '', 'seance-1-debut': '09:30', 'seance-1-fin': '12:00' },
  });
  const html = await (await coordination.get(chemin)).text();
  const heures = [...html.matchAll(/9\sh\s30/g)].length;
  expect(heures).toBeGreaterThanOrEqual(2);
  expect((await agir(coordination, chemin, 'confirmer')).status()).toBe(303);
  const elle = await entrer(playwright, baseURL, 'equipe.9');
  expect((await elle.post(`${chemin}/inscription`, { form: {}, maxRedirects: 0 })).status()).toBe(303);
  expect((await agir(coordination, chemin, 'convoquer')).status()).toBe(303);
  const boite = await (await coordination.get('/courriels')).text();
  const courriels = [...new Set([...boite.matchAll(/\/courriels\/\d+/g)].map(([adresse]) => adresse))];
  const agendas = await Promise.all(courriels.slice(0, 5).map((adresse) => coordination.get(`${adresse}/rendez-vous.ics`)));
  const agenda = (await Promise.all(agendas.map((lu) => lu.text()))).find((texte) => texte.includes('Changer d’heure'));
  // Half past nine in Paris, in universal time: an hour of difference in winter, two in summer.
  const printemps = dimanche.getUTCMonth() === 2;
  const debut = (jour: string | undefined, ete: boolean) => `DTSTART:${jour?.replaceAll('-', '')}T0${ete ? 7 : 8}3000Z`;
  expect(agenda).toContain(debut(veille, !printemps));
  expect(agenda).toContain(debut(lendemain, printemps));
  await annulerLaFormation(coordination, chemin);
});
