import { inArray } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { listRetenues } from '#app/reseau/competences/competences.server.ts';
import { reconnaitre } from '#app/reseau/competences/mots.ts';
import type { Decision } from '#app/reseau/import/decisions.ts';
import type { LecteurDeListe } from '#app/reseau/import/lecteurs.server.ts';
import { STATUTS_VIVANTS_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { prevenirDesBrouillons } from '#app/troc/annonces/courriels.server.ts';
import { garderBrouillon } from '#app/troc/annonces/publier.server.ts';
import { annonces } from '#app/troc/annonces/tables.ts';

import { clefDAnnonce, deciderAnnonces, type EcritureAnnonce, type TrocConnu } from './annonces-lues.ts';

/** Reads lists of offers and needs: each row leaves drafts, that the structure reads and publishes. */
export const lecteurDAnnonces: LecteurDeListe = {
  decider: (ctx, reseau) => deciderAnnonces(reseau, lireTrocConnu(ctx)),
  ecrire: ecrireLesAnnonces,
};

function lireTrocConnu(ctx: Contexte): TrocConnu {
  const retenues = listRetenues(ctx);
  const lignes = ctx.db
    .select({ structureId: annonces.structureId, type: annonces.type, titre: annonces.titre })
    .from(annonces)
    .where(inArray(annonces.statut, ['brouillon', ...STATUTS_VIVANTS_ANNONCE]))
    .all();
  return {
    annonces: new Set(lignes.map((ligne) => clefDAnnonce(ligne.structureId, ligne))),
    reconnaitre: (titre) => reconnaitre(titre, retenues).reconnus.map(({ nom }) => nom),
  };
}

/** One mail a structure, whatever the number of its rows. */
function ecrireLesAnnonces(ctx: Contexte, decisions: readonly Decision[]): void {
  const personne = deQuelquUn(ctx);
  const parStructure = new Map<number, number[]>();
  for (const { structureId, ecriture } of decisions) {
    if (structureId === null || !ecriture) continue;
    const ids = (ecriture as EcritureAnnonce[]).map((une) => garderBrouillon(personne, structureId, une));
    parStructure.set(structureId, [...(parStructure.get(structureId) ?? []), ...ids]);
  }
  for (const [structureId, ids] of parStructure) prevenirDesBrouillons(ctx, structureId, ids);
}

/** An annonce is somebody's. @throws ErreurMetier IMPOSSIBLE from the command line */
function deQuelquUn(ctx: Contexte): ContextePersonne {
  if (ctx.acteur.personneId === null) throw impossible('Les offres et les besoins s’importent depuis l’application.');
  return ctx as ContextePersonne;
}
