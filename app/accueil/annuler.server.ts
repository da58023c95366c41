import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import type { Annulation } from '#app/commun/prise.ts';
import { journal } from '#app/commun/tables.ts';
import { agrements } from '#app/reseau/agrements/tables.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { motsDuJournal } from './mots-du-journal.server.ts';
import { PRISES } from './prises.server.ts';

type Ligne = typeof journal.$inferSelect;

/** Condition on the journal: what was done to a structure, to its agréments and in its team. */
export function deLaStructure({ db }: Pick<ContextePersonne, 'db'>, structureId: number): SQL | undefined {
  const siens = db.select({ id: agrements.id }).from(agrements).where(eq(agrements.structureId, structureId));
  return and(
    eq(journal.domaine, 'reseau'),
    or(
      and(eq(journal.objet, 'structure'), eq(journal.objetId, structureId)),
      and(
        eq(journal.objet, 'agrement'),
        or(
          inArray(journal.objetId, siens),
          // One that was taken away has no row any more: its line remembers whose it was.
          sql`json_extract(coalesce(${journal.apres}, '{}'), '$.structureId') = ${structureId}`,
          sql`json_extract(coalesce(${journal.avant}, '{}'), '$.structureId') = ${structureId}`,
        ),
      ),
    ),
  );
}

/** How a line is undone; undefined when nothing undoes it. */
export function annulationDe({ domaine, objet, acte }: Pick<Ligne, 'domaine' | 'objet' | 'acte'>): Annulation | undefined {
  const cle = `${objet}/${acte}`;
  return PRISES.find((prise) => prise.domaine === domaine && prise.annulations?.[cle])?.annulations?.[cle];
}

/**
 * A line that this person may undo: all of them for the coordination, those of her structure for a responsable.
 * @throws ErreurMetier INTROUVABLE otherwise
 */
function exigerLigne(ctx: ContextePersonne, id: number | undefined): Ligne {
  if (id === undefined) throw introuvable();
  const siennes = ctx.acteur.responsableDe
    .filter((structureId) => peut(DROITS_STRUCTURE, 'lire_historique', relationsStructure(ctx.acteur, structureId)))
    .map((structureId) => deLaStructure(ctx, structureId));
  const ou = ctx.acteur.roles.includes('coordination') ? undefined : (or(...siennes) ?? sql`0`);
  const ligne = ctx.db
    .select()
    .from(journal)
    .where(and(eq(journal.id, id), ou))
    .get();
  if (!ligne) throw introuvable();
  return ligne;
}

const enLigneAAnnuler = ({ objetId, avant, apres }: Ligne) => ({ objetId: objetId ?? 0, avant: avant ?? {}, apres: apres ?? {} });

function empechementDe(ctx: ContextePersonne, ligne: Ligne): string | null {
  const annulation = annulationDe(ligne);
  if (!annulation) return 'Cette modification ne peut pas s’annuler d’un geste : refaites-la à la main.';
  const deja = ctx.db.select({ id: journal.id }).from(journal).where(eq(journal.annuleId, ligne.id)).get();
  if (deja) return 'Cette modification a déjà été annulée.';
  return annulation.empechement(ctx, enLigneAAnnuler(ligne));
}

/** Whether the button is offered beside a line that nobody has undone: something undoes it, and its object stands as it left it. */
export const peutSAnnuler = (ctx: ContextePersonne, ligne: Ligne): boolean =>
  ligne.annuleId === null && annulationDe(ligne)?.empechement(ctx, enLigneAAnnuler(ligne)) === null;

/** What the page before the button says: what will come back, or why it cannot. */
export function getAnnulation(ctx: ContextePersonne, id: number | undefined) {
  const ligne = exigerLigne(ctx, id);
  return {
    id: ligne.id,
    resume: ligne.resume,
    changements: motsDuJournal(ctx, [ligne])(ligne),
    empechement: empechementDe(ctx, ligne),
    retour: retourDe(ctx, ligne),
  };
}

/** Where one reads the line again: the whole journal, or the history of her structure. */
function retourDe(ctx: ContextePersonne, { id }: Ligne): string {
  if (ctx.acteur.roles.includes('coordination')) return '/journal';
  const sienne = ctx.acteur.responsableDe.find((structureId) =>
    ctx.db
      .select({ id: journal.id })
      .from(journal)
      .where(and(eq(journal.id, id), deLaStructure(ctx, structureId)))
      .get(),
  );
  return sienne === undefined ? '/accueil' : `/reseau/structures/${sienne}/historique`;
}

/**
 * Puts back what a line of the journal changed, and writes that it was undone. A line is undone once.
 * @returns where one reads the line again
 * @throws ErreurMetier INTROUVABLE, or IMPOSSIBLE when the object changed since
 */
export function annulerLigne(ctx: ContextePersonne, id: number | undefined): string {
  return enTransaction(ctx, (ctx) => {
    const ligne = exigerLigne(ctx, id);
    const refus = empechementDe(ctx, ligne);
    if (refus) throw impossible(refus);
    const { domaine, objet, objetId, resume, avant, apres } = ligne;
    // Read before: an object put away may take its line out of the structure's history.
    const retour = retourDe(ctx, ligne);
    annulationDe(ligne)?.annuler(ctx, enLigneAAnnuler(ligne));
    journaliser(ctx, {
      ...{ domaine, objet, objetId, acte: 'annuler' },
      resume: `a annulé cette modification : « ${resume} »`,
      ...(apres ? { avant: apres } : {}),
      ...(avant ? { apres: avant } : {}),
      annuleId: ligne.id,
    });
    return retour;
  });
}
