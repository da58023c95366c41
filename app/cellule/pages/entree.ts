import { redirect } from '@remix-run/node';
import { chargeurDeLaPorte } from '#app/http/scelle.server.ts';

/** Where the mails lead: to what this browser opens, or to the door for whoever has neither role nor key here any more. */
export const loader = chargeurDeLaPorte(({ ctx, trousseau }) => {
  const { roles } = ctx.acteur;
  const tient = roles.includes('responsable') || roles.includes('cellule') || trousseau.identites.length > 0;
  return redirect(tient ? '/cellule' : '/cellule/deverrouiller', 303);
});
