import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { aCommence, type LigneFormation } from '#app/formations/programme/formations.server.ts';
import { relationsALaFormation } from '#app/formations/programme/formations.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type RelationInscription, relationsALInscription } from './inscriptions.ts';
import { inscriptions } from './tables.ts';

/** An inscription as it is written. */
export type LigneInscription = typeof inscriptions.$inferSelect;

/** An inscription with its formation, its person, and who the reader is to it. */
export interface DossierDInscription {
  ligne: LigneInscription;
  formation: Pick<
    LigneFormation,
    'id' | 'titre' | 'statut' | 'du' | 'au' | 'limite' | 'capacite' | 'validation' | 'organisatriceId' | 'organisme'
  >;
  personne: { id: number; nom: string };
  structure: { id: number; nom: string };
  relations: RelationInscription[];
}

/** Whether someone holds the formation of an inscription, by the rule of formations. */
const tient = (
  { acteur }: Pick<Contexte, 'acteur'>,
  formation: { organisatriceId: number; structureId: number | null },
): boolean => relationsALaFormation({ ...formation, formatrices: [] }, acteur).includes('organisatrice');

/** Condition on `inscriptions` joined to `formations`: hers, those of the structures she commits, of the formations she holds. */
export function visible({ acteur }: Pick<Contexte, 'acteur'>): SQL | undefined {
  const { personneId, roles, membreDe, responsableDe } = acteur;
  if (personneId === null || roles.includes('coordination')) return undefined;
  if (roles.includes('partenaire')) return sql`0`;
  const engagees = [...responsableDe];
  return or(
    eq(inscriptions.personneId, personneId),
    membreDe.length > 0
      ? and(eq(inscriptions.inscritParId, personneId), inArray(inscriptions.structureId, [...membreDe]))
      : undefined,
    membreDe.length > 0 ? eq(formations.organisatriceId, personneId) : undefined,
    engagees.length > 0 ? or(inArray(inscriptions.structureId, engagees), inArray(formations.structureId, engagees)) : undefined,
  );
}

/**
 * An inscription, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getInscription(ctx: Contexte, id: number | undefined): DossierDInscription {
  const [dossier] = id === undefined ? [] : lireInscriptions(ctx, and(eq(inscriptions.id, id), visible(ctx)));
  if (!dossier) throw introuvable();
  return dossier;
}

const COLONNES_DE_FORMATION = {
  ...{ id: formations.id, titre: formations.titre, statut: formations.statut, du: formations.du, au: formations.au },
  ...{ limite: formations.limite, capacite: formations.capacite, validation: formations.validation },
  ...{ organisatriceId: formations.organisatriceId, structureId: formations.structureId, organisme: formations.organisme },
};

/** Inscriptions that answer a condition, in the order of arrival, whoever reads. */
export function lireInscriptions(ctx: Contexte, ou: SQL | undefined): DossierDInscription[] {
  return ctx.db
    .select({
      ligne: inscriptions,
      formation: COLONNES_DE_FORMATION,
      personne: { id: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
      structure: { id: structures.id, nom: structures.nom },
    })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
    .innerJoin(structures, eq(structures.id, inscriptions.structureId))
    .where(ou)
    .orderBy(asc(inscriptions.depuis), asc(inscriptions.id))
    .all()
    .map(({ ligne, formation, personne, structure }) => ({
      ...{ ligne, formation, structure },
      personne: { id: personne.id, nom: nomComplet(personne) },
      relations: relationsALInscription(ligne, ctx.acteur, tient(ctx, formation)),
    }));
}

/** Those who share its fate: the others of its group in the same status, itself first. */
export function lireLeGroupe(ctx: Contexte, d: DossierDInscription): DossierDInscription[] {
  const { id, groupeId, statut } = d.ligne;
  if (groupeId === null) return [d];
  const ensemble = lireInscriptions(ctx, and(eq(inscriptions.groupeId, groupeId), eq(inscriptions.statut, statut)));
  return [d, ...ensemble.filter((une) => une.ligne.id !== id)];
}

/**
 * Where the answer to a mail stands now: the inscription that it was written for; once that one is over, another of its group, or
 * the one that has its place, if the reader may see it.
 */
export function suivreLInscription(ctx: Contexte, d: DossierDInscription): DossierDInscription {
  const { id, groupeId, finieLe } = d.ligne;
  if (finieLe === null) return d;
  const [suite] = lireInscriptions(
    ctx,
    and(
      ...[isNull(inscriptions.finieLe), visible(ctx)],
      or(eq(inscriptions.remplaceId, id), groupeId === null ? undefined : eq(inscriptions.groupeId, groupeId)),
    ),
  );
  return suite ?? d;
}

/** « pas_commencee », for the guards of its cycle. */
export const pasCommencee = (ctx: Contexte, { formation }: Pick<DossierDInscription, 'formation'>): string | true =>
  aCommence(ctx, formation) ? 'La formation a commencé\u00a0: les inscriptions ne changent plus.' : true;
