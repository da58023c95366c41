import type { LoaderFunctionArgs } from '@remix-run/node';
import { contexteDeBase } from '#app/http/contexte.server.ts';
import { fluxIntrouvable, repondreLeFlux } from '#app/services/flux.server.ts';
import { getFlux } from '../flux.server.ts';

/** The personal calendar: the secret of the address is the key, no session is asked for. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const flux = getFlux(contexteDeBase(), params.secret);
  return flux ? repondreLeFlux(request.headers, flux, 'agenda.ics') : fluxIntrouvable();
}
