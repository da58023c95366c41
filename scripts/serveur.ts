import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { ErreurDeConfiguration, lireConfiguration } from '#app/commun/configuration.server.ts';
import { adresseDuClient } from '#app/http/adresse-client.ts';
import { lecteurDeMotifs } from '#app/http/motifs.ts';
import type { Services } from '#app/http/services.server.ts';
import { aiguillerParSalle } from './serveur/aiguiller.ts';

/** Starts the server; the build makes `build/serveur/serveur.js` of it. With `--dev`, Vite serves what is being written. */

const DEV = process.argv.includes('--dev');
const DELAI_D_ARRET_MS = 10_000;
/** Time to read what had already reached the machine when the stop was asked for: closing resets what is unread. */
const LAISSER_ENTRER_MS = 500;
const laisserEntrer = () => new Promise((fini) => setTimeout(fini, LAISSER_ENTRER_MS));

function abandonner(phrase: string): never {
  console.error(phrase);
  process.exit(1);
}

function preparer() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  if (DEV) process.env.MODE ||= 'developpement';
  // React and Express choose their variant when they are first imported.
  process.env.NODE_ENV = DEV ? 'development' : 'production';
  try {
    return lireConfiguration(process.env);
  } catch (erreur) {
    if (erreur instanceof ErreurDeConfiguration) abandonner(erreur.message);
    throw erreur;
  }
}

/** Makes what answers the pages of a site; a site given by a function is read anew for each request. */
type Repondre = (site: ServerBuild | (() => Promise<ServerBuild>)) => RequestHandler;

type Construction = ServerBuild & { entry: { module: { services: Services; feuille: string } } };

async function charger() {
  if (DEV) {
    const { createServer } = await import('vite');
    const vite = await createServer({ server: { middlewareMode: true } });
    const lire = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<Construction>;
    return {
      vite: vite.middlewares,
      premier: await lire(),
      servir: (repondre: Repondre) => repondre(lire),
      fermer: () => vite.close(),
    };
  }
  const chemin = join(process.cwd(), 'build', 'server', 'index.js');
  if (!existsSync(chemin)) abandonner('Le réseau n’est pas construit : lancez d’abord « npm run build ».');
  const premier = (await import(pathToFileURL(chemin).href)) as Construction;
  return {
    vite: undefined,
    premier,
    servir: (repondre: Repondre) => aiguillerParSalle(premier, repondre),
    fermer: async () => undefined,
  };
}

async function demarrer() {
  const configuration = preparer();
  const { vite, premier, servir, fermer } = await charger().catch((erreur: unknown) => {
    // Opening and migrating the base happens while the build loads.
    abandonner(`Le réseau ne s’ouvre pas : ${erreur instanceof Error ? erreur.message : String(erreur)}`);
  });
  const { createRequestHandler } = await import('@remix-run/express');
  const { creerApplication } = await import('./serveur/application.ts');
  const { services, feuille } = premier.entry.module;
  for (const prise of services.PRISES) prise.auDemarrage?.(services.base.db);
  // A network opened by an older version receives what this one brings.
  if (services.ouvert()) services.chargerReferences({ ...services.contexteDeBase(), acteur: services.LE_TEMPS });
  const remix = servir((build) =>
    createRequestHandler({
      build,
      getLoadContext: (req, res) => ({
        nonce: res.locals.nonce as string,
        requeteId: String(req.id),
        adresse: adresseDuClient(req.ip),
        poserCookie: (cookie: string) => void res.append('Set-Cookie', cookie),
      }),
    }),
  );
  const app = creerApplication({
    services,
    remix,
    motifDe: lecteurDeMotifs(premier.routes),
    feuilles: [feuille],
    ...(vite ? { vite } : {}),
  });
  const server = app.listen(configuration.PORT);
  server.headersTimeout = 20_000;
  server.requestTimeout = 300_000;
  server.keepAliveTimeout = 65_000;
  server.on('error', (erreur: NodeJS.ErrnoException) => {
    if (erreur.code === 'EADDRINUSE') abandonner(`Le port ${configuration.PORT} est déjà pris : réglez PORT sur un autre.`);
    abandonner(`Le serveur ne démarre pas : ${erreur.message}`);
  });
  server.on('listening', () => annoncer(configuration.PORT, services));
  arreterProprement(server, services, fermer);
}

function annoncer(port: number, services: Services) {
  const adresse =
    services.configuration.MODE === 'production' ? services.configuration.ADRESSE_PUBLIQUE : `http://localhost:${port}`;
  console.log(`Le réseau est ouvert : ${adresse}`);
  if (services.configuration.MODE === 'production' && !services.configuration.SMTP_URL) {
    console.log('SMTP_URL manque : les courriels attendent, et personne ne reçoit le lien qui ouvre la porte.');
  }
  if (!services.ouvert()) console.log(`Il est encore vide. Le code pour le créer : ${services.codeOuverture()}`);
}

function arreterProprement(server: Server, services: Services, fermer: () => Promise<void>) {
  const { base, trace, demarrerTaches, PRISES, contexteDeBase } = services;
  const { fuseau } = contexteDeBase();
  const horloge = demarrerTaches({
    taches: PRISES.flatMap((prise) => prise.taches ?? []),
    contexte: () => ({ ...contexteDeBase(), acteur: services.LE_TEMPS }),
    fuseau,
    // Its words may hold what people wrote: they are for the coordination's page, not for the log.
    surErreur: (tache) => trace.error({ tache }, 'tâche en échec'),
  });
  let enCours = false;
  const arreter = async () => {
    if (enCours) return;
    enCours = true;
    const couperCourt = setTimeout(() => server.closeAllConnections(), DELAI_D_ARRET_MS);
    // Each connection closes with its answer: kept alive, it would hold the stop until the end of its time.
    server.prependListener('request', (_req, res) => void res.setHeader('Connection', 'close'));
    // What knocks before the door closes is let in; then not http's own close, which cuts at once the connections
    // whose request is sent but not read yet.
    await laisserEntrer();
    const ferme = new Promise((fini) => NetServer.prototype.close.call(server, fini));
    await laisserEntrer();
    const balai = setInterval(() => server.closeIdleConnections(), 100);
    await Promise.all([horloge.arreter(), fermer(), ferme]);
    clearTimeout(couperCourt);
    clearInterval(balai);
    base.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    base.fermer();
    trace.info('arrêt');
    process.exit(0);
  };
  process.on('SIGTERM', arreter);
  process.on('SIGINT', arreter);
}

await demarrer();
