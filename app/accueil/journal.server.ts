import { count, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { estCanal, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/tables.ts';
import { cheminDeLObjet, LIBELLE_DOMAINE } from './journal.ts';

export const LIGNES_PAR_PAGE = 50;

/** A page of the journal, newest first, in words; the coordination reads it, for others it does not exist. */
export function listJournal(ctx: ContextePersonne, demande: { domaine: string | null; page: number }) {
  exigerRole(ctx, 'coordination');
  const domaines = ctx.db.selectDistinct({ domaine: journal.domaine }).from(journal).orderBy(journal.domaine).all();
  const domaine = domaines.find((connu) => connu.domaine === demande.domaine)?.domaine;
  const ou = domaine ? eq(journal.domaine, domaine) : undefined;
  const combien = ctx.db.select({ combien: count() }).from(journal).where(ou).get()?.combien ?? 0;
  const pages = Math.max(1, Math.ceil(combien / LIGNES_PAR_PAGE));
  const page = Math.min(demande.page, pages);
  const pour = alias(personnes, 'pour');
  const lignes = ctx.db
    .select({
      id: journal.id,
      le: journal.le,
      domaine: journal.domaine,
      objet: journal.objet,
      objetId: journal.objetId,
      resume: journal.resume,
      canal: journal.canal,
      acteurId: journal.acteurId,
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
  return {
    combien,
    page,
    pages,
    domaine: domaine ?? '',
    domaines: domaines.map((connu) => ({ cle: connu.domaine, libelle: LIBELLE_DOMAINE[connu.domaine] ?? connu.domaine })),
    lignes: lignes.map((ligne) => ({
      id: ligne.id,
      quand: libelleInstant(ligne.le, ctx.fuseau),
      qui: ligne.acteur ? nomComplet(ligne.acteur) : ligne.acteurId === null ? LE_TEMPS.nom : 'une personne effacée',
      pour: ligne.pour ? `pour ${nomComplet(ligne.pour)}${suiteCanal(ligne.canal)}` : '',
      resume: ligne.resume,
      chemin: cheminDeLObjet(ligne.domaine, ligne.objet, ligne.objetId) ?? '',
    })),
  };
}

const suiteCanal = (canal: string | null) => (estCanal(canal) ? `, ${LIBELLE_CANAL[canal]}` : '');
