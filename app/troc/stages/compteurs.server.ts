import { and, inArray, sql } from 'drizzle-orm';
import { libelleNombre } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourDe } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { deLaStructure, demis, exigerSaStructure, partants } from './comptes.server.ts';
import { adresseDeListe, type Sens } from './comptes.ts';
import { STATUTS_REALISES } from './statuts.ts';
import { stages } from './tables.ts';

export interface Compteur {
  /** « 2,5 » */
  jours: string;
  nombre: number;
  chemin: string;
}
export interface Compteurs {
  donnes: Compteur;
  recus: Compteur;
  annees: { annee: string; donnes: Compteur; recus: Compteur }[];
}

/**
 * Days given (colleagues of elsewhere welcomed) and received (colleagues sent), in all and by year, from the half-days
 * that took place: two people for one day are two days. In one query, whatever the number of stages.
 * @throws ErreurMetier INTROUVABLE for a structure that is not the reader's
 */
export function getCompteurs(ctx: ContextePersonne, structure: number): Compteurs {
  exigerSaStructure(ctx, structure);
  const lignes = ctx.db
    .select({
      sens: sql<Sens>`case ${stages.structureAccueilId} when ${structure} then 'donnes' else 'recus' end`,
      du: stages.du,
      demis: sql<number>`${demis} * ${partants}`,
    })
    .from(stages)
    .where(and(deLaStructure(structure), inArray(stages.statut, [...STATUTS_REALISES])))
    .all();
  const compteur = (sens: Sens, annee?: string): Compteur => {
    const siens = lignes.filter((ligne) => ligne.sens === sens && (!annee || jourDe(ligne.du).startsWith(annee)));
    const nombre = siens.reduce((somme, ligne) => somme + ligne.demis, 0) / 2;
    return {
      nombre,
      jours: libelleNombre(nombre),
      chemin: adresseDeListe('/stages', { structure, sens, compte: 'faits', annee }),
    };
  };
  const annees = [...new Set(lignes.map(({ du }) => jourDe(du).slice(0, 4)))].sort().reverse();
  return {
    donnes: compteur('donnes'),
    recus: compteur('recus'),
    annees: annees.map((annee) => ({ annee, donnes: compteur('donnes', annee), recus: compteur('recus', annee) })),
  };
}

/** The structures whose stages someone may look at as hers, by name. */
export function listSesStructures({ db, acteur }: ContextePersonne): { id: number; nom: string }[] {
  if (acteur.membreDe.length === 0) return [];
  return db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(inArray(structures.id, [...acteur.membreDe]))
    .orderBy(structures.nomPlie, structures.id)
    .all();
}
