import { and, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleHeure, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { JOURS_DES_BESOINS_PARTICULIERS } from '#app/formations/reglages.ts';
import { getInscription, lireInscriptions, lireLeGroupe } from './dossiers.server.ts';
import {
  actesDInscription,
  DROITS_INSCRIPTION,
  LIBELLE_STATUT_INSCRIPTION,
  libelleJusqua,
  STATUTS_VIVANTS,
  type StatutInscription,
} from './inscriptions.ts';
import { listInscriptibles } from './qui-inscrire.server.ts';
import { gardesDeLInscription } from './repondre.server.ts';
import { besoinsParticuliers, inscriptions } from './tables.ts';

/**
 * All that the page of an inscription shows.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getPageDInscription(ctx: ContextePersonne, id: number | undefined) {
  const d = getInscription(ctx, id);
  const { ligne, formation, personne, structure, relations } = d;
  const ensemble = lireLeGroupe(ctx, d);
  const actes = actesDInscription(ligne.statut, relations, gardesDeLInscription(ctx, d, ensemble));
  const elle = relations.includes('elle');
  const deja = new Set(
    lireInscriptions(
      ctx,
      and(eq(inscriptions.formationId, formation.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])),
    ).map((une) => une.personne.id),
  );
  return {
    ...{ id: ligne.id, statut: ligne.statut, etat: LIBELLE_STATUT_INSCRIPTION[ligne.statut], elle, actes },
    formation: {
      ...{ id: formation.id, titre: formation.titre },
      quand: formation.du === null || formation.au === null ? '' : libellePeriode({ du: formation.du, au: formation.au }, true),
    },
    personne: personne.nom,
    structure: structure.nom,
    /** Those whom an answer is for, when she does not come alone. */
    groupe: ensemble.length > 1 ? ensemble.map((une) => une.personne.nom) : null,
    jusqua: ligne.jusqua === null ? null : libelleJusqua(ligne.jusqua, ctx.fuseau),
    depuis: `${libelleJour(jourCivil(ligne.depuis, ctx.fuseau), true)} à ${libelleHeure(ligne.depuis, ctx.fuseau)}`,
    motif: ligne.motif,
    situation: SITUATION[ligne.statut](elle ? 'Vous' : personne.nom, elle),
    collegues: actes.includes('remplacer')
      ? listInscriptibles(ctx, ligne.structureId)
          .filter((une) => !deja.has(une.id))
          .map((une) => ({ valeur: String(une.id), libelle: une.nom }))
      : [],
    besoin: peut(DROITS_INSCRIPTION, 'voirLeBesoinParticulier', relations) ? lireLeBesoin(ctx, ligne.id) : null,
    joursDuBesoin: lireNombre(ctx.db, JOURS_DES_BESOINS_PARTICULIERS),
    peutPreciser: ligne.finieLe === null && peut(DROITS_INSCRIPTION, 'direLeBesoinParticulier', relations),
  };
}
export type PageDInscription = ReturnType<typeof getPageDInscription>;

const SITUATION: Record<StatutInscription, (qui: string, elle: boolean) => string> = {
  demandee: (qui, elle) => `${qui} ${elle ? 'avez' : 'a'} demandé une place. Il manque l’accord de la structure.`,
  validee: (qui, elle) => `${qui} ${elle ? 'avez' : 'a'} une place.`,
  en_liste: (qui, elle) =>
    `${qui} ${elle ? 'attendez' : 'attend'} une place. Dès qu’une place se libère, un courriel la propose.`,
  proposee: () => 'Une place est libre, et gardée.',
  refusee: () => 'L’inscription n’a pas été acceptée.',
  retiree: () => 'Cette inscription n’a plus cours.',
};

const lireLeBesoin = ({ db }: ContextePersonne, id: number): string | null =>
  db.select({ texte: besoinsParticuliers.texte }).from(besoinsParticuliers).where(eq(besoinsParticuliers.inscriptionId, id)).get()
    ?.texte ?? null;
