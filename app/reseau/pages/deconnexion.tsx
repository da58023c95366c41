import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { fermerSession } from '#app/http/session.server.ts';

/** Only a button closes a session: an image or a link found elsewhere does not. */
export async function action({ request }: ActionFunctionArgs) {
  const avis = { titre: 'À bientôt', texte: 'La porte est refermée sur cet appareil.' };
  return redirigerAvecAvis('/connexion', avis, { headers: { 'Set-Cookie': await fermerSession(request) } });
}

export const loader = () => redirect('/accueil');
