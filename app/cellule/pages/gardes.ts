import { JOURS_DE_L_APPAREIL } from '#app/cellule/cellule.ts';
import { garder, oublierGarde } from '#app/cellule/gardes/gardes.server.ts';
import { PAGE_DE_GARDE } from '#app/cellule/gardes/gardes.ts';
import { saisieGarde } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { sansPage, traitementDeLaCellule } from '#app/http/scelle.server.ts';
import { garderSurCetAppareil } from '#app/http/trousseau.server.ts';

export const loader = () => new Response(null, { status: 404 });

/** Keeps what was typed under the key of this device, or erases it. */
export const action = sansPage(
  traitementDeLaCellule(saisieGarde, async ({ ctx, trousseau, saisie }) => {
    const { genre, oublier, ...champs } = saisie;
    if (oublier) {
      oublierGarde(ctx, trousseau.appareil, genre);
      return redirigerAvecAvis(PAGE_DE_GARDE[genre], { titre: 'C’est effacé.', texte: 'Il n’en reste rien, ici ni ailleurs.' });
    }
    const { identite, entete } = await garderSurCetAppareil(trousseau, JOURS_DE_L_APPAREIL);
    await garder(ctx, identite, genre, champs);
    return redirigerAvecAvis(
      PAGE_DE_GARDE[genre],
      {
        titre: 'C’est gardé sur cet appareil.',
        texte: `Vous le retrouverez ici pendant ${JOURS_DE_L_APPAREIL} jours, et pouvez l’effacer à tout moment. Rien n’est parti.`,
      },
      { headers: { 'Set-Cookie': entete } },
    );
  }),
);
