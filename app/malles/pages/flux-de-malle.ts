import type { LoaderFunctionArgs } from '@remix-run/node';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { contexteDeBase, contexteOuRien } from '#app/http/contexte.server.ts';
import { fluxIntrouvable, repondreLeFlux } from '#app/services/flux.server.ts';
import { getFluxDeMalle, lectriceDuSecret } from '../courriels/flux.server.ts';

/**
 * The calendar of a malle. A telephone gives `?cle=`, the secret of its owner's own calendar; whoever is signed in needs none. Anyone
 * else finds nothing: a calendar does not follow a page where one signs in.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params } = args;
  const cle = new URL(request.url).searchParams.get('cle');
  const ctx = cle === null ? await contexteOuRien(args) : lectriceDuSecret(contexteDeBase(), cle);
  if (!ctx) return fluxIntrouvable();
  try {
    return repondreLeFlux(request.headers, getFluxDeMalle(ctx, params.slug), `malle-${params.slug}.ics`);
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return fluxIntrouvable();
    throw erreur;
  }
}
