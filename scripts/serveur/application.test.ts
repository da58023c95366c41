import { Agent, type IncomingHttpHeaders, type RequestOptions, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { http, passthrough } from 'msw';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import { lecteurDeMotifs } from '#app/http/motifs.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { creerApplication } from './application.ts';

interface Reponse {
  statut: number;
  headers: IncomingHttpHeaders;
  corps: string;
}

let server: Server | undefined;
let lignes: string[] = [];
const etat = { bonne: true, ouvert: true };

/** What Remix answers for a file that is refused, or that breaks. */
const REFUS: Record<string, [number, string, string]> = {
  '/casse.pdf': [500, 'text/plain', 'Unexpected Server Error\n\nError: Inès Roudier'],
  '/ferme.pdf': [403, 'text/plain; charset=utf-8', 'Seule la direction le lit.'],
  '/inconnu.pdf': [404, 'text/plain; charset=utf-8', 'Le papier de Roudier'],
  '/sans-lecture': [405, 'application/json', '{"message":"Error: You made a GET request"}'],
  '/trop-tard': [409, 'application/json', '{"formulaire":{"valeurs":{},"erreurs":{"":["Ce besoin a reçu sa réponse."]}}}'],
};

const remix: RequestHandler = (req, res) => {
  const refus = REFUS[req.path];
  if (refus) {
    res.status(refus[0]).set({ 'Content-Type': refus[1], 'Content-Disposition': 'attachment' });
    res.write(refus[2].slice(0, 10));
    res.end(refus[2].slice(10));
    return;
  }
  if (req.path === '/cellule/casse') throw new Error('Ce secret ne se dit pas.');
  if (req.path === '/refuse') {
    req.once('data', () => {
      req.pause();
      res.status(404).end();
    });
    return;
  }
  let recu = 0;
  req.on('data', (morceau: Buffer) => {
    recu += morceau.length;
  });
  req.on('end', () => {
    if (req.path.startsWith('/r/inconnu')) res.status(404);
    if (req.path === '/fichiers/1') res.set({ 'Cache-Control': 'private, max-age=3600', 'Content-Type': 'image/webp' });
    res.end(JSON.stringify({ recu, origine: req.headers.origin ?? null, ip: req.ip }));
  });
};

function ouvrir(reglages: Record<string, string> = {}): Promise<number> {
  const app = creerApplication({
    services: {
      configuration: lireConfiguration({ MODE: 'demo', ...reglages }),
      trace: pino({ base: null }, { write: (ligne: string) => void lignes.push(ligne) }),
      enBonneSante: () => etat.bonne,
      ouvert: () => etat.ouvert,
    },
    remix,
    motifDe: lecteurDeMotifs({ a: { id: 'a', path: 'stages/:id' }, r: { id: 'r', path: 'r/:jeton' } }),
    feuilles: ['/assets/feuille.css'],
  });
  return new Promise((pret) => {
    const ecoute = app.listen(0, '127.0.0.1', () => pret((ecoute.address() as AddressInfo).port));
    server = ecoute;
  });
}

function demander(port: number, path: string, options: RequestOptions & { corps?: Buffer | string } = {}): Promise<Reponse> {
  const { corps, ...reste } = options;
  const morcele = reste.headers && 'Transfer-Encoding' in reste.headers;
  const longueur = corps === undefined || morcele ? {} : { 'Content-Length': String(Buffer.byteLength(corps)) };
  return new Promise((fini, rate) => {
    const envoi = request({ host: '127.0.0.1', port, path, ...reste, headers: { ...longueur, ...reste.headers } }, (res) => {
      let texte = '';
      res.setEncoding('utf8').on('data', (morceau: string) => {
        texte += morceau;
      });
      res.on('end', () => fini({ statut: res.statusCode ?? 0, headers: res.headers, corps: texte }));
    });
    envoi.on('error', rate);
    envoi.end(corps);
  });
}

beforeEach(() => {
  dehors.use(http.all(/^http:\/\/(127\.0\.0\.1|localhost|reseau\.example)/, () => passthrough()));
  lignes = [];
  Object.assign(etat, { bonne: true, ouvert: true });
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('the server', () => {
  it('answers for its health', async () => {
    const port = await ouvrir();
    expect(await demander(port, '/sante')).toMatchObject({ statut: 200, corps: '{"etat":"ok"}' });
    etat.bonne = false;
    expect((await demander(port, '/sante')).statut).toBe(503);
  });

  it('guards every page by its headers, with a nonce of its own', async () => {
    const port = await ouvrir();
    const [premiere, seconde] = [await demander(port, '/stages/1'), await demander(port, '/stages/1')];
    const politique = (reponse: Reponse) => String(reponse.headers['content-security-policy']);
    expect(politique(premiere)).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}'/);
    expect(politique(premiere)).not.toBe(politique(seconde));
    expect(politique(premiere)).not.toMatch(/unsafe|upgrade-insecure/);
    expect(premiere.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(premiere.headers['strict-transport-security']).toBeUndefined();
    expect(premiere.headers['x-powered-by']).toBeUndefined();
    expect((await demander(port, '/fichiers/1')).headers).toMatchObject({
      'cache-control': 'private, max-age=3600',
      'content-security-policy': expect.stringMatching(/sandbox/),
    });
  });

  it('speaks of https only where it is', async () => {
    const port = await ouvrir({ ADRESSE_PUBLIQUE: 'https://reseau.example' });
    const { headers } = await demander(port, '/stages/1');
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
    expect(headers['content-security-policy']).toMatch(/upgrade-insecure-requests/);
  });

  it('refuses an act from elsewhere with 403, and lets the answer of a mail through', async () => {
    const port = await ouvrir();
    const poster = (chemin: string, origine?: string) =>
      demander(port, chemin, { method: 'POST', corps: 'a=1', headers: origine ? { Origin: origine } : {} });
    for (const origine of ['https://ailleurs.example', 'null', 'nonsens']) {
      const refus = await poster('/stages/1', origine);
      expect(refus.statut).toBe(403);
      expect(refus.corps).toMatch(/ne vient pas d’une page de ce réseau/);
    }
    expect((await poster('/stages/1', `http://127.0.0.1:${port}`)).corps).toMatch(/"recu":3,"origine":null/);
    expect((await poster('/stages/1')).statut).toBe(200);
    expect((await poster('/r/abc', 'https://courrier.example')).statut).toBe(200);
  });

  it('reads a large upload to its end, then says 413', async () => {
    const port = await ouvrir();
    const poster = (chemin: string, taille: number) => demander(port, chemin, { method: 'POST', corps: Buffer.alloc(taille) });
    const lourd = await poster('/reseau/structures/3/modifier', 30_000_000);
    expect(lourd.statut).toBe(413);
    expect(lourd.corps).toMatch(/au plus 10 Mo/);
    expect((await poster('/reseau/import', 10_000_000)).statut).toBe(200);
    for (const chemin of ['/formations/7/supports', '/malles/cirque/photos', '/malles/cirque/contenu']) {
      expect((await poster(chemin, 10_000_000)).statut, chemin).toBe(200);
    }
    expect((await poster('/stages/nouveau', 2_000_000)).statut).toBe(413);
    expect((await poster('/stages/nouveau', 500_000)).statut).toBe(200);
    const morcele = await demander(port, '/stages/nouveau', {
      method: 'POST',
      headers: { 'Transfer-Encoding': 'chunked' },
      corps: 'a',
    });
    expect(morcele.statut).toBe(411);
  });

  it('answers the next request of a connection whose last body nobody read to its end', async () => {
    const port = await ouvrir();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const refuse = await demander(port, '/refuse', { method: 'POST', corps: Buffer.alloc(900_000), agent });
    expect(refuse).toMatchObject({ statut: 404 });
    expect((await demander(port, '/stages/1', { agent })).statut).toBe(200);
    agent.destroy();
  });

  it('logs patterns, never addresses, and nothing of the person', async () => {
    const port = await ouvrir();
    await demander(port, '/r/jetonsecret?courriel=ines@reseau.example', { headers: { Cookie: 'session=secret' } });
    await demander(port, '/stages/12.data?q=roudier');
    await demander(port, '/n-importe-quoi/roudier');
    await demander(port, '/sante');
    const ecrit = lignes.map((ligne) => JSON.parse(ligne) as { route: string; statut: number; requete: string; ms: number });
    expect(ecrit.map(({ route }) => route)).toEqual(['/r/:jeton', '/stages/:id', '(autre)']);
    expect(lignes.join()).not.toMatch(/jetonsecret|ines|roudier|secret|127\.0\.0\.1/);
  });

  it('logs nothing of the cell, not even that somebody came; of its errors, only where', async () => {
    const port = await ouvrir();
    for (const chemin of ['/cellule', '/cellule.data', '/cellule/demandes/abc?x=1', '/%43ellule/demander', '/cellule/casse']) {
      await demander(port, chemin);
    }
    await demander(port, '/cellule/demander', {
      method: 'POST',
      corps: 'mots=secret',
      headers: { Origin: 'https://ailleurs.example' },
    });
    const ecrit = lignes.map((ligne) => JSON.parse(ligne) as { msg: string; erreur: { nom: string; pile: string[] } });
    expect(ecrit.map(({ msg }) => msg)).toEqual(['erreur du serveur']);
    expect(Object.keys(ecrit[0]?.erreur ?? {})).toEqual(['nom', 'pile']);
    expect(lignes.join()).not.toMatch(/secret|demandes|127\.0\.0\.1/);
  });

  it('leads everybody to the first opening while the network does not exist', async () => {
    const port = await ouvrir();
    etat.ouvert = false;
    expect(await demander(port, '/stages/1')).toMatchObject({ statut: 302, headers: { location: '/ouvrir' } });
    expect((await demander(port, '/ouvrir')).statut).toBe(200);
    expect((await demander(port, '/ouvrir.data')).statut).toBe(200);
    expect((await demander(port, '/sante')).statut).toBe(200);
  });

  it('slows down whoever tries tokens, not whoever has one', async () => {
    const port = await ouvrir();
    for (let fois = 0; fois < 60; fois++) expect((await demander(port, '/r/bon')).statut).toBe(200);
    const statuts: number[] = [];
    for (let fois = 0; fois < 45; fois++) statuts.push((await demander(port, `/r/inconnu${fois}`)).statut);
    expect(statuts.slice(0, 40)).not.toContain(429);
    expect(statuts.at(-1)).toBe(429);
  });

  it('answers for a script that is gone by one that leads where the click was going', async () => {
    const port = await ouvrir();
    const { statut, headers, corps } = await demander(port, '/assets/ancien-abc.js');
    expect(statut).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
    const location = { pathname: '/formations', search: '?quand=passees', hash: '#liste' };
    const mener = (navigation: object | undefined) => {
      const faits: string[] = [];
      const window = {
        __remixRouter: navigation && { state: { navigation } },
        location: { assign: (ou: string) => void faits.push(ou), reload: () => void faits.push('reload') },
      };
      new Function('window', `return (async () => { ${corps} })()`)(window);
      return faits;
    };
    expect(mener({ state: 'loading', location })).toEqual(['/formations?quand=passees#liste']);
    expect(mener({ state: 'submitting', location })).toEqual(['reload']);
    expect(mener({ state: 'idle' })).toEqual(['reload']);
    expect(mener(undefined)).toEqual([]);
  });

  it('answers odd requests with a sentence, never with 500', async () => {
    const port = await ouvrir();
    expect((await demander(port, '/stages/1', { headers: { Host: 'a b' } })).statut).toBe(400);
    expect((await demander(port, '/assets/ancien.css')).statut).toBe(404);
    expect((await demander(port, '/assets/%E0%A4%A')).statut).toBeLessThan(500);
    expect((await demander(port, '/assets/../../package.json')).statut).not.toBe(500);
  });

  it('says a refused file as a page with a way back, and an error without anything of it', async () => {
    const port = await ouvrir();
    const lire = (chemin: string, accept = 'text/html,*/*', retour = `http://127.0.0.1:${port}/formations/3`) =>
      demander(port, chemin, { headers: { Accept: accept, Referer: retour } });
    const casse = await lire('/casse.pdf');
    expect(casse).toMatchObject({ statut: 500, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(casse.headers['content-disposition']).toBeUndefined();
    expect(casse.corps).toContain('Quelque chose s’est cassé de notre côté');
    expect(casse.corps).toContain(String(casse.headers['x-request-id']));
    expect(casse.corps).toContain('href="/formations/3">Revenir à la page d’avant<');
    const pourUnProgramme = await lire('/casse.pdf', '*/*');
    expect(pourUnProgramme).toMatchObject({ statut: 500, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(pourUnProgramme.corps).toMatch(/cassé de notre côté[\s\S]*[0-9a-f]{12}/);
    for (const { corps } of [casse, pourUnProgramme]) expect(corps).not.toMatch(/Unexpected|Error|Roudier/);

    const dit = {
      ...{ '/ferme.pdf': [403, 'Seule la direction le lit.'], '/inconnu.pdf': [404, 'Nous ne trouvons pas cette page'] },
      ...{ '/sans-lecture': [405, 'Cette adresse ne s’ouvre pas ainsi'], '/trop-tard': [409, 'Ce besoin a reçu sa réponse.'] },
    };
    for (const [chemin, [statut, phrase]] of Object.entries(dit)) {
      const page = await lire(chemin);
      expect(page).toMatchObject({ statut, headers: { 'content-type': 'text/html; charset=utf-8' } });
      expect(page.corps, chemin).toContain(phrase);
      expect(page.corps, chemin).not.toMatch(/Roudier|GET request|formulaire/);
    }
    // A program reads the sentence as it was; one who comes from elsewhere goes home.
    expect((await lire('/ferme.pdf', '*/*')).corps).toBe('Seule la direction le lit.');
    for (const ailleurs of ['https://ailleurs.example/formations/3', `http://127.0.0.1:${port}/ferme.pdf`]) {
      expect((await lire('/ferme.pdf', 'text/html', ailleurs)).corps).toContain('href="/">Revenir à l’accueil<');
    }
    expect((await lire('/stages/1')).corps).toMatch(/^\{"recu":0/);
  });

  it('believes the proxies it was told of, and no others', async () => {
    const faux = { headers: { 'X-Forwarded-For': '192.0.2.7' } };
    const sans = await ouvrir();
    expect((await demander(sans, '/stages/1', faux)).corps).not.toMatch('192.0.2.7');
    server?.close();
    const avec = await ouvrir({ PROXYS_DE_CONFIANCE: '1' });
    expect((await demander(avec, '/stages/1', faux)).corps).toMatch('192.0.2.7');
  });
});
