import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { NonceContexte } from '#app/ui/nonce.ts';
import { tracerErreur } from './http/trace.server.ts';

/** The style sheet of the site, for the pages that do without React. */
export { default as feuille } from '#app/ui/styles/index.css?url';
export { services } from './http/services.server.ts';

/**
 * Renders a whole document, then sends it in one piece. Every loader has answered by then, so nothing is gained by a stream:
 * React would write it in thousands of small chunks, which cost more than what they hold, and leave null bytes where an
 * accented letter does not fit in one.
 * @throws what the page throws while it is drawn, which Remix traces and answers with the page for errors
 */
export default async function repondre(
  request: Request,
  statut: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const html = renderToString(
    <NonceContexte.Provider value={nonce}>
      <RemixServer context={await avecSesDonnees(remix)} url={request.url} nonce={nonce} />
    </NonceContexte.Provider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(Buffer.from(html), { status: statut, headers });
}

/** What the browser needs to hydrate the page, read to its end before drawing: RemixServer finds it where it keeps what it has read. */
async function avecSesDonnees(remix: EntryContext): Promise<EntryContext> {
  if (!remix.serverHandoffStream) return remix;
  const value = await new Response(remix.serverHandoffStream).text();
  const lu = (result: { done: boolean; value: string }) => Object.assign(Promise.resolve(), { result });
  const streamCache = { 0: lu({ done: true, value }) };
  return { ...remix, serverHandoffStream: new ReadableStream(), renderMeta: { ...remix.renderMeta, streamCache } };
}

/** Loaders' and actions' errors; a visitor who left is not one, nor Remix's own 404 and 405: anybody asks for those. */
export function handleError(erreur: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (isRouteErrorResponse(erreur) && erreur.status < 500) return;
  if (!request.signal.aborted) tracerErreur(erreur, context?.requeteId, request);
}
