import { saisieFermer } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { sansPage, traitementDeLaCellule } from '#app/http/scelle.server.ts';
import { oublierCetAppareil, refermer } from '#app/http/trousseau.server.ts';

export const loader = () => new Response(null, { status: 404 });

/** Closes the door on this device; with `appareil`, takes its own key away too. */
export const action = sansPage(
  traitementDeLaCellule(saisieFermer, async ({ ctx, request, saisie }) => {
    const headers = new Headers({ 'Set-Cookie': await refermer(request) });
    if (saisie.appareil) headers.append('Set-Cookie', await oublierCetAppareil());
    return redirigerAvecAvis(
      ctx.acteur.roles.length > 0 ? '/accueil' : '/moi',
      { titre: 'C’est refermé.', texte: 'Plus rien ne s’ouvre sur cet appareil sans vos mots ou votre phrase.' },
      { headers },
    );
  }),
);
