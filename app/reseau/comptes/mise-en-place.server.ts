import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { adresseDuSecret } from './codes.server.ts';
import { parQuatre } from './deux-temps.ts';
import { qrDe } from './qr.server.ts';
import { preparerSecondFacteur } from './second-facteur.server.ts';

/** What the page shows to tie a telephone: the drawing, the same key in letters, the name it will bear there. */
export function getMiseEnPlace(ctx: ContextePersonne) {
  const secret = preparerSecondFacteur(ctx);
  const personne = ctx.db
    .select({ courriel: personnes.courriel })
    .from(personnes)
    .where(eq(personnes.id, ctx.acteur.personneId))
    .get();
  const courriel = personne?.courriel ?? ctx.acteur.nom;
  return { qr: qrDe(adresseDuSecret(secret, lireReglage(ctx.db, NOM_RESEAU), courriel)), cle: parQuatre(secret), courriel };
}
