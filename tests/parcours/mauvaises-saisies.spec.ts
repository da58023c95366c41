import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { type Compte, type FormulaireConnu, formulaires, trouverObjets, unMardi } from './formulaires.ts';
import { demarrerDemo, demarrerServeur, dossierNeuf, portLibre, type ServeurDeTest } from './serveur.ts';

// What people, robots and accidents send, posted as a browser without JavaScript would, to a network of its own.
// Hundreds of refusals by test.
test.describe.configure({ timeout: 180_000 });

const COMPTES: Compte[] = ['visiteur', 'equipe.1', 'direction.1', 'direction.4', 'partenaire.caf', 'coordination'];
let serveur: ServeurDeTest;
let base: Database.Database;
let objets: ReturnType<typeof trouverObjets>;
const entrees = new Map<Compte, APIRequestContext>();

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(90_000);
  const demo = await demarrerDemo();
  serveur = demo.serveur;
  base = new Database(demo.chemin, { readonly: true });
  for (const compte of COMPTES) {
    const entree = await playwright.request.newContext({ baseURL: serveur.adresse });
    if (compte !== 'visiteur') {
      const form = { email: `${compte}@cru87.example`, motDePasse: 'demo-cru87-2026' };
      expect((await entree.post('/connexion', { form, maxRedirects: 0 })).status()).toBe(303);
    }
    entrees.set(compte, entree);
  }
  await fairePasserLeTemps();
  objets = trouverObjets(base);
  // The page that ties a telephone draws its key when it is first read.
  await de('equipe.1').get('/moi/deux-temps');
});

test.afterAll(async () => {
  for (const entree of entrees.values()) await entree.dispose();
  base.close();
  await serveur.arreter();
});

const de = (compte: Compte): APIRequestContext => {
  const entree = entrees.get(compte);
  if (!entree) throw new Error(compte);
  return entree;
};

/** What is due is done before anything is compared: a task whose hour comes in the middle then has nothing to write. */
async function fairePasserLeTemps(): Promise<void> {
  const page = await (await de('coordination').get('/taches')).text();
  const noms = [...page.matchAll(/name="tache" value="([^"]+)"/g)].map(([, nom]) => nom ?? '');
  expect(noms).toEqual(expect.arrayContaining(['stages.relancer', 'lettre.jour']));
  // A backup writes nothing in the base; how far the mails have gone is not looked at.
  for (const tache of noms.filter((nom) => nom !== 'sauvegarde' && nom !== 'courriels')) {
    const reponse = await de('coordination').post('/taches', { form: { tache }, maxRedirects: 0 });
    expect(reponse.status(), tache).toBe(303);
  }
}

type Paires = [string, string | File][];

function poster({ qui, chemin, multipart }: FormulaireConnu, champs: Paires, headers: Record<string, string> = {}) {
  if (multipart || champs.some(([, valeur]) => valeur instanceof File)) {
    const corps = new FormData();
    for (const [nom, valeur] of champs) corps.append(nom, valeur);
    return de(qui).post(chemin, { multipart: corps, maxRedirects: 0, headers });
  }
  const data = new URLSearchParams(champs as [string, string][]).toString();
  const entete = { 'Content-Type': 'application/x-www-form-urlencoded', ...headers };
  return de(qui).post(chemin, { data, maxRedirects: 0, headers: entete });
}

const paires = (valeurs: Record<string, string>): Paires => Object.entries(valeurs);

/** What the passing of time writes by itself: tasks, the purge of old links, how far a mail has gone, who was seen. */
const DU_TEMPS = ['taches', 'liens', 'courriels_discrets', 'sqlite_sequence'];
const COLONNES: Record<string, string> = { courriels: 'count(*)', comptes: 'id, mot_de_passe' };

let derniere: { version: unknown; photo: Map<string, string> } = { version: undefined, photo: new Map() };

/** All that the base holds otherwise, table by table; it is read again only when someone wrote. */
function photo(): Map<string, string> {
  const version = base.pragma('data_version', { simple: true });
  if (derniere.version !== version) derniere = { version, photo: photographier() };
  return derniere.photo;
}

function photographier(): Map<string, string> {
  const tables = base.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all() as string[];
  const ecrites = tables.filter((table) => !DU_TEMPS.includes(table));
  return new Map(
    ecrites.map((table) => {
      const lignes = JSON.stringify(
        base
          .prepare(`select ${COLONNES[table] ?? '*'} from "${table}"`)
          .raw()
          .all(),
      );
      return [table, createHash('sha256').update(lignes).digest('hex')];
    }),
  );
}

/** The tables that were written since. */
function changees(avant: Map<string, string>): string[] {
  return [...photo()].filter(([table, contenu]) => avant.get(table) !== contenu).map(([table]) => table);
}

const ECHAPPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };
const echapper = (texte: string) => texte.replace(/[&<>"']/g, (signe) => ECHAPPES[signe] ?? signe);

/** The page as it is read, without its scripts, and the sentences that it says of the refusal. */
async function lire(reponse: APIResponse) {
  const html = (await reponse.text()).replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!-- -->/g, '');
  const extraire = (source: string, motif: RegExp) =>
    [...source.matchAll(motif)].map((trouve) => (trouve[1] ?? '').replace(/<[^>]*>/g, '').trim()).filter(Boolean);
  const resume = /<div class="resume-erreurs"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
  return {
    html,
    resume: extraire(resume, /<li>([\s\S]*?)<\/li>/g),
    /** The fields that its sentences lead to. */
    menent: [...resume.matchAll(/href="#([^"]+)"/g)].map(([, champ]) => champ ?? ''),
    bandeau: extraire(html, /<div class="bandeau bandeau--(?:erreur|attention)">([\s\S]*?)<\/div><\/div>/g),
    page: extraire(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '', /<p[^>]*>([\s\S]*?)<\/p>/g),
  };
}

/** Whether someone fills a field of this name, which a hidden one is not. */
const seVoit = (html: string, nom: string): boolean =>
  [...html.matchAll(/<(?:input|select|textarea)[^>]*>/g)].some(
    ([balise]) => balise.includes(`name="${nom}"`) && !balise.includes('type="hidden"'),
  );

interface Attendu {
  statuts?: readonly number[];
  /** Field → what was typed there, to be found again in the page. */
  garde?: Record<string, string>;
}

/** A refusal as it should be: 4xx, one French sentence where it belongs, what was typed, nothing written. */
async function verifierRefus(formulaire: FormulaireConnu, cas: string, champs: Paires, attendu: Attendu = {}) {
  const avant = photo();
  const reponse = await poster(formulaire, champs);
  const quoi = `${formulaire.nom}, ${cas}`;
  const statut = reponse.status();
  expect.soft(statut, quoi).toBeGreaterThanOrEqual(400);
  expect.soft(statut, quoi).toBeLessThan(500);
  if (attendu.statuts) expect.soft(attendu.statuts, `${quoi} : ${statut}`).toContain(statut);
  const lu = await lire(reponse);
  const nullePart = lu.menent.filter(
    (champ) => !lu.html.includes(`id="${champ}"`) && seVoit(lu.html, champ.slice('champ-'.length)),
  );
  expect.soft(nullePart, `${quoi} : chaque phrase mène à son champ`).toEqual([]);
  const repetes = lu.menent.filter((champ, rang) => lu.menent.indexOf(champ) !== rang);
  expect.soft(repetes, `${quoi} : une phrase par champ`).toEqual([]);
  expect.soft(lu.html.includes('\0'), `${quoi} : aucun octet nul`).toBe(false);
  const lieu = statut === 422 || statut === 409 ? formulaire.dit : 'page';
  const phrases = lu[lieu];
  expect.soft(phrases.length, `${quoi} : une phrase (${lieu}, ${statut})`).toBeGreaterThan(0);
  if (lieu !== 'page') for (const phrase of phrases) expect.soft(phrase, quoi).toMatch(/^[A-ZÀÉÊ«].*[.?]$/s);
  expect.soft(phrases.join(' '), quoi).not.toMatch(/\b(invalid|expected|required|received|undefined|NaN|null)\b/i);
  for (const [champ, valeur] of Object.entries(attendu.garde ?? {})) {
    const garde = lu.html.includes(echapper(valeur)) || lu.html.includes(echapper(valeur.replace(/\n/g, '\r\n')));
    expect.soft(garde, `${quoi} : ${champ} est gardé`).toBe(!formulaire.secrets?.includes(champ));
  }
  expect.soft(changees(avant), `${quoi} : rien n’est écrit`).toEqual([]);
}

const avec = (formulaire: FormulaireConnu, champs: Record<string, string>) => paires({ ...formulaire.valides, ...champs });
const tous = () => formulaires(objets);

test('nothing at all', async () => {
  for (const formulaire of tous().filter(({ videEstBon }) => !videEstBon)) {
    // A page of several forms does not know which of them was sent: a banner says so.
    await verifierRefus(formulaire.valides.acte ? { ...formulaire, dit: 'bandeau' } : formulaire, 'rien', []);
    const vides = Object.keys(formulaire.valides).filter((nom) => !['acte', 'formulaire', 'intention'].includes(nom));
    if (formulaire.champsFacultatifs || !formulaire.textes) continue;
    await verifierRefus(formulaire, 'des champs vides', avec(formulaire, enVides(vides, '')));
    await verifierRefus(formulaire, 'des blancs', avec(formulaire, enVides(vides, ' \u00a0\r\n ')));
  }
});

const enVides = (noms: readonly string[], valeur: string) => Object.fromEntries(noms.map((nom) => [nom, valeur]));

test('ten thousand characters in each text', async () => {
  for (const formulaire of tous()) {
    for (const champ of formulaire.textes ?? []) {
      const long = `MARQUE ${'é'.repeat(9_990)}`;
      await verifierRefus(formulaire, `${champ} trop long`, avec(formulaire, { [champ]: long }), {
        // A choice among what exists has nothing to show again.
        garde: formulaire.dit === 'bandeau' ? {} : { [champ]: long },
      });
    }
  }
  const [brouillon] = tous().filter(({ nom }) => nom === 'brouillon');
  if (brouillon) await verifierRefus(brouillon, 'brouillon trop long', avec(brouillon, { objectif: 'x'.repeat(70_000) }));
});

test('dates reversed, of another century, that do not exist', async () => {
  const [stage] = tous().filter(({ nom }) => nom === 'proposer un stage');
  if (!stage) throw new Error('stage');
  const [mardi, apres] = [unMardi(20), unMardi(22)];
  const CAS: [string, string, string][] = [
    ['inversées', apres, mardi],
    ['trop éloignées', mardi, unMardi(40)],
    ['en 1900', '1900-01-01', '1900-01-01'],
    ['le 29 février d’une année ordinaire', '2027-02-29', '2027-02-29'],
    ['le 31 avril', '2027-04-31', '2027-04-31'],
    ['hier', '2024-03-05', '2024-03-05'],
    ['en 2099', '2099-03-03', '2099-03-03'],
    ['en 9999', '9999-12-31', '9999-12-31'],
    ['en l’an zéro', '0000-00-00', '0000-00-00'],
    ['à la française', '24/03/2027', '24/03/2027'],
    ['avec une heure', `${mardi}T09:00`, `${mardi}T18:00`],
    ['avec du texte', '<b>demain</b>', 'après-demain'],
  ];
  for (const [cas, du, au] of CAS) {
    await verifierRefus(stage, `dates ${cas}`, avec(stage, { du, au }), {
      statuts: [409, 422],
      garde: { du, au, message: 'MARQUE bonjour.' },
    });
  }
  await verifierRefus(stage, 'moments inversés', avec(stage, { momentDu: 'apres-midi', momentAu: 'matin' }), { statuts: [422] });
  await verifierRefus(stage, 'moment inconnu', avec(stage, { momentDu: 'midi' }), { statuts: [422] });
});

test('ids that are no ids', async () => {
  const FAUX = [
    'abc',
    '-1',
    '0',
    '1.5',
    '1e3',
    '9'.repeat(40),
    '999999999999999',
    '１',
    '1 OR 1=1',
    '../1',
    '<b>1</b>',
    '1\u0000',
  ];
  for (const formulaire of tous()) {
    for (const champ of formulaire.ids ?? []) {
      for (const faux of FAUX) await verifierRefus(formulaire, `${champ}=${faux}`, avec(formulaire, { [champ]: faux }));
    }
  }
  for (const faux of ['abc', '-1', '0', '1e3', '9'.repeat(40), '%00', '..%2f1', '1%20', '%F0%9F%8C%B1']) {
    for (const chemin of [
      `/stages/${faux}/refuser`,
      `/reseau/structures/${faux}/modifier`,
      `/reseau/structures/${faux}/inviter`,
    ]) {
      for (const qui of ['direction.1', 'coordination'] as const) {
        const reponse = await de(qui).post(chemin, { form: { motif: 'MARQUE' }, maxRedirects: 0 });
        expect.soft([400, 404, 422], `${chemin} ${reponse.status()}`).toContain(reponse.status());
        expect.soft((await de(qui).get(chemin, { maxRedirects: 0 })).status(), chemin).toBe(404);
      }
    }
  }
});

test('other people’s ids', async () => {
  const par = (nom: string) => tous().find((un) => un.nom === nom) as FormulaireConnu;
  const stage = par('proposer un stage');
  const personne5 = String(objets.personneDe(5, 0));
  const CAS: [FormulaireConnu, string, Record<string, string>, number[]][] = [
    [stage, 'au nom d’une autre structure', { structureId: '3' }, [403]],
    [stage, 'chez une structure inconnue', { autreStructureId: '999999' }, [409]],
    [stage, 'chez soi', { autreStructureId: '1' }, [409]],
    [stage, 'quelqu’un d’une autre équipe', { stagiaireId: personne5 }, [409]],
    [stage, 'quelqu’un d’inconnu', { stagiaireId: '999999' }, [409]],
    [stage, 'une tutrice d’ailleurs', { tutriceId: String(objets.personneDe(9, 0)) }, [409]],
    [par('refuser'), 'noté sans y avoir droit', { auNomDe: personne5, canal: 'telephone' }, [403]],
    [par('noter une réponse'), 'de quelqu’un que cela ne regarde pas', { auNomDe: personne5 }, [403, 409]],
    [par('noter une réponse'), 'par un canal inconnu', { canal: 'pigeon' }, [422]],
    [par('modifier une structure'), 'une commune inconnue', { communeCode: '99999' }, [409]],
    [par('modifier une structure'), 'une version d’avant', { version: '999' }, [409]],
    [par('renvoyer une invitation'), 'à quelqu’un d’ailleurs', { renvoyer: personne5 }, [404]],
    [par('répondre au courriel'), 'un acte d’un autre moment', { acte: 'annuler' }, [409]],
    [par('répondre au courriel'), 'un acte inconnu', { acte: '__proto__' }, [409]],
  ];
  for (const [formulaire, cas, champs, statuts] of CAS) {
    const dit = formulaire.nom === 'répondre au courriel' ? ({ dit: 'bandeau' } as const) : {};
    await verifierRefus({ ...formulaire, ...dit }, cas, avec(formulaire, champs), { statuts });
  }
  const AILLEURS: [Compte, string, number][] = [
    ['direction.1', `/stages/${objets.ailleurs}/refuser`, 404],
    ['direction.1', `/stages/${objets.aNoter}/refuser`, 404],
    ['direction.1', `/stages/${objets.propose}/retirer`, 403],
    ['direction.1', `/stages/${objets.propose}/expirer`, 403],
    ['direction.1', `/stages/${objets.propose}/__proto__`, 404],
    ['equipe.1', `/stages/${objets.propose}/accepter`, 404],
    ['partenaire.caf', `/stages/${objets.propose}/accepter`, 404],
    ['direction.1', '/reseau/structures/2/modifier', 404],
    ['direction.1', '/reseau/structures/2/inviter', 404],
    ['direction.1', '/reseau/structures/2/accueillir', 404],
    ['equipe.1', '/reseau/structures/1/accueillir', 404],
    ['equipe.1', '/reseau/structures/1/modifier', 404],
    ['direction.1', '/reglages', 404],
    ['direction.1', '/reseau/import', 404],
    ['direction.1', '/courriels', 404],
    ['direction.1', '/taches', 404],
    ['direction.1', `/r/${'A'.repeat(32)}`, 404],
  ];
  for (const [qui, chemin, statut] of AILLEURS) {
    const voisin = tous().find((un) => un.chemin.split('/').at(-1) === chemin.split('/').at(-1));
    const valides = { ...voisin?.valides, motif: 'MARQUE', fichier: 'x', inviter: 'tous', id: '1', tache: 'x', version: '1' };
    await verifierRefus({ nom: `${qui} ${chemin}`, qui, chemin, valides, dit: 'page' }, 'ailleurs', paires(valides), {
      statuts: [statut],
    });
  }
  // Somebody else's device stays open.
  const session = objets.sessionDe('coordination@cru87.example');
  const avant = photo();
  await de('equipe.1').post('/moi', { form: { acte: 'fermer_session', session }, maxRedirects: 0 });
  expect(changees(avant)).toEqual([]);
  // A visitor who posts is shown the door.
  for (const formulaire of tous().filter(({ qui }) => qui !== 'visiteur')) {
    const reponse = await poster({ ...formulaire, qui: 'visiteur' }, paires(formulaire.valides));
    expect.soft(reponse.headers().location ?? '', formulaire.nom).toMatch(/^\/connexion/);
  }
  expect(changees(avant)).toEqual([]);
});

test('a field twice', async () => {
  for (const formulaire of tous()) {
    for (const champ of Object.keys(formulaire.valides)) {
      if (formulaire.deuxFoisEstBon?.includes(champ)) continue;
      if (formulaire.nom === 'entrer') continue;
      await verifierRefus(formulaire, `${champ} deux fois`, [...paires(formulaire.valides), [champ, 'MARQUE deux']]);
    }
  }
});

test('from elsewhere', async () => {
  const VENUS: Record<string, string>[] = [
    { Origin: 'https://ailleurs.example' },
    { Origin: 'null' },
    { Origin: `${serveur.adresse}.ailleurs.example` },
    { 'Sec-Fetch-Site': 'cross-site' },
  ];
  const deconnexion: FormulaireConnu = { nom: 'sortir', qui: 'equipe.1', chemin: '/deconnexion', valides: {}, dit: 'page' };
  const avant = photo();
  for (const formulaire of [...tous(), deconnexion].filter(({ ouverteAuxCourriels }) => !ouverteAuxCourriels)) {
    for (const entetes of VENUS) {
      const reponse = await poster(formulaire, paires(formulaire.valides), entetes);
      const quoi = `${formulaire.nom} ${JSON.stringify(entetes)}`;
      expect.soft(reponse.status(), quoi).toBe(403);
      expect.soft((await lire(reponse)).page.join(' '), quoi).toContain('ne vient pas d’une page de ce réseau');
      expect.soft(reponse.headers()['set-cookie'], quoi).toBeUndefined();
    }
  }
  expect(changees(avant)).toEqual([]);
});

test('an upload of 30 MB', async () => {
  const avant = photo();
  const lourd = new File([Buffer.alloc(30_000_000, 'a')], 'liste.csv', { type: 'text/csv' });
  const CAS: [string, string][] = [
    ['confirmer un import', 'fichier'],
    ['modifier une structure', 'photo'],
    ['ajouter un objet à une malle', 'photo'],
    ['ajouter un support à une formation', 'fichier'],
    ['inviter', 'nom'],
  ];
  for (const [nom, champ] of CAS) {
    const formulaire = tous().find((un) => un.nom === nom) as FormulaireConnu;
    const reponse = await poster(formulaire, [...paires(formulaire.valides), [champ, lourd]]);
    expect.soft(reponse.status(), nom).toBe(413);
    expect.soft((await lire(reponse)).page.join(' '), nom).toMatch(/Rien n’a été enregistré/);
  }
  expect(changees(avant)).toEqual([]);
});

test('a file that lies about its kind', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const page = Buffer.from('<!doctype html><script>window.pris = 1</script>');
  const dessin = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="window.pris=1"/>');
  const fichier = (octets: Uint8Array, nom: string, type: string) => new File([new Uint8Array(octets)], nom, { type });
  const photos: File[] = [
    fichier(page, 'façade.jpg', 'image/jpeg'),
    fichier(dessin, 'façade.png', 'image/png'),
    fichier(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), page]), 'façade.jpg', 'image/jpeg'),
    fichier(png.subarray(0, 40), 'coupée.png', 'image/png'),
    fichier(Buffer.from('%PDF-1.7\n'), 'photo.webp', 'image/webp'),
    fichier(Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 '), 'photo.webp', 'image/webp'),
  ];
  const structure = tous().find(({ nom }) => nom === 'modifier une structure') as FormulaireConnu;
  for (const photo of photos) {
    await verifierRefus(structure, `${photo.name} (${photo.size})`, [...paires(structure.valides), ['photo', photo]], {
      statuts: [409],
      garde: { nom: structure.valides.nom ?? '', presentation: 'MARQUE un lieu.' },
    });
  }
  const objet = tous().find(({ nom }) => nom === 'ajouter un objet à une malle') as FormulaireConnu;
  for (const photo of photos) {
    await verifierRefus(objet, `${photo.name} (${photo.size})`, [...paires(objet.valides), ['photo', photo]], {
      statuts: [409],
      garde: { nom: objet.valides.nom ?? '' },
    });
  }
  const support = tous().find(({ nom }) => nom === 'ajouter un support à une formation') as FormulaireConnu;
  const sansLien = paires(support.valides).filter(([nom]) => nom !== 'lien');
  for (const depose of photos.filter(({ name }) => name.startsWith('façade'))) {
    await verifierRefus(support, `${depose.name} (${depose.size})`, [...sansLien, ['fichier', depose]], {
      statuts: [409],
      garde: { titre: support.valides.titre ?? '' },
    });
  }
  await verifierRefus(structure, 'un texte au lieu d’une photo', avec(structure, { photo: 'façade.jpg' }), { statuts: [422] });
  const listes: File[] = [
    fichier(png, 'liste.csv', 'text/csv'),
    fichier(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), 'liste.csv', 'text/csv'),
    fichier(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'liste.csv', 'text/csv'),
    fichier(Buffer.from('%PDF-1.7\n'), 'liste.csv', 'text/csv'),
    fichier(page, 'liste.csv', 'text/csv'),
    fichier(Buffer.from('"'), 'liste.csv', 'text/csv'),
    fichier(Buffer.from([0xff, 0xfe]), 'liste.csv', 'text/csv'),
    fichier(Buffer.from('Nom de la structure;Commune\n'), 'liste.csv', 'text/csv'),
    fichier(Buffer.alloc(6_000_000, 'a;'), 'liste.csv', 'text/csv'),
  ];
  const depot = { ...structure, nom: 'déposer une liste', qui: 'coordination', chemin: '/reseau/import', valides: {} } as const;
  for (const liste of listes)
    await verifierRefus(depot, `${liste.name} (${liste.size})`, [['fichier', liste]], { statuts: [409] });
  await verifierRefus(depot, 'un fichier vide', [['fichier', new File([], '')]], { statuts: [422] });
  await verifierRefus(
    depot,
    'deux fichiers',
    [
      ['fichier', listes[0] as File],
      ['fichier', listes[1] as File],
    ],
    { statuts: [422] },
  );
  await verifierRefus(depot, 'un texte', [['fichier', 'liste.csv']], { statuts: [422] });
});

test('a body that is no form, a method that is none', async () => {
  const avant = photo();
  const stage = tous().find(({ nom }) => nom === 'proposer un stage') as FormulaireConnu;
  const CORPS: [string, string | Buffer][] = [
    ['application/json', '{"objectif":"MARQUE"}'],
    ['text/plain', 'objectif=MARQUE'],
    ['multipart/form-data', 'MARQUE'],
    ['multipart/form-data; boundary=x', '--y\r\nMARQUE'],
    ['application/x-www-form-urlencoded', '%E0%A4%A=%%%&&&==&objectif=%ff%fe'],
    ['application/x-www-form-urlencoded; charset=utf-16', 'objectif=MARQUE'],
    ['', 'MARQUE'],
  ];
  for (const [genre, data] of CORPS) {
    const headers = { 'Content-Type': genre };
    const reponse = await de('direction.1').post(stage.chemin, { data, headers, maxRedirects: 0 });
    expect.soft(reponse.status(), genre).toBe(422);
    expect.soft((await lire(reponse)).resume.length, genre).toBeGreaterThan(0);
  }
  for (const methode of ['PUT', 'PATCH', 'DELETE']) {
    for (const chemin of ['/stages/nouveau', '/reglages', '/stages', '/n-existe-pas', '/']) {
      const reponse = await de('coordination').fetch(chemin, { method: methode, form: { a: 'MARQUE' }, maxRedirects: 0 });
      expect.soft(reponse.status(), `${methode} ${chemin}`).toBeLessThan(500);
    }
  }
  for (const chemin of ['/stages', '/accueil', '/reseau', '/journal', '/plus', '/aide', '/', '/n-existe-pas']) {
    const reponse = await de('coordination').post(chemin, { form: { a: 'MARQUE' }, maxRedirects: 0 });
    expect.soft([404, 405], `POST ${chemin} ${reponse.status()}`).toContain(reponse.status());
    expect.soft((await lire(reponse)).page.length, `POST ${chemin}`).toBeGreaterThan(0);
  }
  expect(changees(avant)).toEqual([]);
});

test('odd addresses', async () => {
  const long = 'MARQUE'.repeat(1_500);
  const ADRESSES = [
    ...[
      '/agenda?depuis=2027-02-29',
      '/agenda?depuis=1900-01-01',
      '/agenda?depuis=9999-12-31',
      '/agenda?depuis=MARQUE&filtre=__proto__',
    ],
    ...[
      '/reseau?page=-1',
      '/reseau?page=999999',
      '/reseau?page=1e9',
      '/reseau?page=MARQUE',
      `/reseau?q=${long}`,
      '/reseau?q=%25_%27%22%5C',
    ],
    ...[
      '/reseau?q=%00',
      '/reseau?q=%F0%9F%8C%B1',
      '/reseau?q=%ED%A0%80',
      '/stages?page=0&filtre=constructor',
      '/stages?page=999999',
    ],
    ...['/stages/nouveau?accueil=MARQUE&structure=-1&sens=x', '/stages/nouveau?accueil=999999', '/stages/nouveau?origine=9'],
    ...['/journal?page=999999', '/journal?page=-5', '/courriels?page=1e99&etat=__proto__', '/courriels?page=NaN'],
    ...[
      '/reseau/import?apercu=MARQUE',
      '/reseau/import?apercu=999999',
      '/reseau/import?inviter=MARQUE',
      '/reseau/import?apercu=',
    ],
    ...[
      '/fichiers/1?taille=MARQUE',
      '/connexion?suite=//ailleurs.example',
      `/connexion?suite=${'/'.repeat(600)}`,
      '/%E0%A4%A',
      '/%00',
    ],
    ...[
      '/accueil?a[b]=1&__proto__[x]=1',
      '/stages/1/papiers/ordre-de-mission.pdf?x=MARQUE',
      '/_root.data',
      '/stages.data?_routes=x',
    ],
  ];
  for (const adresse of ADRESSES) {
    for (const qui of ['coordination', 'visiteur'] as const) {
      const reponse = await de(qui).get(adresse, { maxRedirects: 0 });
      expect.soft(reponse.status(), `${qui} ${adresse.slice(0, 80)}`).toBeLessThan(500);
      expect.soft(reponse.headers().location ?? '/', adresse).toMatch(/^\/(?!\/)/);
    }
  }
});

test('markup, emoji and right-to-left words are words', async ({ browser }) => {
  const vilain = '<script>window.pris=1</script><img src=x onerror="window.pris=1">';
  const mots = `👩🏽‍🌾 مرحبا שלום MARQUE ${vilain} & "co" {{7*7}} \${1}`;
  const par = (nom: string) => tous().find((un) => un.nom === nom) as FormulaireConnu;
  const accepter = async (nom: string, champs: Record<string, string>) => {
    const reponse = await poster(par(nom), avec(par(nom), champs));
    expect(reponse.status(), nom).toBe(303);
    return reponse.headers().location ?? '';
  };
  // In fields that refuse them, they come back as words.
  for (const formulaire of tous().filter(({ dit, nom }) => dit === 'resume' && nom !== 'mon mot de passe')) {
    for (const champ of ['email', 'telephone', 'courriel', 'siret', 'placesStage', 'reseau_facteur_distance'].filter((un) =>
      formulaire.textes?.includes(un),
    )) {
      await verifierRefus(formulaire, `${champ} en code`, avec(formulaire, { [champ]: vilain }), { garde: { [champ]: vilain } });
    }
  }
  const stage = await accepter('proposer un stage', { objectif: mots, message: mots });
  await accepter('modifier une structure', { nom: `Le Pré ${mots}`, adresse: mots, presentation: mots });
  await accepter('inviter', { prenom: '<b>Zoé</b>', nom: 'مرحبا', intitule: '<i>"animatrice"</i>' });
  await accepter('rendre le bilan', { texte: mots });
  await accepter('annuler', { motif: mots });
  await accepter('réglages', { reseau_nom: 'CRU <b>87</b> 🌱' });
  await accepter('brouillon', { objectif: mots });
  // A mail reader has no origin of its own: there the link is the proof.
  const reponse = await poster(par('répondre au courriel'), avec(par('répondre au courriel'), { 'refuser-motif': mots }), {
    Origin: 'null',
  });
  expect(reponse.status()).toBe(200);

  const page = await browser.newPage();
  page.on('dialog', () => expect.soft('une fenêtre').toBe('rien'));
  await page.goto(`${serveur.adresse}/connexion`);
  await page.request.post(`${serveur.adresse}/connexion`, {
    form: { email: 'coordination@cru87.example', motDePasse: 'demo-cru87-2026' },
  });
  const PAGES: [string, string][] = [
    [stage, mots],
    [`/stages/${objets.realise}`, mots],
    [`/stages/${objets.accepte}`, mots],
    ['/reseau/structures/1', mots],
    ['/reseau/structures/1/modifier', 'CRU <b>87</b>'],
    ['/reseau/structures/1/inviter', '<b>Zoé</b>'],
    ['/reseau?q=pre', vilain],
    ['/journal', '<b>Zoé</b>'],
    ['/stages', '<b>87</b>'],
    ['/agenda', '<b>87</b>'],
    ['/courriels', '<b>Zoé</b>'],
  ];
  for (const [chemin, attendu] of PAGES) {
    await page.goto(serveur.adresse + chemin);
    await expect.soft(page.locator('body'), chemin).toContainText(attendu);
    expect.soft(await page.evaluate(() => 'pris' in window), chemin).toBe(false);
    expect.soft(await page.locator('main img[src=x], main script').count(), chemin).toBe(0);
  }
  const courriel = base.prepare("select max(id) from courriels where adresse = 'marque@desroeches.example'").pluck().get();
  await page.goto(`${serveur.adresse}/courriels/${courriel}`);
  await expect(page.getByRole('main')).toContainText('Bonjour <b>Zoé</b>');
  const pdf = await page.request.get(`${serveur.adresse}/stages/${objets.realise}/papiers/ordre-de-mission.pdf`);
  expect(pdf.status()).toBe(200);
  await page.close();
});

test('the first opening of an empty house', async ({ playwright }) => {
  const lieu = { dossier: dossierNeuf(), port: await portLibre() };
  const maison = await demarrerServeur(lieu);
  const vide = new Database(join(lieu.dossier, 'reseau.sqlite'), { readonly: true });
  const visiteur = await playwright.request.newContext({ baseURL: maison.adresse });
  const mots = '<b>MARQUE</b> 🌱 שלום';
  const valides = {
    code: 'AAAA-BBBB',
    nomReseau: mots,
    departement: '87',
    prenom: mots,
    nom: mots,
    courriel: 'marque@reseau.example',
  };
  const long = 'é'.repeat(10_000);
  const CAS: [string, Paires, string | undefined][] = [
    ['rien', [], undefined],
    ['un mauvais code', paires(valides), mots],
    ['un département inconnu', paires({ ...valides, departement: '999' }), mots],
    ['un fuseau inconnu', paires({ ...valides, fuseau: 'Mars/Olympe' }), mots],
    ['un nom deux fois', [...paires(valides), ['nom', 'MARQUE']], mots],
    ...Object.keys(valides).map((champ): [string, Paires, string | undefined] => {
      return [`${champ} trop long`, paires({ ...valides, [champ]: long }), champ === 'departement' ? mots : long];
    }),
  ];
  for (const [cas, champs, garde] of CAS) {
    const data = new URLSearchParams(champs as [string, string][]).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const reponse = await visiteur.post('/ouvrir', { data, headers, maxRedirects: 0 });
    expect.soft(reponse.status(), cas).toBe(422);
    const lu = await lire(reponse);
    expect.soft(lu.resume.length, cas).toBeGreaterThan(0);
    for (const phrase of lu.resume) expect.soft(phrase, cas).toMatch(/[.?]$/);
    if (garde) expect.soft(lu.html.includes(echapper(garde)), `${cas} : gardé`).toBe(true);
  }
  // Whoever tries codes is slowed down, with the same page.
  for (let essai = 0; essai < 8; essai++) await visiteur.post('/ouvrir', { form: valides, maxRedirects: 0 });
  const encore = await visiteur.post('/ouvrir', { form: valides, maxRedirects: 0 });
  expect(encore.status()).toBe(429);
  expect((await lire(encore)).resume.join()).toContain('Attendez');
  expect(vide.prepare('select count(*) from personnes').pluck().get()).toBe(0);
  expect(maison.paroles()).not.toMatch(/MARQUE|marque|@/);
  vide.close();
  await visiteur.dispose();
  await maison.arreter();
});

test('the log of all this tells nothing of anybody', async () => {
  const paroles = serveur.paroles();
  expect(paroles).not.toMatch(/MARQUE|marque|@|cru87|<script|ailleurs\.example|demo-/);
  expect(paroles).not.toContain(objets.jeton);
  const lignes = paroles.split('\n').filter((ligne) => ligne.startsWith('{'));
  expect(lignes.length).toBeGreaterThan(3);
  const lues = lignes.map((ligne) => JSON.parse(ligne) as Record<string, unknown>);
  expect(lues.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  expect(lues.filter(({ route }) => typeof route === 'string' && /[?=%]|\d/.test(route))).toEqual([]);
});
