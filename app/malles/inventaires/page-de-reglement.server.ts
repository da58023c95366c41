import type { ContextePersonne } from '#app/commun/contexte.ts';
import { eurosATaper, libelleEuros } from '#app/commun/euros.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { lignesDe } from './compte.server.ts';
import { LIBELLE_CAUSE_ECART, LIBELLE_REGLEMENT, REGLEMENTS, vuDuReglement } from './inventaires.ts';
import { direLesRachats } from './lectures.server.ts';
import { empechementDe } from './page-d-inventaire.server.ts';
import { aVerifier, ecartsDe } from './regler.server.ts';

/**
 * The page where the keeper says what is missing.
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever may never do it
 */
export function lirePageDeSignalement(ctx: ContextePersonne, id: number | undefined) {
  const d = getReservation(ctx, id);
  const empechement = empechementDe(ctx, d, 'signaler');
  const ecrites = lignesDe(ctx, d.ligne.id, 'retour') ?? [];
  return {
    ...{ id: d.ligne.id, malle: { nom: d.malle.nom, slug: d.malle.slug }, empechement },
    emprunteuse: leNom(d.emprunteuse.nom),
    objets: empechement ? [] : aVerifier(ctx, d),
    /** What was said at the return, to be corrected. */
    dits: Object.fromEntries(
      ecrites.flatMap(({ objetId, cause, precision }) => [
        [`cause-${objetId}`, cause ?? ''],
        [`precision-${objetId}`, precision ?? ''],
      ]),
    ) as Record<string, string>,
  };
}

/**
 * The page where what was missing is settled.
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever may never do it
 */
export function lirePageDeReglement(ctx: ContextePersonne, id: number | undefined) {
  const d = getReservation(ctx, id);
  const empechement = empechementDe(ctx, d, 'regulariser');
  const retour = lignesDe(ctx, d.ligne.id, 'retour') ?? [];
  return {
    ...{ id: d.ligne.id, malle: { nom: d.malle.nom, slug: d.malle.slug }, empechement },
    deLEmprunteuse: deNom(d.emprunteuse.nom),
    emprunteuse: majuscule(leNom(d.emprunteuse.nom)),
    contact: d.contact,
    ecarts: (empechement ? [] : ecartsDe(ctx, d.ligne.id)).map((une) => {
      const manque = une.attendu - une.presents;
      return {
        ...{ ligneId: une.id, nom: une.nom, cause: une.cause, manque },
        dit: [une.cause ? LIBELLE_CAUSE_ECART[une.cause] : '', une.precision ?? ''].filter(Boolean).join('\u00a0: '),
        ...{ reglement: une.reglement ?? '', vu: vuDuReglement(une) },
        cout: eurosATaper(une.cout ?? (une.valeur === null ? null : une.valeur * manque)),
        prix: une.valeur === null ? '' : `Neuf\u00a0: ${libelleEuros(une.valeur)} l’un.`,
      };
    }),
    aRacheter: direLesRachats(
      retour
        .filter(({ cause, presents, attendu, reglement }) => cause === 'consomme' && presents < attendu && reglement === null)
        .map(({ objetId, nom, attendu, presents, valeur }) => ({
          ...{ objetId, nom, manque: attendu - presents },
          cout: valeur === null ? null : valeur * (attendu - presents),
        })),
    ),
    reglements: REGLEMENTS.map((valeur) => ({ valeur, libelle: LIBELLE_REGLEMENT[valeur] })),
  };
}
export type PageDeReglement = ReturnType<typeof lirePageDeReglement>;
