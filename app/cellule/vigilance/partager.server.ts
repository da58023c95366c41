import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { estFinie, LIBELLE_THEME, THEMES } from '../cellule.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { autresLecteurs, exigerVivante } from '../demandes/ecrire-message.server.ts';
import { piecesDe } from '../demandes/histoire.ts';
import { type DemandeOuverte, exigerActe, listDemandes, type Trousseau } from '../demandes/ouvrir.server.ts';
import { nommer, regardsDe } from '../demandes/page-de-demande.server.ts';
import { noterLecture } from '../lectures/noter.server.ts';
import { reperesCoches, reperesDits } from './reperes.server.ts';

/**
 * Gives the signs that one ticked to read to the readers of her demande, as they are worded today.
 * @throws ErreurMetier INTERDIT for whoever did not ask; IMPOSSIBLE without a sign, or once the demande is closed
 */
export async function partagerSesReperes(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { cles, mot }: { cles: readonly string[]; mot: string },
): Promise<void> {
  exigerActe(demande, 'partager_ses_reperes');
  exigerVivante(demande);
  const reperes = reperesDits(reperesCoches(ctx, cles));
  if (reperes.length === 0) throw impossible('Cochez au moins un repère à leur donner à lire.', THEMES[0]);
  const pieces = await scellerPieces(ctx, demande, [{ genre: 'reperes', reperes, mot }]);
  deposer(ctx, demande.id, { pieces, envois: await scellerAvis(ctx, autresLecteurs(demande)) });
}

/**
 * The demandes of hers to which she may add them, and who would read. Shown, they are read: it is written into their journal as
 * for any list, and nothing says from where.
 */
export async function listOuPartager(ctx: ContextePersonne, trousseau: Trousseau) {
  const siennes = (await listDemandes(ctx, trousseau)).filter(
    ({ statut, relations }) => relations.includes('demandeuse') && !estFinie(statut),
  );
  const notees = await Promise.all(siennes.map((demande) => noterLecture(ctx, demande, { genre: 'liste' })));
  return siennes
    .filter((_, rang) => notees[rang])
    .map((demande) => ({ id: demande.id, jour: libelleJour(demande.jour), lecteurs: nomsDesAutres(demande) }));
}
export type OuPartager = Awaited<ReturnType<typeof listOuPartager>>[number];

/** Those who would read, beside the one who writes. */
export const nomsDesAutres = (demande: DemandeOuverte): string[] =>
  regardsDe(demande).flatMap(({ nom, moi }) => (moi ? [] : [nom]));

/** What was shared, by theme, the last first. */
export function lireReperes(ctx: ContextePersonne, demande: DemandeOuverte) {
  const nom = nommer(demande);
  return piecesDe(demande.pieces, 'reperes')
    .map(({ id, par, le, mot, reperes }) => ({
      id,
      mot,
      qui: nom(par),
      quand: libelleJour(jourCivil(new Date(le), ctx.fuseau)),
      themes: THEMES.map((theme) => ({
        titre: LIBELLE_THEME[theme],
        reperes: reperes.filter((repere) => repere.theme === theme).map(({ repere, dit }) => ({ repere, dit })),
      })).filter((groupe) => groupe.reperes.length > 0),
    }))
    .reverse();
}
export type ReperesLus = ReturnType<typeof lireReperes>;
