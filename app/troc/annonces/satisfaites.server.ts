import { and, between, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { leNom } from '#app/commun/francais.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { annonces } from './tables.ts';

/** An annonce that came true. */
export interface Satisfaite {
  id: number;
  titre: string;
  /** What came of it, in one sentence; empty when it was not said. */
  suite: string;
  le: Date;
  /** « La Grange, avec L’Escale » */
  qui: string;
}

const auteure = alias(structures, 'auteure');
const avec = alias(structures, 'avec');

/** The annonces that were fulfilled, the latest first. */
export function listSatisfaites(
  { db, maintenant }: ContextePersonne,
  { depuis, combien }: { depuis?: Date; combien: number },
): Satisfaite[] {
  return db
    .select({ ligne: annonces, nom: auteure.nom, avec: avec.nom })
    .from(annonces)
    .innerJoin(auteure, eq(auteure.id, annonces.structureId))
    .leftJoin(avec, eq(avec.id, annonces.satisfaiteAvecId))
    .where(and(eq(annonces.statut, 'satisfaite'), depuis && between(annonces.finieLe, depuis, maintenant)))
    .orderBy(desc(annonces.finieLe), desc(annonces.id))
    .limit(combien)
    .all()
    .map(({ ligne: { id, titre, suite, finieLe }, nom, avec: autre }) => ({
      ...{ id, titre, suite: suite ?? '', le: finieLe ?? maintenant },
      qui: autre ? `${nom}, avec ${leNom(autre)}` : nom,
    }));
}
