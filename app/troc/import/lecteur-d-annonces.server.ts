import { and, eq, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { journal } from '#app/commun/tables.ts';
import { enumerer } from '#app/commun/texte.ts';
import { listRetenues } from '#app/reseau/competences/competences.server.ts';
import { reconnaitre } from '#app/reseau/competences/mots.ts';
import type { Decision } from '#app/reseau/import/decisions.ts';
import type { LecteurDeListe } from '#app/reseau/import/lecteurs.server.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { cycleAnnonce } from '#app/troc/annonces/annonces.ts';
import { prevenirDesBrouillons } from '#app/troc/annonces/courriels.server.ts';
import { ecrireDeLaListe } from '#app/troc/annonces/publier.server.ts';
import { annonces } from '#app/troc/annonces/tables.ts';

import { clefDAnnonce, deciderAnnonces, type EcritureAnnonce, type TrocConnu } from './annonces-lues.ts';

/** Reads lists of offers and needs: each row leaves drafts, that the structure reads and publishes. */
export const lecteurDAnnonces: LecteurDeListe = {
  decider: (ctx, reseau) => deciderAnnonces(reseau, lireTrocConnu(ctx)),
  ecrire: ecrireLesAnnonces,
};

function lireTrocConnu(ctx: Contexte): TrocConnu {
  const retenues = listRetenues(ctx);
  const { id, structureId, type, titre } = annonces;
  const actuelles = ctx.db.select({ structureId, type, titre }).from(annonces).all();
  const ditesAlors = ctx.db
    .select({ structureId, type, titre: sql<string | null>`json_extract(${journal.apres}, '$.titre')` })
    .from(journal)
    .innerJoin(annonces, eq(id, journal.objetId))
    .where(and(eq(journal.domaine, 'troc'), eq(journal.objet, cycleAnnonce.objet), eq(journal.acte, 'preparer')))
    .all()
    .flatMap((dite) => (dite.titre === null ? [] : [{ ...dite, titre: dite.titre }]));
  return {
    annonces: new Set([...actuelles, ...ditesAlors].map((ligne) => clefDAnnonce(ligne.structureId, ligne))),
    reconnaitre: (texte) => reconnaitre(texte, retenues).reconnus.map(({ nom }) => nom),
  };
}

/** One mail a structure, whatever the number of its rows. @returns who is told of it, in sentences */
function ecrireLesAnnonces(ctx: Contexte, decisions: readonly Decision[]): string {
  const personne = deQuelquUn(ctx);
  const retenues = listRetenues(ctx);
  const parStructure = new Map<number, number[]>();
  for (const { structureId, ecriture } of decisions) {
    if (structureId === null || !ecriture) continue;
    const ids = (ecriture as EcritureAnnonce[]).map((une) =>
      ecrireDeLaListe(personne, structureId, { ...une, mots: reconnaitre(une.titre, retenues).reconnus }),
    );
    parStructure.set(structureId, [...(parStructure.get(structureId) ?? []), ...ids]);
  }
  const muettes = [...parStructure].filter(([structureId, ids]) => prevenirDesBrouillons(ctx, structureId, ids) === 0);
  return phraseDesCourriels(
    parStructure.size - muettes.length,
    muettes.map(([structureId]) => getStructure(ctx, structureId).nom),
  );
}

function phraseDesCourriels(prevenues: number, muettes: readonly string[]): string {
  const courriels =
    prevenues === 0
      ? ''
      : prevenues === 1
        ? 'Une structure reçoit un courriel\u00a0: elle relit, corrige et publie ce qui est à elle. '
        : `${prevenues} structures reçoivent un courriel\u00a0: chacune relit, corrige et publie ce qui est à elle. `;
  const sans =
    muettes.length === 0 ? '' : `Aucun courriel ne part pour ${enumerer(muettes.map(leNom))}\u00a0: à vous de le dire.`;
  return `${courriels}${sans}`.trim();
}

/** An annonce is somebody's. @throws ErreurMetier IMPOSSIBLE from the command line */
function deQuelquUn(ctx: Contexte): ContextePersonne {
  if (ctx.acteur.personneId === null) throw impossible('Les offres et les besoins s’importent depuis l’application.');
  return ctx as ContextePersonne;
}
