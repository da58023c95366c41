import { and, count, desc, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { estCanal, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { exigerRole, peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { debutDuJour, estJour, libelleInstant } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { plier } from '#app/reseau/plier.ts';
import { personnesNommees } from '#app/reseau/recherche/personnes-nommees.server.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { deLaStructure, peutSAnnuler } from './annuler.server.ts';
import { cheminDeLObjet, type FiltreDuJournal, LIBELLE_DOMAINE } from './journal.ts';
import { motsDuJournal } from './mots-du-journal.server.ts';

export const LIGNES_PAR_PAGE = 50;
/** Beyond that many people, or structures, of a name, the filter is too wide to mean someone. */
const VISEES = { personnes: 200, structures: 20 };

/** A page of the journal, newest first, in words; the coordination reads it, for others it does not exist. */
export function listJournal(ctx: ContextePersonne, demande: FiltreDuJournal & { page: number }) {
  exigerRole(ctx, 'coordination');
  const domaines = ctx.db.selectDistinct({ domaine: journal.domaine }).from(journal).orderBy(journal.domaine).all();
  const domaine = domaines.find((connu) => connu.domaine === demande.domaine)?.domaine ?? '';
  const ou = and(domaine ? eq(journal.domaine, domaine) : undefined, ...conditions(ctx, demande));
  return {
    ...lirePage(ctx, ou, demande.page),
    filtre: { domaine, personne: demande.personne, structure: demande.structure, du: demande.du, au: demande.au },
    domaines: domaines.map((connu) => ({ cle: connu.domaine, libelle: LIBELLE_DOMAINE[connu.domaine] ?? connu.domaine })),
  };
}

/**
 * What changed on a structure's page, for those who keep it.
 * @throws ErreurMetier INTROUVABLE for everybody else
 */
export function listHistorique(ctx: ContextePersonne, structureId: number, demande: FiltreDuJournal & { page: number }) {
  const structure = getStructure(ctx, structureId);
  if (!peut(DROITS_STRUCTURE, 'lire_historique', relationsStructure(ctx.acteur, structureId))) throw introuvable();
  const { personne, du, au, page } = demande;
  const filtre = { domaine: '', personne, structure: '', du, au };
  const ou = and(deLaStructure(ctx, structureId), ...conditions(ctx, filtre));
  return { ...lirePage(ctx, ou, page), structure: { id: structure.id, nom: structure.nom }, filtre };
}

function conditions(ctx: ContextePersonne, { personne, structure, du, au }: FiltreDuJournal): (SQL | undefined)[] {
  return [
    personne ? parPersonne(ctx, personne) : undefined,
    structure ? parStructure(ctx, structure) : undefined,
    estJour(du) ? gte(journal.le, debutDuJour(du, ctx.fuseau)) : undefined,
    estJour(au) ? lt(journal.le, debutDuJour(au, ctx.fuseau, 1)) : undefined,
  ];
}

/** Done by her, for her, or about her. */
function parPersonne(ctx: ContextePersonne, texte: string): SQL | undefined {
  const ids = personnesNommees(ctx.db, texte, VISEES.personnes);
  return or(
    inArray(journal.acteurId, ids),
    inArray(journal.auNomDeId, ids),
    and(inArray(journal.objet, ['personne', 'compte']), inArray(journal.objetId, ids)),
    and(eq(journal.objet, 'structure'), inArray(sql`json_extract(${journal.apres}, '$.personneId')`, ids)),
  );
}

function parStructure(ctx: ContextePersonne, texte: string): SQL | undefined {
  const ids = ctx.db
    .select({ id: structures.id })
    .from(structures)
    .where(like(structures.nomPlie, `%${plier(texte).replace(/[%_]/g, ' ')}%`))
    .limit(VISEES.structures)
    .all();
  return or(sql`0`, ...ids.map(({ id }) => deLaStructure(ctx, id)));
}

function lirePage(ctx: ContextePersonne, ou: SQL | undefined, demandee: number) {
  const combien = ctx.db.select({ combien: count() }).from(journal).where(ou).get()?.combien ?? 0;
  const pages = Math.max(1, Math.ceil(combien / LIGNES_PAR_PAGE));
  const page = Math.min(Math.max(1, demandee), pages);
  const pour = alias(personnes, 'pour');
  const lignes = ctx.db
    .select({
      ligne: journal,
      acteur: { prenom: personnes.prenom, nom: personnes.nom },
      pour: { prenom: pour.prenom, nom: pour.nom },
    })
    .from(journal)
    .leftJoin(personnes, eq(personnes.id, journal.acteurId))
    .leftJoin(pour, eq(pour.id, journal.auNomDeId))
    .where(ou)
    .orderBy(desc(journal.le), desc(journal.id))
    .limit(LIGNES_PAR_PAGE)
    .offset((page - 1) * LIGNES_PAR_PAGE)
    .all();
  const changements = motsDuJournal(
    ctx,
    lignes.map(({ ligne }) => ligne),
  );
  const annulees = lireAnnulees(
    ctx,
    lignes.map(({ ligne }) => ligne.id),
  );
  return {
    ...{ combien, page, pages },
    lignes: lignes.map(({ ligne, acteur, pour }) => ({
      id: ligne.id,
      quand: libelleInstant(ligne.le, ctx.fuseau),
      qui: acteur ? nomComplet(acteur) : ligne.acteurId === null ? LE_TEMPS.nom : 'une personne effacée',
      pour: pour ? `pour ${nomComplet(pour)}${suiteCanal(ligne.canal)}` : '',
      resume: ligne.resume,
      chemin: cheminDeLObjet(ligne.domaine, ligne.objet, ligne.objetId) ?? '',
      changements: changements(ligne),
      annulee: annulees.has(ligne.id),
      annulable: !annulees.has(ligne.id) && peutSAnnuler(ctx, ligne),
    })),
  };
}
export type LigneMontree = ReturnType<typeof lirePage>['lignes'][number];

const suiteCanal = (canal: string | null) => (estCanal(canal) ? `, ${LIBELLE_CANAL[canal]}` : '');

function lireAnnulees(ctx: ContextePersonne, ids: readonly number[]): ReadonlySet<number | null> {
  const lues = ctx.db
    .select({ id: journal.annuleId })
    .from(journal)
    .where(inArray(journal.annuleId, [...ids]))
    .all();
  return new Set(lues.map(({ id }) => id));
}
