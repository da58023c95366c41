import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { z } from 'zod';
import { ErreurMetier, introuvable } from '#app/commun/erreurs.ts';
import { creerQuota } from './limites.server.ts';
import { chargeur, type DataWithResponseInit, type Demande, lireChamps, traitement } from './pages.server.ts';
import { lireTrousseau, type TrousseauLu } from './trousseau.server.ts';

/**
 * Pages behind a key. Locked, whoever might hold one is led to unlock, whatever the address names: by her role, or because her
 * browser has a key of its own, or held a door open today. Everybody else finds nothing. An unlocked door finds nothing either
 * where its key opens nothing: unknown and not hers are the same. The door itself is the same for everybody: whoever asked may
 * have lost her role since.
 */
export interface DemandeScellee extends Demande {
  trousseau: TrousseauLu;
}

const DEVERROUILLER = '/cellule/deverrouiller';

const avecTrousseau = async (demande: Demande): Promise<DemandeScellee> => ({
  ...demande,
  trousseau: await lireTrousseau(demande.request, demande.ctx),
});

/** @throws ErreurMetier INTROUVABLE for whoever can hold no key */
async function exigerTrousseau(demande: Demande): Promise<DemandeScellee> {
  const scellee = await avecTrousseau(demande);
  const { roles } = demande.ctx.acteur;
  const { appareil, porte } = scellee.trousseau;
  if (!roles.includes('responsable') && !roles.includes('cellule') && !appareil && !porte) throw introuvable();
  return scellee;
}

/** Wraps the loader of the door, which asks everybody who is signed in for words. */
export const chargeurDeLaPorte = <T>(lire: (demande: DemandeScellee) => T | Promise<T>) =>
  chargeur(async (demande) => lire(await avecTrousseau(demande)));

/** Wraps the action of the door. */
export function traitementDeLaPorte<S extends z.ZodType, R extends Response | DataWithResponseInit<unknown> = Response>(
  schema: S,
  faire: (demande: DemandeScellee & { saisie: z.output<S> }) => R | Promise<R>,
) {
  return traitement(schema, async ({ saisie, ...demande }) => faire({ ...(await avecTrousseau(demande)), saisie }));
}

/** Wraps the loader of a page of the cell. */
export const chargeurDeLaCellule = <T>(lire: (demande: DemandeScellee) => T | Promise<T>) =>
  chargeur(async (demande) => lire(await exigerTrousseau(demande)));

/** Wraps an action of a page of the cell. */
export function traitementDeLaCellule<S extends z.ZodType, R extends Response | DataWithResponseInit<unknown> = Response>(
  schema: S | ((demande: Demande) => S),
  faire: (demande: DemandeScellee & { saisie: z.output<S> }) => R | Promise<R>,
) {
  return traitement(schema, async ({ saisie, ...demande }) => faire({ ...(await exigerTrousseau(demande)), saisie }));
}

/**
 * An action at an address that has no page: what is refused leads back. Answered as bare data, the framework would write the
 * name of the route on the console.
 */
export const sansPage =
  (agir: (args: ActionFunctionArgs) => Promise<Response | DataWithResponseInit<unknown>>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    const reponse = await agir(args);
    return reponse instanceof Response ? reponse : redirect('/cellule', 303);
  };

/**
 * How a page finds what an address names, with the keys of the request; null when none of them opens it. `lecture` is
 * given when one reads and does not write: what is sealed keeps a journal of who read what.
 */
export type Ouvrir<D, C> = (
  ctx: Demande['ctx'],
  trousseau: TrousseauLu,
  id: string,
  lecture?: { chose?: C | undefined },
) => Promise<D | null>;

async function exigerOuverte<D, C>(
  demande: DemandeScellee,
  ouvrir: Ouvrir<D, C>,
  { lecture, fichier = false }: { lecture?: { chose?: C | undefined }; fichier?: boolean } = {},
): Promise<D> {
  const ouverte = await ouvrir(demande.ctx, demande.trousseau, demande.params.id ?? '', lecture);
  if (ouverte) return ouverte;
  if (demande.trousseau.ouverte) throw introuvable();
  throw redirect(`${DEVERROUILLER}?suite=${encodeURIComponent(cheminDe(demande.request, fichier))}`, 303);
}

/** Where one comes back to: the page itself; after a post, or for a file, the demande it was about. */
function cheminDe(request: Request, fichier: boolean): string {
  const chemin = new URL(request.url).pathname.replace(/\.data$/, '');
  return request.method === 'GET' && !fichier ? chemin : chemin.split('/').slice(0, 4).join('/');
}

/**
 * Wraps the loader of a page, or of a file, about one sealed object.
 * @param quoi.chose what it opens, where that is a line of its own in the journal of reading: the address does not tell, it
 *   matches whatever its case and encoding
 */
export const chargeurScelle = <D, C, T>(
  ouvrir: Ouvrir<D, C>,
  lire: (demande: DemandeScellee & { ouverte: D }) => T | Promise<T>,
  quoi: { fichier?: boolean; chose?: (params: Demande['params']) => C } = {},
) =>
  chargeurDeLaCellule(async (demande) => {
    const lecture = { chose: quoi.chose?.(demande.params) };
    const ouverte = await exigerOuverte(demande, ouvrir, { lecture, fichier: quoi.fichier ?? false });
    return lire({ ...demande, ouverte });
  });

/** Texts put away in an hour by one person whose door is closed: more than anybody types. */
const quotaDeTextes = creerQuota('textes-gardes', 30, 3600);

/** What follows an act that is done: refused, it undoes nothing and says nothing. */
async function laisserAller(suite: () => Promise<void>): Promise<void> {
  try {
    await suite();
  } catch (refus) {
    if (!(refus instanceof ErreurMetier)) throw refus;
  }
}

/** What becomes of a text when the door closes before it is sent: nobody writes a page twice. */
export interface TextesGardes<D> {
  /** Puts away, sealed, what was typed. */
  garder(demande: DemandeScellee, champs: FormData): Promise<void>;
  /** Once it has been sent after all. */
  repris(demande: DemandeScellee & { ouverte: D }): Promise<void>;
}

/** Wraps an action on one sealed object. */
export function traitementScelle<D, C, S extends z.ZodType, R extends Response | DataWithResponseInit<unknown> = Response>(
  ouvrir: Ouvrir<D, C>,
  textes: TextesGardes<D>,
  schema: S | ((demande: Demande) => S),
  faire: (demande: DemandeScellee & { ouverte: D; saisie: z.output<S> }) => R | Promise<R>,
) {
  return async (args: ActionFunctionArgs) => {
    const copie = args.request.clone();
    const preparer = chargeurDeLaCellule(async (demande) => {
      try {
        return { ...demande, ouverte: await exigerOuverte(demande, ouvrir) };
      } catch (refus) {
        // Counted before one knows whether the address names anything: an address is no place to fill.
        const { personneId } = demande.ctx.acteur;
        const compte = refus instanceof Response ? await quotaDeTextes(String(personneId)) : 1;
        if (compte === 0) await textes.garder(demande, await lireChamps(copie));
        throw refus;
      }
    });
    const demande = await preparer(args as LoaderFunctionArgs);
    return traitement(schema, async ({ saisie }) => {
      const reponse = await faire({ ...demande, saisie });
      await laisserAller(() => textes.repris(demande));
      return reponse;
    })(args);
  };
}
