import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { estDeLaCellule } from '#app/http/chemin-recu.ts';

const rien = () => undefined;

/** Long enough to find one line among a year's, short enough to be read on the phone. */
const nouvelId = () => randomBytes(6).toString('hex');

/** One JSON line a request: its id, what was asked (the pattern, never the address), the answer, the time. Of the cell, nothing. */
export function journalDesRequetes(trace: Logger, motifDe: (chemin: string) => string): RequestHandler {
  const ligne = (req: IncomingMessage, res: ServerResponse, mesure: { responseTime: number }) => ({
    methode: req.method,
    route: motifDe(cheminDe(req)),
    statut: res.statusCode,
    ms: mesure.responseTime,
  });
  const noter = pinoHttp({
    logger: trace,
    genReqId: nouvelId,
    quietReqLogger: true,
    quietResLogger: true,
    customAttributeKeys: { reqId: 'requete' },
    serializers: { req: rien, res: rien, err: rien },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessObject: ligne,
    customErrorObject: (req, res, _erreur, mesure) => ligne(req, res, mesure as { responseTime: number }),
    customSuccessMessage: () => 'requête',
    customErrorMessage: () => 'requête en erreur',
    autoLogging: {
      ignore: (req) =>
        /^\/(assets\/|sante$|[\w-]+\.(svg|ico|png|webmanifest|txt)$)/.test(cheminDe(req)) || estDeLaCellule(cheminDe(req)),
    },
  });
  return (req, res, next) => {
    noter(req, res);
    res.setHeader('X-Request-Id', String(req.id));
    next();
  };
}

const cheminDe = (req: IncomingMessage & { originalUrl?: string }) => (req.originalUrl ?? req.url ?? '').split('?')[0] ?? '';
