import { and, desc, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { journal } from '#app/commun/tables.ts';
import { imports } from '#app/reseau/tables.ts';
import { ecrireLigne } from './ecrire-import.server.ts';
import { type Decision, deciderImport, type Reponses, SORTS, type Sort } from './import-structures.ts';
import { lireTableau, type Tableau } from './lecture-csv.server.ts';
import { lireReseauConnu } from './reseau-connu.server.ts';

export interface Apercu {
  id: number;
  nomFichier: string;
  /** Whether it was confirmed already. */
  ecrit: boolean;
  tableau: Tableau;
  /** In the order in which they are shown: those that need someone first. */
  decisions: Decision[];
  compte: Record<Sort, number>;
}

const siPermis = (ctx: Contexte) => {
  // A page that exists for the coordination alone; le temps and the command line import on its behalf.
  if (ctx.acteur.personneId !== null && !ctx.acteur.roles.includes('coordination')) throw introuvable();
};

/**
 * Keeps a list to be looked at; nothing is written in the network yet. The night's purge erases it a week later.
 * @returns the import's id
 * @throws ErreurMetier IMPOSSIBLE on `fichier` when it is no list of structures
 */
export function preparerImport(ctx: Contexte, fichier: { nomFichier: string; contenu: Uint8Array }): number {
  siPermis(ctx);
  lireTableau(fichier.contenu);
  return ctx.db
    .insert(imports)
    .values({
      personneId: ctx.acteur.personneId,
      nomFichier: fichier.nomFichier.slice(0, 200),
      contenu: Buffer.from(fichier.contenu),
      creeLe: ctx.maintenant,
    })
    .returning({ id: imports.id })
    .get().id;
}

function lire(ctx: Contexte, importId: number) {
  siPermis(ctx);
  const ligne = ctx.db.select().from(imports).where(eq(imports.id, importId)).get();
  if (!ligne) throw introuvable();
  return ligne;
}

/** The fate of each row, as things are now; reads, writes nothing. */
export function apercu(ctx: Contexte, importId: number, reponses: Reponses = new Map()): Apercu {
  const { contenu, nomFichier, ecritLe } = lire(ctx, importId);
  const tableau = lireTableau(contenu);
  const decisions = deciderImport(tableau.lignes, lireReseauConnu(ctx), reponses);
  const compte: Record<Sort, number> = { refusee: 0, a_choisir: 0, modifiee: 0, nouvelle: 0, inchangee: 0 };
  for (const { sort } of decisions) compte[sort] += 1;
  const rang = (decision: Decision) => SORTS.indexOf(decision.sort);
  return {
    id: importId,
    nomFichier,
    ecrit: ecritLe !== null,
    tableau,
    decisions: decisions.sort((a, b) => rang(a) - rang(b)),
    compte,
  };
}

/**
 * Writes a list: all its accepted rows, or none. Rows refused or left without an answer stay out.
 * Confirmed twice, it changes nothing the second time.
 */
export function confirmerImport(
  ctx: Contexte | ContextePersonne,
  importId: number,
  reponses: Reponses = new Map(),
): { nouvelles: number; modifiees: number; laissees: number; dejaEcrit: boolean } {
  return enTransaction(ctx as Contexte, (tx) => {
    if (lire(tx, importId).ecritLe !== null) return { nouvelles: 0, modifiees: 0, laissees: 0, dejaEcrit: true };
    const { decisions, compte, nomFichier } = apercu(tx, importId, reponses);
    const laissees = compte.refusee + compte.a_choisir;
    if (compte.nouvelle + compte.modifiee === 0 && compte.inchangee === 0) {
      throw impossible('Aucune ligne ne peut être écrite pour l’instant : corrigez le fichier, puis déposez-le de nouveau.');
    }
    const siennes = [...decisions]
      .sort((a, b) => a.numero - b.numero)
      .map(({ ecriture, structureId }) => (ecriture ? ecrireLigne(tx, ecriture) : structureId))
      .filter((id) => id !== null);
    tx.db.update(imports).set({ ecritLe: tx.maintenant }).where(eq(imports.id, importId)).run();
    journaliser(tx, {
      domaine: 'reseau',
      objet: 'import',
      objetId: importId,
      acte: 'importer',
      resume: `a importé « ${nomFichier} »`,
      // The list alone does not tell them again: answers settled some of its rows.
      apres: { ...compte, structures: siennes },
    });
    return { nouvelles: compte.nouvelle, modifiees: compte.modifiee, laissees, dejaEcrit: false };
  });
}

/** The structures of the network that a list speaks of; once it is written, those of the rows settled by an answer too. */
export function structuresDeLImport(ctx: Contexte, importId: number): Set<number> {
  const { ecritLe } = lire(ctx, importId);
  const ecrites = ecritLe === null ? undefined : structuresEcrites(ctx, importId);
  if (ecrites) return new Set(ecrites);
  const ids = apercu(ctx, importId).decisions.map((decision) => decision.structureId);
  return new Set(ids.filter((id) => id !== null));
}

/** What the journal says of a list that was written; undefined when its line does not tell. */
function structuresEcrites(ctx: Contexte, importId: number): number[] | undefined {
  const ligne = ctx.db
    .select({ apres: journal.apres })
    .from(journal)
    .where(
      and(
        ...[eq(journal.domaine, 'reseau'), eq(journal.objet, 'import')],
        ...[eq(journal.objetId, importId), eq(journal.acte, 'importer')],
      ),
    )
    .orderBy(desc(journal.id))
    .get();
  const ecrites = ligne?.apres?.structures;
  return Array.isArray(ecrites) ? ecrites.filter((id): id is number => typeof id === 'number') : undefined;
}
