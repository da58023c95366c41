import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { contexteDeBase, contexteOuRien } from '#app/http/contexte.server.ts';
import { reseauExiste } from '#app/reseau/comptes/premiere-ouverture.server.ts';

/** The address without a page: everybody is led to her own first one. */
export async function loader(args: LoaderFunctionArgs) {
  if (await contexteOuRien(args)) return redirect('/accueil');
  return redirect(reseauExiste(contexteDeBase().db) ? '/connexion' : '/ouvrir');
}

export default function Page() {
  return null;
}
