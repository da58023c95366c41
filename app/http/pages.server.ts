import { parseWithZod } from '@conform-to/zod/v4';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { type Contexte, type ContextePersonne, LE_TEMPS } from '#app/commun/contexte.ts';
import { ErreurMetier, introuvable, STATUT_HTTP } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { contexteDeBase, exigerContexte } from './contexte.server.ts';

/** What `data()` makes. */
export type DataWithResponseInit<T> = ReturnType<typeof data<T>>;

type Params = Readonly<Record<string, string | undefined>>;

export interface Demande {
  ctx: ContextePersonne;
  request: Request;
  params: Params;
  /** The client's address, for the limits. */
  adresse: string;
}

/** A refusal becomes an answer here, so that no page catches. Anything else stays an error (500). */
export function enReponse(erreur: unknown): unknown {
  if (!(erreur instanceof ErreurMetier)) return erreur;
  return new Response(erreur.message, {
    status: STATUT_HTTP[erreur.code],
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/** Wraps a loader of a page for signed-in people. */
export function chargeur<T>(lire: (demande: Demande) => T | Promise<T>) {
  return async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      const ctx = await exigerContexte(args);
      return await lire({ ctx, request: args.request, params: args.params, adresse: args.context.adresse });
    } catch (erreur) {
      throw enReponse(erreur);
    }
  };
}

/**
 * The id that an address names.
 * @throws ErreurMetier INTROUVABLE when it names none
 */
export function idOuIntrouvable(param: string | undefined): number {
  const id = idDeAdresse(param);
  if (id === undefined) throw introuvable();
  return id;
}

/** The context of a page that is open to everybody: nobody in particular acts. */
export const contexteDePassage = (): Contexte => ({ ...contexteDeBase(), acteur: LE_TEMPS });

/** Wraps a loader or an action of the door, where nobody is signed in: refusals become answers. */
export function depuisLeSeuil<A extends LoaderFunctionArgs | ActionFunctionArgs, T>(
  repondre: (args: A, ctx: Contexte) => T | Promise<T>,
) {
  return async (args: A): Promise<T> => {
    try {
      return await repondre(args, contexteDePassage());
    } catch (erreur) {
      throw enReponse(erreur);
    }
  };
}

/** Reads a form with its schema: what was typed always comes back with the sentences. */
export function lireFormulaire<S extends z.ZodType>(
  champs: FormData | URLSearchParams,
  schema: S,
): ({ ok: true; saisie: z.output<S> } & Pick<Formulaire, 'valeurs' | 'listes'>) | { ok: false; formulaire: Formulaire } {
  const lu = parseWithZod(champs, { schema });
  const tape = { valeurs: valeursTapees(champs), listes: listesTapees(champs) };
  if (lu.status === 'success') return { ok: true, saisie: lu.value as z.output<S>, ...tape };
  const erreurs: Formulaire['erreurs'] = {};
  for (const [champ, phrases] of Object.entries(lu.error ?? {})) {
    // One thing to mend at a time: a second sentence on the same field often follows from the first.
    if (phrases?.[0]) erreurs[champ] = [phrases[0]];
  }
  return { ok: false, formulaire: { ...tape, erreurs } };
}

/** What was typed, to be shown again. */
export function valeursTapees(champs: FormData | URLSearchParams): Formulaire['valeurs'] {
  const valeurs: Formulaire['valeurs'] = {};
  for (const [nom, valeur] of champs.entries()) {
    // A password, a phrase and a code are never sent back.
    if (typeof valeur === 'string' && !/motDePasse|^phrase|^secours/i.test(nom)) valeurs[nom] ??= valeur;
  }
  return valeurs;
}

/** What was ticked more than once under one name, to be ticked again. */
function listesTapees(champs: FormData | URLSearchParams): Formulaire['listes'] {
  const noms = [...new Set(champs.keys())].filter((nom) => champs.getAll(nom).length > 1);
  const textes = (nom: string) => champs.getAll(nom).filter((valeur) => typeof valeur === 'string');
  return noms.length === 0 ? undefined : Object.fromEntries(noms.map((nom) => [nom, textes(nom)]));
}

/** A form sent back with what was typed and what is wrong. */
export const refuser = (formulaire: Formulaire, statut = 422) => data({ formulaire }, { status: statut });

/**
 * Wraps an action: reads the form, calls the verbe, and turns what is refused into the form again,
 * with the sentence and all that was typed (422 for the form, 409 for the rules).
 * @param faire answers by a redirection; by data for what may be shown once and is kept nowhere
 */
export function traitement<S extends z.ZodType, R extends Response | DataWithResponseInit<unknown> = Response>(
  schema: S | ((demande: Demande) => S),
  faire: (demande: Demande & { saisie: z.output<S> }) => R | Promise<R>,
) {
  return async (args: ActionFunctionArgs) => {
    let tape: Pick<Formulaire, 'valeurs' | 'listes'> = { valeurs: {} };
    try {
      const ctx = await exigerContexte(args);
      const demande = { ctx, request: args.request, params: args.params, adresse: args.context.adresse };
      const champs = await lireChamps(args.request);
      const lu = lireFormulaire(champs, typeof schema === 'function' ? schema(demande) : schema);
      if (!lu.ok) return refuser(lu.formulaire);
      tape = { valeurs: lu.valeurs, listes: lu.listes };
      return await faire({ ...demande, saisie: lu.saisie });
    } catch (erreur) {
      if (erreur instanceof ErreurMetier && erreur.code === 'IMPOSSIBLE') {
        return refuser({ ...tape, erreurs: { [erreur.champ ?? '']: [erreur.message] }, voir: erreur.voir }, 409);
      }
      throw enReponse(erreur);
    }
  };
}

/** A body that is no form reads as an empty one: the schema then says what is missing. */
export async function lireChamps(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}
