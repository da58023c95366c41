import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { listCommunesPourChoix } from '#app/reseau/territoire/communes.server.ts';
import { getReservation } from './dossiers.server.ts';
import { estModifiable } from './modifier.server.ts';
import { DROITS_RESERVATION } from './reservations.ts';

/** The communes, for a select. */
export const communesAChoisir = (ctx: Pick<ContextePersonne, 'db'>) =>
  listCommunesPourChoix(ctx).map(({ code, nom }) => ({ valeur: code, libelle: nom }));

/** The people of a structure, for a select. */
export const equipeAChoisir = (ctx: ContextePersonne, structureId: number, groupe?: string) =>
  equipeDe(ctx, structureId).map(({ id, nomComplet, libelle }) => ({
    ...{ valeur: String(id), libelle: `${nomComplet}, ${libelle}` },
    ...(groupe === undefined ? {} : { groupe }),
  }));

/**
 * What the page that says a loan better shows.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it is over
 */
export function preparerPrecisions(ctx: ContextePersonne, id: number | undefined) {
  exigerMalles(ctx);
  const { ligne, malle, relations, contact } = getReservation(ctx, id);
  exigerDroit(DROITS_RESERVATION, 'modifier', relations);
  if (!estModifiable(ligne.statut)) throw impossible('Ce prêt est fini\u00a0: il ne change plus.');
  const equipe = equipeAChoisir(ctx, ligne.structureId);
  const partie = equipe.every(({ valeur }) => valeur !== String(contact.id));
  return {
    ...{ id: ligne.id, version: ligne.version, malle: malle.nom, dates: libellePeriode(ligne) },
    contacts: partie ? [{ valeur: String(contact.id), libelle: contact.nom }, ...equipe] : equipe,
    communes: communesAChoisir(ctx),
    valeurs: {
      ...{ lieu: ligne.lieu ?? '', communeCode: ligne.communeCode ?? '', objet: ligne.objet ?? '', mot: ligne.mot ?? '' },
      ...{ participants: ligne.participants === null ? '' : String(ligne.participants), contactId: String(contact.id) },
    },
  };
}
