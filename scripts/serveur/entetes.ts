import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers. The nonce is drawn for each response and travels to the page by `res.locals`.
 * @param https whether the public address is https: HSTS and the upgrade of requests would break plain http
 * @param dev Vite injects scripts and styles without a nonce
 */
export function entetesDeSecurite({ https, dev }: { https: boolean; dev: boolean }): RequestHandler[] {
  const tirerUnNonce: RequestHandler = (_req, res, next) => {
    res.locals.nonce = randomBytes(16).toString('base64');
    res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()');
    next();
  };
  const casque = helmet({
    contentSecurityPolicy: dev
      ? false
      : {
          useDefaults: false,
          directives: {
            defaultSrc: ["'self'"],
            scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as unknown as { locals: { nonce: string } }).locals.nonce}'`],
            styleSrc: ["'self'"],
            imgSrc: ["'self'", 'data:'],
            objectSrc: ["'none'"],
            baseUri: ["'self'"],
            frameAncestors: ["'none'"],
            formAction: ["'self'"],
            ...(https ? { upgradeInsecureRequests: [] } : {}),
          },
        },
    // With no-referrer, Chromium posts plain forms with `Origin: null` and they would all be refused.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    // Browsers refuse it over plain http, and say so in the console.
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
  });
  return [tirerUnNonce, casque];
}
