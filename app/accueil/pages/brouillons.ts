import type { ActionFunctionArgs } from '@remix-run/node';
import { effacerBrouillon, garderBrouillon, type ValeursDeBrouillon } from '#app/commun/brouillons.server.ts';
import { ErreurMetier, STATUT_HTTP } from '#app/commun/erreurs.ts';
import { libelleHeure } from '#app/commun/periode.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { exigerContexte } from '#app/http/contexte.server.ts';
import { pageSimple } from '#app/http/page-simple.ts';
import { enReponse, lireChamps } from '#app/http/pages.server.ts';
import { cheminDeRetour } from '../retour.ts';

export const loader = () => new Response(null, { status: 404 });

/** Keeps the fields of the form that was on another page, or forgets them (`intention=oublier`), and goes back there. */
export async function action(args: ActionFunctionArgs) {
  const enJson = args.request.headers.get('Accept')?.startsWith('application/json') ?? false;
  try {
    const ctx = await exigerContexte(args);
    const champs = await lireChamps(args.request);
    const formulaire = String(champs.get('formulaire') ?? '');
    const oublier = champs.get('intention') === 'oublier';
    if (oublier) effacerBrouillon(ctx, formulaire);
    else garderBrouillon(ctx, formulaire, textesDe(champs));
    const heure = libelleHeure(ctx.maintenant, ctx.fuseau);
    if (enJson) return Response.json({ heure });
    const retour = cheminDeRetour(args.request.headers.get('Referer'), [
      new URL(ctx.adressePublique).origin,
      new URL(args.request.url).origin,
    ]);
    const avis = oublier
      ? { titre: 'Brouillon oublié', texte: 'Ce que vous aviez commencé est effacé.' }
      : { titre: 'Brouillon gardé', texte: `À ${heure}. Vous le retrouverez en revenant sur cette page.` };
    return await redirigerAvecAvis(retour, avis);
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw enReponse(erreur);
    const status = STATUT_HTTP[erreur.code];
    if (enJson) return Response.json({ message: erreur.message }, { status });
    const page = {
      titre: 'Ce brouillon n’est pas gardé',
      phrases: [erreur.message, 'Revenez en arrière\u00a0: votre texte y est encore.'],
    };
    return new Response(pageSimple(page), { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
}

/** The texts of a form, files aside; a field sent twice keeps both. */
function textesDe(champs: FormData): ValeursDeBrouillon {
  const valeurs: ValeursDeBrouillon = {};
  for (const nom of new Set(champs.keys())) {
    const textes = champs.getAll(nom).filter((valeur) => typeof valeur === 'string');
    if (textes.length > 0) valeurs[nom] = textes.length === 1 ? (textes[0] ?? '') : textes;
  }
  return valeurs;
}
