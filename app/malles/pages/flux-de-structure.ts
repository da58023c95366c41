import type { LoaderFunctionArgs } from '@remix-run/node';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { contexteDeBase, contexteOuRien } from '#app/http/contexte.server.ts';
import { fluxIntrouvable, repondreLeFlux } from '#app/services/flux.server.ts';
import { getFluxDeStructure, lectriceDuSecret } from '../courriels/flux.server.ts';

/** The calendar of a structure's loans, under the same keys as that of a malle. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params } = args;
  const cle = new URL(request.url).searchParams.get('cle');
  const ctx = cle === null ? await contexteOuRien(args) : lectriceDuSecret(contexteDeBase(), cle);
  if (!ctx) return fluxIntrouvable();
  try {
    return repondreLeFlux(request.headers, getFluxDeStructure(ctx, idDeAdresse(params.id)), `prets-${params.id}.ics`);
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return fluxIntrouvable();
    throw erreur;
  }
}
