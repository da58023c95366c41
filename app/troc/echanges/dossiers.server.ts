import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, minutesCiviles } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import {
  type CoteEchange,
  coteDe,
  estAVenir,
  peutDevenirUnStage,
  type RelationEchange,
  type RendezVous,
  relationsALEchange,
} from './echanges.ts';
import { echanges } from './tables.ts';

export type LigneEchange = typeof echanges.$inferSelect;

export interface StructureDEchange {
  id: number;
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
  partieLe: Date | null;
}

/** An échange with its annonce, its two structures, and who the reader is to it. */
export interface DossierDEchange {
  ligne: LigneEchange;
  annonce: typeof annonces.$inferSelect;
  structures: Record<CoteEchange, StructureDEchange>;
  relations: RelationEchange[];
  /** The side for which the reader speaks; undefined for *le temps* and for the verbe of a departure. */
  cote: CoteEchange | undefined;
}

const publie = alias(structures, 'publie');
const repond = alias(structures, 'repond');
const laBas = alias(communes, 'la_bas');
const ici = alias(communes, 'ici');
const COLONNES = {
  publie: {
    ...{ id: publie.id, nom: publie.nom, adresse: publie.adresse, codePostal: publie.codePostal },
    ...{ commune: laBas.nom, partieLe: publie.partieLe },
  },
  repond: {
    ...{ id: repond.id, nom: repond.nom, adresse: repond.adresse, codePostal: repond.codePostal },
    ...{ commune: ici.nom, partieLe: repond.partieLe },
  },
};

/**
 * Condition on `echanges` joined to `annonces`: those of a structure of the actor, whoever else she is. The coordination reads
 * those of her own structure alone. It belongs in the WHERE of every query.
 */
export function visible({ acteur }: Pick<Contexte, 'acteur'>): SQL {
  return estDe(JSON.stringify(acteur.membreDe));
}

/** The same for a prepared query: `siennes` is the JSON list of someone's structures. */
export function estDe(siennes: string | Placeholder): SQL {
  const parmiSiennes = sql`(select value from json_each(${siennes}))`;
  return sql`(${annonces.structureId} in ${parmiSiennes} or ${echanges.structureId} in ${parmiSiennes})`;
}

/**
 * An échange, for someone of one of its two structures.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getEchange(ctx: Contexte, id: number | undefined): DossierDEchange {
  const dossier = id === undefined ? undefined : lireDossier(ctx, id, visible(ctx));
  if (!dossier) throw introuvable();
  return dossier;
}

/** The same whoever reads: for the mails, and for the verbe of a departure. */
export function lireDossier(ctx: Contexte, id: number, ou?: SQL): DossierDEchange | undefined {
  const lu = ctx.db
    .select({ ligne: echanges, annonce: annonces, ...COLONNES })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .innerJoin(publie, eq(publie.id, annonces.structureId))
    .innerJoin(repond, eq(repond.id, echanges.structureId))
    .leftJoin(laBas, eq(laBas.code, publie.communeCode))
    .leftJoin(ici, eq(ici.code, repond.communeCode))
    .where(and(eq(echanges.id, id), ou))
    .get();
  if (!lu) return undefined;
  const { ligne, annonce } = lu;
  const relations = relationsALEchange({ annonceStructureId: annonce.structureId, structureId: ligne.structureId }, ctx.acteur);
  return { ligne, annonce, structures: { annonce: lu.publie, reponse: lu.repond }, relations, cote: coteDe(relations) };
}

/** The appointment of an échange, called off or not. */
export function rendezVousDe({
  rdvJour,
  rdvMoment,
  rdvHeure,
  rdvLieu,
  rdvNote,
}: Pick<LigneEchange, 'rdvJour' | 'rdvMoment' | 'rdvHeure' | 'rdvLieu' | 'rdvNote'>): RendezVous | null {
  if (rdvJour === null || rdvMoment === null) return null;
  return { jour: rdvJour, moment: rdvMoment, heure: rdvHeure, lieu: rdvLieu ?? '', note: rdvNote };
}

/** The appointment that still holds and has not taken place: what taking the échange up again calls off. */
export function rendezVousAVenir(
  { maintenant, fuseau }: Pick<Contexte, 'maintenant' | 'fuseau'>,
  ligne: LigneEchange,
): RendezVous | null {
  const rdv = ligne.rdvTombe ? null : rendezVousDe(ligne);
  const ici = { jour: jourCivil(maintenant, fuseau), minutes: minutesCiviles(maintenant, fuseau) };
  return rdv && estAVenir(rdv, ici) ? rdv : null;
}

/** The échange in which a stage between two structures is being prepared, for one of its readers; null for any other. */
export function echangeDOuVientLeStage(
  ctx: Contexte,
  id: number | undefined,
  lieux: readonly number[],
): { id: number; titre: string } | null {
  const d = id === undefined ? undefined : lireDossier(ctx, id, visible(ctx));
  if (!d || !peutDevenirUnStage(d.ligne.statut)) return null;
  return lieux.includes(d.structures.annonce.id) && lieux.includes(d.structures.reponse.id)
    ? { id: d.ligne.id, titre: d.annonce.titre }
    : null;
}
