import { join } from 'node:path';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express';
import { adresseDuClient } from '#app/http/adresse-client.ts';
import { cheminRecu, estDeLaCellule } from '#app/http/chemin-recu.ts';
import { libelleAttente } from '#app/http/delais.ts';
import { decrireErreur, situerErreur } from '#app/http/erreur-technique.ts';
import { creerLimite } from '#app/http/limites.server.ts';
import { hoteValide, origineAcceptee } from '#app/http/origine.ts';
import { pageSimple } from '#app/http/page-simple.ts';
import type { Services } from '#app/http/services.server.ts';
import { limiterLeCorps } from './corps.ts';
import { entetesDeSecurite } from './entetes.ts';
import { journalDesRequetes } from './journal.ts';
import { direLesRefus, panne } from './refus.ts';

type CeQuIlFaut = Pick<Services, 'configuration' | 'trace' | 'enBonneSante' | 'ouvert'>;

export interface Parties {
  services: CeQuIlFaut;
  /** Answers every page. */
  remix: RequestHandler;
  motifDe(chemin: string): string;
  /** Style sheets of the built app, for the pages that do without it. */
  feuilles: readonly string[];
  /** Vite's own, when developing: it then serves the assets. */
  vite?: RequestHandler;
}

/** The Express application: what every request goes through, in this order. */
export function creerApplication({ services, remix, motifDe, feuilles, vite }: Parties): Express {
  const { configuration, trace } = services;
  const adressePublique = new URL(configuration.ADRESSE_PUBLIQUE);
  const app = express();
  // Exactly the proxies announced: otherwise anybody writes X-Forwarded-For and escapes the limits.
  app.set('trust proxy', configuration.PROXYS_DE_CONFIANCE === 0 ? false : configuration.PROXYS_DE_CONFIANCE);
  app.disable('x-powered-by');

  const refuser = (statut: number, titre: string, phrases: string[]): RequestHandler => {
    return (_req, res) =>
      void res.status(statut).type('html').set('Cache-Control', 'no-store').send(pageSimple({ titre, phrases, feuilles }));
  };

  app.use(journalDesRequetes(trace, motifDe));
  app.use(entetesDeSecurite({ https: adressePublique.protocol === 'https:', dev: vite !== undefined }));
  app.get('/sante', (_req, res) => {
    const bonne = services.enBonneSante();
    res
      .status(bonne ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ etat: bonne ? 'ok' : 'en panne' });
  });
  app.use((req, res, next) => {
    if (req.url.startsWith('/') && hoteValide(req.headers.host)) next();
    else refuser(400, 'Adresse incompréhensible', ['Nous ne comprenons pas cette adresse.'])(req, res, next);
  });

  if (configuration.COMPRESSION > 0) {
    // Brotli costs several times as much as gzip at its lowest level for these pages; level and all are measured by the bench.
    app.use(compression({ level: configuration.COMPRESSION, threshold: 1024, brotli: { enabled: false } as never }));
  }
  if (vite) app.use(vite);
  else servirLesFichiers(app);

  app.use((req, res, next) => {
    const { origin, host } = req.headers;
    const demande = {
      methode: req.method,
      chemin: cheminRecu(req.url),
      origine: origin,
      site: req.get('Sec-Fetch-Site'),
      hote: host,
    };
    if (!origineAcceptee(demande, adressePublique.host)) {
      refuser(403, 'Demande venue d’ailleurs', [
        'Cet envoi ne vient pas d’une page de ce réseau\u00a0: nous ne l’avons pas suivi, et rien n’a changé.',
        'Si vous étiez bien ici, rechargez la page et recommencez.',
      ])(req, res, next);
      return;
    }
    // The check is done, and Remix would do its own with an error 500: it compares with headers that proxies rewrite.
    delete req.headers.origin;
    delete req.headers['x-forwarded-host'];
    next();
  });
  app.use((req, res, next) => (req.method === 'GET' || req.method === 'HEAD' ? next() : limiterLeCorps(refuser)(req, res, next)));
  app.use(limiterLesJetons(refuser));
  app.use((req, res, next) => {
    if (services.ouvert() || /^\/(ouvrir(\.data)?|__manifest)$/.test(cheminRecu(req.url))) next();
    else res.redirect(req.method === 'GET' ? 302 : 303, '/ouvrir');
  });
  app.use(selonLaReponse);
  app.use(direLesRefus({ feuilles, adresse: adressePublique }));
  app.all('*', remix);

  const enErreur: ErrorRequestHandler = (erreur: unknown, req: Request, res: Response, next) => {
    if (res.headersSent) {
      next(erreur);
      return;
    }
    const illisible = erreur instanceof URIError || (erreur as { status?: number }).status === 400;
    const decrire = estDeLaCellule(req.originalUrl) ? situerErreur : decrireErreur;
    const { titre, phrases } = panne(String(req.id));
    if (!illisible) trace.error({ requete: req.id, erreur: decrire(erreur) }, 'erreur du serveur');
    if (illisible) refuser(400, 'Adresse incompréhensible', ['Nous ne comprenons pas cette adresse.'])(req, res, next);
    else refuser(500, titre, phrases)(req, res, next);
  };
  app.use(enErreur);
  return app;
}

// A file can run nothing and load nothing. Chromium draws PDFs with a plugin, which a sandbox or `object-src 'none'` forbids.
const POUR_UN_FICHIER = "default-src 'none'; sandbox; frame-ancestors 'none'";
const POUR_UN_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Last touch, when the kind of the answer is known: what may keep it, and what it may do in a browser. */
const selonLaReponse: RequestHandler = (_req, res, next) => {
  const ecrire = res.writeHead;
  res.writeHead = ((...morceaux: Parameters<typeof ecrire>) => {
    // Pages hold names: nothing keeps them, unless an answer says otherwise for itself.
    if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
    const genre = String(res.getHeader('Content-Type') ?? '');
    if (genre.startsWith('image/')) res.setHeader('Content-Security-Policy', POUR_UN_FICHIER);
    if (genre.startsWith('application/pdf')) res.setHeader('Content-Security-Policy', POUR_UN_PDF);
    return ecrire.apply(res, morceaux);
  }) as typeof ecrire;
  next();
};

/**
 * Stands for a script that is gone. Without it Remix reloads the page one is on, and the next click does the same. It never ends,
 * for a page without its script would be drawn empty; while a page is being opened, it leaves it as the server wrote it.
 */
const MENER_LA_OU_L_ON_ALLAIT = `const { state, location } = window.__remixRouter?.state.navigation ?? {};
if (state === 'loading') window.location.assign(location.pathname + location.search + location.hash);
else if (state) window.location.reload();
await new Promise(() => {});
`;

function servirLesFichiers(app: Express): void {
  const client = join(process.cwd(), 'build', 'client');
  // Their names hold the hash of their content.
  app.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }));
  app.use('/assets', (req, res) => {
    // The script of a page that a newer version replaced under an open tab: only what runs can lead the click to its page.
    if (req.path.endsWith('.js')) res.set('Cache-Control', 'no-store').type('text/javascript').send(MENER_LA_OU_L_ON_ALLAIT);
    else res.status(404).type('text').send('Ce fichier n’existe plus\u00a0: rechargez la page.');
  });
  app.use(express.static(client, { maxAge: '1h', index: false, redirect: false }));
}

/** Slows down whoever tries tokens: only answers « introuvable » count, so that a link opened twice is free. */
function limiterLesJetons(refuser: (statut: number, titre: string, phrases: string[]) => RequestHandler): RequestHandler {
  const limite = creerLimite('jetons', { adresse: { libres: 40, premiere: 10 } });
  return async (req, res, next) => {
    if (!/^\/(r|connexion|invitation|agenda|signatures)\/[^/]+$/.test(cheminRecu(req.url))) {
      next();
      return;
    }
    const { attendre } = await limite.essayer({ adresse: adresseDuClient(req.ip) }, async () => {
      const repondu = new Promise((fini) => res.once('close', fini));
      next();
      await repondu;
      return res.statusCode === 404 ? null : true;
    });
    if (attendre > 0) {
      res.setHeader('Retry-After', String(attendre));
      refuser(429, 'Un instant', [
        `Trop de liens inconnus ont été essayés d’ici. Attendez ${libelleAttente(attendre)}, puis recommencez.`,
      ])(req, res, next);
    }
  };
}
