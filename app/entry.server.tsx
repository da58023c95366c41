import { Writable } from 'node:stream';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContexte } from '#app/ui/nonce.ts';
import { tracerErreur } from './http/trace.server.ts';

export { services } from './http/services.server.ts';

/** A page that is not ready by then never will be: nothing in a loader leaves the machine. */
const DELAI_MS = 8_000;

/**
 * Renders a whole document, then sends it in one piece: React writes many small chunks, and compressing them
 * one by one costs more than waiting for loaders that only read a local base.
 */
export default async function repondre(
  request: Request,
  statut: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const html = await rendre(request, remix, context);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(html, { status: statut, headers });
}

function rendre(request: Request, remix: EntryContext, { nonce, requeteId }: AppLoadContext): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resoudre, rejeter) => {
    const morceaux: Buffer[] = [];
    const recueil = new Writable({
      write(morceau: Buffer, _codage, suite) {
        morceaux.push(morceau);
        suite();
      },
      final(suite) {
        resoudre(sansNuls(Buffer.concat(morceaux)));
        suite();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <NonceContexte.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={DELAI_MS} />
      </NonceContexte.Provider>,
      {
        nonce,
        onAllReady() {
          // A timer left running keeps the whole render in memory.
          clearTimeout(minuterie);
          pipe(recueil);
        },
        onShellError(erreur) {
          clearTimeout(minuterie);
          rejeter(erreur);
        },
        onError(erreur) {
          if (!request.signal.aborted) tracerErreur(erreur, requeteId, request);
        },
      },
    );
    const minuterie = setTimeout(abort, DELAI_MS);
  });
}

/**
 * React 18 leaves null bytes at the end of a chunk where an accented letter did not fit: in a field, a browser shows each
 * as a replacement sign. No page has any of its own.
 */
function sansNuls(octets: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  // A few in a whole page: what lies between them is copied at once, not byte after byte.
  const morceaux: Buffer[] = [];
  let debut = 0;
  for (let nul = octets.indexOf(0); nul !== -1; nul = octets.indexOf(0, debut)) {
    morceaux.push(octets.subarray(debut, nul));
    debut = nul + 1;
  }
  return debut === 0 ? octets : Buffer.concat([...morceaux, octets.subarray(debut)]);
}

/** Loaders' and actions' errors; a visitor who left is not one, nor Remix's own 404 and 405: anybody asks for those. */
export function handleError(erreur: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (isRouteErrorResponse(erreur) && erreur.status < 500) return;
  if (!request.signal.aborted) tracerErreur(erreur, context?.requeteId, request);
}
