import { type AppLoadContext, redirect } from '@remix-run/node';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { FUSEAU } from '#app/reseau/reglages.ts';
import { base, configuration, maintenant } from './base.server.ts';
import { lireSession } from './session.server.ts';

interface ArgumentsDePage {
  request: Request;
  context: AppLoadContext;
}

const enCours = new WeakMap<AppLoadContext, Promise<ContextePersonne | null>>();

/** The context without anybody: public pages and scheduled tasks start from it. */
export function contexteDeBase(): Omit<Contexte, 'acteur'> {
  return {
    db: base.db,
    maintenant: maintenant(),
    fuseau: lireReglage(base.db, FUSEAU),
    adressePublique: configuration.ADRESSE_PUBLIQUE,
  };
}

/** The context of the signed-in person, or null. Root and page ask for it in one request: it is built once. */
export function contexteOuRien({ request, context }: ArgumentsDePage): Promise<ContextePersonne | null> {
  const connu = enCours.get(context);
  if (connu) return connu;
  const promesse = construire({ request, context });
  enCours.set(context, promesse);
  return promesse;
}

async function construire({ request, context }: ArgumentsDePage): Promise<ContextePersonne | null> {
  // Remix hands each loader a request of its own but one same context: the renewed cookie leaves through it.
  const personneId = await lireSession(request, context.poserCookie);
  if (personneId === null) return null;
  const debut = contexteDeBase();
  const acteur = getActeur(debut, personneId);
  return acteur ? { ...debut, acteur } : null;
}

/** Someone who left her last structure keeps her account, and reads nothing of the network any more. */
const SANS_ATTACHE =
  'Votre compte n’est plus rattaché à une structure ni à un rôle du réseau. Si c’est une erreur, écrivez à la coordination.';

/** @throws a redirection to `/connexion`, which comes back here afterwards. */
export async function exigerContexte(args: ArgumentsDePage): Promise<ContextePersonne> {
  const ctx = await contexteOuRien(args);
  if (ctx && ctx.acteur.roles.length === 0) throw interdit(SANS_ATTACHE);
  if (ctx) return ctx;
  const { pathname, search } = new URL(args.request.url);
  const suite = args.request.method === 'GET' ? `${pathname.replace(/\.data$/, '')}${search}` : '/accueil';
  throw redirect(`/connexion?suite=${encodeURIComponent(suite)}`);
}
