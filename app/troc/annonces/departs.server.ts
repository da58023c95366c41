import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import type { EnCharge } from '#app/commun/prise.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { cycleAnnonce, LIBELLE_TYPE_ANNONCE, STATUTS_EN_COURS_ANNONCE } from './annonces.ts';
import { lAnnonce } from './publier.server.ts';
import { retirerPourDepart } from './suites.server.ts';
import { annonces } from './tables.ts';

interface Qui {
  personneId: number;
  structureId: number;
}

const lesSiennes = ({ personneId, structureId }: Qui) =>
  and(
    ...[eq(annonces.auteurId, personneId), eq(annonces.structureId, structureId)],
    inArray(annonces.statut, [...STATUTS_EN_COURS_ANNONCE]),
  );

/** The annonces that someone looks after in a structure that she leaves: they stay to the structure, in whoever's hands. */
export const annoncesEnCharge = ({ db }: ContextePersonne, qui: Qui): EnCharge[] =>
  db
    .select({ id: annonces.id, type: annonces.type, titre: annonces.titre })
    .from(annonces)
    .where(lesSiennes(qui))
    .orderBy(asc(annonces.id))
    .all()
    .map(({ id, type, titre }) => ({
      salle: 'troc',
      phrase: `${LIBELLE_TYPE_ANNONCE[type]} ${entreGuillemets(titre)}\u00a0: elle s’en occupe. L’annonce reste à la structure.`,
      chemin: `/troc/annonces/${id}`,
      transmissible: true,
    }));

/** Whoever takes over looks after them; when nobody can, they go on under the structure's name. @returns how many passed */
export function passerLesAnnonces(ctx: ContextePersonne, qui: Qui & { aId: number | null }): number {
  const { aId } = qui;
  if (aId === null) return 0;
  const siennes = ctx.db.select().from(annonces).where(lesSiennes(qui)).all();
  for (const ligne of siennes) {
    ctx.db.update(annonces).set({ auteurId: aId }).where(eq(annonces.id, ligne.id)).run();
    journaliser(ctx, {
      ...{ domaine: 'troc', objet: cycleAnnonce.objet, objetId: ligne.id, acte: 'passer_la_main' },
      resume: `a confié ${lAnnonce(ligne)} à une collègue`,
      avant: { auteurId: ligne.auteurId },
      apres: { auteurId: aId },
    });
  }
  return siennes.length;
}

const deLaStructure = (structureId: number) =>
  and(eq(annonces.structureId, structureId), inArray(annonces.statut, [...STATUTS_EN_COURS_ANNONCE]));

/** What the departure of a structure would do to its annonces. */
export function suitesPourLesAnnonces({ db }: ContextePersonne, structureId: number): string[] {
  const n = db.select({ n: count() }).from(annonces).where(deLaStructure(structureId)).get()?.n ?? 0;
  return n === 0 ? [] : [`Son départ retire ${accorder(n, 'annonce')}. Ce qui a été satisfait reste compté.`];
}

/** In the transaction of the departure: nobody is left to answer for them. */
export function retirerLesAnnonces(ctx: ContextePersonne, structureId: number): void {
  const siennes = ctx.db.select({ id: annonces.id }).from(annonces).where(deLaStructure(structureId)).all();
  for (const { id } of siennes) retirerPourDepart(ctx, id);
}
