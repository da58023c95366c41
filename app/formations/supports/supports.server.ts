import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit, peut } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import type { DroitsDesFichiers } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { type DossierDeFormation, getFormation } from '#app/formations/programme/formations.server.ts';
import { cycleFormation, DROITS_FORMATION } from '#app/formations/programme/formations.ts';
import { ecrireFichier, type FichierPret, retirerFichiers } from '#app/reseau/fichiers/fichiers.server.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { DROITS_SUPPORTS, libelleOctets, MAX_SUPPORTS, type RelationSupport } from './supports.ts';
import { supportsDeFormation } from './tables.ts';

const DU_SUPPORT = { domaine: 'formations', objet: 'support_formation' };

/** What is handed out, as it is read: where it is, and what one will open. */
export interface SupportLu {
  id: number;
  titre: string;
  chemin: string;
  /** « PDF, 240 ko », « documents.example » */
  precision: string;
}

/** Whoever may read what is handed out reads its files. */
export const FICHIERS_DES_SUPPORTS = {
  support_formation: (ctx, id) => {
    const lu = ctx.db
      .select({ formationId: supportsDeFormation.formationId })
      .from(supportsDeFormation)
      .where(eq(supportsDeFormation.id, id))
      .get();
    return lu !== undefined && litLesSupports(ctx, getFormation(ctx, lu.formationId));
  },
} satisfies DroitsDesFichiers;

function litLesSupports({ db, acteur }: ContextePersonne, { ligne, relations }: DossierDeFormation): boolean {
  const place = db
    .select({ id: inscriptions.id })
    .from(inscriptions)
    .where(
      and(
        ...[eq(inscriptions.formationId, ligne.id), eq(inscriptions.personneId, acteur.personneId)],
        inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT]),
      ),
    )
    .get();
  const siennes: RelationSupport[] = place ? [...relations, 'inscrite'] : relations;
  return peut(DROITS_SUPPORTS, 'lire', siennes);
}

/** What is handed out in a formation, in the order in which it came; null for whoever may not read it. */
export const lireSupports = (ctx: ContextePersonne, d: DossierDeFormation): SupportLu[] | null =>
  litLesSupports(ctx, d) ? listSupports(ctx, d.ligne.id) : null;

function listSupports({ db }: ContextePersonne, formationId: number): SupportLu[] {
  const sien = and(
    ...[eq(fichiers.domaine, DU_SUPPORT.domaine), eq(fichiers.objet, DU_SUPPORT.objet)],
    eq(fichiers.objetId, supportsDeFormation.id),
  );
  return db
    .select({
      ...{ id: supportsDeFormation.id, titre: supportsDeFormation.titre, lien: supportsDeFormation.lien },
      ...{ fichierId: fichiers.id, genre: fichiers.genre, octets: fichiers.octets },
    })
    .from(supportsDeFormation)
    .leftJoin(fichiers, sien)
    .where(eq(supportsDeFormation.formationId, formationId))
    .orderBy(asc(supportsDeFormation.id))
    .all()
    .map(({ id, titre, lien, fichierId, genre, octets }) => ({
      ...{ id, titre, chemin: lien ?? `/fichiers/${fichierId}` },
      precision:
        lien === null
          ? `${genre === 'application/pdf' ? 'PDF' : 'Photo'}, ${libelleOctets(octets ?? 1)}`
          : URL.canParse(lien)
            ? new URL(lien).host
            : '',
    }));
}

/** @throws ErreurMetier INTROUVABLE; INTERDIT for whoever neither holds it nor trains in it */
function exigerDepot(ctx: ContextePersonne, id: number | undefined): DossierDeFormation {
  const d = getFormation(ctx, id);
  exigerDroit(DROITS_FORMATION, 'deposerDesSupports', d.relations);
  return d;
}

/**
 * What whoever hands out must know: what is there, and whether more may come.
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever neither holds it nor trains in it
 */
export function getPageDesSupports(ctx: ContextePersonne, id: number | undefined) {
  const { ligne } = exigerDepot(ctx, id);
  const supports = listSupports(ctx, ligne.id);
  const empechement =
    ligne.statut === 'annulee'
      ? 'Cette formation est annulée\u00a0: personne n’y attend de support.'
      : supports.length >= MAX_SUPPORTS
        ? TROP
        : null;
  return { id: ligne.id, titre: ligne.titre, supports, empechement, geste: randomUUID() };
}

const TROP = `Une formation a ${MAX_SUPPORTS} supports au plus\u00a0: retirez-en un d’abord, ou réunissez-les dans un même PDF.`;

/**
 * Hands something out to those who have a place: a file, or a link.
 * @param fichier already checked; without one, the link says where
 * @returns its id, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE for a formation that is called off, and when there are enough
 */
export function ajouterSupport(
  ctx: ContextePersonne,
  id: number | undefined,
  { titre, lien, geste }: { titre: string; lien?: string | undefined; geste?: string | undefined },
  fichier?: FichierPret,
): number {
  return enTransaction(ctx, (tx) => {
    const { ligne } = exigerDepot(tx, id);
    return uneSeuleFois(tx, `support-de-formation-${ligne.id}`, geste, () => {
      if (ligne.statut === 'annulee') throw impossible('Cette formation est annulée\u00a0: personne n’y attend de support.');
      const dejaLa = eq(supportsDeFormation.formationId, ligne.id);
      const { n } = tx.db.select({ n: count() }).from(supportsDeFormation).where(dejaLa).get() ?? { n: 0 };
      if (n >= MAX_SUPPORTS) throw impossible(TROP);
      if (!fichier && lien === undefined) throw impossible('Choisissez un fichier, ou écrivez l’adresse d’un lien.', 'fichier');
      const ecrit = tx.db
        .insert(supportsDeFormation)
        .values({ formationId: ligne.id, titre, lien: fichier ? null : (lien ?? null), ajouteLe: tx.maintenant })
        .returning({ id: supportsDeFormation.id })
        .get();
      if (fichier) ecrireFichier(tx, { ...DU_SUPPORT, objetId: ecrit.id }, fichier);
      ecrireAuJournal(tx, ligne, 'ajouter_support', 'a ajouté un support à la formation');
      return ecrit.id;
    });
  });
}

/** Takes it away, its file too; one that is gone already is no error. @throws ErreurMetier INTROUVABLE, INTERDIT */
export function retirerSupport(ctx: ContextePersonne, id: number | undefined, supportId: number): void {
  enTransaction(ctx, (tx) => {
    const { ligne } = exigerDepot(tx, id);
    const { changes } = tx.db
      .delete(supportsDeFormation)
      .where(and(eq(supportsDeFormation.id, supportId), eq(supportsDeFormation.formationId, ligne.id)))
      .run();
    if (changes !== 1) return;
    retirerFichiers(tx, { ...DU_SUPPORT, objetId: supportId });
    ecrireAuJournal(tx, ligne, 'retirer_support', 'a retiré un support de la formation');
  });
}

const ecrireAuJournal = (ctx: ContextePersonne, { id, titre }: { id: number; titre: string }, acte: string, fait: string) =>
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: id, acte },
    resume: `${fait} ${entreGuillemets(titre)}`,
  });
