import { type AppLoadContext, redirect } from '@remix-run/node';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { type EtatDePorte, etatDePorte, MINUTES_POUR_LE_CODE, resteOuverte } from '#app/reseau/comptes/deux-temps.ts';
import { aDeuxTemps } from '#app/reseau/comptes/second-facteur.server.ts';
import { FUSEAU } from '#app/reseau/reglages.ts';
import { base, configuration, maintenant } from './base.server.ts';
import { cheminRecu } from './chemin-recu.ts';
import { lireSession } from './session.server.ts';

interface ArgumentsDePage {
  request: Request;
  context: AppLoadContext;
}

/** Who knocks, and how far the house is open to her. */
export interface Porte {
  ctx: ContextePersonne;
  etat: EtatDePorte;
}

const enCours = new WeakMap<AppLoadContext, Promise<Porte | null>>();

/** The context without anybody: public pages and scheduled tasks start from it. */
export function contexteDeBase(): Omit<Contexte, 'acteur'> {
  return {
    db: base.db,
    maintenant: maintenant(),
    fuseau: lireReglage(base.db, FUSEAU),
    adressePublique: configuration.ADRESSE_PUBLIQUE,
  };
}

/** The person who holds a session, however far it opens. Root and page ask for it in one request: it is read once. */
export function lirePorte({ request, context }: ArgumentsDePage): Promise<Porte | null> {
  const connue = enCours.get(context);
  if (connue) return connue;
  const promesse = construire({ request, context });
  enCours.set(context, promesse);
  return promesse;
}

/** The context of the person to whom the house is open, or null. */
export async function contexteOuRien(args: ArgumentsDePage): Promise<ContextePersonne | null> {
  const porte = await lirePorte(args);
  return porte?.etat === 'ouverte' ? porte.ctx : null;
}

async function construire({ request, context }: ArgumentsDePage): Promise<Porte | null> {
  // Remix hands each loader a request of its own but one same context: the renewed cookie leaves through it.
  const session = await lireSession(request, context.poserCookie);
  if (session === null) return null;
  const debut = contexteDeBase();
  const acteur = getActeur(debut, session.personneId);
  if (!acteur) return null;
  const etat = etatDePorte({
    roles: acteur.roles,
    protegee: aDeuxTemps(debut.db, acteur.personneId),
    codeDonne: session.secondFacteurLe !== null,
    exigeant: RESEAU_EXIGEANT,
  });
  // The first step alone is worth half an hour: the mailbox that it came from may be somebody else's later.
  const limite = debut.maintenant.getTime() - MINUTES_POUR_LE_CODE * 60_000;
  if (etat === 'code_attendu' && (session.ouverteLe?.getTime() ?? 0) < limite) return null;
  return { ctx: { ...debut, acteur }, etat };
}

/** Outside demonstrations and development, some roles do not go without a second factor. */
export const RESEAU_EXIGEANT = configuration.MODE === 'production';

/** Someone who left her last structure keeps her account, and reads nothing of the network any more. */
const SANS_ATTACHE =
  'Votre compte n’est plus rattaché à une structure ni à un rôle du réseau. Si c’est une erreur, écrivez à la coordination.';

/**
 * The person to whom this page is open.
 * @throws a redirection to `/connexion`, or to what is asked of her first; either comes back here afterwards.
 *   ErreurMetier INTERDIT for someone who belongs to nothing any more.
 */
export async function exigerContexte(args: ArgumentsDePage): Promise<ContextePersonne> {
  const porte = await lirePorte(args);
  const { pathname, search } = new URL(args.request.url);
  const chemin = pathname.replace(/\.data$/, '');
  if (porte && resteOuverte(porte.etat, cheminRecu(chemin))) return porte.ctx;
  const suite = args.request.method === 'GET' ? `${chemin}${search}` : '/accueil';
  if (porte?.etat === 'sans_attache') throw interdit(SANS_ATTACHE);
  throw redirect(`${seuilDe(porte)}?suite=${encodeURIComponent(suite)}`);
}

/** Where someone who may not enter yet is led. */
export function seuilDe(porte: Porte | null): string {
  if (porte?.etat === 'code_attendu') return '/connexion/deux-temps';
  return porte?.etat === 'a_proteger' ? '/moi/deux-temps' : '/connexion';
}
