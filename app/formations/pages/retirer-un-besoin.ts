import { redirect } from '@remix-run/node';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { retirerUnBesoin } from '#app/formations/besoins/besoins.server.ts';
import { saisieSansRien } from '#app/formations/besoins/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';

/** One arrives here by pressing only: the page of needs has the button. */
export const loader = chargeur(() => redirect('/formations/besoins'));

export const action = traitement(saisieSansRien, ({ ctx, params }) => {
  retirerUnBesoin(ctx, idDeAdresse(params.id));
  return redirigerAvecAvis('/formations/besoins', { titre: 'Le besoin est retiré', texte: 'Il ne compte plus.' });
});
