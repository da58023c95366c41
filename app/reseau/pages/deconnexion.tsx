import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { fermerSession } from '#app/http/session.server.ts';
import { refermer } from '#app/http/trousseau.server.ts';

/** Only a button closes a session: an image or a link found elsewhere does not. */
export async function action({ request }: ActionFunctionArgs) {
  const avis = { titre: 'À bientôt', texte: 'La porte est refermée sur cet appareil.' };
  const headers = new Headers({ 'Set-Cookie': await fermerSession(request) });
  // What a phrase had opened goes with the session.
  headers.append('Set-Cookie', await refermer(request));
  return redirigerAvecAvis('/connexion', avis, { headers });
}

export const loader = () => redirect('/accueil');
