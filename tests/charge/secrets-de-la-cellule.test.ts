import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteConfigEntry } from '@remix-run/route-config';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routesDeLaCellule } from '#app/routes-de-la-cellule.ts';
import { type Identite, idAuHasard, ouvrirOctets, ouvrirSceau } from '#app/services/coffre.server.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { ouvrirServeurSmtp, type ServeurSmtp } from '#tests/smtp.ts';
import { formesDe, jetonUnique, lignesDe, octetsDe, trouver } from './marques.ts';
import { commander, demarrer, entrer, type Lieu, type Serveur, semer, toutArreter } from './serveur.ts';
import { formulairesDe, liensDe, Visiteuse } from './visiteuse.ts';

// A demande full of unique words goes through its whole life on the server that production runs. Then one looks for these
// words wherever that server writes, as somebody who has stolen everything would.

const PHRASE = 'phrase-demo-cellule-2026';
const JETON = jetonUnique();
const NUMERO = `06 39 98 ${String(Math.floor(Math.random() * 90) + 10)} 47`;
/** With what encodings change: accents, quotes, signs of every language of a machine. */
const texte = (ou: string) => `Nous ne tenons plus, « ${JETON} » d’été & <b>${ou}</b> "100 %" \\ fin`;

let lieu: Lieu;
let smtp: ServeurSmtp;
let serveur: Serveur;
let demandeuse: Visiteuse;
let membre: Visiteuse;
let id: string;
/** What opens: neither may be written anywhere. */
let cles: string[] = [];
/** What the tables that are not the cell's held before. */
let avant: Record<string, string[]>;

const page = (suite = '') => `/cellule/demandes/${id}${suite}`;
const visiter = async (compte: string) =>
  new Visiteuse(serveur.adresse, await entrer(serveur.adresse, `${compte}@cru87.example`));
const deverrouiller = (qui: Visiteuse, phrase = PHRASE) => qui.poster('/cellule/deverrouiller', { phrase });

/** The addresses of the cell's map, those that are merged later included. */
const chemins = (routes: readonly RouteConfigEntry[]): string[] =>
  routes.flatMap(({ path, children = [] }) => [...(path ? [`/${path}`] : []), ...chemins(children)]);
const PAGES = chemins(routesDeLaCellule);
const adresseDe = (motif: string, demande: string) => motif.replace(':id', demande).replace(/:\w+\??/g, 'prendre_contact');
/** What ends a demande, closes a door or changes who reads: the walk leaves it, so that each one stays what she is. */
const A_PART = /fermer|effacer|retirer|orienter|clore|choisir|inviter|recuser|charte|lecteurs\/(?!faire-lire)/;

beforeAll(async () => {
  dehors.close();
  lieu = semer();
  mkdirSync(join(lieu.dossier, 'tmp'));
  smtp = await ouvrirServeurSmtp();
  serveur = await demarrer(lieu, { NIVEAU_JOURNAL: 'debug', TMPDIR: join(lieu.dossier, 'tmp'), SMTP_URL: smtp.url });
  demandeuse = await visiter('direction.12');
  membre = await visiter('direction.3');
  for (const qui of [demandeuse, membre]) await qui.ouvrir('/accueil');
  await courrielsPartis();
  avant = await auCalme();
  smtp.recus.length = 0;
});
afterAll(async () => {
  await toutArreter();
  await smtp.fermer();
  rmSync(lieu.dossier, { recursive: true, force: true });
});

async function courrielsPartis(): Promise<void> {
  const base = new Database(lieu.base, { readonly: true });
  const attendent = base.prepare(
    "select (select count(*) from courriels_discrets) + (select count(*) from courriels where etat in ('a_envoyer', 'en_cours'))",
  );
  for (let essai = 0; essai < 300 && Number(attendent.pluck().get()) > 0; essai++) {
    await new Promise((suite) => setTimeout(suite, 100));
  }
  base.close();
}

/** What stands outside the cell, without what every visit of anybody changes. */
function horsDeLaCellule(): Record<string, string[]> {
  const lignes = lignesDe(lieu.base);
  const courantes = new Set(['sessions', 'comptes', 'courriels_discrets', 'sqlite_sequence']);
  return Object.fromEntries(Object.entries(lignes).filter(([table]) => !/_cellule$/.test(table) && !courantes.has(table)));
}

/** The same, once a server that has just started has caught up on its tasks: what is out of date goes then. */
async function auCalme(): Promise<Record<string, string[]>> {
  let lu = horsDeLaCellule();
  for (let essai = 0; essai < 20; essai++) {
    await new Promise((suite) => setTimeout(suite, 2_000));
    const ensuite = horsDeLaCellule();
    if (JSON.stringify(ensuite) === JSON.stringify(lu)) break;
    lu = ensuite;
  }
  return lu;
}

/** Follows every link under a demande, fills in every form with the word, and goes on until no page is new. */
async function toutParcourir(qui: Visiteuse, role: string): Promise<string[]> {
  const vues = new Set<string>();
  const reste = PAGES.filter((motif) => motif.includes('/:id')).map((motif) => adresseDe(motif, id));
  for (let chemin = reste.shift(); chemin; chemin = reste.shift()) {
    if (vues.has(chemin) || A_PART.test(chemin)) continue;
    vues.add(chemin);
    const { statut, corps } = await qui.ouvrir(chemin);
    // 403: an act that is not hers, on a demande that she reads.
    expect([200, 303, 403, 404, 405, 409]).toContain(statut);
    reste.push(...liensDe(corps).filter((lien) => lien.startsWith(page())));
    for (const formulaire of formulairesDe(corps, chemin)) {
      if (A_PART.test(formulaire.action) || !formulaire.action.startsWith('/cellule')) continue;
      const { champs, libres, fichiers } = formulaire;
      const remplis = Object.fromEntries(libres.map((nom) => [nom, texte(`${role} ${nom}`)]));
      const envoi = new FormData();
      for (const [nom, valeur] of Object.entries({ ...champs, ...remplis })) envoi.set(nom, valeur);
      for (const nom of fichiers) envoi.set(nom, new Blob([texte('fichier')], { type: 'text/plain' }), `${JETON}-budget.txt`);
      const reponse = await qui.poster(formulaire.action, fichiers.length > 0 ? envoi : { ...champs, ...remplis });
      expect(reponse.statut).toBeLessThan(500);
    }
  }
  return [...vues];
}

test('she asks, is heard, everything is written, everything is opened', async () => {
  const { corps } = await demandeuse.ouvrir('/cellule/demander');
  const [formulaire] = formulairesDe(corps, '/cellule/demander');
  id = formulaire?.champs.id ?? '';
  const { statut, corps: envoyee } = await demandeuse.poster('/cellule/demander', {
    ...formulaire?.champs,
    numero: NUMERO,
    mots: texte('demande'),
    membre: await membreId('direction.3'),
  });
  expect(statut).toBe(200);
  const mots = [...(/<ol class="mots">([\s\S]*?)<\/ol>/.exec(envoyee)?.[1] ?? '').matchAll(/<li>(\w+)<\/li>/g)].map(
    ([, mot]) => mot,
  );
  expect(mots).toHaveLength(6);
  const appareil = /appareil=([^;]+)/.exec(demandeuse.cookies)?.[1] ?? '';
  const cle = JSON.parse(Buffer.from(decodeURIComponent(appareil), 'base64').toString()) as string;
  expect(cle).toMatch(/^AGE-SECRET-KEY-1/);
  cles = [cle, mots.join(' '), PHRASE];

  expect((await deverrouiller(membre)).statut).toBe(303);
  for (let tour = 0; tour < 2; tour++) {
    await toutParcourir(membre, 'membre');
    await toutParcourir(demandeuse, 'demandeuse');
  }
  // What was planted is there, for those who may read it.
  for (const qui of [demandeuse, membre]) {
    const { corps: lue } = await qui.ouvrir(page());
    expect(lue).toContain(JETON);
    expect(lue).toContain(NUMERO.slice(0, 8));
  }
  // Six words on another browser; a text that finds the door closed.
  const autre = await visiter('direction.12');
  expect((await deverrouiller(autre, mots.join('-'))).statut).toBe(303);
  expect((await autre.ouvrir(page())).corps).toContain(JETON);
  await autre.poster('/cellule/fermer', {});
  expect((await autre.poster(page('/messages'), { texte: texte('porte fermée') })).lieu).toMatch(/^\/cellule\/deverrouiller/);
});

const membreId = async (compte: string) => {
  const base = new Database(lieu.base, { readonly: true });
  const lu = base.prepare('select id from personnes where courriel = ?').pluck().get(`${compte}@cru87.example`);
  base.close();
  return String(lu);
};

test('errors are provoked on each page', async () => {
  for (const motif of PAGES) {
    const chemin = adresseDe(motif, id);
    if (A_PART.test(chemin)) continue;
    for (const qui of [demandeuse, membre]) {
      const faux = `${chemin}?${new URLSearchParams({ q: texte('adresse'), suite: texte('suite') })}`;
      const longs = { texte: texte('trop long').repeat(900), mots: JETON.repeat(2000), numero: JETON, phrase: texte('phrase') };
      const reponses = [
        await qui.ouvrir(faux),
        await qui.ouvrir(`${chemin}/${JETON}`),
        await qui.ouvrir(`${chemin.replace(id, JETON)}.data`),
        await qui.poster(faux, longs),
        await qui.poster(`${chemin}.data`, { ...longs, texte: texte('data'), mots: '' }),
        await qui.poster(chemin, JSON.stringify({ texte: texte('json') }), { 'Content-Type': 'application/json' }),
        await qui.poster(chemin, `--x\r\nContent-Disposition: form-data; name="${JETON}`, {
          'Content-Type': 'multipart/form-data; boundary=x',
        }),
        await qui.poster(chemin, 'x'.repeat(100), { 'Content-Type': `text/${JETON}` }),
      ];
      for (const { statut } of reponses) expect(statut).toBeLessThan(500);
    }
  }
});

test('outside the tables of the cell, the base does not know that anything happened', async () => {
  await courrielsPartis();
  const apres = horsDeLaCellule();
  const changees = Object.keys(apres).filter((table) => apres[table]?.join('\n') !== avant[table]?.join('\n'));
  // The clock goes on meanwhile: its tasks run when they are due, and send what waited for its hour.
  const inattendues = changees.filter((table) => table !== 'taches' && table !== 'courriels');
  const propres = (de: typeof avant, sauf: typeof avant, table: string) =>
    (de[table] ?? []).filter((ligne) => !sauf[table]?.includes(ligne));
  expect(inattendues.map((table) => [table, propres(apres, avant, table), propres(avant, apres, table)])).toEqual([]);
  expect(apres.courriels).toHaveLength(avant.courriels?.length ?? 0);
  expect(apres.taches?.join()).not.toContain('discrets');
});

test('mails say that something awaits, to those who read, and nothing else', async () => {
  expect(smtp.recus.length).toBeGreaterThan(0);
  const adresses = new Set(smtp.recus.flatMap(({ pour }) => pour));
  expect([...adresses]).toEqual(expect.arrayContaining(['direction.12@cru87.example', 'direction.3@cru87.example']));
  for (const autre of ['coordination', 'direction.5', 'direction.14']) expect(adresses).not.toContain(`${autre}@cru87.example`);
  const base = new Database(lieu.base, { readonly: true });
  const structure = base
    .prepare(
      `select s.nom from structures s join fonctions f on f.structure_id = s.id join personnes p on p.id = f.personne_id
       where p.courriel = 'direction.12@cru87.example'`,
    )
    .pluck()
    .get() as string;
  base.close();
  const uniques = new Set(smtp.recus.map(({ subject, text }) => `${subject}\n${text}`));
  // Word for word the same, whatever happened and whoever receives it.
  expect(uniques.size).toBe(1);
  expect([...uniques].join()).not.toContain(structure);
  expect(smtp.recus.map(({ brut }) => brut).join()).not.toContain(id);
});

test('letter, search, agenda, journal, outbox, export and backup hold nothing; nobody else sees the words', async () => {
  const coordination = await visiter('coordination');
  const ailleurs = await visiter('direction.14');
  const vues: { ou: string; octets: Buffer }[] = [];
  for (const qui of [coordination, ailleurs]) {
    for (const chemin of [
      ...['/accueil', '/lundi', '/agenda', '/feuille', '/journal', '/courriels', '/taches', '/reseau', '/troc', '/cellule'],
      ...['/reseau/export.csv', '/reseau/export.xlsx', '/mon-compte', '/mes-donnees', '/recherche?q=tenons', '/recherche?q=Zq'],
    ]) {
      const { corps } = await qui.ouvrir(chemin);
      vues.push({ ou: chemin, octets: Buffer.from(corps) });
    }
  }
  for (const tache of ['lettre.lundi', 'lettre.jour', 'cellule.rappels', 'cellule.effacements', 'sauvegarde', 'purge']) {
    expect((await coordination.poster('/taches', { tache })).statut).toBe(303);
  }
  expect((await coordination.poster('/taches', { tache: 'courriels.discrets' })).statut).toBe(409);
  await courrielsPartis();
  commander('sauvegarde', lieu);
  expect(trouver([JETON, NUMERO], vues)).toEqual([]);
});

test('where everything breaks, the log says the name of an error and its place', async () => {
  const casse: Lieu = { dossier: `${lieu.dossier}-casse`, base: join(`${lieu.dossier}-casse`, 'reseau.sqlite') };
  cpSync(lieu.dossier, casse.dossier, { recursive: true });
  const casseur = await demarrer(casse, { NIVEAU_JOURNAL: 'debug' });
  const [elle, autre] = [demandeuse.copie(casseur.adresse), membre.copie(casseur.adresse)];
  await deverrouiller(autre);
  const base = new Database(casse.base);
  for (const table of ['pieces_cellule', 'lectures_cellule', 'annees_cellule', 'gardes_cellule', 'courriels_discrets']) {
    base.exec(`alter table ${table} rename to ${table}_ailleurs`);
  }
  base.close();
  let pannes = 0;
  for (const motif of PAGES) {
    for (const qui of [elle, autre]) {
      for (const reponse of [
        await qui.ouvrir(adresseDe(motif, id)),
        await qui.poster(adresseDe(motif, id), {
          ...{ texte: texte('panne'), mots: texte('panne'), id: idAuHasard(), structureId: '12', quand: 'demain_soir' },
          ...{ membre: await membreId('direction.3'), numero: NUMERO },
        }),
      ]) {
        if (reponse.statut >= 500) pannes += 1;
        const vue = reponse.statut >= 500 ? reponse.corps : '';
        expect(trouver([JETON, NUMERO], [{ ou: motif, octets: Buffer.from(vue) }])).toEqual([]);
      }
    }
  }
  expect(pannes).toBeGreaterThan(4);
  casseur.enfant.kill('SIGTERM');
  await casseur.fini;
  expect(casseur.paroles()).toContain('erreur imprévue');
  expect(trouver([JETON, NUMERO, id, ...cles], [{ ou: 'journal', octets: Buffer.from(casseur.paroles()) }])).toEqual([]);
  expect(casseur.paroles()).not.toMatch(/no such table|\/cellule\//);
  rmSync(casse.dossier, { recursive: true, force: true });
});

test('the words are nowhere: base, WAL, backups, log, mails, temporary folder, in any writing', async () => {
  // The search itself is tried first: it finds every form of a word.
  for (const { forme, octets } of formesDe(JETON)) {
    const plante = Buffer.concat([Buffer.from('avant '), octets, Buffer.from(' après')]);
    expect(trouver([JETON], [{ ou: 'essai', octets: plante }]).join()).toContain(forme);
  }
  const ou = [
    ...octetsDe(lieu.dossier),
    { ou: 'journal', octets: Buffer.from(serveur.paroles()) },
    ...smtp.recus.map(({ brut, text = '', html = '' }) => ({ ou: 'courriel', octets: Buffer.from(`${brut}\n${text}\n${html}`) })),
  ];
  expect(ou.map(({ ou: nom }) => nom)).toEqual(expect.arrayContaining(['reseau.sqlite', 'reseau.sqlite-wal', 'cle-du-serveur']));
  expect(ou.some(({ ou: nom }) => /^sauvegardes\/reseau-.*\.sqlite$/.test(nom))).toBe(true);
  expect(trouver([JETON, NUMERO, NUMERO.replaceAll(' ', ''), ...cles], ou)).toEqual([]);
  // The log holds nothing of the cell at all, and does hold the rest.
  expect(serveur.paroles()).toContain('"route":"/accueil"');
  expect(serveur.paroles()).not.toMatch(/cellule/);
});

/** What the clear columns of the cell may hold. */
const CLAIR = /^([\w-]{22}|\d{4}-\d{2}-\d{2}|age1[0-9a-z]{58}|[0-9a-f]{64}|\d+|[a-z_]+)$/;
const TABLES = ['demandes', 'acces', 'pieces', 'documents', 'lectures', 'gardes', 'rappels'].map((nom) => `${nom}_cellule`);

test('a copy of the base names neither structure nor person, and opens nothing, even with the server’s key and settings', async () => {
  const cleDuServeur = readFileSync(join(lieu.dossier, 'cle-du-serveur'), 'utf8').trim() as Identite;
  const base = new Database(lieu.base, { readonly: true });
  let sceaux = 0;
  for (const table of TABLES) {
    const colonnes = (base.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    expect(colonnes.filter((nom) => /personne|structure|nom|theme|heure|par$/.test(nom))).toEqual([]);
    for (const ligne of base.prepare(`select * from ${table}`).all() as Record<string, unknown>[]) {
      for (const valeur of Object.values(ligne)) {
        if (!Buffer.isBuffer(valeur)) {
          expect(String(valeur)).toMatch(CLAIR);
          // An instant, in seconds or in milliseconds, would be one.
          expect(Number(valeur) > 1e8).toBe(false);
          continue;
        }
        sceaux += 1;
        expect(valeur.subarray(0, 32).toString()).toBe('age-encryption.org/v1\n-> X25519 ');
        const ouvert = await ouvrirOctets(valeur, [cleDuServeur]);
        // A reminder says whom to write to, by number: the key is outside the base for that reason.
        if (table === 'rappels_cellule')
          expect((await ouvrirSceau<number[]>(valeur, [cleDuServeur]))?.every(Number.isInteger)).toBe(true);
        else expect(ouvert).toBeNull();
      }
    }
  }
  base.close();
  expect(sceaux).toBeGreaterThan(10);
});

/** What of a page is drawn anew at each request, or is the address itself. */
const normaliser = ({ statut, lieu: vers, corps }: Awaited<ReturnType<Visiteuse['ouvrir']>>, demande: string) => ({
  statut,
  vers: vers?.replaceAll(demande, 'ID') ?? null,
  corps: corps
    .replaceAll(demande, 'ID')
    .replace(/nonce="[^"]*"|nonce\\?":\\?"[^"\\]*/g, 'NONCE')
    .replace(/\b[0-9a-f]{12}\b/g, 'REFERENCE'),
});

async function essayer(qui: Visiteuse, demande: string) {
  const reponses = [];
  for (const motif of PAGES.filter((une) => une.includes(':id'))) {
    const chemin = adresseDe(motif, demande);
    for (const suite of ['', '.data', '/documents/aaaaaaaaaaaaaaaaaaaaaa', '.data?_routes=root']) {
      reponses.push({ motif, suite, ...normaliser(await qui.copie().ouvrir(chemin + suite), demande) });
      reponses.push({ motif, suite, ...normaliser(await qui.copie().poster(chemin + suite, { texte: 'essai' }), demande) });
    }
  }
  return reponses;
}

test('whoever does not read gets the same answer for this demande as for one that does not exist', async () => {
  const base = new Database(lieu.base);
  const moi = "(select id from personnes where courriel = 'direction.5@cru87.example')";
  base.exec(`insert or ignore into recusations_cellule (personne_id, structure_id, motif) values (${moi}, 12, 'voisine')`);
  const retiree = await visiter('direction.3');
  const gens: Record<string, Visiteuse> = {
    'la coordination, porte fermée': await visiter('coordination'),
    'un membre récusé, porte fermée': await visiter('direction.5'),
    'une autre direction': await visiter('direction.14'),
    'une équipe': await visiter('equipe.4'),
    'un partenaire': await visiter('partenaire.caf'),
    personne: new Visiteuse(serveur.adresse),
  };
  for (const compte of ['coordination', 'direction.5']) {
    const ouverte = await visiter(compte);
    expect((await deverrouiller(ouverte)).statut).toBe(303);
    gens[`${compte}, porte ouverte`] = ouverte;
  }
  const appareil = await visiter('direction.14');
  await appareil.ouvrir('/cellule/demander');
  gens['une autre direction, son appareil a une clé'] = appareil;
  const cleVolee = await visiter('direction.14');
  gens['une autre direction, la clé de l’appareil volée'] = new Visiteuse(
    serveur.adresse,
    `${cleVolee.cookies}; appareil=${/appareil=([^;]+)/.exec(demandeuse.cookies)?.[1]}`,
  );
  // A member who has lost her role, and whose rows of keys are still there.
  base.exec(
    "delete from roles_reseau where role = 'cellule' and personne_id = (select id from personnes where courriel = 'direction.3@cru87.example')",
  );
  base.close();
  expect((await deverrouiller(retiree)).statut).toBe(422);
  gens['un membre retiré'] = retiree;

  const inconnue = idAuHasard();
  const classes: Record<string, string> = {};
  for (const [nom, qui] of Object.entries(gens)) {
    const [vraie, fausse] = [await essayer(qui, id), await essayer(qui, inconnue)];
    expect({ nom, reponses: vraie }).toEqual({ nom, reponses: fausse });
    expect(trouver([JETON], [{ ou: nom, octets: Buffer.from(JSON.stringify(vraie)) }])).toEqual([]);
    classes[nom] = [...new Set(vraie.filter(({ suite }) => suite === '').map(({ statut }) => statut))].sort().join(' ');
  }
  const fermees = Object.keys(gens).filter((nom) => /fermée|direction$|appareil|retiré/.test(nom));
  for (const nom of fermees) expect({ nom, classe: classes[nom] }).toEqual({ nom, classe: classes['une autre direction'] });
  for (const nom of ['coordination, porte ouverte', 'une équipe', 'un partenaire']) expect(classes[nom]).toMatch(/^404( 405)?$/);
  // Eleven people, every address of a demande four times, twice: minutes on a busy machine, and more as pages are added.
}, 400_000);

test('a known demande and an unknown one take as long (printed, not judged)', async () => {
  const ouverte = await visiter('direction.5');
  await deverrouiller(ouverte);
  const [connues, inconnues]: number[][] = [[], []];
  const mesurer = async (durees: number[] | undefined, demande: string) => {
    const debut = performance.now();
    expect((await ouverte.ouvrir(`/cellule/demandes/${demande}`)).statut).toBe(404);
    durees?.push(performance.now() - debut);
  };
  // One after the other: a machine that slows down does so for both.
  for (let fois = 0; fois < 30; fois++) {
    if (fois % 2) await mesurer(connues, id);
    await mesurer(inconnues, idAuHasard());
    if (fois % 2 === 0) await mesurer(connues, id);
  }
  const mediane = (durees: number[] = []) => durees.sort((un, deux) => un - deux)[15]?.toFixed(1);
  console.info(`médianes de 30 : connue ${mediane(connues)} ms, inconnue ${mediane(inconnues)} ms`);
});
