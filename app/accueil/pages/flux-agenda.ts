import type { LoaderFunctionArgs } from '@remix-run/node';
import { contexteDeBase } from '#app/http/contexte.server.ts';
import { dejaLu, getFlux } from '../flux.server.ts';

/** The personal calendar: the secret of the address is the key, no session is asked for. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const flux = getFlux(contexteDeBase(), params.secret);
  if (!flux)
    return new Response('Ce lien d’agenda n’existe pas, ou n’existe plus.', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  const entetes = {
    ETag: flux.etiquette,
    'Last-Modified': flux.modifieLe.toUTCString(),
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  };
  if (dejaLu(request.headers, flux)) return new Response(null, { status: 304, headers: entetes });
  return new Response(flux.corps, {
    headers: {
      ...entetes,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="agenda.ics"',
    },
  });
}
